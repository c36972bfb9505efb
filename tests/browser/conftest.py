"""What the browser tests share: a page to import modules in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.lab import FAKES, HELPERS, FakePython, Lab
from browser.scripts import DEFAULT, NETWORK_STORE, OPEN
from content_overlay import PAGES, ContentOverlay
from forward_pass_site.build.dev_content import DevContent
from forward_pass_site.checkout import Checkout
from forward_pass_site.serve.server import serving
from lender import Lender
from trouble import watch


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let all tests beside an empty document share profiles: it has nothing to remember."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and "blank_page" in getattr(item, "fixturenames", ()):
            item.add_marker("shares_profile")


@dataclass
class Answers:
    """Who answers what the pages ask Python: the stand-in of the test that runs."""

    python: FakePython | None = None

    def ask(self, request: str, endpoint: str = "reel") -> list[Any]:
        """Hand a page's question on."""
        assert self.python, "a test whose page asks Python must ask for fake_python"
        return self.python.answer(request, endpoint)


@pytest.fixture(scope="session")
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def fake_url(checkout: Checkout) -> Iterator[str]:
    """Serve the sources with a stand-in for PyScript."""
    with serving(ContentOverlay(DevContent(checkout), PAGES | FAKES, kept="/static/")) as url:
        yield url


@pytest.fixture(scope="session")
def lender(browser: Browser, answers: Answers) -> Iterator[Lender]:
    """Lend pages that have the helpers, for one test after the other."""

    def prepare(context: BrowserContext) -> None:
        context.add_init_script(path=HELPERS)
        context.expose_function("askPython", answers.ask)

    lender = Lender(browser, prepare, watch)
    yield lender
    lender.close()


@pytest.fixture
def blank_page(page: Page, trouble: list[str], request: pytest.FixtureRequest) -> Page:
    """Open an empty document beside the sources, Python a stand-in where the test asks for it."""
    url = request.getfixturevalue("fake_url" if "fake_python" in request.fixturenames else "source_url")
    page.goto(f"{url}blank.html")
    # What was under way on the page when the last test ended is not this test's.
    trouble.clear()
    return page


@pytest.fixture
def own_lab(blank_page: Page) -> Lab:
    """Open a document of its own, for what lasts: players, elements, listeners."""
    return Lab(blank_page)


@pytest.fixture
def fake_python(page: Page, answers: Answers) -> Iterator[FakePython]:
    """Let CPython answer where the page would start Pyodide."""
    answers.python = FakePython(page)
    yield answers.python
    answers.python = None


@pytest.fixture(scope="session")
def _pure_page(browser: Browser, source_url: str) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(path=HELPERS)
    page = context.new_page()
    page.goto(f"{source_url}blank.html")
    yield page
    context.close()


@pytest.fixture
def lab(_pure_page: Page) -> Iterator[Lab]:
    """Share one document between tests of pure functions, which leave nothing behind in it."""
    errors: list[str] = []

    def note(error: object) -> None:
        errors.append(str(error))

    _pure_page.on("pageerror", note)
    yield Lab(_pure_page)
    _pure_page.remove_listener("pageerror", note)
    assert not errors


@pytest.fixture
def element(own_lab: Lab) -> Callable[..., Any]:
    """Run a body beside an `element` of these attributes and content; nothing plays unless `autoplay` is asked for."""

    def run(body: str, attributes: str = "", autoplay: str = "false", inside: str = "") -> Any:
        markup = f'<forward-pass python="off" autoplay="{autoplay}" {attributes}>{inside}</forward-pass>'
        return own_lab.run(OPEN + body, markup)

    return run


@pytest.fixture
def live_store(own_lab, fake_python):
    """Run a body beside a new store whose Python is live: CPython answers."""

    def run(body, **given):
        return own_lab.run(NETWORK_STORE + body, {"settings": DEFAULT, "status": "live", **given})

    return run
