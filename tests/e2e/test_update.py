"""A tab that was opened before the site was updated: what it loads afterwards is there, or it asks to be reloaded."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from content_overlay import ContentOverlay
from e2e.element import SOON_MS, ask, open_small_page, put, sentences, until
from forward_pass_site.build.bundle import later_sources
from forward_pass_site.build.site import build_site
from forward_pass_site.checkout import Checkout
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import serving

pytestmark = [pytest.mark.slow, pytest.mark.tolerates_trouble("the old build's files are gone, which is the point")]

RELOAD = "could not be loaded (it is not there): if the site was changed meanwhile, reload this page"


@pytest.fixture(scope="module")
def newer(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site from sources in which all that is loaded later was touched; return its folder."""
    copy = Checkout(tmp_path_factory.mktemp("touched"))
    given = [path for path in checkout.root.iterdir() if path.name not in (".git", ".venv", "build", "static")]
    for path in given:
        (copy.root / path.name).symlink_to(path)
    shutil.copytree(checkout.static, copy.static, ignore=shutil.ignore_patterns("vendor"))
    copy.vendor.symlink_to(checkout.vendor)
    for source in later_sources(copy).values():
        with (copy.static / source).open("a", encoding="utf-8") as file:
            file.write("\nglobalThis.touched;\n")
    build_site(copy, copy.root / "site")
    return copy.root / "site"


def deploy(newer: Path, folder: Path) -> None:
    """Put a newer build in the place of what is served; the old files are gone."""
    shutil.rmtree(folder)
    shutil.copytree(newer, folder)


@pytest.fixture
def deployed(site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Serve a copy of the built site; give its address and its folder."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with serving(ContentOverlay(Folder(folder))) as url:
        yield url, folder


def test_a_tab_of_the_older_build_asks_to_be_reloaded_and_then_works(page: Page, deployed, newer):
    url, folder = deployed
    open_small_page(page, url)
    put(page, python="off")
    until(page, "element.shadowRoot.querySelector('.walked')")
    deploy(newer, folder)
    for name in ("Adjust", "Share"):
        page.get_by_role("button", name=name, exact=True).click()
    until(page, "element.shadowRoot.querySelectorAll('.notice p').length >= 2", within_ms=SOON_MS)
    for said in sentences(page):
        assert said.endswith(f"{RELOAD}.")
    page.reload()
    put(page, python="off")
    until(page, "element.trace")
    page.get_by_role("button", name="Adjust", exact=True).click()
    until(page, "!element.shadowRoot.querySelector('.drawer').hidden")
    assert sentences(page) == []


def test_python_of_an_older_build_asks_for_a_reload_too(page: Page, deployed, newer):
    url, folder = deployed
    open_small_page(page, url)
    put(page)
    until(page, "element.trace")
    deploy(newer, folder)
    assert ask(page, "element.whenLive().catch(({ message }) => message)").endswith(RELOAD)
    [said] = sentences(page)
    assert said.startswith("Python could not run: interpreter-")
    assert RELOAD in said


def test_our_own_page_goes_on_from_its_copy(page: Page, deployed, newer):
    url, folder = deployed
    page.goto(f"{url}?python=off")
    until(page, "element.trace")
    page.wait_for_function("navigator.serviceWorker.controller !== null", timeout=SOON_MS)
    deploy(newer, folder)
    page.get_by_role("button", name="Share", exact=True).click()
    until(page, "element.shadowRoot.querySelector('dialog')?.open", within_ms=SOON_MS)
    assert sentences(page) == []
    page.reload()
    until(page, "element.trace")
    page.get_by_role("button", name="Adjust", exact=True).click()
    until(page, "!element.shadowRoot.querySelector('.drawer').hidden")
