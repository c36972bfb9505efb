"""The article's phrases take the stage to what they speak of, and its numbers are those of the network above."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, until

PHRASE = "document.querySelector('[data-goes=\"{}\"] .goes')"
FACT = "document.querySelector('[data-is=\"{}\"]').textContent"


@pytest.fixture
def reading(page: Page, site_url: str) -> Page:
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, f"element.trace && {PHRASE.format('sum')}")
    return page


def test_a_phrase_moves_the_stage_and_leads_back_to_the_text(reading: Page):
    reading.locator("[data-goes=sum] .goes").press("Enter")
    until(reading, "element.target?.kind === 'neuron' && element.target.layer === 1", within_ms=SOON_MS)
    assert ask(reading, "element.paused")
    assert 1000 < ask(reading, "element.currentTimeMs") < 1200
    until(reading, "Math.abs(element.getBoundingClientRect().top) < 400", within_ms=SOON_MS)
    reading.get_by_role("button", name="Back to the text").press("Enter")
    assert ask(reading, f"document.activeElement === {PHRASE.format('sum')}")
    assert reading.get_by_role("button", name="Back to the text").is_hidden()


def test_the_numbers_in_the_text_follow_the_network(reading: Page):
    before = ask(reading, FACT.format("sum"))
    ask(reading, "element.randomize()")
    until(reading, f"{FACT.format('sum')} !== argument", before, within_ms=SOON_MS)
    percentage = f"{100 * max(ask(reading, 'element.trace.outputs')):.1f}\u2009%"
    assert ask(reading, FACT.format("answer")) == percentage


def test_a_phrase_begins_the_tour(reading: Page):
    reading.locator("[data-goes=tour] .goes").click()
    until(reading, "element.shadowRoot.querySelector('.tour')?.textContent.includes('1 of 6')", within_ms=SOON_MS)
