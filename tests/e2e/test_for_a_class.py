"""What a teacher needs on a projector: full screen with larger type, and light or dark at a click."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.element import SOON_MS, ask, part_text, until

pytestmark = pytest.mark.shares_profile

FILLS = "document.fullscreenElement === element"
FONT = "parseFloat(getComputedStyle(element.shadowRoot.querySelector('.told')).fontSize) * (element.shadowRoot.querySelector('.told').currentCSSZoom ?? 1)"
SCHEME = "[getComputedStyle(document.documentElement).colorScheme, element.shadowRoot.querySelector('.frame').dataset.scheme]"


@pytest.fixture
def still(page: Page, site_url: str) -> Page:
    """Open our own page, paused, without Python."""
    page.emulate_media(color_scheme="light")
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, "element.trace && element.shadowRoot.querySelector('.numbers table')")
    return page


def test_in_full_screen_the_type_is_larger_and_what_is_pointed_at_is_still_found(still: Page):
    before = ask(still, FONT)
    ask(still, "element.focus()")
    still.keyboard.press("f")
    until(still, FILLS, within_ms=SOON_MS)
    assert ask(still, FONT) == pytest.approx(1.35 * before, rel=0.01)
    box = still.locator("forward-pass canvas.still").bounding_box()
    assert box
    assert box["width"] == pytest.approx(ask(still, "innerWidth"), abs=2)
    # The third of five inputs stands half-way down.
    for part in range(3, 18):
        still.mouse.move(box["x"] + box["width"] * part / 100, box["y"] + box["height"] * 0.505)
        if ask(still, "element.target?.kind") == "neuron":
            break
    assert ask(still, "element.target") == {"kind": "neuron", "layer": 0, "neuron": 2}
    still.keyboard.press("f")
    until(still, "!document.fullscreenElement", within_ms=SOON_MS)
    assert ask(still, FONT) == before


def test_a_frame_that_may_not_fill_the_screen_says_so_in_words(page: Page, site_url: str):
    page.goto(f"{site_url}small.html")
    page.evaluate(
        """src => { const frame = Object.assign(document.createElement("iframe"), { src, allow: "fullscreen 'none'" });
            frame.width = 640; frame.height = 520; document.body.replaceChildren(frame); }""",
        f"{site_url}embed.html?python=off&autoplay=false",
    )
    frame = page.frame_locator("iframe")
    frame.locator("forward-pass .pace").click()
    panel = frame.locator("forward-pass .pace-panel")
    expect(panel.locator(".full-screen")).to_be_hidden()
    expect(panel.locator(".note")).to_have_text(
        "Full screen is not allowed here: the page around this frame must allow it."
    )
    page.keyboard.press("f")
    expect(frame.locator("forward-pass .notice")).to_contain_text("Full screen is not allowed here")


def test_the_switch_of_our_page_goes_from_auto_to_light_to_dark_and_keeps_the_choice_in_the_address(still: Page):
    switch = still.get_by_role("button", name="Theme: auto")
    switch.wait_for()
    assert ask(still, SCHEME) == ["light dark", "light"]
    for theme, scheme in (("light", ["light", "light"]), ("dark", ["dark", "dark"])):
        still.locator("button.theme").click()
        until(still, f"String({SCHEME}) === String(argument)", scheme, within_ms=SOON_MS)
        assert f"&theme={theme}" in still.url
        assert still.locator("button.theme").get_attribute("aria-label") == f"Theme: {theme}"
    still.reload()
    until(still, f"element.trace && String({SCHEME}) === 'dark,dark'")
    still.get_by_role("button", name="Theme: dark").click()
    until(still, f"String({SCHEME}) === 'light dark,light'", within_ms=SOON_MS)
    assert "theme" not in still.url
    assert part_text(still, ".told")
