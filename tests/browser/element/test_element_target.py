"""app.js: what the pointer is on is told as an event and in words, always with the numbers on stage."""

from __future__ import annotations

import json

import pytest

from browser.lab import shape_of

POINT = """
  await helpers.tabulated(element); // what tells of a target comes with the tables
  const stage = part(element, ".stage");
  const layout = async () => {
    const { layoutOf } = await import("/static/core/layout.js");
    return layoutOf({ layers: element.settings.layers, widthPx: stage.clientWidth, heightPx: stage.clientHeight });
  };
  const point = (x, y, type = "pointermove", over = stage) => {
    const box = stage.getBoundingClientRect();
    over.dispatchEvent(new PointerEvent(type, { pointerType: "mouse", clientX: box.left + x, clientY: box.top + y, bubbles: true, composed: true }));
  };
  const onNeuron = async (l, j, ...more) => { const { x, y } = (await layout()).layers[l]; point(x[j], y[j], ...more); };
  const told = () => part(element, ".told").textContent;
  const values = () => Array.from(part(element, ".told").querySelectorAll("data"), (data) => Number(data.value));
"""


def test_what_the_pointer_is_on_is_told_as_event_and_in_words(element):
    body = """
      await onNeuron(1, 2);
      const words = told();
      point(1, 1);
      return [events.slice(1), words, values().length, told()];
    """
    events, words, left, after = element(POINT + body)
    assert events == [
        ["targetchange", {"target": {"kind": "neuron", "layer": 1, "neuron": 2}, "held": False}],
        ["targetchange", {"target": None, "held": False}],
    ]
    assert words.startswith("hidden 1, neuron 3 · bias ")
    assert left == 0
    assert "neuron 3" not in after


def test_the_same_target_is_told_once_and_leaving_ends_it(element):
    body = """
      await onNeuron(0, 1); await onNeuron(0, 1);
      point(0, 0, "pointerleave");
      return events.slice(1).map(([, { target }]) => target?.neuron ?? null);
    """
    assert element(POINT + body) == [1, None]


def test_an_edge_under_the_pointer_is_told_with_the_product_it_carries(element):
    body = """
      const { x, y } = await helpers.pointOnEdge({ layout: await layout() }, 0, 0, 0, 0.2);
      point(x, y);
      const { target } = events.at(-1)[1];
      const { weights, inputs, contributions } = element.trace;
      return [target.kind, values(), [weights[0][target.to][target.from], inputs[target.from], contributions[0][target.to][target.from]]];
    """
    kind, values, expected = element(POINT + body)
    assert kind == "edge"
    assert values == expected


def test_a_tap_points_where_a_finger_cannot_hover(element):
    body = """
      const { x, y } = (await layout()).layers[0];
      const box = stage.getBoundingClientRect();
      stage.dispatchEvent(new PointerEvent("click", { pointerType: "touch", clientX: box.left + x[0], clientY: box.top + y[0], bubbles: true }));
      return events.at(-1);
    """
    assert element(POINT + body) == [
        "targetchange",
        {"target": {"kind": "neuron", "layer": 0, "neuron": 0}, "held": True},
    ]


def test_the_line_never_shows_another_samples_numbers(element):
    body = """
      await onNeuron(0, 1);
      const before = values()[0];
      element.step(1, "sample");
      return [before, values()[0], element.trace.inputs[1]];
    """
    before, shown, real = element(POINT + body)
    assert before != real
    assert shown == real


def test_the_line_never_shows_another_networks_numbers(element):
    body = """
      await onNeuron(3, 0);
      await frames.until(element.randomize());
      const { biases, logits, probabilities } = element.trace;
      return [values(), [biases[2][0], logits[0], probabilities[0]]];
    """
    shown, real = element(POINT + body)
    assert shown == real


def test_a_target_that_another_network_does_not_have_is_let_go(element):
    body = """
      await onNeuron(2, 5);
      element.setAttribute("layers", "2-2");
      await helpers.opened(element);
      frames.advance();
      return [events.filter(([name]) => name === "targetchange").at(-1), told().includes("neuron")];
    """
    assert element(POINT + body) == [["targetchange", {"target": None, "held": False}], False]


@pytest.mark.parametrize("cover", [".numbers", ".notice"])
def test_what_lies_over_the_stage_hides_what_is_under_it_from_the_pointer(element, cover):
    body = f"""
      element.temperature = -1;
      part(element, ".open-numbers").click();
      const count = events.length;
      await onNeuron(3, 0, "pointermove", part(element, "{cover}"));
      await onNeuron(3, 0, "click", part(element, "{cover}"));
      return events.length - count;
    """
    assert element(POINT + body) == 0


def test_an_edge_that_is_not_among_the_strongest_any_more_is_let_go(element):
    reel = shape_of((70, 70, 2), samples=8)
    body = """
      await onNeuron(2, 0);
      const found = [];
      for (let t = 0.1; t < 1 && found.length === 0; t += 0.02) {
        const [left, right] = (await layout()).layers;
        for (let y = 0; y < stage.clientHeight && found.length === 0; y += 3) {
          point(left.x.at(-1) + (right.x[0] - left.x.at(-1)) * t, y);
          const { target } = events.at(-1)[1];
          if (target?.kind === "edge" && target.layer === 0) {
            const index = target.to * 70 + target.from;
            const next = element.currentReel.traces.findIndex((trace) => !trace.contributions[0].indices.includes(index));
            if (next > 0) found.push(next);
          }
        }
      }
      element.step(found[0], "sample");
      return [events.filter(([name]) => name === "targetchange").at(-1)[1].target, told().includes("NaN")];
    """
    assert element(POINT + body, inside=f'<script type="application/json">{json.dumps(reel)}</script>') == [None, False]
