"""What all tests share: the site served, a real browser, and a page that reports what went wrong on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

import chromium
from forward_pass_site.build import build_site
from forward_pass_site.checkout import Checkout, this_checkout
from forward_pass_site.prepare import prepare
from forward_pass_site.resource import Folder, Sources
from forward_pass_site.serve import serving

TROUBLE = pytest.StashKey[list[str]]()
BLANK = '<!doctype html><html lang="en"><title>blank</title><link rel="icon" href="data:,"><body></body></html>'


@pytest.fixture(scope="session")
def checkout() -> Checkout:
    """Return the checkout under test, with everything beside its sources up to date."""
    checkout = this_checkout()
    prepare(checkout)
    return checkout


@pytest.fixture(scope="session")
def site(checkout: Checkout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site, built anew from the sources."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build_site(checkout, folder)
    return folder


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Serve the built site; give its address, which ends in a slash."""
    with serving(Folder(site)) as url:
        yield url


@pytest.fixture(scope="session")
def source_url(checkout: Checkout) -> Iterator[str]:
    """Serve the sources as written, as `make dev` does; give the address, which ends in a slash."""
    with serving(Sources(checkout)) as url:
        yield url


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start Playwright, which runs but once in a process."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium once for all tests."""
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


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page; when the test is over, fail it for anything the page logged, threw or asked of another host."""
    page = context.new_page()
    trouble = request.node.stash.setdefault(TROUBLE, [])
    watch(page, trouble)
    yield page
    if not request.node.get_closest_marker("tolerates_trouble"):
        assert not trouble, "\n".join(trouble)


@pytest.fixture
def trouble(page: Page, request: pytest.FixtureRequest) -> list[str]:
    """Return what went wrong on the page so far, a live list, for tests that expect it."""
    found: list[str] = request.node.stash[TROUBLE]
    return found


@pytest.fixture
def blank_page(page: Page, source_url: str) -> Page:
    """Open an empty document beside the sources: `await import("/static/scene/layout.js")` works in it."""
    page.route("**/blank.html", lambda route: route.fulfill(body=BLANK, content_type="text/html"))
    page.goto(f"{source_url}blank.html")
    return page


def watch(page: Page, trouble: list[str]) -> None:
    """Write down every error the page logs or throws, and every request that fails or leaves the page's host."""

    def asked(url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname != "127.0.0.1":
            trouble.append(f"foreign request: {url}")

    page.on("console", lambda message: trouble.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
    page.on("request", lambda request: asked(request.url))
    page.on("response", lambda reply: trouble.append(f"{reply.status}: {reply.url}") if reply.status >= 400 else None)
