"""trace.py: every value of one forward pass, immutable and shape-checked."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, Model, RunOptions, ShapeError, StrongestContributions, Trace, record
from forward_pass.explain import explain_edges
from forward_pass.ops import Dense, Linear, Standardize
from forward_pass.ops.softmax import softmax_steps


@pytest.fixture
def trace() -> Trace:
    return record(Drawn(seed=7), [0]).traces[0]


@pytest.fixture
def large() -> Trace:
    return record(Drawn(layers=(100, 50)), [0], RunOptions(top_k=2)).traces[0]


def test_values_that_hold_arrays_are_compared_by_identity_and_may_be_keys() -> None:
    one, other = (record(Drawn(layers=(80, 60, 2), seed=7), [0], compare=2) for _ in range(2))
    for get in (
        lambda reel: reel,
        lambda reel: reel.model,
        lambda reel: reel.model.operations[0],
        lambda reel: reel.traces[0],
        lambda reel: reel.traces[0].contributions[0],
        lambda reel: reel.comparison,
        lambda reel: softmax_steps(reel.traces[0].logits, 1),
        lambda reel: explain_edges(reel.traces[0], next(iter(reel.model)), 0),
    ):
        first, second = get(one), get(other)
        assert first == first  # NumPy would answer with an array, or not at all
        assert first != second
        assert {first: 1}[first] == 1


def test_a_trace_knows_its_layers_and_logits(trace: Trace) -> None:
    assert trace.layers == (5, 7, 6, 2)
    assert trace.logits is trace.pre_activations[2]
    assert trace.outputs is trace.probabilities


def test_no_array_of_a_trace_can_be_changed(trace: Trace) -> None:
    assert len(trace.arrays) == 15
    assert not any(array.flags.writeable for array in trace.arrays.values())


@pytest.mark.parametrize("output", ["softmax", "sigmoid", "linear"])
def test_the_outputs_are_what_the_last_operation_gives(output: str) -> None:
    [trace] = record(Drawn(seed=7, output=output), [0]).traces
    if output == "linear":
        assert trace.outputs.tolist() == trace.logits.tolist()
        with pytest.raises(ShapeError, match="the output must be one with probabilities; got linear"):
            _ = trace.probabilities
    else:
        assert trace.outputs.tolist() == trace.probabilities.tolist()


def test_what_arrives_at_a_layer_is_what_the_operation_before_it_gives() -> None:
    model = Model(2, (Standardize([1, 1], [2, 2]), Dense([[1, -2]], [0]), Dense([[3]], [1]), Linear()))  # type: ignore[arg-type]
    arrays = {
        "inputs": [3, 1],
        "standardize1.centered": [2, 0],
        "standardize1.standardized": [1, 0],
        "dense1.contributions": [[1, 0]],
        "dense1.preActivations": [1],
        "dense2.contributions": [[3]],
        "dense2.preActivations": [4],
        "linear1.outputs": [4],
    }
    trace = Trace(model, arrays)  # type: ignore[arg-type]
    assert [trace.arriving(layer).tolist() for layer in (0, 1)] == [[1, 0], [1]]
    assert trace.outputs.tolist() == [4]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("inputs", np.ones(4), "inputs must be of shape (5); got (4)"),
        ("dense2.contributions", np.ones((7, 5)), "dense2.contributions must be of shape (6, 7); got (7, 5)"),
        ("dense2.contributions", np.ones(42), "dense2.contributions must be of shape (6, 7); got (42)"),
        ("activation2.activations", np.ones(7), "activation2.activations must be of shape (6); got (7)"),
        ("softmax1.probabilities", np.ones(3), "softmax1.probabilities must be of shape (2); got (3)"),
        ("softmax1.exponentialSum", np.ones(1), "softmax1.exponentialSum must be of shape (); got (1)"),
        ("softmax1.scaledLogits", [np.nan, 0.0], "softmax1.scaledLogits must be finite numbers; got NaN"),
        ("dense1.preActivations", "1234567", "dense1.preActivations must be numbers; got 1234567"),
    ],
)
def test_an_array_of_another_shape_or_with_other_values_is_refused(
    trace: Trace, name: str, value: Any, sentence: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(trace, arrays={**trace.arrays, name: value})
    assert str(caught.value) == sentence


def test_a_missing_or_an_unknown_array_is_refused_by_its_name(trace: Trace) -> None:
    for name in trace.arrays:
        fewer = {other: array for other, array in trace.arrays.items() if other != name}
        with pytest.raises(
            ShapeError, match=rf"the arrays of a trace must be inputs, dense1.contributions, .*; got {name}$"
        ):
            dataclasses.replace(trace, arrays=fewer)
    for name in ("dense4.preActivations", "dense1.weights", "dense1.strongestValues", "__proto__"):
        with pytest.raises(
            ShapeError, match=rf"the arrays of a trace must be inputs, dense1.contributions, .*; got {name}$"
        ):
            dataclasses.replace(trace, arrays={**trace.arrays, name: np.ones(7)})


def test_up_to_4096_edges_all_contributions_are_kept_and_above_the_strongest(large: Trace) -> None:
    [kept] = large.contributions
    assert isinstance(kept, StrongestContributions)
    assert kept.count == 5000
    every = {name: array for name, array in large.arrays.items() if "strongest" not in name}
    with pytest.raises(ShapeError, match="the arrays of a trace must be inputs, dense1.strongestIndices, "):
        dataclasses.replace(large, arrays=every | {"dense1.contributions": np.ones((50, 100))})


@pytest.mark.parametrize("indices", [[1, 0], [0, 0], [-1, 0], [0, 5000], [0.5, 1.0]])
def test_indices_that_are_not_ascending_edge_numbers_are_refused(large: Trace, indices: Any) -> None:
    with pytest.raises(
        ShapeError, match="dense1.strongestIndices must be ascending whole numbers from 0 to 4999; got "
    ):
        dataclasses.replace(large, arrays={**large.arrays, "dense1.strongestIndices": indices})


def test_strongest_contributions_are_as_many_as_were_asked_for(large: Trace) -> None:
    for name in ("dense1.strongestIndices", "dense1.strongestValues"):
        with pytest.raises(ShapeError, match=rf"{name} must be of shape \(2\); got \(3\)"):
            dataclasses.replace(large, arrays={**large.arrays, name: np.arange(3.0)})
    ends = {"dense1.strongestIndices": np.array([0.0, 4999.0])}
    kept = dataclasses.replace(large, arrays={**large.arrays, **ends}).contributions[0]
    assert isinstance(kept, StrongestContributions)
    assert kept.indices.tolist() == [0, 4999]
    assert kept.indices.dtype == np.int64
    assert not kept.indices.flags.writeable
