"""Files of the runtime that come, but not as they should: each is named in a sentence, and recorded networks play on."""

from __future__ import annotations

import fnmatch
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from content_overlay import ContentOverlay
from e2e.element import SOON_MS, ask, open_small_page, put, sentences, trace_of, until
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import Handler, Server, open_server
from slow import one_of

pytestmark = pytest.mark.tolerates_trouble("a file is broken on purpose")

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".pack": "application/octet-stream",
    ".wasm": "application/wasm",
}
WORKER = "pyodide-worker-*.js"
FILES = [WORKER, "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "stdlib.pack", "packages.pack"]


@pytest.fixture
def spoil(page: Page, site: Path):
    """Serve one file of the runtime with other bytes or another type."""

    def spoil(name: str, change, content_type: str | None = None) -> None:
        def answer(route: Route) -> None:
            content = (site / urlsplit(route.request.url).path[1:]).read_bytes()
            route.fulfill(body=change(content), content_type=content_type or TYPES[Path(name).suffix])

        page.context.route(f"**/{name}", answer)

    return spoil


def flipped(content: bytes) -> bytes:
    """Return the same bytes but for one in the middle."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def assert_told_and_playing(page: Page, name: str) -> None:
    until(page, "element.status === 'failed'")
    [said] = sentences(page)
    assert said.startswith("Python could not run: ")
    assert name.partition("*")[0] in said
    assert said.endswith(". What was recorded goes on playing.")
    before = trace_of(page)["seed"]
    ask(page, "element.randomize()")
    assert (trace_of(page)["source"], trace_of(page)["seed"] != before) == ("recorded", True)


@pytest.mark.parametrize("name", one_of(FILES))
def test_a_file_that_was_cut_short_is_named(small_page: Page, spoil, name):
    spoil(name, lambda content: content[: len(content) // 2])
    put(small_page, python="eager")
    assert_told_and_playing(small_page, name)


@pytest.mark.parametrize("name", one_of(FILES))
def test_a_file_with_one_wrong_byte_is_named(small_page: Page, spoil, name):
    spoil(name, flipped)
    put(small_page, python="eager")
    assert_told_and_playing(small_page, name)


def test_an_empty_script_is_named_and_trying_again_helps_once_it_is_whole(small_page: Page, spoil):
    spoil(WORKER, lambda _: b"")
    put(small_page, python="eager")
    assert_told_and_playing(small_page, WORKER)
    small_page.context.unroute(f"**/{WORKER}")
    small_page.get_by_role("button", name="Try again").click()
    until(small_page, "element.trace?.source === 'live'")
    assert sentences(small_page) == []


@pytest.mark.parametrize("name", one_of(["pyodide.mjs", "pyodide.asm.mjs"]))
def test_a_script_with_a_page_in_its_place_is_named(small_page: Page, spoil, name):
    spoil(name, lambda _: b"<!doctype html><p>Sorry", "text/html")
    put(small_page, python="eager")
    assert_told_and_playing(small_page, f"{name} must have ")


@pytest.mark.parametrize("name", one_of(FILES[1:]))
def test_another_type_does_no_harm(small_page: Page, spoil, name):
    spoil(name, bytes, "text/plain")
    put(small_page, python="eager")
    until(small_page, "element.trace?.source === 'live'")


@pytest.mark.parametrize("name", one_of([WORKER, "packages.pack"]))
def test_a_file_that_never_comes_is_given_up_after_a_minute_of_silence(small_page: Page, name):
    small_page.clock.install()
    small_page.context.route(f"**/{name}", lambda route: None)
    put(small_page, python="eager")
    asked = re.compile(fnmatch.translate(f"*/{name}"))
    with small_page.context.expect_event("request", lambda request: bool(asked.match(request.url)), timeout=30_000):
        pass
    for _ in range(20):
        small_page.clock.fast_forward(8_001)
        small_page.evaluate("fetch('/LICENSE.txt').then((answer) => answer.text())")
    until(small_page, "element.status === 'failed'", within_ms=SOON_MS, polling_ms=50)
    [said] = sentences(small_page)
    assert "of its files nothing more came for 64 s" in said


class Dropping(Handler):
    """Hangs up in the middle of one file."""

    def _answer(self, *, with_body: bool) -> None:
        if not self.path.endswith("packages.pack") or not with_body:
            super()._answer(with_body=with_body)
            return
        resource = self.server.content.find(self.path)
        assert resource is not None
        self.send_response(200)
        self.send_header("Content-Length", str(len(resource.data)))
        self.end_headers()
        self.wfile.write(resource.data[: len(resource.data) // 2])
        self.wfile.flush()
        self.close_connection = True


@pytest.fixture
def dropping_url(site: Path) -> Iterator[str]:
    """Serve the site from a server that hangs up in the middle of one file."""
    server: Server = open_server(ContentOverlay(Folder(site)), 0)
    server.RequestHandlerClass = Dropping
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server.url
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_connection_that_drops_is_told_with_how_far_it_came(page: Page, dropping_url):
    open_small_page(page, dropping_url)
    put(page, python="eager")
    until(page, "element.status === 'failed'")
    [said] = sentences(page)
    assert "packages.pack broke off after" in said
