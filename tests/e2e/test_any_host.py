"""The built folder on hosts that are not ours: under any path, and without a single helpful header."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.element import trace_of, until
from e2e.hosts import plain_site


@pytest.fixture(scope="module")
def url(site: Path, tmp_path_factory: pytest.TempPathFactory):
    """Serve the site plainly, two folders down."""
    with plain_site(site, tmp_path_factory.mktemp("host")) as url:
        yield url


@pytest.mark.parametrize("name", ["", "embed.html?python=eager"])
def test_it_comes_alive_under_any_path_without_any_header(page: Page, url, name):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{url}{name}")
    until(page, "element.trace?.source === 'live'")
    assert trace_of(page)["seed"] == 65
    assert [url for url in asked if not url.startswith((url, "data:", "blob:"))] == []


@pytest.mark.tolerates_trouble("the page is not there, which is the point")
@pytest.mark.parametrize("path", ["nowhere", "deep/down/here.html", "pictures/none.svg"])
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
