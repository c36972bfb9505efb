"""Cards where no module may be loaded: in the page for frames, which one classic script brings to life."""

from __future__ import annotations

from playwright.sync_api import Page

from e2e.cards import read
from e2e.element import ask, until

OPEN = "element.shadowRoot.querySelector('.card')?.matches(':popover-open') ?? false"


def test_a_card_opens_in_the_page_for_frames_and_leads_on_to_what_was_recorded(page: Page, site_url):
    page.goto(f"{site_url}embed.html?python=off&autoplay=false")
    until(page, "element.trace")
    box = page.locator("forward-pass .stage").bounding_box()
    assert box
    # Down through the percentages until one of them is met.
    for part in range(20, 80, 4):
        page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] * part / 100)
        page.wait_for_timeout(200)
        if ask(page, OPEN):
            break
    card = read(page)
    assert card is not None
    assert card.kind == "output"
    assert card.numbers["result"] in ask(page, "element.trace.probabilities")
    page.locator("forward-pass .card .sum .to").nth(2).click()
    until(page, "element.shadowRoot.querySelector('.card .curve .function') !== null", within_ms=10_000)
    card = read(page)
    assert card is not None
    assert (card.kind, card.title) == ("hidden", "Neuron 3")
