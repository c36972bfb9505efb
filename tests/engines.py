"""Firefox and WebKit, driven just far enough to open a page, point at it and ask it something; and nginx, a web server that is not ours.

`python tests/engines.py FILE` installs what is missing, where it may, and writes down what there is.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from playwright.sync_api import Page, Playwright

import debian

# Debian's names, by what they bring.
PACKAGES = {
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
    "nginx": "nginx-light",
}
MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/lib/*/webkitgtk-6.0/MiniBrowser")
STARTS_WITHIN_S = 20
ANSWERS_WITHIN_S = 120
LOOK_EVERY_MS = 50


class Engine(Protocol):
    """A browser with one page."""

    def open(self, url: str) -> None:
        """Open a page and wait until it is loaded."""

    def ask(self, body: str) -> Any:
        """Return what the body of a function returns; it must be JSON."""

    def until(self, condition: str) -> None:
        """Wait until an expression of the page is true."""

    def move(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window."""


class Firefox:
    """Firefox, through Playwright."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, url: str) -> None:
        """Open a page and wait until it is loaded."""
        self.page.goto(url)

    def ask(self, body: str) -> Any:
        """Return what the body of a function returns."""
        return self.page.evaluate(f"() => {{ {body} }}")

    def until(self, condition: str) -> None:
        """Wait until an expression of the page is true."""
        self.page.wait_for_function(f"() => {condition}", timeout=ANSWERS_WITHIN_S * 1000)

    def move(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window."""
        self.page.mouse.move(x, y)


class WebKit:
    """WebKitGTK, through the WebDriver protocol (W3C)."""

    def __init__(self, driver_url: str, browser: Path) -> None:
        self._driver_url = driver_url
        self._session = ""
        options = {"binary": str(browser), "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = f"/session/{self._send('POST', '/session', wanted)['sessionId']}"
        self._send("POST", "/timeouts", {"script": ANSWERS_WITHIN_S * 1000})

    def open(self, url: str) -> None:
        """Open a page and wait until it is loaded."""
        self._send("POST", "/url", {"url": url})

    def ask(self, body: str) -> Any:
        """Return what the body of a function returns."""
        return self._send("POST", "/execute/sync", {"script": body, "args": []})

    def until(self, condition: str) -> None:
        """Wait until an expression of the page is true: the page itself looks, and answers when it is."""
        wait = f"const [done] = arguments; (function look() {{ {condition} ? done() : setTimeout(look, {LOOK_EVERY_MS}); }})()"
        self._send("POST", "/execute/async", {"script": wait, "args": []})

    def move(self, x: float, y: float) -> None:
        """Move the mouse to a point of the window."""
        move = {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y), "origin": "viewport"}
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [move]}
        self._send("POST", "/actions", {"actions": [mouse]})

    def close(self) -> None:
        """Close the browser."""
        self._send("DELETE", "")

    def _send(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self._driver_url + self._session + path, data, {"Content-Type": "application/json"})
        request.method = method
        try:
            with urlopen(request, timeout=2 * ANSWERS_WITHIN_S) as response:
                return json.load(response)["value"]
        except HTTPError as error:
            raise AssertionError(error.read().decode()) from error


def missing(engine: str) -> str:
    """Return what is not installed of an engine, in words; empty when nothing is."""
    needed = {"firefox": ["firefox-esr"], "webkit": ["WebKitWebDriver", "Xvfb"], "nginx": ["nginx"]}[engine]
    absent = [PACKAGES[program] for program in needed if not shutil.which(program)]
    return f"{engine} is not installed (Debian: apt-get install {' '.join(absent)})" if absent else ""


@contextmanager
def firefox(playwright: Playwright) -> Iterator[Firefox]:
    """Start Firefox."""
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=shutil.which("firefox-esr"))
    yield Firefox(browser.new_page())
    browser.close()


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start WebKit on a display of its own."""
    [browser] = [path for pattern in MINI_BROWSERS for path in Path("/").glob(pattern[1:])][:1]
    with _display() as display:
        port = _free_port()
        # Its sandbox wants namespaces that a container does not give.
        environment = os.environ | {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        with _program(["WebKitWebDriver", f"--port={port}"], environment) as process:
            _wait_for(process, port)
            engine = WebKit(f"http://127.0.0.1:{port}", browser)
            yield engine
            with suppress(AssertionError, URLError):
                engine.close()


@contextmanager
def nginx(server: str, folder: Path) -> Iterator[str]:
    """Run nginx with one server, as its configuration has it but for where it listens; give its address.

    `folder` is for what it writes.
    """
    port = _free_port()
    lines = ["daemon off;", f"pid {folder}/pid;", f"error_log {folder}/errors;", "events {}"]
    server = server.replace("server {", f"server {{ listen 127.0.0.1:{port};", 1)
    if os.geteuid() == 0:
        lines.append("user root;")  # what tests write is for their own user's eyes
    lines += ["http { include /etc/nginx/mime.types; access_log off;", server, "}"]
    (folder / "nginx.conf").write_text("\n".join(lines), "utf-8")
    program = shutil.which("nginx") or "nginx"
    with _program([program, "-e", f"{folder}/errors", "-c", str(folder / "nginx.conf")], dict(os.environ)) as process:
        _wait_for(process, port)
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def _display() -> Iterator[str]:
    """Run a display in memory, under the first number that is free."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with _program(command, dict(os.environ), pass_fds=(writer,)):
        os.close(writer)
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"


@contextmanager
def _program(
    command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, pass_fds=pass_fds) as process:
        try:
            yield process
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the program listens; one that ends instead has failed."""
    deadline_s = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < deadline_s:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(f"{process.args!r} ended with status {process.wait(LOOK_EVERY_MS / 1000)}")
    raise AssertionError(f"{process.args!r} does not listen on port {port}")


def main() -> None:
    """Install what is missing, where this user may; write down what there is."""
    debian.install(package for program, package in PACKAGES.items() if not shutil.which(program))
    notes = [note for engine in ("firefox", "webkit", "nginx") if (note := missing(engine))]
    print(
        "\n".join(f"Not tested: {note}" for note in notes) or "Testing in Firefox and WebKit, and behind nginx",
        flush=True,
    )
    Path(sys.argv[1]).write_text("\n".join(notes), "utf-8")


if __name__ == "__main__":
    main()
