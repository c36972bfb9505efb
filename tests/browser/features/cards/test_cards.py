"""cards.js: a look while the pointer rests, a card that stays once something is tapped; and how both go away."""

from __future__ import annotations

import pytest

SETUP = """
  const stage = part(element, ".stage");
  const { layoutOf } = await import("/static/core/layout.js");
  const layout = layoutOf({ layers: element.settings.layers, widthPx: stage.clientWidth, heightPx: stage.clientHeight });
  const at = (l, j) => [layout.layers[l].x[j], layout.layers[l].y[j]];
  const send = (type, [x, y], pointerType = "mouse", to = stage) => {
    const { left, top } = stage.getBoundingClientRect();
    to.dispatchEvent(new PointerEvent(type, { pointerType, clientX: left + x, clientY: top + y, bubbles: true, composed: true }));
  };
  const card = () => part(element, ".card");
  const isOpen = () => card()?.matches(":popover-open") ?? false;
  const title = () => (isOpen() ? card().querySelector(".title").textContent : null);
  const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const key = (name, to) => to.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }));
  const shows = (name) => when(() => (frames.advance(), title() === name), `the card of ${name} is shown; it is ${title()}`);
  const onEmpty = [3, 3];
  // The card's script is loaded with the first target.
  send("click", at(0, 0)); await shows("x₁");
  send("click", at(0, 0));
"""


@pytest.fixture
def cards(element):
    def run(body, **more):
        return element(SETUP + body, **more)

    return run


def test_a_click_shows_a_card_and_a_second_one_on_the_same_thing_closes_it(cards):
    body = """
      const first = isOpen();
      send("click", at(1, 2)); const second = title();
      send("pointermove", onEmpty); send("pointerleave", onEmpty); await after(400);
      const stays = title();
      send("click", at(2, 1)); const third = title();
      send("click", at(2, 1));
      return [first, second, stays, third, isOpen()];
    """
    assert cards(body) == [False, "Neuron 3", "Neuron 3", "Neuron 2", False]


def test_a_tap_beside_everything_closes_the_card(cards):
    assert cards("send('click', at(1, 2), 'touch'); send('click', onEmpty, 'touch'); return isOpen();") is False


def test_while_a_card_is_held_the_pointer_aims_at_nothing_else(cards):
    body = """
      send("click", at(1, 2));
      const count = events.length;
      send("pointermove", at(2, 0)); await after(200);
      return [title(), events.length - count];
    """
    assert cards(body) == ["Neuron 3", 0]


def test_a_look_comes_when_the_pointer_rests_and_goes_when_it_has_left(cards):
    body = """
      send("pointermove", at(1, 2));
      const atOnce = isOpen();
      await when(isOpen, "the card came");
      const came = title();
      send("pointermove", onEmpty);
      const lingers = isOpen();
      await when(() => !isOpen(), "the card went");
      return [atOnce, came, lingers];
    """
    assert cards(body) == [False, "Neuron 3", True]


def test_the_pointer_may_go_into_the_card_and_the_path_stays_lit(cards):
    body = """
      send("pointermove", at(1, 2));
      await when(isOpen, "the card came");
      send("pointerleave", onEmpty);
      card().dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
      await after(500);
      const inside = [title(), events.at(-1)[1].target?.neuron];
      card().dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
      await when(() => !isOpen(), "the card went");
      return inside;
    """
    assert cards(body) == ["Neuron 3", 2]


def test_escape_closes_a_look_wherever_the_focus_is_and_it_does_not_come_back_at_once(cards):
    body = """
      send("pointermove", at(1, 2));
      await when(isOpen, "the card came");
      key("Escape", document.body);
      const closed = !isOpen();
      send("pointermove", at(1, 2)); await after(250);
      const stays = !isOpen();
      send("pointermove", at(1, 3));
      await when(isOpen, "another card came");
      return [closed, stays, title()];
    """
    assert cards(body) == [True, True, "Neuron 4"]


def test_escape_that_closes_a_look_is_not_the_pages_too_but_one_pressed_in_the_page_beside_a_held_card_is(cards):
    body = """
      const heard = [];
      document.addEventListener("keydown", ({ key }) => heard.push(key), true);
      send("pointermove", at(1, 2));
      await when(isOpen, "the card came");
      key("Escape", document.body);
      const look = [isOpen(), ...heard.splice(0)];
      send("click", at(1, 3));
      await when(isOpen, "another card came");
      key("Escape", document.body);
      return [look, [isOpen(), ...heard]];
    """
    assert cards(body) == [[False], [False, "Escape"]]


