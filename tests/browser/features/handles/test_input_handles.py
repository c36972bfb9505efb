"""input-handles.js: handles and ghosts come before a hand can miss them, and not for those who only look."""

from __future__ import annotations

import pytest

COME = """
  const handles = () => element.shadowRoot.querySelectorAll(".handle").length;
  const enter = (event) => part(element, ".still").dispatchEvent(new PointerEvent(event, { bubbles: true, composed: true }));
  // What listens comes after the first pulse.
  const come = (event, isThere = () => handles() > 0) => when(() => (enter(event), isThere()), "handles are loaded");
"""


def test_nothing_is_loaded_for_those_who_only_look(element):
    body = """
      frames.advance(1000);
      await new Promise((soon) => setTimeout(soon, 700));
      return [handles(), performance.getEntriesByType("resource").some(({ name }) => name.includes("/handles.js"))];
    """
    assert element(COME + body) == [0, False]


@pytest.mark.parametrize("event", ["pointerover", "focusin"])
def test_each_input_has_a_handle_as_soon_as_somebody_comes_near(element, event):
    body = f"""
      await come("{event}");
      const sliders = [...element.shadowRoot.querySelectorAll(".handle input")];
      return [sliders.map((slider) => slider.valueAsNumber), element.trace.inputs, sliders.map((slider) => slider.ariaLabel)];
    """
    values, inputs, names = element(COME + body, "labels='wind,rain'")
    assert values == inputs
    assert names == ["Input wind", "Input rain", "Input x₃", "Input x₄", "Input x₅"]


def test_handles_stand_on_the_discs_and_follow_them(element):
    body = """
      await come("pointerover");
      const { layoutOf } = await import("/static/core/layout.js");
      const apart = () => {
        const { clientWidth: widthPx, clientHeight: heightPx } = part(element, ".stage");
        const [{ x, y }] = layoutOf({ layers: element.settings.layers, widthPx, heightPx }).layers;
        return [...element.shadowRoot.querySelectorAll(".handle")].map(({ offsetLeft, offsetTop }, i) =>
          Math.max(Math.abs(offsetLeft - x[i]), Math.abs(offsetTop - y[i])));
      };
      const before = Math.max(...apart());
      element.style.width = "500px";
      await when(() => Math.max(...apart()) < 1, "they stand there again");
      return before < 1;
    """
    assert element(COME + body, "style='width: 900px'")


def test_where_inputs_cannot_be_told_apart_there_are_no_handles(element):
    body = """
      await come("pointerover", () => part(element, ".handles"));
      return handles();
    """
    assert element(COME + body, "layers='100-4-2'") == 0


def test_an_element_that_comes_into_another_place_keeps_its_handles(element):
    body = """
      await come("pointerover");
      const elsewhere = document.createElement("div");
      document.body.append(elsewhere);
      elsewhere.append(element);
      enter("pointerover");
      await helpers.turn();
      return [handles(), element.shadowRoot.querySelectorAll(".handles").length];
    """
    assert element(COME + body) == [5, 1]
