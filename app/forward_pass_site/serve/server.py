"""Serve the site on this machine, with the headers of a good static host."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from forward_pass_site.errors import SiteError
from forward_pass_site.resource import MISSING, Content, Folder, Resource
from forward_pass_site.serve.reply import missing, reply_to, warm

HOST = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """A server of one content, a thread for each connection."""

    daemon_threads = True
    # A page requests many files at once.
    request_queue_size = 64

    def __init__(self, content: Content, port: int) -> None:
        self.content = content
        super().__init__((HOST, port), Handler)

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://{HOST}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore browsers that close a connection early; report everything else."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; logs only requests that failed."""

    protocol_version = "HTTP/1.1"
    # Otherwise a small answer on an open connection waits for the browser's acknowledgement.
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        """Send a resource."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Send a resource's headers."""
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        path = urlsplit(self.path).path
        resource = self._find(path)
        reply = reply_to(self.headers, resource) if resource else missing(path, self._find(f"/{MISSING}"))
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(reply.body)

    def _find(self, path: str) -> Resource | None:
        try:
            return self.server.content.find(path)
        except (SiteError, OSError) as error:
            self.log_error("%s: %s", path, error)
            return None

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log only requests for what is not there."""
        if code == 404:
            self.log_message("nothing at %s", self.path)


def open_server(content: Content, port: int) -> Server:
    """Return a server bound to `port` (0: any free one).

    Raises:
        SiteError: if another program uses the port, or this user may not use it.
    """
    try:
        return Server(content, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            way_out = f"stop that one or choose another port: --port {port + 1} (PORT={port + 1} make run)"
            raise SiteError(f"port {port} is taken by another program; {way_out}") from error
        raise SiteError(
            f"port {port} cannot be used: {error.strerror}; choose another: --port 8000 (PORT=8000 make run)"
        ) from error


@contextmanager
def serving(content: Content, port: int = 0) -> Iterator[str]:
    """Serve in the background while the block runs; yield the address."""
    server = open_server(content, port)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def serve_forever(content: Content, port: int) -> None:
    """Serve until interrupted."""
    with open_server(content, port) as server:
        if isinstance(content, Folder):
            Thread(target=warm, args=(content.everything(),), daemon=True).start()
        print(f"Forward Pass is at {server.url} (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
