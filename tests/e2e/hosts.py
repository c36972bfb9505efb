"""Hosts that are not ours, as plain as they come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


class OldHandler(SimpleHTTPRequestHandler):
    """Speaks HTTP/1.1, knows the types of the last century, and shows 404.html where nothing is, as hosts do."""

    protocol_version = "HTTP/1.1"

    def guess_type(self, path: object) -> str:
        """Return the type of this table alone, not of the machine's."""
        return TYPES.get(Path(str(path)).suffix, "application/octet-stream")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the folder's own page."""
        page = (Path(self.directory) / "forward" / "pass" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def end_headers(self) -> None:
        """Allow pages of other origins, and say nothing else."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class PlainHandler(SimpleHTTPRequestHandler):
    """Sends no header that nobody asked for, not a word about other origins, and says nothing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class IsolatedHandler(PlainHandler):
    """Isolates its pages from those of other origins."""

    def end_headers(self) -> None:
        """Say what makes a page cross-origin isolated."""
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        super().end_headers()


@contextmanager
def plain_site(site: Path, root: Path) -> Iterator[str]:
    """Serve a built site two folders below an empty one, to every origin; give the site's address."""
    (root / "forward").mkdir()
    (root / "forward" / "pass").symlink_to(site)
    with _served(OldHandler, root) as url:
        yield f"{url}forward/pass/"


@contextmanager
def plain_host(folder: Path) -> Iterator[str]:
    """Serve a folder as the plainest of static hosts does; give its address."""
    with _served(PlainHandler, folder) as url:
        yield url


@contextmanager
def isolated_host(folder: Path) -> Iterator[str]:
    """Serve a folder whose pages are cross-origin isolated; give its address."""
    with _served(IsolatedHandler, folder) as url:
        yield url


@contextmanager
def _served(handler: type[SimpleHTTPRequestHandler], folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()
