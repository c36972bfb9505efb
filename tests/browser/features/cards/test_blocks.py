"""blocks.js: each kind of block, of operations that cards know by nothing but their kind, their arrays and their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from forward_pass import Model, Stored, network, record, to_json
from forward_pass.arrays import Floats
from forward_pass.ops import OPERATIONS, Linear, Operation, Sigmoid, Softmax, Standardize, register
from forward_pass.options import RunOptions

CARD = """
  const { cardOf } = await import("/static/features/cards/card-content.js");
  const { bodyOf } = await import("/static/features/cards/card.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const [trace] = decodeRecorded(given.reel).traces;
  const labels = { inputs: [], classes: given.classes ?? [] };
  const moment = await helpers.momentOf(trace.network, given.known);
  const card = cardOf({ trace, labels, ...moment }, given.target, given.explanation ?? null, "not there");
  const [body] = bodyOf(card, false).slice(given.section ?? 0);
  const numbers = [...body.querySelectorAll("data")].map(({ dataset, value, textContent }) => [dataset.is, value, textContent]);
  const text = body.textContent;
  return { result: card.result.text, missing: card.missing, text, numbers, drawn: body.querySelector(".point") !== null };
"""
INPUT = {"kind": "neuron", "layer": 0, "neuron": 0}
OUTPUT = {"kind": "neuron", "layer": 1, "neuron": 0}


@dataclass(frozen=True, slots=True)
class Pair(Operation):
    """The value and its square, as an array of two numbers; it goes on as it is."""

    kind: ClassVar[str] = "pair"
    output: ClassVar[str] = "halfWidths"
    card: ClassVar = {
        "neuron": [
            {"block": "matrix", "value": "valueAndSquare", "columns": "width"},
            {"block": "hologram"},
            {"block": "formula", "steps": [{"name": "halfWidths", "is": ["input"]}]},
        ]
    }

    width: int = 1

    def settings(self) -> dict[str, Any]:
        return {"width": self.width}

    def shapes(self, n_in: int, top_k: int) -> dict[str, tuple[int, ...]]:
        return {"valueAndSquare": (2,), "halfWidths": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> dict[str, Floats]:
        return {"valueAndSquare": np.array([a[0], a[0] ** 2]), "halfWidths": a}


@pytest.fixture
def pair() -> Iterator[type[Operation]]:
    """Register the operation for one test."""
    yield register(Pair)
    del OPERATIONS["pair"]


def reel_of(*, first: Operation | None = None, last: Operation) -> dict[str, Any]:
    """Return the reel of one input, 7, and one output: z = 2·input − 1."""
    dense = network([[[2.0]]], [[-1.0]]).operations[0]
    model = Model(1, (*([first] if first else []), dense, last))
    reel: dict[str, Any] = json.loads(to_json(record(Stored(model, (np.array([7.0]),)), [0])))
    return reel


def card(lab, target, section=0, *, reel, **given):
    return lab.run(CARD, {"reel": reel, "target": target, "section": section} | given)


STANDARDIZED = reel_of(first=Standardize(np.array([5.0]), np.array([4.0])), last=Softmax())


def test_a_formula_shows_every_number_of_every_step(lab):
    seen = card(lab, INPUT, reel=STANDARDIZED)
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
    assert seen["result"] == "7.00", "the disc of an input shows its own units"


def test_a_formula_of_numbers_not_known_yet_shows_what_was_learned(lab):
    assert [value for _, value, _ in card(lab, INPUT, reel=STANDARDIZED, known=0)["numbers"]] == [
        "",
        "5",
        "",
        "",
        "4",
        "",
    ]


def test_what_is_added_up_are_the_standardized_inputs(lab):
    seen = card(lab, OUTPUT, reel=STANDARDIZED)
    assert seen["text"].startswith("Sum each standardized input times the weight of its edge")
    assert [number for number in seen["numbers"] if number[0] == "arriving"] == [["arriving", "0.5", "0.5000"]]


@pytest.mark.parametrize(("classes", "sides"), [([], "yes 50.0\u2009%, no 50.0\u2009%"), (["go", "stay"], "go 50.0\u2009%, stay 50.0\u2009%")])  # fmt: skip
def test_a_single_sigmoid_says_both_answers_with_their_percentages(lab, classes, sides):
    reel = reel_of(first=Standardize(np.array([5.0]), np.array([4.0])), last=Sigmoid())
    seen = card(lab, OUTPUT, 1, reel=reel, classes=classes)
    assert seen["text"].endswith(sides)
    assert "p=sigmoid(z)" in seen["text"]
    assert [role for role, _, _ in seen["numbers"]] == ["z", "probability", "percent", "percent"]
    assert (seen["result"], seen["missing"], seen["drawn"]) == ("50.0\u2009%", "not there", False)
    explanation = {"sigmoid1.curveAt": [-2, 0, 2], "sigmoid1.curve": [0.1, 0.5, 0.9]}
    seen = card(lab, OUTPUT, 1, reel=reel, explanation=explanation)
    assert (seen["missing"], seen["drawn"]) == ("", True)


def test_a_linear_output_is_the_sum_itself(lab):
    seen = card(lab, OUTPUT, 1, reel=reel_of(last=Linear()))
    assert "Output is the sum itself" in seen["text"]
    assert [text for _, _, text in seen["numbers"]] == ["13.0000", "13.0000"]
    assert (seen["result"], seen["missing"]) == ("13.0000", "")


def test_an_operation_without_words_is_called_by_its_kind_and_its_arrays(lab, pair):
    # The block between the matrix and the formula is of a kind that this page does not know: it is left out.
    reel = reel_of(first=pair(), last=Linear())
    seen = card(lab, INPUT, 1, reel=reel)
    assert seen["text"].startswith("Pair ")
    assert seen["text"].endswith("7.0000half widths")
    assert seen["numbers"][-1] == ["halfWidths", "7", "7.0000"]


def test_an_array_that_no_phase_makes_is_known_with_what_its_operation_gives(lab, pair):
    reel = reel_of(first=pair(), last=Linear())
    before, after = (card(lab, INPUT, reel=reel, known=known)["text"] for known in (1, 2))
    assert before == "value and square……… comes with pair. Go there"
    assert after == "value and square7.000049.0000"


@pytest.mark.parametrize(
    "cards",
    [
        {"pair": {"neuron": [None, "sum", {"block": "constructor"}, {"block": "formula", "steps": [None]}]}},
        {"pair": {"neuron": [{"block": "table", "columns": [None]}, {"block": "sum", "factors": "ab"}, {"block": "curve"}]}},
        {"pair": {"neuron": "many"}, "dense": None},
        {},
    ],
)  # fmt: skip
def test_what_a_file_says_about_cards_in_another_form_is_left_out(lab, pair, cards):
    body = CARD.partition("  const [body]")[0] + "return card.sections.map(({ block }) => block);"
    reel = reel_of(first=pair(), last=Linear()) | {"cards": cards}
    assert lab.run(body, {"reel": reel, "target": INPUT}) == ["deliveries"]


def test_what_a_file_says_about_the_products_own_operations_does_not_count(lab):
    body = CARD.partition("  const [body]")[0] + "return card.sections.map(({ block }) => block);"
    reel = reel_of(last=Linear()) | {"cards": {"dense": {"neuron": []}, "linear": None}}
    assert lab.run(body, {"reel": reel, "target": OUTPUT}) == ["sum", "formula"]


@pytest.mark.parametrize(("width", "rows"), [(1, 2), (2, 1)])
def test_a_matrix_shows_all_values_row_by_row(lab, pair, width, rows):
    seen = card(lab, INPUT, reel=reel_of(first=pair(width), last=Linear()))
    assert seen["text"] == "value and square7.000049.0000"
    body = CARD.replace("return {", "return body.querySelectorAll('tr').length; return {")
    assert lab.run(body, {"reel": reel_of(first=pair(width), last=Linear()), "target": INPUT}) == rows
