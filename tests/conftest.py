"""What all tests share: the site served, a real browser, and a page that reports what went wrong on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import chromium
from content_overlay import ABSENT, ContentOverlay
from forward_pass_site.build.dev_content import DevContent
from forward_pass_site.build.prepare import prepare
from forward_pass_site.build.site import build_site
from forward_pass_site.checkout import Checkout, this_checkout
from forward_pass_site.resource import Folder
from forward_pass_site.serve.server import serving
from lender import LENDERS, Lender
from process_lock import process_lock, shared_folder
from trouble import TROUBLE
from trouble import watch as watch  # tests name it from here, too

SLOW_WITHIN_S = 900


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count the tests in other browsers among the slow ones: those start slowly and by themselves. Slow ones may take longer."""
    for item in items:
        if item.get_closest_marker("engines"):
            item.add_marker("slow")
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.timeout(SLOW_WITHIN_S))


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """Return the checkout under test, with everything beside its sources up to date."""
    checkout = this_checkout()
    with process_lock(shared_folder(tmp_path_factory), "prepared"):
        prepare(checkout)
    return checkout


@pytest.fixture(scope="session")
def site(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built anew from the sources, once for all processes."""
    shared = shared_folder(tmp_path_factory)
    folder = shared / "built" / "site"
    with process_lock(shared, "built"):
        if not folder.is_dir():
            folder.parent.mkdir(exist_ok=True)
            build_site(checkout, folder)
    return folder


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Serve the built site and small.html, which has the element at hand; give the address, which ends in a slash."""
    with serving(ContentOverlay(Folder(site))) as url:
        yield url


@pytest.fixture(scope="session")
def source_url(checkout: Checkout) -> Iterator[str]:
    """Serve the sources as written and blank.html; browsers keep the modules. Give the address, which ends in a slash."""
    with serving(ContentOverlay(DevContent(checkout), kept="/static/")) as url:
        yield url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start Playwright, which runs but once in a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium once for all tests."""
    browser = chromium.launch_light(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium with all it has, once for the tests of what the headless shell does otherwise, such as wheels."""
    browser = chromium.launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def context_options() -> dict[str, object]:
    """What the page's browser context is made with; a test overrides it for another size, theme or preference."""
    return {}


@pytest.fixture
def context(browser: Browser, context_options: dict[str, object]) -> Iterator[BrowserContext]:
    """Open a fresh profile."""
    context = browser.new_context(**context_options)  # type: ignore[arg-type]  # the test names Playwright's own options
    yield context
    context.close()


@pytest.fixture(scope="module", autouse=True)
def _rest_between_files() -> Iterator[None]:
    """Let nothing play on pages that the next file may not borrow."""
    yield
    for lender in LENDERS:
        lender.rest()


@pytest.fixture(scope="session")
def lender(browser: Browser) -> Iterator[Lender]:
    """Lend pages to the tests that share profiles."""
    lender = Lender(browser, lambda _: None, watch)
    yield lender
    lender.close()


@pytest.fixture
def page(context_options: dict[str, object], request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page; when the test is over, fail it for anything the page logged, threw or asked of another host.

    Its profile is fresh, unless the test is marked `shares_profile`.
    """
    trouble: list[str] = []
    request.node.stash[TROUBLE] = trouble
    ABSENT.clear()
    if request.node.get_closest_marker("shares_profile"):
        lent = request.getfixturevalue("lender").lend(context_options)
        with lent as (page, request.node.stash[TROUBLE]):
            yield page
    else:
        page = request.getfixturevalue("context").new_page()
        watch(page, trouble)
        yield page
    trouble = request.node.stash[TROUBLE] + [f"404: {path}" for path in ABSENT]
    if not request.node.get_closest_marker("tolerates_trouble"):
        assert not trouble, "\n".join(trouble)


@pytest.fixture
def trouble(page: Page, request: pytest.FixtureRequest) -> list[str]:
    """Return what went wrong on the page so far, a live list, for tests that expect it."""
    found: list[str] = request.node.stash[TROUBLE]
    return found


@pytest.fixture
def blank_page(page: Page, source_url: str) -> Page:
    """Open an empty document beside the sources: `await import("/static/core/layout.js")` works in it."""
    page.goto(f"{source_url}blank.html")
    return page
