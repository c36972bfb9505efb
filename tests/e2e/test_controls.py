"""Everything by keyboard: the buttons in order, focus that can be seen, and the page still scrolls."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.element import TABULATED, ask, put, trace_of, until

pytestmark = pytest.mark.shares_profile

# The focused control, however deep: its text or its name, and whether its focus shows.
FOCUSED = """(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const thumb = focused.matches(".scrub") && focused.parentElement.querySelector(".thumb");
    const { outlineStyle, outlineWidth } = thumb ? getComputedStyle(thumb, "::before") : getComputedStyle(focused.closest(".handle") ?? focused);
    const { width, height } = focused.getBoundingClientRect();
    return [focused.ariaLabel ?? focused.textContent.trim(), outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        Math.min(width, height) >= 24];
})()"""


NAMES = ["A step back", "Play", "A step on", "Moment of the pass", "Speed 1×, end of the pass, and keys", "Randomize", "Adjust", "Numbers", "Python", "Share"]  # fmt: skip
# Sliders over the inputs' discs, which come when somebody comes.
INPUTS = [f"Input x{number}" for number in "₁₂₃₄₅"]
TOUCHABLE = "element.shadowRoot.querySelectorAll('.handle').length === 5"


@pytest.fixture
def recorded(small_page: Page) -> Page:
    put(small_page, python="off", autoplay="false")
    until(small_page, "element.trace")
    until(small_page, TABULATED)
    return small_page


def focus(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).focus()


def width_of(part):
    box = part.bounding_box()
    assert box
    return box["width"]


def tab(page, key="Tab"):
    page.keyboard.press(key)
    return page.evaluate(FOCUSED)


def tabs_from_the_picture(page):
    """Return where Tab leads, first to the inputs, whose card explains them (Escape closes it), then to the controls."""
    until(page, TOUCHABLE)
    inputs = [tab(page) for _ in INPUTS]
    page.keyboard.press("Escape")
    controls = [tab(page) for _ in NAMES]
    # While the answer is known, a question stands between the stage and the bar.
    if controls[0][0].startswith("Where does "):
        controls = [*controls[1:], tab(page)]
    return inputs + controls


def test_tab_reaches_the_buttons_in_the_order_they_are_seen(recorded: Page):
    picture = tab(recorded)
    assert picture[0].startswith("Neural network with layers of 5, 7, 6, 2 neurons")
    order = [picture, *tabs_from_the_picture(recorded)]
    assert [name for name, *_ in order[1:]] == INPUTS + NAMES
    assert all(visible for _, visible, _ in order)
    assert all(large for *_, large in order)
    assert tab(recorded, "Shift+Tab")[0] == "Python"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_play_and_pause_by_key(recorded: Page, key):
    focus(recorded, "Play")
    recorded.keyboard.press(key)
    assert not ask(recorded, "element.paused")
    until(recorded, "element.currentTimeMs > 0 && element.currentTimeMs < element.durationMs")
    assert recorded.evaluate(FOCUSED)[0] == "Pause"
    recorded.keyboard.press(key)
    assert ask(recorded, "element.paused")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_randomize_by_key(recorded: Page, key):
    before = trace_of(recorded)
    focus(recorded, "Randomize")
    recorded.keyboard.press(key)
    until(recorded, "element.trace.seed !== argument", before["seed"])
    assert recorded.evaluate(FOCUSED)[0] == "Randomize"


def test_the_numbers_open_take_the_focus_and_close_with_escape(recorded: Page):
    numbers = recorded.get_by_role("region", name="Numbers of this pass")
    button = recorded.get_by_role("button", name="Numbers", exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert recorded.evaluate(FOCUSED)[:2] == ["Numbers of this pass", True]
    assert width_of(numbers) > 200
    recorded.keyboard.press("PageDown")
    until(recorded, "element.shadowRoot.querySelector('.numbers').scrollTop > 0")
    recorded.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert recorded.evaluate(FOCUSED)[0] == "Numbers"
    assert width_of(numbers) <= 1


def test_the_numbers_stay_where_they_are_read_while_samples_change(recorded: Page):
    recorded.get_by_role("button", name="Numbers", exact=True).click()
    until(recorded, "!element.shadowRoot.querySelector('.numbers.unseen')")
    scroll = "element.shadowRoot.querySelector('.numbers').scrollTop"
    ask(recorded, f"{scroll} = 120")
    ask(recorded, "element.step(1, 'sample')")
    assert ask(recorded, scroll) == 120


def test_the_stage_takes_neither_keys_nor_wheel_from_the_page(recorded: Page):
    recorded.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"margin-block: 3000px\">end</p>')")
    recorded.locator("forward-pass .stage").hover()
    recorded.mouse.wheel(0, 300)
    recorded.wait_for_function("scrollY > 200")
    for key in ("Space", "ArrowDown", "r", "k"):
        recorded.keyboard.press(key)
    recorded.wait_for_function("scrollY > 500")
    assert ask(recorded, "element.paused")


def test_the_page_leads_by_tab_from_its_skip_link_through_the_controls_to_the_article(page: Page, site_url):
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    until(page, TABULATED)
    order = [tab(page), tab(page), tab(page), *tabs_from_the_picture(page), tab(page)]
    names = ["Pause" if name == "Play" else name for name in NAMES]
    assert [order[0][0], *(name for name, *_ in order[3:18])] == ["Skip to the article", *INPUTS, *names]
    assert all(visible for _, visible, _ in order)


def test_the_time_of_a_pass_can_be_set_and_read(recorded: Page):
    assert ask(recorded, "element.durationMs") == 4000
    for asked, reached in ((1234.5, 1234.5), (-1, 0), (1e9, 4000), ("'soon'", 0)):
        ask(recorded, f"element.seek({asked})")
        assert ask(recorded, "element.currentTimeMs") == reached


@pytest.mark.parametrize("layers", ["1-1", "3-4-2", "-".join("2" * 12)])
def test_without_autoplay_a_network_of_any_depth_shows_its_finished_pass(live_page: Page, layers):
    put(live_page, python="eager", layers=layers, autoplay="false")
    until(live_page, "element.trace")
    assert ask(live_page, "element.currentTimeMs") == ask(live_page, "element.durationMs")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("step", [420, 1060, 1170, 1360]), ("layer", [420, 1360, 2300, 4000])],
)
def test_steps_lead_from_one_finished_thing_to_the_next_and_pause_there(recorded: Page, unit, expected):
    ask(recorded, "(element.seek(0), element.play())")
    times = [ask(recorded, "(element.step(1, argument), element.currentTimeMs)", unit) for _ in expected]
    assert times == pytest.approx(expected, abs=0.01)
    assert ask(recorded, "element.paused")
    assert ask(recorded, "(element.step(-1, argument), element.currentTimeMs)", unit) == pytest.approx(
        expected[-2], abs=0.01
    )


def test_a_tap_on_a_neuron_tells_its_numbers_and_a_tap_beside_it_lets_go(browser, site_url):
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, "element.trace")
    box = page.locator("forward-pass .stage").bounding_box()
    assert box
    targets = []
    for step in range(30):
        page.touchscreen.tap(box["x"] + 20 + step * 4, box["y"] + box["height"] / 2)
        targets.append(ask(page, "element.shadowRoot.querySelector('.told b')?.textContent ?? ''"))
    assert any(target.startswith("input x") for target in targets)
    page.touchscreen.tap(box["x"] + 3, box["y"] + 3)
    assert ask(page, "element.shadowRoot.querySelector('.told b').textContent") == "Output"
    context.close()
