"""What the browser tests share: a page to import modules in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.lab import HELPERS, FakePython, Lab


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Put the helpers into every page."""
    context.add_init_script(path=HELPERS)
    return context


@pytest.fixture
def own_lab(blank_page: Page) -> Lab:
    """Open a page of its own, for what lasts: players, elements, listeners."""
    return Lab(blank_page)


@pytest.fixture
def fake_python(page: Page) -> FakePython:
    """Let CPython answer where the page would start Pyodide."""
    return FakePython(page)


@pytest.fixture(scope="session")
def _pure_page(browser: Browser, source_url: str) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(path=HELPERS)
    page = context.new_page()
    page.route("**/blank.html", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(f"{source_url}blank.html")
    yield page
    context.close()


@pytest.fixture
def lab(_pure_page: Page) -> Iterator[Lab]:
    """Share one page between tests of pure functions, which leave nothing behind in it."""
    errors: list[str] = []

    def note(error: object) -> None:
        errors.append(str(error))

    _pure_page.on("pageerror", note)
    yield Lab(_pure_page)
    _pure_page.remove_listener("pageerror", note)
    assert not errors
