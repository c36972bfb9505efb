"""The built folder on hosts that are not ours: under any path, and without a single helpful header."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from e2e.element import trace_of, until

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

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory):
    """Serve the site two folders down; give the address of the upper one."""
    root = tmp_path_factory.mktemp("host")
    (root / "forward").mkdir()
    (root / "forward" / "pass").symlink_to(site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(OldHandler, directory=str(root)))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("name", ["", "embed.html?python=eager"])
def test_it_comes_alive_under_any_path_without_any_header(page: Page, host, name):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}forward/pass/{name}")
    until(page, "element.trace?.source === 'live'")
    assert trace_of(page)["seed"] == 65
    assert [url for url in asked if not url.startswith((f"{host}forward/pass/", "data:", "blob:"))] == []


@pytest.mark.tolerates_trouble("the page is not there, which is the point")
@pytest.mark.parametrize(
    "path", ["forward/pass/nowhere", "forward/pass/deep/down/here.html", "forward/pass/pictures/none.svg"]
)
def test_where_nothing_is_a_page_leads_back_to_the_network(page: Page, host, path):
    page.goto(f"{host}{path}")
    link = page.get_by_role("link", name="See a neural network compute")
    expect(link).to_have_attribute("href", f"{host}forward/pass/")
    link.click()
    until(page, "element.trace")


@pytest.mark.tolerates_trouble("the page is not there, which is the point")
def test_an_address_with_another_hosts_name_in_it_leads_nowhere_else(page: Page, host):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}/example.org/nowhere")
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith((host, "data:")) for url in asked)
    assert page.get_by_role("link").get_attribute("href") == "/"
