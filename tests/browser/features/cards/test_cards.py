"""cards.js, tip.js: a tip while the pointer is on something, a card in the dock once it is clicked; and how both go away."""

from __future__ import annotations

import pytest

SETUP = """
  const stage = part(element, ".stage");
  const still = part(element, ".still");
  const { layoutOf } = await import("/static/core/layout.js");
  const layoutNow = () => layoutOf({ layers: element.settings.layers, widthPx: stage.clientWidth, heightPx: stage.clientHeight });
  const at = (l, j) => () => { const layer = layoutNow().layers[l]; return [layer.x[j], layer.y[j]]; };
  // The stage makes room for the dock, and its picture follows.
  const placed = () => when(() => helpers.fits(element), "the picture has its size");
  const send = async (type, place, pointerType = "mouse") => {
    await placed();
    const [x, y] = typeof place === "function" ? place() : place;
    const { left, top } = stage.getBoundingClientRect();
    stage.dispatchEvent(new PointerEvent(type, { pointerType, clientX: left + x, clientY: top + y, bubbles: true, composed: true }));
  };
  const card = () => part(element, ".card");
  const isOpen = () => card()?.checkVisibility() ?? false;
  const tip = () => part(element, ".tip")?.textContent ?? null;
  const title = () => (isOpen() ? card().querySelector(".title").textContent : null);
  const key = (name, to) => to.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }));
  const shows = (name) => when(() => (frames.advance(), title() === name), `the card of ${name} is shown; it is ${title()}`);
  const onEmpty = [3, 3];
  // The card's script is loaded with the first target.
  await send("click", at(0, 0)); await shows("x₁");
  await send("click", at(0, 0));
"""


@pytest.fixture
def cards(element):
    def run(body, **more):
        return element(SETUP + body, **more)

    return run


def test_a_click_shows_a_card_and_a_second_one_on_the_same_thing_closes_it(cards):
    body = """
      const first = isOpen();
      await send("click", at(1, 2)); const second = title();
      await send("pointermove", onEmpty); await send("pointerleave", onEmpty);
      const stays = title();
      await send("click", at(2, 1)); const third = title();
      await send("click", at(2, 1));
      return [first, second, stays, third, isOpen()];
    """
    assert cards(body) == [False, "Neuron 3", "Neuron 3", "Neuron 2", False]


def test_a_tap_beside_everything_closes_the_card(cards):
    assert (
        cards("await send('click', at(1, 2), 'touch'); await send('click', onEmpty, 'touch'); return isOpen();")
        is False
    )


def test_while_a_card_is_open_the_pointer_aims_at_nothing_else(cards):
    body = """
      await send("click", at(1, 2));
      const count = events.length;
      await send("pointermove", at(2, 0));
      return [title(), tip(), events.length - count];
    """
    assert cards(body) == ["Neuron 3", None, 0]


def test_the_pointer_brings_a_tip_with_name_and_number_and_no_card(cards):
    body = """
      await send("pointermove", at(1, 2));
      const there = [tip(), isOpen(), Number(part(element, ".tip data").value) === element.trace.activations[0][2]];
      await send("pointermove", onEmpty);
      return [there, tip()];
    """
    assert cards(body) == [["Neuron 3 0.4070", False, True], None]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("at(0, 1)", "x₂ comes when the sample enters"),
        ("at(1, 2)", "Neuron 3 comes when hidden layer 1 activates"),
        ("at(3, 0)", "class 1 comes with softmax"),
        ("await helpers.pointOnEdge({ layout: layoutNow() }, 0, 0, 0, 0.5).then(({ x, y }) => [x, y])", "x₁ → neuron 1 comes when hidden layer 1 weighs"),
    ],
)  # fmt: skip
def test_of_a_number_that_is_not_known_the_tip_says_when_it_comes(cards, target, words):
    assert (
        cards(f"await placed(); element.seek(0); frames.advance(); await send('pointermove', {target}); return tip();")
        == words
    )


def test_escape_closes_a_tip_wherever_the_focus_is_and_is_not_the_pages_too(cards):
    body = """
      const heard = [];
      document.addEventListener("keydown", ({ key }) => heard.push(key), true);
      await send("pointermove", at(1, 2));
      key("Escape", document.body);
      const closed = tip();
      await send("pointermove", at(1, 2));
      const stays = tip();
      await send("pointermove", at(1, 3));
      const other = tip();
      await send("pointermove", onEmpty);
      key("Escape", document.body);
      return [closed, stays, other, heard];
    """
    assert cards(body) == [None, None, "Neuron 4 0.0000", ["Escape"]]


def test_a_tip_stands_off_what_it_names_and_off_its_edges(cards):
    body = """
      const { pointOnEdge } = helpers;
      const layout = layoutNow();
      const covered = [];
      const box = () => part(element, ".tip").getBoundingClientRect();
      const origin = () => stage.getBoundingClientRect();
      const isIn = ({ x, y }, { left, right, top, bottom }) => { const o = origin(); return o.left + x > left && o.left + x < right && o.top + y > top && o.top + y < bottom; };
      const points = async (l, i, j) => { const all = []; for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) all.push(await pointOnEdge({ layout }, l, i, j, part)); return all; };
      for (let l = 0; l < layout.layers.length; l++) for (let j = 0; j < layout.layers[l].x.length; j++) {
        await send("pointermove", at(l, j));
        const own = [{ x: at(l, j)()[0], y: at(l, j)()[1] }];
        if (l > 0) for (let i = 0; i < layout.layers[l - 1].x.length; i++) own.push(...await points(l - 1, i, j));
        if (l < layout.layers.length - 1) for (let k = 0; k < layout.layers[l + 1].x.length; k++) own.push(...await points(l, j, k));
        const { left, top, right, bottom } = box();
        const o = origin();
        if (own.some((point) => isIn(point, box())) || left < o.left || top < o.top || right > o.right || bottom > o.bottom) covered.push([l, j]);
      }
      return covered;
    """
    assert cards(body) == []


