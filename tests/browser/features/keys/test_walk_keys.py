"""walk-keys.js: who has come to the picture by keyboard walks through the network, and hears where that leads."""

from __future__ import annotations

import pytest

from browser.scripts import FIRST, OPEN

MARKUP = f'<forward-pass seed="{FIRST}" python="off" autoplay="false" style="inline-size: 800px"></forward-pass>'
CARD = "helpers.part(element, '.card')"


@pytest.fixture
def press(own_lab):
    """Focus the picture of a network that stands at its end; give a function that presses keys there and returns what is said."""
    own_lab.run(
        OPEN
        + """await import("/static/features/keys/walk-keys.js");
        part(element, ".still").focus();
        await when(() => element.shadowRoot.querySelector(".walked"), "the keys have come");"""
        + "window.element = element;",
        MARKUP,
    )

    def press(*keys):
        for key in keys:
            own_lab.page.keyboard.press(key)
        return own_lab.run("return helpers.part(element, '.announcer').textContent")

    return press


def target(lab):
    return lab.run("return element.target")


def test_a_walk_leads_through_layers_and_neurons_to_an_edge_and_out_again(press, own_lab):
    assert press("ArrowDown") == "inputs, layer 1 of 4, 5 numbers"
    assert press("ArrowDown") == "hidden 1, layer 2 of 4, 7 neurons"
    assert target(own_lab) is None
    assert press("Enter", "ArrowDown").startswith("hidden 1, neuron 2 of 7: activation ")
    assert target(own_lab) == {"kind": "neuron", "layer": 1, "neuron": 1}
    assert press("Enter", "ArrowDown", "ArrowDown").startswith("edge 3 of 5, x₃ to neuron 2: weight ")
    assert target(own_lab) == {"kind": "edge", "layer": 0, "from": 2, "to": 1}
    press("Escape")
    assert target(own_lab) == {"kind": "neuron", "layer": 1, "neuron": 1}
    assert press("Backspace") == "hidden 1, layer 2 of 4, 7 neurons"
    assert press("Escape").startswith("Outside")
    assert target(own_lab) is None


def test_a_frame_stands_around_the_layer_where_one_is(press, own_lab):
    body = """const box = helpers.part(element, ".walked").getBoundingClientRect();
    const stage = helpers.part(element, ".stage").getBoundingClientRect();
    return { left: box.left - stage.left, right: stage.right - box.right, shown: !helpers.part(element, ".walked").hidden };"""
    press("ArrowDown")
    first = own_lab.run(body)
    press("ArrowDown", "ArrowDown", "ArrowDown")
    assert first["shown"]
    assert first["left"] < own_lab.run(body)["left"]
    press("Enter")
    assert not own_lab.run(body)["shown"]


def test_a_walk_goes_on_from_what_was_aimed_at_meanwhile(press, own_lab):
    own_lab.run("element.target = { kind: 'edge', layer: 1, from: 3, to: 2 }")
    press("ArrowDown")
    assert target(own_lab) == {"kind": "edge", "layer": 1, "from": 4, "to": 2}


def test_keys_that_mean_nothing_there_are_left_to_the_page_and_enter_at_the_deepest_place_to_the_card(press, own_lab):
    heard = """window.heard = [];
    document.addEventListener("keydown", (event) => heard.push([event.key, event.defaultPrevented]));"""
    own_lab.run(heard)
    press("Escape", "PageDown", "Shift+ArrowDown", "a")
    press("ArrowDown", "Enter")
    own_lab.run(
        f"await helpers.when(() => void helpers.frames.advance() || {CARD}?.checkVisibility(), 'the card is open')"
    )
    press("Enter")
    assert own_lab.run(f"return {CARD}.contains(element.shadowRoot.activeElement)")
    assert own_lab.run("return heard") == [
        ["Escape", False], ["PageDown", False], ["Shift", False], ["ArrowDown", False], ["a", False],
    ]  # fmt: skip


def test_in_a_network_without_that_layer_a_walk_begins_anew(press, own_lab):
    press("ArrowDown", *["ArrowDown"] * 3)
    own_lab.run("element.setAttribute('layers', '3-2'); await helpers.opened(element);")
    assert press("ArrowDown") == "inputs, layer 1 of 2, 3 numbers"


def test_who_points_sees_no_frame_until_a_key_is_pressed(press, own_lab):
    shown = "return !helpers.part(element, '.walked').hidden;"
    press("ArrowDown")
    assert own_lab.run(shown)
    own_lab.run("helpers.part(element, '.still').dispatchEvent(new PointerEvent('pointerdown'));")
    assert not own_lab.run(shown)
    press("ArrowDown")
    assert own_lab.run(shown)
