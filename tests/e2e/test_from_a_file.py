"""The page opened by a double click: its recorded network plays, and it says what Python needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from e2e.element import ask, sentences, trace_of, until
from forward_pass_site.checkout import Checkout

pytestmark = pytest.mark.tolerates_trouble("browsers refuse modules from files, and say so")


def test_the_built_page_plays_its_recorded_network_and_says_that_python_needs_a_server(page: Page, site: Path):
    page.goto((site / "index.html").as_uri())
    until(page, "element.trace && element.currentTimeMs > 500")
    trace = trace_of(page)
    assert (trace["source"], trace["seed"], len(trace["weights"])) == ("recorded", 65, 3)
    until(page, "element.status === 'failed'")
    assert sentences(page) == [
        "Python could not run: a page opened from a file may not start it; it needs a web server (`make run`, or any static"
        " host). What was recorded goes on playing."
    ]
    # Trying again could not help.
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    before = ask(page, "element.trace.sample")
    ask(page, "element.seek(element.durationMs - 1)")
    until(page, "element.trace.sample !== argument", before)


def test_the_sources_opened_from_a_file_say_what_to_do(page: Page, checkout: Checkout):
    page.goto((checkout.root / "index.html").as_uri())
    expect(page.locator("forward-pass p")).to_contain_text("Type `make run` in their folder")
