"""A tab that was opened before the site was updated: what it loads afterwards is there, or it asks to be reloaded."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from beside import Beside
from e2e.element import SOON_MS, ask, open_small_page, put, sentences, until
from forward_pass_site.resource import Folder
from forward_pass_site.serve import serving

pytestmark = pytest.mark.tolerates_trouble("the old build's files are gone, which is the point")

# What the element loads later; none of it is checked by a hash that another file holds.
LATER = re.compile(
    r"\b((?:adjust-panel|beside|cards|coding|handles|pace-panel|python|share-panel)-)([A-Z2-7]{8})(?=\.js)"
)


def deploy_another_build(site: Path) -> None:
    """Give all that is loaded later another hash in its name, as a newer build would, and let the old files be gone."""
    for file in [*site.glob("*.js"), *site.glob("*.html"), *site.glob("static/*.js")]:
        file.write_text(LATER.sub(lambda name: name[1] + name[2][::-1], file.read_text("utf-8")), "utf-8")
        if LATER.search(file.name):
            file.rename(file.with_name(LATER.sub(lambda name: name[1] + name[2][::-1], file.name)))


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the built site; give its address and its folder."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with serving(Beside(Folder(folder))) as url:
        yield url, folder


def test_a_tab_of_the_older_build_asks_to_be_reloaded_and_then_works(page: Page, deployed):
    url, folder = deployed
    open_small_page(page, url)
    put(page, python="off")
    until(page, "element.shadowRoot.querySelector('.walked')")
    deploy_another_build(folder)
    for name in ("Adjust", "Share"):
        page.get_by_role("button", name=name, exact=True).click()
    until(page, "element.shadowRoot.querySelectorAll('.notice p').length >= 2", within_ms=SOON_MS)
    for said in sentences(page):
        assert said.endswith("could not be opened: the site has newer files than this page: reload it.")
    page.reload()
    put(page, python="off")
    until(page, "element.trace")
    page.get_by_role("button", name="Adjust", exact=True).click()
    until(page, "!element.shadowRoot.querySelector('.drawer').hidden")
    assert sentences(page) == []


def test_python_of_an_older_build_asks_for_a_reload_too(page: Page, deployed):
    url, folder = deployed
    open_small_page(page, url)
    put(page)
    until(page, "element.trace")
    deploy_another_build(folder)
    assert ask(page, "element.whenLive().catch(({ message }) => message)").endswith("reload it")
    [said] = sentences(page)
    assert said.startswith("Python could not run: the site has newer files than this page: reload it.")


def test_our_own_page_goes_on_from_its_copy(page: Page, deployed):
    url, folder = deployed
    page.goto(f"{url}?python=off")
    until(page, "element.trace")
    page.wait_for_function("navigator.serviceWorker.controller !== null", timeout=SOON_MS)
    deploy_another_build(folder)
    page.get_by_role("button", name="Share", exact=True).click()
    until(page, "element.shadowRoot.querySelector('dialog')?.open", within_ms=SOON_MS)
    assert sentences(page) == []
    page.reload()
    until(page, "element.trace")
    page.get_by_role("button", name="Adjust", exact=True).click()
    until(page, "!element.shadowRoot.querySelector('.drawer').hidden")