def test_escape_closes_the_card_from_anywhere_in_the_element_and_is_the_pages_outside_it(cards):
    body = """
      await send("click", at(1, 2));
      key("Escape", document.body);
      const stays = isOpen();
      key("Escape", part(element, ".randomize"));
      return [stays, isOpen()];
    """
    assert cards(body) == [True, False]


def test_where_no_edges_enter_enter_goes_into_the_card_and_escape_back_to_where_the_focus_was(cards):
    body = """
      still.tabIndex = 0;
      still.focus();
      await send("click", at(0, 2));
      key("Enter", still);
      const inside = element.shadowRoot.activeElement.className;
      key("Escape", element.shadowRoot.activeElement);
      const back = [element.shadowRoot.activeElement === still, isOpen()];
      key("Escape", still);
      return [inside, ...back, isOpen()];
    """
    assert cards(body) == ["close", True, True, False]


@pytest.mark.parametrize("target", ["1, 2", "3, 0"])
def test_tab_goes_from_the_picture_into_the_card_of_a_neuron_whose_edges_enter_leads_to(cards, target):
    body = f"""
      still.tabIndex = 0;
      still.focus();
      await send("click", at({target}));
      key("Tab", still);
      const inside = element.shadowRoot.activeElement.className;
      key("Escape", element.shadowRoot.activeElement);
      return [inside, element.shadowRoot.activeElement === still, isOpen()];
    """
    assert cards(body) == ["close", True, True]


def test_its_button_closes_it_and_lets_the_target_go(cards):
    body = """
      await send("click", at(1, 2));
      card().querySelector(".close").click();
      return [isOpen(), events.at(-1)];
    """
    assert cards(body) == [False, ["targetchange", {"target": None, "held": False}]]


def test_a_name_in_a_card_leads_to_what_it_names(cards):
    body = """
      await send("click", at(3, 0));
      [...card().querySelectorAll(".sum .to")][2].click();
      const hidden = title();
      [...card().querySelectorAll(".sum .to")][4].click();
      const other = title();
      [...card().querySelectorAll(".sum .to")][1].click();
      return [hidden, other, title()];
    """
    assert cards(body) == ["Neuron 3", "Neuron 5", "x₂"]


def test_a_recorded_network_is_explained_by_what_was_recorded_beside_it(cards):
    body = """
      await send("click", at(1, 2));
      await when(() => (frames.advance(), card().querySelector(".curve .function")), "the curve is drawn");
      await placed();
      const { x, y } = await helpers.pointOnEdge({ layout: layoutNow() }, 0, 0, 0, 0.5);
      await send("click", [x, y]);
      await when(() => card().querySelector("[data-is=share]")?.value, "the share is told");
      const { weights, biases, inputs } = element.trace;
      const parts = [...weights[0][0].map((w, i) => Math.abs(w * inputs[i])), Math.abs(biases[0][0])];
      const share = Number(card().querySelector("[data-is=share]").value);
      return [card().querySelector(".missing"), Math.abs(share - parts[0] / parts.reduce((sum, part) => sum + part)) < 1e-12];
    """
    assert cards(body) == [None, True]


def test_where_nobody_recorded_an_explanation_and_python_is_off_the_card_says_so(cards):
    from browser.lab import shape_of

    reel = __import__("json").dumps(shape_of((3, 4, 2)))
    body = """
      await send("click", at(1, 2));
      await when(() => card().querySelector(".missing"), "it says what is missing");
      return card().querySelector(".missing").textContent;
    """
    inside = f'<script type="application/json">{reel}</script>'
    assert cards(body, inside=inside) == "The recording does not say more, and Python is not running here."


def test_a_card_goes_with_its_element_and_with_its_network(cards):
    body = """
      await send("click", at(1, 6));
      element.setAttribute("layers", "2-2");
      await helpers.opened(element);
      const withNetwork = isOpen();
      element.setAttribute("layers", "5-7-6-2");
      await helpers.opened(element);
      await send("click", at(1, 6)); await shows("Neuron 7");
      element.remove();
      return [withNetwork, isOpen()];
    """
    assert cards(body) == [False, False]


def test_what_is_held_while_there_are_no_numbers_is_explained_when_they_come(cards):
    body = """
      element.target = { kind: "neuron", layer: 1, neuron: 2 };
      await shows("Neuron 3");
      element.setAttribute("layers", "3-4-2");
      await when(() => element.trace === null, "a skeleton stands");
      const away = isOpen();
      element.setAttribute("layers", "5-7-6-2");
      await shows("Neuron 3");
      key("Escape", part(element, ".randomize"));
      return [away, isOpen(), element.target];
    """
    assert cards(body) == [False, False, None]
