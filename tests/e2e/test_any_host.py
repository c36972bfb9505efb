"""The built folder on hosts that are not ours: under any path, and without a single helpful header."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import engines
from documents import HOSTING
from e2e.element import trace_of, until
from e2e.hosts import plain_site
from slow import one_of

pytestmark = pytest.mark.shares_profile


@pytest.fixture(scope="module")
def url(site: Path, tmp_path_factory: pytest.TempPathFactory):
    """Serve the site plainly, two folders down."""
    with plain_site(site, tmp_path_factory.mktemp("host")) as url:
        yield url


@pytest.mark.parametrize("name", one_of(["", "embed.html?python=eager"]))
def test_it_comes_alive_under_any_path_without_any_header(page: Page, url, name):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url}{name}")
    until(page, "element.trace?.source === 'live'")
    assert trace_of(page)["seed"] == 65
    assert [url for url in asked if not url.startswith((url, "data:", "blob:"))] == []


@pytest.mark.tolerates_trouble("the page is not there, which is the point")
@pytest.mark.parametrize("path", one_of(["deep/down/here.html", "nowhere", "pictures/none.svg"]))
def test_where_nothing_is_a_page_leads_back_to_the_network(page: Page, url, path):
    page.goto(f"{url}{path}")
    link = page.get_by_role("link", name="See a neural network compute")
    expect(link).to_have_attribute("href", url)
    link.click()
    page.wait_for_url(url)
    until(page, "element.trace")


@pytest.mark.tolerates_trouble("the page is not there, which is the point")
def test_an_address_with_another_hosts_name_in_it_leads_nowhere_else(page: Page, url):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url.removesuffix('forward/pass/')}/example.org/nowhere")
    page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith((url, "data:")) for url in asked)
    assert page.get_by_role("link").get_attribute("href") == "/"


@pytest.fixture(scope="module")
def nginx_url(site: Path, tmp_path_factory: pytest.TempPathFactory):
    """Serve the site by nginx, with the configuration that docs/hosting.md gives."""
    if note := engines.missing("nginx"):
        pytest.skip(note)
    [server] = re.findall(r"```nginx\n(.*?)```", HOSTING, re.DOTALL)
    with engines.nginx(server.replace("/srv/forward-pass", str(site)), tmp_path_factory.mktemp("nginx")) as url:
        yield url


@pytest.mark.slow
def test_behind_nginx_it_comes_alive(page: Page, nginx_url):
    page.goto(nginx_url)
    until(page, "element.trace?.source === 'live'")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("", {"cache-control": "no-cache", "content-encoding": "gzip"}),
        ("static/forward-pass.js", {"cache-control": "no-cache", "content-encoding": "gzip"}),
        ("static/vendor/pyodide-*/pyodide.asm.wasm", {"cache-control": "max-age=31536000, immutable", "content-type": "application/wasm", "content-encoding": "gzip"}),
        ("static/vendor/pyodide-*/pyodide.asm.mjs", {"cache-control": "max-age=31536000, immutable", "content-encoding": "gzip"}),
        ("static/vendor/reduced-*/packages.pack", {"cache-control": "max-age=31536000, immutable"}),
        ("pictures/seed-16.svg", {"cache-control": "no-cache", "content-type": "image/svg+xml", "content-encoding": "gzip"}),
    ],
)  # fmt: skip
def test_nginx_says_of_each_file_what_helps(page: Page, site: Path, nginx_url, path, headers):
    [file] = site.glob(path) if path else [site]
    answer = page.request.get(nginx_url + file.relative_to(site).as_posix().removeprefix("."))
    assert answer.ok
    assert headers.items() <= answer.headers.items()
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.slow
def test_nginx_shows_the_page_for_what_is_missing(page: Page, nginx_url):
    answer = page.request.get(f"{nginx_url}nowhere/at/all")
    assert answer.status == 404
    assert "Nothing is here" in answer.text()