def test_after_it_has_closed_no_key_of_the_page_is_listened_to(cards):
    body = """
      send("click", at(1, 2));
      send("click", at(1, 2));
      const count = events.length;
      key("Escape", document.body);
      return events.length - count;
    """
    assert cards(body) == 0


def test_where_no_edges_enter_enter_goes_into_the_card_and_escape_back_to_where_the_focus_was(cards):
    body = """
      const still = part(element, ".still");
      still.tabIndex = 0;
      still.focus();
      send("click", at(0, 2));
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
      const still = part(element, ".still");
      still.tabIndex = 0;
      still.focus();
      send("click", at({target}));
      key("Tab", still);
      const inside = element.shadowRoot.activeElement.className;
      key("Escape", element.shadowRoot.activeElement);
      return [inside, element.shadowRoot.activeElement === still, isOpen()];
    """
    assert cards(body) == ["close", True, True]


def test_its_button_closes_it_and_lets_the_target_go(cards):
    body = """
      send("click", at(1, 2));
      card().querySelector(".close").click();
      return [isOpen(), events.at(-1)];
    """
    assert cards(body) == [False, ["targetchange", {"target": None, "held": False}]]


def test_a_name_in_a_card_leads_to_what_it_names(cards):
    body = """
      send("click", at(3, 0));
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
      send("click", at(1, 2));
      await when(() => (frames.advance(), card().querySelector(".curve .function")), "the curve is drawn");
      const { x, y } = await helpers.pointOnEdge({ layout }, 0, 0, 0, 0.5);
      send("click", [x, y]);
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
      send("click", at(1, 2));
      await when(() => card().querySelector(".missing"), "it says what is missing");
      return card().querySelector(".missing").textContent;
    """
    inside = f'<script type="application/json">{reel}</script>'
    assert cards(body, inside=inside) == "The recording does not say more, and Python is not running here."


def test_a_card_goes_with_its_element_and_with_its_network(cards):
    body = """
      send("click", at(1, 6));
      element.setAttribute("layers", "2-2");
      await helpers.opened(element);
      const withNetwork = isOpen();
      element.setAttribute("layers", "5-7-6-2");
      await helpers.opened(element);
      send("click", at(1, 6)); await shows("Neuron 7");
      element.remove();
      return [withNetwork, isOpen()];
    """
    assert cards(body) == [False, False]


@pytest.mark.parametrize(("width", "height"), [(1200, 800), (900, 700), (620, 900), (390, 844), (844, 390)])
def test_no_card_covers_what_it_explains_or_leaves_the_viewport(cards, own_lab, width, height):
    own_lab.page.set_viewport_size({"width": width, "height": height})
    body = """
      const wrong = [];
      const { boxOf } = await import("/static/features/cards/target-box.js");
      for (let l = 0; l < layout.layers.length; l++) for (let j = 0; j < layout.layers[l].x.length; j++) {
        send("click", at(l, j));
        const box = card().getBoundingClientRect();
        const target = boxOf(layout, { kind: "neuron", layer: l, neuron: j }, null);
        const { left, top } = stage.getBoundingClientRect();
        const over = box.left < left + target.x + target.width && box.right > left + target.x && box.top < top + target.y + target.height && box.bottom > top + target.y;
        const out = box.left < -0.5 || box.top < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5;
        const sheet = card().hasAttribute("data-sheet");
        if (out || (over && !sheet) || (sheet && box.height > innerHeight * 0.46)) wrong.push([l, j, over, out, sheet, box.toJSON()]);
      }
      return wrong.slice(0, 3);
    """
    assert cards(body) == []


def test_a_card_is_not_clipped_by_the_page_around_it(own_lab):
    from browser.scripts import OPEN

    markup = '<div style="overflow: hidden; width: 420px; height: 460px; transform: translateX(9px)"><forward-pass python="off" autoplay="false"></forward-pass></div>'
    body = """
      send("click", at(1, 2));
      const { left, top, width, height } = card().getBoundingClientRect();
      const middle = document.elementFromPoint(left + width - 4, top + height / 2);
      return [middle === element, left + width > 430, width > 300];
    """
    assert own_lab.run(OPEN + SETUP + body, markup) == [True, True, True]


def test_what_is_held_while_there_are_no_numbers_is_explained_when_they_come(cards):
    body = """
      element.target = { kind: "neuron", layer: 1, neuron: 2 };
      await shows("Neuron 3");
      element.setAttribute("layers", "3-4-2");
      await when(() => element.trace === null, "a skeleton stands");
      const away = isOpen();
      element.setAttribute("layers", "5-7-6-2");
      await shows("Neuron 3");
      key("Escape", document.body);
      return [away, isOpen(), element.target];
    """
    assert cards(body) == [False, False, None]
