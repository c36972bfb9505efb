"""How long a cold visitor waits, and for how many bytes: our page and the stock page, in turns."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

import chromium
from bench.link import Link
from bench.pages import FIRST_NUMBER, alone

FIRST_PULSE = "forward-pass:first-pulse"
LIVE = "forward-pass:live"
WITHIN_MS = 120_000
# A browser that was just opened is busy with windows of its own, for two seconds and with a whole processor: both pages
# are visited when it has come to rest.
BREATH = "new Promise((done) => setTimeout(done, 250))"
QUIET_S = 0.03
MARK = "name => performance.getEntriesByName(name)[0]?.startTime"
# What the page itself fetched until its first pulse, as the browser counts it.
BEFORE = """name => {
    const { startTime } = performance.getEntriesByName(name)[0];
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
        .filter(({ name, responseStart }) => name.startsWith("http") && responseStart < startTime);
    const bytes = entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    return { requests: entries.length, bytes, page: entries[0].encodedBodySize };
}"""


@dataclass(slots=True)
class Visits:
    """What several visits measured, in ms by the name of the mark; bytes and requests of the last one."""

    times_ms: dict[str, list[float]] = field(default_factory=dict)
    received_bytes: int = 0
    before: dict[str, int] = field(default_factory=dict)

    def median_ms(self, mark: str) -> float:
        """Return the median time of a mark."""
        return median(self.times_ms[mark])


def visit(playwright: Playwright, url: str, visits: Visits, *marks: str, at_rest: bool = True) -> None:
    """Open the page in a browser of its own, as somebody who was never there, and wait for its marks.

    Parameters: at_rest, whether the browser, just opened, may come to rest first.
    """
    browser = chromium.launch(playwright)
    page = browser.new_page()
    if at_rest:
        settle(browser, page)
    page.goto(url, wait_until="commit")
    for mark in marks:
        page.wait_for_function(MARK, arg=mark, timeout=WITHIN_MS, polling=25)
        visits.times_ms.setdefault(mark, []).append(page.evaluate(MARK, mark))
    if FIRST_PULSE in marks:
        visits.before = page.evaluate(BEFORE, FIRST_PULSE)
    browser.close()


def settle(browser: Browser, page: Page) -> None:
    """Wait until all processes of the browser together do next to nothing for a quarter of a second."""
    session = browser.new_browser_cdp_session()
    used_s = -1.0
    while True:
        before_s, used_s = (
            used_s,
            sum(one["cpuTime"] for one in session.send("SystemInfo.getProcessInfo")["processInfo"]),
        )
        if 0 <= used_s - before_s < QUIET_S and before_s >= 0:
            break
        page.evaluate(BREATH)
    session.detach()


def compare(playwright: Playwright, site_url: str, stock_url: str, rounds: int) -> tuple[Visits, Visits]:
    """Visit both pages in turns; return what was measured of ours, and of the stock page."""
    ours, stock = Visits(), Visits()
    for _ in range(rounds):
        visit(playwright, stock_url, stock, FIRST_NUMBER)
        visit(playwright, site_url, ours, FIRST_PULSE, LIVE)
    return ours, stock


def compare_starts(playwright: Playwright, site_url: str, stock_url: str, rounds: int) -> dict[str, Visits]:
    """Visit, in turns, an element on a page of its own and the stock pages; at rest, and in a browser just opened."""
    element = alone(site_url, python="eager")
    opened = ("element, just opened", "stock, just opened", "page, just opened")
    found = {name: Visits() for name in ("element", "stock", "load", *opened)}
    for _ in range(rounds):
        visit(playwright, stock_url, found["stock"], FIRST_NUMBER)
        visit(playwright, element, found["element"], LIVE)
        visit(playwright, f"{stock_url}load", found["load"], FIRST_NUMBER)
        visit(playwright, stock_url, found["stock, just opened"], FIRST_NUMBER, at_rest=False)
        visit(playwright, element, found["element, just opened"], LIVE, at_rest=False)
        visit(playwright, site_url, found["page, just opened"], FIRST_PULSE, at_rest=False)
    return found


def compare_over(
    playwright: Playwright, site_url: str, stock_url: str, rounds: int, **link: Any
) -> tuple[Visits, Visits]:
    """Do the same over a link, which counts the bytes of each visit."""
    with Link(site_url, **link).open() as to_site, Link(stock_url, **link).open() as to_stock:
        ours, stock = compare(playwright, to_site.url, to_stock.url, rounds)
        ours.received_bytes = to_site.received_bytes // rounds
        stock.received_bytes = to_stock.received_bytes // rounds
    return ours, stock
