"""Touch the inputs: whatever is changed by hand, Python answers for it, and says how far that is from before."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Browser, Page, expect

from e2e.element import SOON_MS, ask, open_small_page, put_live, sentences, trace_of, until
from e2e.touch import any_changes, assert_is_right, handle, middle, open_adjust, slider_value

pytestmark = pytest.mark.shares_profile


def test_after_any_changes_the_trace_is_what_plain_loops_make_of_it(live_page: Page):
    rng = random.Random(5)
    for activation, layers in (("relu", "5-7-6-2"), ("tanh", "3-4-3"), ("gelu", "2-1"), ("relu", "4-6-5-3-2")):
        drawn = put_live(live_page, seed=rng.randrange(1000), layers=layers, activation=activation)
        for _ in range(6):
            changes = any_changes(rng, drawn["layers"])
            wish = {
                "changes": changes,
                "inputs": [round(rng.uniform(-1, 2), 3) for _ in drawn["inputs"]],
                "temperature": round(rng.uniform(0.3, 4), 2),
            }
            ask(live_page, "void Object.assign(element, argument)", wish)
            until(
                live_page,
                """JSON.stringify([element.trace.changes, element.trace.inputs, element.trace.temperature])
                    === JSON.stringify([argument.changes, argument.inputs, argument.temperature])""",
                wish,
                within_ms=SOON_MS,
            )
            assert ask(live_page, "element.changes") == changes
            assert_is_right(trace_of(live_page), drawn, changes)


def test_changes_stay_for_other_samples_and_randomize_drops_them(live_page: Page):
    put_live(live_page)
    ask(live_page, "void (element.changes = [[0, 1, 2, 0.5], [2, 0, -1, 1]])")
    until(live_page, "element.trace.changes.length === 2")
    ask(live_page, "element.step(1, 'sample')")
    until(live_page, "element.trace.sample === 1")
    assert trace_of(live_page)["weights"][0][1][2] == 0.5
    ask(live_page, "element.randomize()")
    assert ask(live_page, "[element.changes, element.trace.changes, element.trace.baseline]") == [[], [], None]


@pytest.mark.parametrize("changes", ["[[9, 0, 0, 1]]", "'all'", "[[0, 0, 0, NaN]]", "[[0, 0, 0, 1], [0, 0, 0, 2]]"])
def test_changes_that_will_not_do_change_nothing_and_are_named(live_page: Page, changes):
    before = put_live(live_page)
    ask(live_page, f"void (element.changes = {changes})")
    [said] = sentences(live_page)
    assert said.startswith("changes must be at most 10000 lists [layer, neuron, from, value], ")
    assert trace_of(live_page) == before


def test_an_input_is_dragged_up_and_down_by_mouse_and_the_pulses_keep_their_moment(live_page: Page):
    drawn = put_live(live_page)
    ask(live_page, "element.seek(700)")
    x, y = middle(handle(live_page, 1))
    live_page.mouse.move(x, y)
    live_page.mouse.down()
    live_page.mouse.move(x, y + 30, steps=5)
    live_page.mouse.move(x, y - 12, steps=5)
    live_page.mouse.up()
    wished = round(max(0.0, min(1.0, max(0.0, drawn["inputs"][1] - 0.25) + 0.35)), 2)
    until(live_page, "Math.abs(element.trace.inputs[1] - argument) < 0.02", wished, within_ms=SOON_MS)
    trace = trace_of(live_page)
    assert trace["inputs"][:1] + trace["inputs"][2:] == drawn["inputs"][:1] + drawn["inputs"][2:]
    assert ask(live_page, "element.currentTimeMs") == 700
    assert_is_right(trace, drawn, [])


def test_with_shift_an_input_moves_finely(live_page: Page):
    put_live(live_page, seed=16)
    ask(live_page, "void (element.inputs = [0.5, 0.5, 0.5, 0.5, 0.5])")
    until(live_page, "element.trace.inputs[0] === 0.5")
    x, y = middle(handle(live_page, 0))
    live_page.mouse.move(x, y)
    live_page.mouse.down()
    live_page.keyboard.down("Shift")
    live_page.mouse.move(x, y - 24, steps=4)
    live_page.mouse.up()
    live_page.keyboard.up("Shift")
    until(live_page, "element.trace.inputs[0] !== 0.5", within_ms=SOON_MS)
    until(live_page, "element.trace.inputs[0] === 0.52", within_ms=SOON_MS)


def test_a_click_that_does_not_move_points_and_changes_nothing(live_page: Page):
    before = put_live(live_page)
    x, y = middle(handle(live_page, 2))
    ask(live_page, "void element.addEventListener('targetchange', (event) => (window.aimed = event.detail.target))")
    live_page.mouse.click(x, y)
    assert live_page.evaluate("window.aimed") == {"kind": "neuron", "layer": 0, "neuron": 2}
    assert trace_of(live_page) == before


def test_keys_move_an_input_by_hundredths_and_tenths(live_page: Page):
    put_live(live_page)
    ask(live_page, "void (element.inputs = [0.5, 0.5, 0.5, 0.5, 0.5])")
    until(live_page, "element.trace.inputs[3] === 0.5")
    handle(live_page, 3).locator("input").focus()
    for key, value in (
        ("ArrowUp", 0.51),
        ("PageUp", 0.61),
        ("ArrowDown", 0.6),
        ("PageDown", 0.5),
        ("End", 1),
        ("Home", 0),
    ):
        live_page.keyboard.press(key)
        until(live_page, "element.trace.inputs[3] === argument", value, within_ms=SOON_MS)
        assert slider_value(live_page, 3) == value
    name = ask(live_page, "element.shadowRoot.activeElement.getAttribute('aria-label')")
    assert name == "Input x₄"


def test_from_an_input_enter_goes_into_its_card_and_escape_comes_back(live_page: Page):
    put_live(live_page)
    slider = handle(live_page, 1).locator("input")
    slider.focus()
    until(live_page, "element.shadowRoot.querySelector('.tip')?.textContent.startsWith('x₂ ')", within_ms=SOON_MS)
    live_page.keyboard.press("Enter")
    until(live_page, "element.shadowRoot.activeElement?.closest('.card')", within_ms=SOON_MS)
    live_page.keyboard.press("Escape")
    until(live_page, "element.shadowRoot.activeElement?.getAttribute('aria-label') === 'Input x₂'", within_ms=SOON_MS)


def test_a_finger_drags_an_input_and_elsewhere_scrolls_the_page(browser: Browser, site_url: str):
    context = browser.new_context(viewport={"width": 390, "height": 600}, has_touch=True, is_mobile=True)
    page = open_small_page(context.new_page(), site_url)
    page.add_style_tag(content="body { height: 3000px } forward-pass { inline-size: auto !important }")
    drawn = put_live(page)
    until(page, "element.shadowRoot.querySelector('.handle')", within_ms=20_000)
    x, y = middle(page.locator("forward-pass .handle").nth(0))
    finger = context.new_cdp_session(page)

    def swipe(x: float, y: float, by: float) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 9):
            points = [{"x": x, "y": y + by * step / 8}]
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    towards = -36 if drawn["inputs"][0] < 0.5 else 36
    swipe(x, y, towards)
    until(page, "Math.abs(element.trace.inputs[0] - argument) > 0.2", drawn["inputs"][0], within_ms=SOON_MS)
    assert page.evaluate("scrollY") == 0
    swipe(x + 120, y + 60, -120)
    page.wait_for_function("scrollY > 20", timeout=SOON_MS)
    context.close()


def test_the_panel_has_a_slider_and_a_field_for_each_input_and_shows_what_they_do(live_page: Page):
    drawn = put_live(live_page)
    open_adjust(live_page)
    field = live_page.get_by_role("textbox", name="x₂", exact=True)
    expect(field).to_have_value(str(drawn["inputs"][1]))
    field.fill("2.5")
    field.press("Enter")
    until(live_page, "element.trace.inputs[1] === 2.5", within_ms=SOON_MS)
    trace = trace_of(live_page)
    assert_is_right(trace, drawn, [])
    rows = live_page.locator("forward-pass .output.row")
    for k in range(2):
        for named, value in (
            ("now", trace["probabilities"][k]),
            ("difference", trace["baseline"]["differences"][k]),
            ("at-one", trace["probabilitiesAtOne"][k]),
        ):
            assert float(rows.nth(k).locator(f".{named}").get_attribute("value") or "") == value
    live_page.get_by_role("button", name="Reset", exact=True).click()
    until(live_page, "element.trace.baseline === null", within_ms=SOON_MS)
    assert trace_of(live_page) == drawn
    expect(field).to_have_value(str(drawn["inputs"][1]))


@pytest.mark.parametrize("text", ["abc", "NaN", "1e9", "0,5,5", "", "<b>0.5</b>", "0.5 0.6"])
def test_what_is_no_number_stays_in_its_field_with_a_sentence_and_changes_nothing(live_page: Page, text):
    before = put_live(live_page)
    open_adjust(live_page)
    field = live_page.get_by_role("textbox", name="x₁", exact=True)
    field.fill(text)
    field.press("Tab")
    shown = text or '""'
    alert = live_page.locator("forward-pass .input.row .wrong").first
    expect(alert).to_have_text(f"x₁ must be a number from -1000000 to 1000000; got {shown}")
    expect(field).to_have_value(text)
    assert trace_of(live_page) == before
    field.fill("0.25")
    field.press("Enter")
    expect(alert).to_be_hidden()
    until(live_page, "element.trace.inputs[0] === 0.25", within_ms=SOON_MS)


def test_the_temperature_moves_by_slider_and_field_and_is_seen_beside_one(live_page: Page):
    put_live(live_page)
    open_adjust(live_page)
    slider = live_page.get_by_role("slider", name="Temperature")
    slider.focus()
    for key, value in (("End", 10), ("Home", 0.05), ("ArrowUp", 0.06), ("PageUp", 0.16)):
        live_page.keyboard.press(key)
        until(live_page, "element.trace.temperature === argument", value, within_ms=SOON_MS)
    field = live_page.get_by_role("textbox", name="temperature")
    field.fill("700")
    field.press("Enter")
    until(live_page, "element.trace.temperature === 700", within_ms=SOON_MS)
    field.fill("0")
    field.press("Enter")
    alert = live_page.locator("forward-pass .temperature.row .wrong")
    expect(alert).to_have_text("temperature must be a number from 0.001 to 1000; got 0")
    assert ask(live_page, "element.temperature") == 700


def test_new_sample_gives_the_inputs_back_to_the_samples(live_page: Page):
    put_live(live_page)
    ask(live_page, "void (element.inputs = [1, 1, 1, 1, 1])")
    until(live_page, "element.trace.baseline")
    open_adjust(live_page)
    live_page.get_by_role("button", name="New sample").click()
    until(live_page, "element.trace.sample === 1 && element.trace.drawnInputs", within_ms=SOON_MS)
    assert trace_of(live_page)["baseline"] is None


def test_a_changed_weight_is_listed_with_what_it_was_and_given_back_alone(live_page: Page):
    drawn = put_live(live_page)
    open_adjust(live_page)
    ask(live_page, "void (element.changes = [[0, 1, 2, 1.5], [1, 3, -1, 0.8]])")
    rows = live_page.locator("forward-pass .change.row")
    expect(rows).to_have_count(2)
    expect(rows.first.locator(".name")).to_have_text("x₃ → hidden 1, neuron 2")
    assert float(rows.first.locator(".was").get_attribute("value") or "") == drawn["weights"][0][1][2]
    rows.first.get_by_role("button").click()
    until(live_page, "element.trace.changes.length === 1", within_ms=SOON_MS)
    assert_is_right(trace_of(live_page), drawn, [[1, 3, -1, 0.8]])


def test_without_python_a_slider_goes_back_and_the_element_says_why(live_page: Page):
    live_page.evaluate("document.body.innerHTML = '<forward-pass python=off autoplay=false></forward-pass>'")
    until(live_page, "element.trace")
    before = trace_of(live_page)
    open_adjust(live_page)
    slider = live_page.get_by_role("slider", name="x₁", exact=True)
    slider.focus()
    live_page.keyboard.press("End")
    until(live_page, "element.shadowRoot.querySelector('.notice p')", within_ms=SOON_MS)
    assert 'python="off"' in sentences(live_page)[0]
    expect(slider).to_have_value(str(before["inputs"][0]))
    assert trace_of(live_page) == before


def test_while_python_starts_the_wish_waits_and_the_slider_shows_it(small_page: Page):
    small_page.evaluate("document.body.innerHTML = '<forward-pass python=interaction autoplay=false></forward-pass>'")
    until(small_page, "element.trace")
    open_adjust(small_page)
    slider = small_page.get_by_role("slider", name="x₁", exact=True)
    slider.focus()
    small_page.keyboard.press("End")
    assert ask(small_page, "element.trace.source") == "recorded"
    expect(slider).to_have_value("1")
    until(small_page, "element.trace.source === 'live' && element.trace.inputs[0] === 1")
    expect(slider).to_have_value("1")
