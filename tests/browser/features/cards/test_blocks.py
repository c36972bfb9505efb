"""blocks.js: each kind of block of an operation that cards know nothing of but its kind, its arrays and its words."""

from __future__ import annotations

import pytest

# One input, standardized, and one output; numbers that can be checked by hand.
VIEW = """
  const { sectionsOf, viewOf } = await import("/static/features/cards/blocks.js");
  const arrays = {
    inputs: [7], "standardize1.centered": [2], "standardize1.standardized": [0.5], "dense1.preActivations": [0],
    "sigmoid1.probabilities": [0.5], "sigmoid1.complements": [0.5], "linear1.outputs": [0], "mystery1.grid": [1, 2, 3, 4],
    ...given.arrays,
  };
  const parameters = { "standardize1.mean": [5], "standardize1.scale": [4], "dense1.weights": [2], "dense1.biases": [-1] };
  const operations = [
    { name: "standardize1", kind: "standardize", layer: 0, output: "standardized" },
    { name: "dense1", kind: "dense", layer: 1, output: "preActivations" },
    ...(given.operation ? [given.operation] : []),
  ];
  const model = { layers: [1, 1], operations, cards: {}, parameter: (name) => parameters[name], array: (name) => arrays[name] };
  const { timelineOf } = await import("/static/core/phases.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const { WORDS: words } = await import("/static/operations/words.js");
  const timeline = timelineOf(operations, KINDS);
  const timeMs = given.timeMs ?? timeline.durationMs;
  const stage = { trace: { temperature: 1 }, labels: given.labels ?? { inputs: [], classes: [] }, timeline, timeMs, words };
  const operation = operations.at(given.operation ? -1 : 0);
  const scope = { stage, model, operation, neuron: 0, explanation: given.explanation ?? null, explained: "neuron" };
  return sectionsOf(given.block, scope).map((section) => {
    const view = viewOf(section, false);
    const numbers = [...view.querySelectorAll("data")].map(({ dataset, value, textContent }) => [dataset.is, value, textContent]);
    return { text: view.textContent, numbers, complete: section.complete, drawn: view.querySelector(".point") !== null };
  });
"""
STANDARDIZE = {
    "block": "formula",
    "steps": [
        {"name": "centered", "is": ["input", "−", "mean"]},
        {"name": "standardized", "is": ["centered", "÷", "scale"]},
    ],
}


def view(lab, block, **given):
    [seen] = lab.run(VIEW, {"block": block} | given)
    return seen


def test_a_formula_shows_every_number_of_every_step(lab):
    seen = view(lab, STANDARDIZE)
    assert [number[1:] for number in seen["numbers"]] == [
        ["7", "7.00"],
        ["5", "5.00"],
        ["2", "2.0000"],
        ["2", "2.0000"],
        ["4", "4.00"],
        ["0.5", "0.5000"],
    ]
    assert seen["text"].startswith("Standardize ")
    assert "7.00input−5.00mean=2.0000value − mean" in seen["text"]


def test_a_formula_of_numbers_not_known_yet_shows_what_was_learned(lab):
    assert [value for _, value, _ in view(lab, STANDARDIZE, timeMs=0)["numbers"]] == ["", "5", "", "", "4", ""]


@pytest.mark.parametrize(
    ("labels", "sides"), [([], "yes 50.0\u2009%, no 50.0\u2009%"), (["stay", "go"], "stay 50.0\u2009%, go 50.0\u2009%")]
)
def test_a_single_sigmoid_says_both_answers_with_their_percentages(lab, labels, sides):
    block = {
        "block": "curve",
        "function": "sigmoid",
        "of": "input",
        "value": "probabilities",
        "rest": "complements",
    }
    operation = {"name": "sigmoid1", "kind": "sigmoid", "layer": 1, "output": "probabilities"}
    seen = view(lab, block, operation=operation, labels={"inputs": [], "classes": labels})
    assert seen["text"].endswith(sides)
    assert "p=sigmoid(z)" in seen["text"]
    assert [role for role, _, _ in seen["numbers"]] == ["z", "probability", "percent", "percent"]
    assert (seen["complete"], seen["drawn"]) == (False, False)
    explanation = {"curve": {"at": [-2, 0, 2], "points": [0.1, 0.5, 0.9]}}
    seen = view(lab, block, operation=operation, explanation=explanation)
    assert (seen["complete"], seen["drawn"]) == (True, True)


def test_a_linear_output_is_the_sum_itself(lab):
    operation = {"name": "linear1", "kind": "linear", "layer": 1, "output": "outputs"}
    seen = view(lab, {"block": "formula", "steps": [{"name": "outputs", "is": ["input"]}]}, operation=operation)
    assert "Output is the sum itself" in seen["text"]
    assert [text for _, _, text in seen["numbers"]] == ["0.0000", "0.0000"]


def test_an_operation_without_words_is_called_by_its_kind_and_its_arrays(lab):
    operation = {"name": "mystery1", "kind": "mystery", "layer": 1, "output": "halfWidths"}
    block = {"block": "formula", "steps": [{"name": "halfWidths", "is": ["input", "÷", "input"]}]}
    seen = view(lab, block, operation=operation, arrays={"mystery1.halfWidths": [3]})
    assert seen["text"].startswith("Mystery ")
    assert seen["text"].endswith("3.0000half widths")
    assert seen["numbers"][-1] == ["halfWidths", "3", "3.0000"]


def test_a_matrix_shows_all_values_row_by_row(lab):
    operation = {"name": "mystery1", "kind": "mystery", "layer": 1, "output": "grid", "width": 2}
    seen = view(lab, {"block": "matrix", "value": "grid", "columns": "width"}, operation=operation)
    assert seen["text"] == "grid1.00002.00003.00004.0000"


def test_a_block_that_this_page_does_not_know_is_left_out(lab):
    assert lab.run(VIEW, {"block": {"block": "hologram"}}) == []
