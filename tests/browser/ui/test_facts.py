"""facts.js: what is pointed at, with its numbers."""

from __future__ import annotations

import json

import pytest

from browser.lab import hand_made, shape_of

THIN = "\u2009"
TELL = """
  const facts = await import("/static/ui/facts.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const trace = given.reel && decodeRecorded(given.reel).traces[given.sample ?? 0];
  const labels = given.labels ?? { inputs: [], classes: [] };
  const layers = given.layers ?? trace.network.layers;
  const edges = await helpers.edgesOf(layers, trace);
  const moment = { ...(await helpers.momentOf({ layers, activation: "relu" }, given.known)), edges };
"""


def neuron(layer, number):
    return {"kind": "neuron", "layer": layer, "neuron": number}


def edge(layer, start, end):
    return {"kind": "edge", "layer": layer, "from": start, "to": end}


@pytest.mark.parametrize(
    ("target", "name", "facts"),
    [
        (neuron(0, 0), "input x₁", [["value", 1]]),
        (neuron(1, 0), "hidden, neuron 1", [["bias", 0], ["sum z", 1], ["activation", 1]]),
        (neuron(1, 1), "hidden, neuron 2", [["bias", 0], ["sum z", -1], ["activation", 0]]),
        (neuron(2, 0), "class 1", [["bias", 0], ["logit", 0.75], ["probability", 0.75]]),
        (edge(0, 0, 2), "edge x₁ → hidden, neuron 3", [["weight", -0.25], ["× input", 1], ["= contribution", -0.25]]),
        (edge(1, 0, 1), "edge hidden, neuron 1 → class 2", [["weight", -0.5], ["× activation", 1], ["= contribution", -0.5]]),
        (edge(1, 3, 1), "edge hidden, neuron 4 → class 2", [["weight", 0.25], ["× activation", 0.25], ["= contribution", 0.0625]]),
    ],
)  # fmt: skip
def test_what_the_pointer_is_on_is_told_with_its_numbers(lab, target, name, facts):
    body = TELL + "return facts.targetFacts(given.target, trace, layers, labels, moment);"
    told, numbers = lab.run(body, {"reel": hand_made(), "target": target})
    assert told == name
    assert [label for label, _, _ in numbers] == [label for label, _ in facts]
    assert [value for _, value, _ in numbers] == pytest.approx([value for _, value in facts])


def test_a_product_that_is_told_is_the_very_product(lab):
    body = (
        TELL
        + """
      return [0, 1].flatMap((l) => Array.from({ length: 4 }, (_, k) => {
        const target = l === 0 ? { kind: "edge", layer: 0, from: 0, to: k } : { kind: "edge", layer: 1, from: k, to: 1 };
        return facts.targetFacts(target, trace, layers, labels, moment)[1].map(([, value]) => value);
      }));
    """
    )
    for weight, activation, contribution in lab.run(body, {"reel": hand_made()}):
        assert weight * activation == contribution


def test_of_a_large_layer_the_contribution_of_the_very_edge_is_told(lab):
    reel = shape_of((100, 60, 2), top_k=50, samples=1)
    body = (
        TELL
        + """
      const values = trace.get("dense1.strongestValues");
      return Array.from(trace.get("dense1.strongestIndices"), (index, k) => {
        const target = { kind: "edge", layer: 0, from: index % 100, to: Math.floor(index / 100) };
        return facts.targetFacts(target, trace, layers, labels, moment)[1][2][1] === values[k];
      }).every(Boolean);
    """
    )
    assert lab.run(body, {"reel": reel}) is True


@pytest.mark.parametrize(
    ("target", "count", "known"),
    [
        (neuron(0, 0), 0, [False]), (neuron(0, 0), 1, [True]),
        (neuron(1, 0), 2, [True, False, False]), (neuron(1, 0), 3, [True, True, False]), (neuron(1, 0), 4, [True] * 3),
        (neuron(2, 0), 5, [True, False, False]), (neuron(2, 0), 6, [True, True, False]), (neuron(2, 0), 7, [True] * 3),
        (edge(0, 0, 2), 0, [True, False, False]), (edge(0, 0, 2), 1, [True, True, False]), (edge(0, 0, 2), 2, [True] * 3),
        (edge(1, 0, 1), 3, [True, False, False]), (edge(1, 0, 1), 4, [True, True, False]), (edge(1, 0, 1), 5, [True] * 3),
    ],
)  # fmt: skip
def test_what_has_not_been_computed_yet_is_not_told(lab, target, count, known):
    body = TELL + "return facts.targetFacts(given.target, trace, layers, labels, moment)[1];"
    facts = lab.run(body, {"reel": hand_made(), "target": target, "known": count})
    assert [value is not None for _, value, _ in facts] == known


def test_a_skeleton_has_names_and_no_numbers(lab):
    body = TELL + "return facts.targetFacts(given.target, null, layers, labels, moment);"
    assert lab.run(body, {"layers": [1, 4, 2], "target": neuron(1, 0)}) == ["hidden, neuron 1", []]
    assert lab.run(body, {"layers": [1, 4, 2], "target": edge(1, 3, 0)}) == ["edge hidden, neuron 4 → class 1", []]


def test_facts_that_are_known_are_written_with_the_whole_number_beside_its_rounding(lab):
    body = """
      const { writeFacts } = await import("/static/ui/facts.js");
      const into = document.createElement("p");
      into.textContent = "before";
      const { formatDrawn, formatPercent } = await import("/static/core/number-format.js");
      writeFacts(into, "<b>x</b>", [["weight", -0.123456789, formatDrawn], ["sum z", null, formatDrawn], ["probability", 0.63421, formatPercent]]);
      return [into.textContent, Array.from(into.querySelectorAll("data"), (data) => data.value), into.children.length];
    """
    text, values, children = lab.run(body)
    assert text == f"<b>x</b> · weight −0.1235 · probability 63.4{THIN}%"
    assert [value and json.loads(value) for value in values] == [-0.123456789, 0.63421]
    assert children == 3, "what comes from outside is text, not markup"
