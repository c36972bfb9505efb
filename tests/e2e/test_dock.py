"""The dock: no card and no panel covers what it explains, the percentages or the controls, from 320 to 1,920 px."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from e2e.cards import PLACED, edge, neuron
from e2e.element import SOON_MS, TABULATED, ask, until

pytestmark = pytest.mark.shares_profile

# Sizes of the element; in the last ones there is no room for both, so that what opens covers the stage.
SIZES = [(320, 480), (360, 640), (400, 420), (400, 560), (500, 400), (640, 416), (844, 342), (1024, 640), (1280, 688), (1920, 736)]  # fmt: skip
LOW_SIZES = [(320, 300), (600, 350)]
TARGETS = [neuron(0, 1), neuron(1, 6), neuron(3, 0), neuron(3, 1), edge(0, 0, 6)]
PANELS = ["adjust", "numbers", "python", "pace"]

# What covers what, and what is not in its place: nothing, if all is well.
FAULTS = """(({ target, layout, sheet }) => {
    const root = element.shadowRoot, box = (name) => root.querySelector(name).getBoundingClientRect();
    const [frame, stage, dock, bar] = [".frame", ".stage", ".dock", ".bar"].map(box);
    const apart = (a, b) => a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5;
    const inside = (a, b) => a.left >= b.left - 0.5 && a.right <= b.right + 0.5 && a.top >= b.top - 0.5 && a.bottom <= b.bottom + 0.5;
    const faults = [];
    const claim = (right, words) => right || faults.push(words);
    claim(frame.height === innerHeight && frame.width === innerWidth, "the element has another size");
    claim(inside(dock, frame), "the dock leaves the element");
    claim(apart(dock, bar), "the dock covers the bar");
    claim(sheet || apart(dock, stage), "the dock covers the stage");
    claim(sheet || stage.height >= 130, `the stage is ${stage.height} px high`);
    claim(sheet || stage.width >= 300, `the stage is ${stage.width} px wide`);
    claim(dock.height >= 130, `the dock is ${dock.height} px high`);
    for (const name of [".play", ".scrub", ".randomize"]) {
        const { left, top, width, height } = box(name);
        const found = root.elementFromPoint(left + width / 2, top + height / 2);
        claim(root.querySelector(name).contains(found) || found?.closest(".scrubber"), `${name} cannot be reached`);
    }
    const places = [...root.querySelectorAll(".dock > *")].filter((place) => place.checkVisibility());
    for (const place of places) {
        const { right, top } = place.querySelector(".close").getBoundingClientRect();
        const { right: farthest, top: highest } = place.getBoundingClientRect();
        claim(Math.abs(farthest - right - 8) < 2.5 && top - highest < 14 && top >= highest, "the close button stands elsewhere");
        const body = place.querySelector(".inside");
        claim(place.classList.contains("drawer") || body.scrollWidth <= body.clientWidth, `the card is ${body.scrollWidth - body.clientWidth} px too wide`);
    }
    return faults;
})(argument)"""
# Whether all discs and percentages are on the stage, by the sources' own geometry.
ON_STAGE = """async ([widthPx, heightPx]) => {
    const { layoutOf } = await import("/static/core/layout.js");
    const { layers, outputs } = layoutOf({ layers: [5, 7, 6, 2], widthPx, heightPx });
    return outputs.x + outputs.widthPx <= widthPx && layers.every(({ x, top, bottom, radius }) => top >= 0 && bottom <= heightPx && Math.min(...x) >= radius);
}"""
STAGE_SIZE = (
    "(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])(element.shadowRoot.querySelector('.stage'))"
)
OPEN = "element.shadowRoot.querySelector(`.${argument}`).checkVisibility()"


@pytest.fixture
def alone(page: Page, site_url: str) -> Page:
    """Open the element alone, as large as the window, at the end of a pass."""
    page.goto(f"{site_url}embed.html?python=off&autoplay=false&controls=full")
    until(page, f"element.trace && {TABULATED}")
    return page


def faults(page: Page, *, sheet: bool = False) -> list[str]:
    until(page, PLACED, within_ms=SOON_MS)
    found: list[str] = ask(page, FAULTS, {"sheet": sheet})
    return found


def show_card(page: Page, target: dict[str, Any] | None) -> None:
    ask(page, "void (element.target = argument)", target)
    until(page, f"({OPEN}) === {'true' if target else 'false'}", "card", within_ms=SOON_MS)


def toggle(page: Page, panel: str, *, opens: bool) -> None:
    # By script: in a low element the button is hidden while the dock is open.
    ask(page, "element.shadowRoot.querySelector(`[data-panel=${argument}]`).click()", panel)
    until(page, f"({OPEN}) === {'true' if opens else 'false'}", "drawer", within_ms=SOON_MS)


def test_from_320_to_1920_px_no_card_and_no_panel_covers_stage_or_controls(alone: Page, sources: Page):
    found = {}
    for width, height in SIZES:
        alone.set_viewport_size({"width": width, "height": height})
        for target in TARGETS:
            show_card(alone, target)
            found[width, height, str(target)] = faults(alone)
            assert sources.evaluate(ON_STAGE, ask(alone, STAGE_SIZE)), (width, height)
        show_card(alone, None)
        for panel in PANELS:
            toggle(alone, panel, opens=True)
            found[width, height, panel] = faults(alone)
            toggle(alone, panel, opens=False)
    assert {state: said for state, said in found.items() if said} == {}


def test_a_card_stands_above_the_panel_where_both_have_room_and_in_its_place_elsewhere(alone: Page):
    for (width, height), both in (((1280, 800), True), ((400, 560), False), ((844, 400), False)):
        alone.set_viewport_size({"width": width, "height": height})
        toggle(alone, "adjust", opens=True)
        show_card(alone, neuron(1, 2))
        assert faults(alone) == []
        assert ask(alone, OPEN, "drawer") is both
        if both:
            card, panel = (alone.locator(f"forward-pass .{name}").bounding_box() for name in ("card", "drawer"))
            assert card
            assert panel
            assert (card["x"], card["y"] + card["height"]) == pytest.approx((panel["x"], panel["y"]), abs=1)
        show_card(alone, None)
        assert ask(alone, OPEN, "drawer")
        toggle(alone, "adjust", opens=False)


def test_in_a_low_element_the_card_covers_the_stage_and_its_button_leads_back(alone: Page):
    for width, height in LOW_SIZES:
        alone.set_viewport_size({"width": width, "height": height})
        show_card(alone, neuron(3, 0))
        assert faults(alone, sheet=True) == []
        alone.locator("forward-pass .card .close").click()
        until(alone, f"!({OPEN})", "card", within_ms=SOON_MS)
        assert ask(alone, "element.target") is None
        assert ask(alone, "element.shadowRoot.querySelector('.bar .opens').checkVisibility()")


def test_a_panel_opened_last_is_seen_before_a_card_and_the_card_comes_back(alone: Page):
    alone.set_viewport_size({"width": 400, "height": 560})
    show_card(alone, neuron(1, 2))
    # A panel that a page opens leaves the focus where it is: this reader's is inside.
    ask(alone, "void element.focus()")
    toggle(alone, "numbers", opens=True)
    assert not ask(alone, OPEN, "card")
    alone.keyboard.press("Escape")
    assert ask(alone, OPEN, "card")
    assert not ask(alone, OPEN, "drawer")


# What is smaller than a finger, but for links inside tables and sentences.
SMALL = """[...element.shadowRoot.querySelectorAll(".bar button, .bar input, .dock :is(button, summary, input)")]
    .filter((target) => target.checkVisibility() && !target.matches(".to"))
    .map((target) => (target.matches("[type=checkbox], [type=radio]") ? target.closest("label") : target))
    .map((target) => [target.className || target.textContent, target.getBoundingClientRect()])
    .filter(([, { width, height }]) => width < 43.9 || height < 43.9).map(([name, { width, height }]) => `${name} ${width} × ${height}`)"""


def test_on_a_touch_screen_everything_that_is_tapped_is_44_px_large(browser: Browser, site_url: str):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, f"element.trace && {TABULATED}")
    found = {"at rest": ask(page, SMALL)}
    show_card(page, neuron(3, 0))
    found["card"] = ask(page, SMALL)
    show_card(page, None)
    for panel in ("adjust", "pace", "python", "numbers"):
        toggle(page, panel, opens=True)
        found[panel] = ask(page, SMALL)
        toggle(page, panel, opens=False)
    context.close()
    assert {state: small for state, small in found.items() if small} == {}
