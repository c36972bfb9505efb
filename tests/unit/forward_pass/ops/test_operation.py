"""ops/operation.py: an operation that the product does not have is run, crosses, and comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

from forward_pass import Drawn, Model, Stored, WireError, decode, encode, record
from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.ops import OPERATIONS, Operation, register
from forward_pass.options import RunOptions
from forward_pass.script import script

CARD: dict[str, list[Any]] = {
    "neuron": [{"block": "formula", "steps": [{"name": "halves", "is": ["factors", "·", "input"]}]}]
}


@dataclass(frozen=True, slots=True, eq=False)
class Halve(Operation):
    """Multiplies each value by a factor of its own: one parameter a neuron, and a setting."""

    kind: ClassVar[str] = "halve"
    output: ClassVar[str] = "halves"
    card = CARD

    factors: Floats
    unit: str = "m"

    def __post_init__(self) -> None:
        object.__setattr__(self, "factors", readonly_array("factors", self.factors, (None,)))

    def parameters(self) -> dict[str, Floats]:
        return {"factors": self.factors}

    def settings(self) -> dict[str, Any]:
        return {"unit": self.unit}

    def size(self, n_in: int) -> int:
        if n_in != len(self.factors):
            raise ShapeError("factors", f"of shape ({n_in},)", f"({len(self.factors)},)")
        return n_in

    def shapes(self, n_in: int, top_k: int) -> dict[str, tuple[int, ...]]:
        return {"halves": (n_in,)}

    def run(self, a: Floats, options: RunOptions) -> dict[str, Floats]:
        return {"halves": self.factors * a}


@pytest.fixture
def halve() -> Iterator[type[Operation]]:
    """Register the operation for one test."""
    yield register(Halve)
    del OPERATIONS["halve"]


@pytest.fixture
def source() -> Stored:
    """A network whose hidden layer is halved before its activation function."""
    first, *rest = Drawn(layers=(3, 2, 2), seed=7).model().operations
    return Stored(Model(3, (first, Halve(np.array([0.5, 0.25])), *rest)), (np.array([0.1, 0.2, 0.3]),))


@pytest.mark.usefixtures("halve")
def test_an_operation_registered_by_others_is_computed_where_it_stands(source: Stored) -> None:
    [trace] = record(source, [0]).traces
    z = trace.pre_activations[0]
    assert trace.arrays["halve1.halves"].tolist() == [z[0] / 2, z[1] / 4]
    assert trace.activations[0].tolist() == np.maximum(trace.arrays["halve1.halves"], 0).tolist()


@pytest.mark.usefixtures("halve")
def test_it_crosses_with_parameters_settings_and_card_and_comes_back(source: Stored) -> None:
    reel = record(source, [0])
    header, values = encode(reel)
    described = {"name": "halve1", "kind": "halve", "layer": 1, "output": "halves", "unit": "m"}
    assert header["operations"][1] == described
    assert header["cards"]["halve"] == CARD
    assert ["halve1.factors", [2]] in header["arrays"]
    assert ["halve1.halves", [1, 2]] in header["arrays"]
    back = decode(json.loads(json.dumps(header)), values)
    assert back.model.operations[1].parameters()["factors"].tolist() == [0.5, 0.25]
    assert back.traces[0].outputs.tolist() == reel.traces[0].outputs.tolist()
    assert back.source.to_dict() == source.to_dict()


@pytest.mark.usefixtures("halve")
def test_its_values_may_be_compared_like_any_others(source: Stored) -> None:
    reel = record(source, [0], RunOptions(changes=((0, 0, 1, 5.0),)), compare=0.65, compared=["halve1.halves"])
    assert reel.comparison is not None
    [difference] = reel.comparison.differences["halve1.halves"].tolist()
    weight = source.stored.weights[0][0, 1]
    assert difference == pytest.approx([(5.0 - weight) * 0.2 / 2, 0.0])


def test_where_it_is_not_registered_its_reel_is_refused_by_its_name(source: Stored) -> None:
    header, values = encode(record(source, [0]))
    with pytest.raises(WireError, match="the kind of an operation must be one of activation, dense, .*; got halve"):
        decode(header, values)


def test_unless_it_says_more_it_has_no_parameters_settings_edges_or_card_and_no_script(source: Stored) -> None:
    class Plain(Operation):
        kind = "plain"
        output = "same"

        def shapes(self, n_in, top_k):
            return {"same": (n_in,)}

        def run(self, a, options):
            return {"same": a}

    plain = Plain()
    assert (plain.parameters(), plain.settings(), plain.size(3), plain.has_edges, plain.card) == ({}, {}, 3, False, {})
    assert str(plain) == "plain"
    with pytest.raises(NotImplementedError, match="halve cannot be written as a script"):
        script(record(source, [0]), 0)


def test_the_operations_of_the_product_are_known_by_their_kinds() -> None:
    assert list(OPERATIONS) == ["activation", "dense", "linear", "sigmoid", "softmax", "standardize"]
    assert {kind: operation.kind for kind, operation in OPERATIONS.items()} == {kind: kind for kind in OPERATIONS}
    assert [kind for kind, operation in OPERATIONS.items() if operation.has_edges] == ["dense"]
