"""Time in the reader's hand: every step in its order, the same picture for the same moment, nothing before its time."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import SOON_MS, TABULATED, ask, put, put_live, until

pytestmark = pytest.mark.shares_profile

# When the numbers of 5-7-6-2 are there, in ms of the pass: the inputs, then z and a of each hidden layer, z of the last, and of
# its softmax z ÷ T, the exponentials and p.
INPUTS_MS = 210
SUMS_MS = [1115, 2055, 2995]
ACTIVATIONS_MS = [1265, 2205]
SOFTMAX_MS = [3092, 3176, 3260]
# Moments that are as good as an end may be a hair before it.
HAIR_MS = 0.02

CELLS = """[...element.shadowRoot.querySelectorAll(".numbers table")].map(table =>
    [...table.tBodies[0].rows].map(row => [...row.querySelectorAll("data")].map(cell => [cell.value, cell.textContent])))"""
PICTURE = """(async () => {
    await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return [...element.shadowRoot.querySelectorAll("canvas")].map(canvas => canvas.toDataURL()).join();
})()"""
DESCRIPTION = "element.shadowRoot.querySelector('canvas.still').getAttribute('aria-label')"


@pytest.fixture
def live(live_page: Page) -> Page:
    put_live(live_page)
    until(live_page, TABULATED)
    return live_page


def painted(page: Page) -> None:
    page.evaluate("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")


def test_the_right_arrow_leads_through_every_step_in_its_order(live: Page):
    ask(live, "(element.seek(0), element.focus())")
    told = []
    for _ in range(15):
        live.keyboard.press("ArrowRight")
        painted(live)
        told.append(ask(live, "element.shadowRoot.querySelector('.told .now').textContent"))
    hidden = ["weight × value", "summed with bias", "ReLU cuts negatives"]
    softmax = ["softmax shares 100 %"] * 5
    assert told == [
        "the numbers of one sample",
        *hidden,
        *hidden,
        *hidden[:2],
        *softmax,
        "the prediction for this sample",
    ]
    assert ask(live, "[element.currentTimeMs, element.paused]") == [4000, True]
    for _ in range(15):
        live.keyboard.press("ArrowLeft")
    assert ask(live, "element.currentTimeMs") == 0


def known_cells(moment: float) -> list[list[list[bool]]]:
    """Return which cells of the tables hold a number at a moment: worked out from the pace alone."""
    moment += HAIR_MS
    hidden = [[True, True, moment >= sums, moment >= lit] for sums, lit in zip(SUMS_MS, ACTIVATIONS_MS, strict=False)]
    last = [True, True, moment >= SUMS_MS[-1], *[moment >= made for made in SOFTMAX_MS]]
    return [
        [[moment >= INPUTS_MS]] * 5,
        [[True] * 4 + hidden[0]] * 7,
        [[True] * 6 + hidden[1]] * 6,
        [[True] * 5 + last] * 2,
    ]


def test_nothing_is_shown_before_its_time_and_everything_from_then_on(live: Page):
    boundaries = [INPUTS_MS, *SUMS_MS, *ACTIVATIONS_MS, *SOFTMAX_MS]
    moments = [
        0,
        4000,
        *(moment + shift for moment in boundaries for shift in (-1, 0, 1)),
        *Random(8).sample(range(4000), 30),
    ]
    whole = ask(live, CELLS)
    for moment in moments:
        ask(live, "element.seek(argument)", moment)
        painted(live)
        cells = ask(live, CELLS)
        known = known_cells(moment)
        assert [[[value != "" for value, _ in row] for row in table] for table in cells] == known, moment
        for table, all_cells in zip(cells, whole, strict=True):
            for row, all_row in zip(table, all_cells, strict=True):
                for cell, number in zip(row, all_row, strict=True):
                    assert cell in (number, ["", "–"])
        assert ("%" in ask(live, DESCRIPTION)) == known[-1][0][-1]


def test_the_same_moment_is_the_same_picture_after_any_number_of_others(live: Page):
    ask(live, "void (element.style.cssText = 'inline-size: 300px; block-size: 416px')")
    moments = Random(5).sample(range(4000), 12)
    pictures = {}
    for moment in moments:
        ask(live, "element.seek(argument)", moment)
        pictures[moment] = ask(live, PICTURE)
    for moment in Random(6).choices(moments, k=60):
        ask(live, "element.seek(argument)", moment)
        assert ask(live, PICTURE) == pictures[moment], moment
    # Other samples have been seen in between, and passes played.
    ask(live, "(element.step(1, 'sample'), element.play())")
    until(live, "element.currentTimeMs > 600 && element.currentTimeMs < 2000")
    ask(live, "element.step(-element.trace.sample, 'sample')")
    until(live, "element.trace.sample === 0")
    for moment in moments[:4]:
        ask(live, "element.seek(argument)", moment)
        assert ask(live, PICTURE) == pictures[moment], moment


@pytest.fixture
def line(small_page: Page) -> Page:
    put(small_page, python="off", speed="0.25")
    until(small_page, TABULATED)
    return small_page


def place_of(page: Page, part: float) -> tuple[float, float]:
    box = page.locator("forward-pass .scrubber").bounding_box()
    assert box
    return box["x"] + box["width"] * part, box["y"] + 14


def test_a_drag_with_the_mouse_holds_the_pass_where_the_pointer_is(line: Page):
    line.mouse.move(*place_of(line, 0.3))
    line.mouse.down()
    for part in (0.5, 0.9, 0.75):
        line.mouse.move(*place_of(line, part))
        assert ask(line, "element.currentTimeMs") == pytest.approx(4000 * part, abs=15)
    held = ask(line, "element.currentTimeMs")
    painted(line)
    assert ask(line, "[element.currentTimeMs, element.paused]") == [held, False]
    line.mouse.up()
    until(line, "element.currentTimeMs > argument", held, within_ms=SOON_MS)


def test_who_lets_go_outside_the_line_has_let_go(line: Page):
    line.mouse.move(*place_of(line, 0.3))
    line.mouse.down()
    x, y = place_of(line, 0.6)
    line.mouse.move(x, y + 300)
    line.mouse.up()
    held = ask(line, "element.currentTimeMs")
    assert held >= 2380
    until(line, "element.currentTimeMs > argument", held, within_ms=SOON_MS)


def test_a_paused_pass_stays_paused_where_it_was_dragged_to(line: Page):
    ask(line, "element.pause()")
    line.mouse.click(*place_of(line, 0.25))
    painted(line)
    assert ask(line, "[element.currentTimeMs, element.paused]") == [1000, True]


def test_a_finger_moves_along_the_line(browser: Browser, site_url):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, TABULATED)
    cdp = context.new_cdp_session(page)
    for part in (0.9, 0.7, 0.5):
        x, y = place_of(page, part)
        finger = {"type": "touchStart" if part == 0.9 else "touchMove", "touchPoints": [{"x": x, "y": y}]}
        cdp.send("Input.dispatchTouchEvent", finger)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    until(page, "Math.abs(element.currentTimeMs - 2000) < 40", within_ms=SOON_MS)
    assert page.evaluate("scrollY") == 0
    context.close()


def test_the_slider_goes_by_its_own_small_steps_and_by_the_steps_of_the_pass(line: Page):
    ask(line, "element.pause()")
    ask(line, "element.seek(1000)")
    slider = line.get_by_role("slider", name="Moment of the pass")
    slider.focus()
    line.keyboard.press("ArrowUp")
    assert ask(line, "element.currentTimeMs") == 1010
    line.keyboard.press("ArrowRight")
    assert ask(line, "element.currentTimeMs") == pytest.approx(1060, abs=0.01)
    line.keyboard.press("Shift+ArrowLeft")
    assert ask(line, "element.currentTimeMs") == pytest.approx(420, abs=0.01)
    assert slider.get_attribute("aria-valuetext") == "inputs, 0.4 of 4.0 seconds"
    line.keyboard.press("End")
    assert ask(line, "element.currentTimeMs") == 4000


def test_keys_scroll_the_page_again_where_the_element_has_not_the_focus(line: Page):
    line.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"margin-block: 3000px\">end</p>')")
    ask(line, "(element.pause(), element.seek(1000), element.focus())")
    line.keyboard.press("End")
    assert ask(line, "[element.currentTimeMs, scrollY]") == [4000, 0]
    line.keyboard.press("PageDown")
    until(line, "scrollY > 100", within_ms=SOON_MS)
    line.evaluate("(document.activeElement.blur(), scrollTo(0, 0))")
    line.keyboard.press("Home")
    line.keyboard.press("Space")
    until(line, "scrollY > 100", within_ms=SOON_MS)
    assert ask(line, "[element.currentTimeMs, element.paused]") == [4000, True]
