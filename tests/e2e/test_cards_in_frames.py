"""Cards where no module may be loaded: in the page for frames, which one classic script brings to life."""

from __future__ import annotations

from playwright.sync_api import Page

from e2e.cards import neuron, places, read
from e2e.element import ask, until

OPEN = "element.shadowRoot.querySelector('.card')?.checkVisibility() ?? false"


def test_a_card_opens_in_the_page_for_frames_and_leads_on_to_what_was_recorded(page: Page, site_url, sources):
    page.goto(f"{site_url}embed.html?python=off&autoplay=false")
    until(page, "element.trace")
    box = page.locator("forward-pass .stage").bounding_box()
    assert box
    [(x, y)] = places(page, sources, [neuron(3, 0)])
    page.mouse.click(box["x"] + x, box["y"] + y)
    until(page, OPEN)
    card = read(page)
    assert card is not None
    assert card.kind == "output"
    assert card.numbers["result"] in ask(page, "element.trace.probabilities")
    page.locator("forward-pass .card .sum .to").nth(2).click()
    until(page, "element.shadowRoot.querySelector('.card .curve .function') !== null", within_ms=10_000)
    card = read(page)
    assert card is not None
    assert (card.kind, card.title) == ("hidden", "Neuron 3")
