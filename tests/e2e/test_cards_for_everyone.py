"""Cards by mouse, key and finger, on any screen, and where something in them is changed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.cards import card_of, edge, neuron, places, read
from e2e.element import ask, put_live, rest, trace_of, until
from e2e.test_accessibility import found_by_axe

pytestmark = [pytest.mark.slow, pytest.mark.shares_profile]


OPEN = "element.shadowRoot.querySelector('.card')?.checkVisibility() ?? false"
TARGETS = {"hidden": neuron(1, 2), "output": neuron(3, 0), "input": neuron(0, 1), "edge": edge(0, 0, 0)}
SCREENS = {
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}},
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}},
    "forced colours": {"forced_colors": "active", "viewport": {"width": 1280, "height": 800}},
    "a phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True},
}


@pytest.fixture(params=SCREENS)
def context_options(request):
    return SCREENS[request.param]


@pytest.fixture
def still_page(page: Page, site_url):
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, "element.trace")
    return page


def in_viewport(page, sources, target):
    [(x, y)] = places(page, sources, [target])
    box = page.locator("forward-pass .stage").bounding_box()
    assert box
    return box["x"] + x, box["y"] + y


# How small the card's smallest control is, and by how much its content is wider than it.
SIZES = """(() => {
    const card = element.shadowRoot.querySelector(".card");
    const sizes = [...card.querySelectorAll("button, summary, input")].filter((each) => each.checkVisibility())
        .map((each) => each.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height));
    const inside = card.querySelector(".inside");
    return { smallest: Math.min(...sizes), wider: inside.scrollWidth - inside.clientWidth };
})()"""


def test_every_card_fits_its_controls_are_large_enough_and_axe_finds_nothing(still_page: Page, sources):
    for kind, target in TARGETS.items():
        [at] = places(still_page, sources, [target])
        card_of(still_page, at)
        rest(still_page)
        assert found_by_axe(still_page) == [], kind
        sizes = ask(still_page, SIZES)
        assert sizes["smallest"] >= 24, kind
        assert sizes["wider"] <= 0, kind


def test_a_tap_or_click_shows_the_card_in_the_dock(still_page: Page, sources, request):
    phone = "phone" in request.node.name
    x, y = in_viewport(still_page, sources, TARGETS["hidden"])
    (still_page.touchscreen.tap if phone else still_page.mouse.click)(x, y)
    until(still_page, OPEN, within_ms=10_000)
    assert ask(still_page, "element.shadowRoot.querySelector('.frame').dataset.dock") == (
        "below" if phone else "column"
    )


class TestWithPython:
    """Where Python answers what is changed in a card."""

    @pytest.fixture(scope="class")
    def context_options(self):
        return {}

    def test_another_weight_is_answered_and_the_drawn_one_stands_beside_it_and_comes_back(self, live_page, sources):
        before = put_live(live_page)
        drawn = before["weights"][0][0][0]
        [at] = places(live_page, sources, [TARGETS["edge"]])
        card_of(live_page, at)
        field = live_page.locator("forward-pass .card .change input")
        field.fill("1.5")
        field.press("Enter")
        until(live_page, "element.trace.weights[0][0][0] === 1.5", within_ms=10_000)
        card = read(live_page)
        assert card.numbers["weight"] == 1.5
        assert card.numbers["edge"] == 1.5 * before["inputs"][0]
        undo = live_page.locator("forward-pass .card .change button")
        assert float(undo.locator("data").get_attribute("value")) == drawn
        undo.click()
        until(live_page, "element.trace.weights[0][0][0] === argument", drawn, within_ms=10_000)
        assert trace_of(live_page)["probabilities"] == before["probabilities"]

    def test_another_bias_is_answered_in_the_neurons_card(self, live_page, sources):
        put_live(live_page)
        [at] = places(live_page, sources, [TARGETS["hidden"]])
        card_of(live_page, at)
        field = live_page.locator("forward-pass .card .change input")
        field.fill("0.25")
        field.press("Enter")
        until(live_page, "element.trace.biases[0][2] === 0.25", within_ms=10_000)
        assert read(live_page).numbers["bias"] == 0.25
