"""The address bar: it follows the network on stage, and its address brings that network back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.conftest import DIARY
from e2e.element import ask, part_text, sentences, trace_of, until
from e2e.oracle import cpython_trace
from forward_pass import Drawn
from forward_pass_site.record.reels import recorded_seeds

pytestmark = pytest.mark.shares_profile

ANOTHER, THIRD = recorded_seeds()[1:3]


def test_a_recorded_network_is_in_the_address_and_back_when_the_address_is_opened(page: Page, site_url):
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    ask(page, "element.randomize()")
    shown = trace_of(page)
    expect(page).to_have_url(f"{site_url}?python=off#v=1&seed={shown['seed']}")
    page.goto("about:blank")
    page.goto(f"{site_url}?python=off#v=1&seed={shown['seed']}")
    until(page, "element.trace")
    again = trace_of(page)
    assert (again["seed"], again["source"]) == (shown["seed"], "recorded")
    assert again["weights"] == shown["weights"]


def test_a_copied_link_opens_a_network_nobody_recorded(page: Page, home: Page, site_url):
    ask(home, "element.randomize()")
    copied = trace_of(home)
    expect(home).to_have_url(
        f"{site_url}#v=1&seed={copied['seed']}&sample=0&moment={round(ask(home, 'element.currentTimeMs'), 3):.10g}"
    )
    page.add_init_script(DIARY)
    page.add_init_script(
        """addEventListener("networkchange", (event) =>
            (window.seeds ??= []).push([event.detail.source, event.detail.settings.seed]), true);"""
    )
    page.goto(home.url)
    # Neurons and neutral edges, and no number that does not exist.
    assert ask(page, "element.trace") is None
    assert ask(page, "element.settings.seed") == copied["seed"]
    assert re.fullmatch(r"no numbers yet( · Python is (starting|loading, \d+\u2009%))?", part_text(page, ".badge"))
    assert part_text(page, ".numbers") == ""
    description = "element.shadowRoot.querySelector('canvas[role=application]').getAttribute('aria-label')"
    assert "%" not in ask(page, description)
    until(page, "element.trace")
    opened = trace_of(page)
    assert (opened["seed"], opened["source"]) == (copied["seed"], "live")
    assert opened["weights"] == copied["weights"] == cpython_trace(Drawn(seed=copied["seed"]))["weights"]
    # Nothing else was ever on stage.
    assert page.evaluate("window.seeds") == [[None, copied["seed"]], ["live", copied["seed"]]]
    assert sentences(page) == []


def test_a_change_of_the_fragment_changes_the_network(page: Page, site_url):
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    page.evaluate("seed => location.hash = `#seed=${seed}&sample=3`", ANOTHER)
    until(page, "element.trace?.seed === argument && element.trace.sample === 3", ANOTHER)


def test_a_link_into_the_article_is_no_network(page: Page, site_url):
    page.goto(f"{site_url}?python=off#article")
    until(page, "element.trace")
    shown = trace_of(page)
    page.get_by_role("link", name="Skip to the article").press("Enter")
    assert page.evaluate("document.activeElement.id") == "article"
    assert sentences(page) == []
    assert trace_of(page)["seed"] == shown["seed"]


def test_the_fragment_wins_over_the_query_and_the_query_over_the_page(page: Page, site_url):
    page.goto(f"{site_url}?python=off&seed={ANOTHER}&theme=light#seed={THIRD}")
    until(page, "element.trace")
    assert trace_of(page)["seed"] == THIRD
    assert ask(page, "element.getAttribute('theme')") == "light"


def test_a_link_to_a_sample_still_leads_there_after_a_while(page: Page, site_url):
    page.clock.install()
    page.goto(f"{site_url}?python=off&autoplay=false#seed={ANOTHER}&sample=3")
    until(page, "element.trace?.sample === 3")
    page.clock.run_for(5000)
    page.reload()
    until(page, "element.trace")
    shown = trace_of(page)
    assert (shown["seed"], shown["sample"]) == (ANOTHER, 3)


def test_back_leads_to_the_network_before_and_networks_drawn_in_a_row_are_one_step(page: Page, site_url):
    page.clock.install()
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    first = trace_of(page)["seed"]
    # The script of the address bar comes once the page has settled.
    until(page, "document.documentElement.hasAttribute('data-settled')")
    page.clock.run_for(1000)
    seeds = []
    for pause_ms in (2000, 40_000, 2000):
        ask(page, "element.randomize()")
        seeds.append(trace_of(page)["seed"])
        expect_address(page, seeds[-1])
        page.clock.fast_forward(pause_ms)
    page.go_back()
    until(page, "element.trace?.seed === argument", seeds[1])
    page.go_back()
    until(page, "element.trace?.seed === argument", first)
    page.go_forward()
    until(page, "element.trace?.seed === argument", seeds[1])
    # What is drawn from here on takes the place of what was ahead.
    page.clock.run_for(2000)
    ask(page, "element.randomize()")
    expect_address(page, trace_of(page)["seed"])
    page.go_back()
    until(page, "element.trace?.seed === argument", seeds[1])


def expect_address(page: Page, seed: int) -> None:
    page.clock.run_for(1000)
    expect(page).to_have_url(re.compile(f"#v=1&seed={seed}\\b"))
