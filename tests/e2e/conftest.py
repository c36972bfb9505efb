"""Pages that several end-to-end tests share, since Python takes seconds to start in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, Route

import engines
from e2e.element import ask, open_small_page, put_live, until
from engines import Engine
from trouble import watch

# Runs before the page's own scripts: writes down its events and, once a frame, what it shows.
DIARY = """
window.diary = { events: [], frames: [] };
for (const name of ["statuschange", "networkchange", "samplechange"])
  addEventListener(name, (event) => diary.events.push([name, event.detail.status ?? event.detail.source]), true);
const write = (nowMs) => {
  const element = document.querySelector("forward-pass");
  if (element?.trace) {
    const { source, seed, sample } = element.trace;
    const badge = element.shadowRoot.querySelector(".badge").textContent;
    diary.frames.push({ nowMs, timeMs: element.currentTimeMs, status: element.status, source, seed, sample, badge });
  }
  if (element?.trace?.source !== "live") requestAnimationFrame(write);
};
requestAnimationFrame(write);
"""


@dataclass(frozen=True, slots=True)
class Start:
    """How our own page came alive: its events, what each frame showed up to the first live one, and every request."""

    events: list[list[str]]
    frames: list[dict[str, Any]]
    requests: list[tuple[str, str]]
    refused: list[str]


@dataclass(frozen=True, slots=True)
class Shared:
    """A page that outlives a test, and what went wrong on it."""

    page: Page
    trouble: list[str]


@pytest.fixture(scope="session")
def started(browser: Browser, site_url: str) -> Iterator[tuple[Shared, Start]]:
    """Open the built page as a visitor does, every other host out of reach, and let it come alive."""
    context = browser.new_context()
    requests: list[tuple[str, str]] = []
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    context.route(lambda url: url.startswith("http") and not url.startswith(site_url), refuse)

    def note(request: Request) -> None:
        # The service worker takes its copies from what the browser has; another test counts what the server is asked for.
        if not request.service_worker:
            requests.append((request.method, request.url))

    context.on("request", note)
    context.add_init_script(DIARY)
    page = context.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    page.goto(site_url)
    until(page, "diary.frames.at(-1)?.source === 'live'")
    diary = page.evaluate("diary")
    # A page that nobody tests at the moment should not keep the machine busy.
    ask(page, "element.pause()")
    yield Shared(page, trouble), Start(diary["events"], diary["frames"], requests, refused)
    context.close()


@pytest.fixture(scope="session")
def start(started: tuple[Shared, Start]) -> Start:
    """Return how the built page came alive."""
    return started[1]


@pytest.fixture
def home(started: tuple[Shared, Start]) -> Iterator[Page]:
    """Lend the built page, live and paused; fail the test for anything that went wrong meanwhile."""
    shared = started[0]
    shared.page.bring_to_front()
    yield shared.page
    ask(shared.page, "element.pause()")
    assert not shared.trouble, "\n".join(shared.trouble)


@pytest.fixture(scope="session")
def shared_small_page(browser: Browser, site_url: str) -> Iterator[Shared]:
    """Open a page whose Python is live, for any number of elements one after the other."""
    context = browser.new_context()
    page = context.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    open_small_page(page, site_url)
    put_live(page)
    yield Shared(page, trouble)
    context.close()


@pytest.fixture
def live_page(shared_small_page: Shared) -> Iterator[Page]:
    """Lend an empty page whose Python is live; fail the test for anything that went wrong on it."""
    page = shared_small_page.page
    page.bring_to_front()
    yield page
    page.evaluate("document.body.replaceChildren()")
    trouble = shared_small_page.trouble[:]
    shared_small_page.trouble.clear()
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def small_page(page: Page, site_url: str) -> Page:
    """Open an empty page of its own, whose Python nobody has started yet."""
    return open_small_page(page, site_url)


@pytest.fixture(scope="module")
def sources(browser: Browser, source_url: str) -> Iterator[Page]:
    """Open a page that can import the sources, to ask their geometry."""
    page = browser.new_page()
    page.goto(f"{source_url}blank.html")
    yield page
    page.close()


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Start a browser that is not Chromium, once for all tests."""
    if note := engines.missing(request.param):
        pytest.skip(note)
    # Playwright runs once in a process, for Chromium as for Firefox.
    started = engines.webkit() if request.param == "webkit" else engines.firefox(request.getfixturevalue("playwright"))
    with started as engine:
        yield engine
