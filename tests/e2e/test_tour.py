"""The tour: from the question under the stage back to the inputs, by keyboard alone, and by a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, part_text, put, until

pytestmark = pytest.mark.shares_profile

WHY = "element.shadowRoot.querySelector('.why')"
TOUR = "element.shadowRoot.querySelector('.tour')"
SENTENCE = "element.shadowRoot.querySelector('.tour .now').textContent"
FOCUSED = "element.shadowRoot.activeElement?.className"
# How far the boxes of the tour, the stage and the bar reach into each other.
OVERLAPS = """(() => {
    const boxes = ["stage", "tour", "bar"].map((name) => element.shadowRoot.querySelector(`.${name}`))
        .filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect());
    return boxes.slice(1).map((box, k) => boxes[k].bottom - box.top);
})()"""


@pytest.fixture
def asking(small_page: Page) -> Page:
    """Open a paused element that shows its answer, and with it the question."""
    put(small_page, python="off", autoplay="false")
    until(small_page, f"{WHY}?.checkVisibility({{ visibilityProperty: true }})")
    return small_page


def press(page: Page, key: str, place: str) -> str:
    """Press a key, wait for the stop it leads to, and return its sentence."""
    page.keyboard.press(key)
    until(page, f"{TOUR}?.textContent.includes(argument)", place, within_ms=SOON_MS)
    sentence: str = ask(page, SENTENCE)
    return sentence


def test_taken_by_keyboard_alone_it_is_complete(asking: Page):
    assert ask(asking, f"{WHY}.textContent") == "Where does 82.8\u2009% come from?"
    for _ in range(20):
        asking.keyboard.press("Tab")
        if ask(asking, FOCUSED) == "why":
            break
    told = [press(asking, "Enter", "1 of 6")]
    moments = [ask(asking, "element.currentTimeMs")]
    for k, key in enumerate(["Enter", "ArrowRight", "Enter", "ArrowRight", "Enter"], 2):
        told.append(press(asking, key, f"{k} of 6"))
        moments.append(ask(asking, "element.currentTimeMs"))
        # Spoken as it is written; nothing else talks into it.
        assert part_text(asking, ".announcer") == f"{k} of 6: {told[-1]}"
    assert told[0] == "class 1 gets 82.8\u2009%, the most of 2 classes."
    assert [sentence.split(" ")[0] for sentence in told[1:3]] == ["Softmax", "Logit"]
    assert told[5].endswith("inputs are given, not computed.")
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == 6
    assert press(asking, "ArrowLeft", "5 of 6") == told[4]
    asking.keyboard.press("Escape")
    until(asking, f"!{TOUR}", within_ms=SOON_MS)
    assert ask(asking, f"[{FOCUSED}, element.paused, element.currentTimeMs === element.durationMs]") == [
        "why",
        True,
        True,
    ]


def test_the_last_stop_leads_out_again_and_play_does_so_at_any_time(asking: Page):
    ask(asking, "element.tour()")
    until(asking, f"{TOUR}?.textContent.includes('1 of 6')", within_ms=SOON_MS)
    for k in range(2, 7):
        press(asking, "ArrowRight", f"{k} of 6")
    assert part_text(asking, ".onward") == "Done"
    asking.keyboard.press("Enter")
    until(asking, f"!{TOUR} && {FOCUSED} === 'why'", within_ms=SOON_MS)
    ask(asking, "element.tour()")
    until(asking, TOUR, within_ms=SOON_MS)
    ask(asking, "element.play()")
    until(asking, f"!{TOUR} && !element.paused", within_ms=SOON_MS)


def test_it_is_about_the_output_that_is_selected_and_its_numbers_stay_true(asking: Page):
    ask(asking, "element.target = { kind: 'neuron', layer: 3, neuron: 1 }")
    until(asking, f"{WHY}.textContent.includes('17.2')", within_ms=SOON_MS)
    ask(asking, f"{WHY}.click()")
    until(asking, f"{TOUR} && {SENTENCE}.startsWith('class 2 gets 17.2')", within_ms=SOON_MS)
    assert ask(asking, "element.target") is None
    ask(asking, "element.randomize()")
    percentage = f"{100 * ask(asking, 'element.trace.outputs[1]'):.1f}"
    until(asking, f"{SENTENCE}.startsWith(`class 2 gets ${{argument}}`)", percentage, within_ms=SOON_MS)


def test_an_output_that_is_not_there_is_told(asking: Page):
    ask(asking, "element.tour('rain')")
    until(asking, f"{TOUR} && {SENTENCE}.startsWith('class 1')", within_ms=SOON_MS)
    assert part_text(asking, ".sentences") == "the tour needs the number or the name of one of 2 outputs; got rain"


@pytest.mark.parametrize(("width", "height"), [(320, 560), (400, 420), (400, 560), (701, 500), (1280, 700)])
def test_it_covers_nothing_and_the_stage_keeps_its_size_from_stop_to_stop(asking: Page, width: int, height: int):
    ask(
        asking,
        f"Object.assign(element.style, {{ width: '{width}px', height: '{height}px', minHeight: 0, maxHeight: 'none' }})",
    )
    ask(asking, "element.tour()")
    until(asking, f"{TOUR}?.textContent.includes('1 of 6')", within_ms=SOON_MS)
    heights = set()
    for k in range(2, 7):
        press(asking, "ArrowRight", f"{k} of 6")
        assert max(ask(asking, OVERLAPS)) <= 0.5
        heights.add(ask(asking, "element.shadowRoot.querySelector('.stage').clientHeight"))
    [stage] = heights
    assert stage > 0.4 * height


def test_a_link_opens_with_it(page: Page, site_url: str):
    page.goto(f"{site_url}?tour=2&python=off")
    until(page, f"{TOUR} && {SENTENCE}.startsWith('class 2 gets 17.2')")
    assert ask(page, "element.paused")
