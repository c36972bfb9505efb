"""trace.py: every value of one forward pass, immutable and shape-checked."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from forward_pass import Settings, ShapeError, StrongestContributions, Trace, record
from forward_pass.explain import explain
from forward_pass.softmax import softmax_steps


def parts(trace: Trace) -> dict[str, Any]:
    return {field.name: getattr(trace, field.name) for field in dataclasses.fields(trace)}


@pytest.fixture
def trace() -> Trace:
    return record(Settings(seed=7), [0]).traces[0]


def test_values_that_hold_arrays_are_compared_by_identity_and_may_be_keys() -> None:
    one, other = (record(Settings(layers=(80, 60, 2), seed=7), [0], baseline_temperature=2) for _ in range(2))
    for get in (
        lambda reel: reel,
        lambda reel: reel.network,
        lambda reel: reel.traces[0],
        lambda reel: reel.traces[0].contributions[0],
        lambda reel: reel.baseline,
        lambda reel: softmax_steps(reel.traces[0].logits, 1),
        lambda reel: explain(reel.network, reel.traces[0], layer=1, neuron=0),
    ):
        first, second = get(one), get(other)
        assert first == first  # NumPy would answer with an array, or not at all
        assert first != second
        assert {first: 1}[first] == 1


def test_a_trace_knows_its_layers_and_logits(trace: Trace) -> None:
    assert trace.layers == (5, 7, 6, 2)
    assert trace.logits is trace.pre_activations[2]


def test_no_array_of_a_trace_can_be_changed(trace: Trace) -> None:
    arrays = [value for part in parts(trace).values() for value in (part if isinstance(part, tuple) else [part])]
    for array in arrays:
        assert isinstance(array, float) or not array.flags.writeable


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("contributions", (), "contributions must be arrays of 3 layers; got 0"),
        ("contributions", (np.ones((7, 5)),) * 3, "contributions must be of shape (6, 7); got (7, 5)"),
        ("activations", (np.ones(7),), "activations must be arrays of 2 layers; got 1"),
        ("activations", (np.ones(7), np.ones(7)), "activations[1] must be of shape (6); got (7)"),
        ("probabilities", np.ones(3), "probabilities must be of shape (2); got (3)"),
        ("exponential_sum", np.ones(1), "exponential sum must be of shape (); got (1)"),
        ("scaled_logits", [np.nan, 0.0], "scaled logits must be finite numbers; got NaN"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(trace: Trace, field: str, value: Any, sentence: str) -> None:
    with pytest.raises(ShapeError) as caught:
        Trace(**(parts(trace) | {field: value}))
    assert str(caught.value) == sentence


def test_up_to_4096_edges_all_contributions_are_kept_and_above_the_strongest(trace: Trace) -> None:
    large = record(Settings(layers=(100, 50)), [0]).traces[0]
    strongest = StrongestContributions(np.array([0]), np.array([1.0]), 35)
    sentence = "contributions must be all up to 4096 edges, the strongest above; got "
    with pytest.raises(ShapeError, match=f"{sentence}35"):
        Trace(**(parts(trace) | {"contributions": (strongest, *trace.contributions[1:])}))
    with pytest.raises(ShapeError, match=f"{sentence}5000"):
        Trace(**(parts(large) | {"contributions": (np.ones((50, 100)),)}))


def test_the_strongest_contributions_are_those_of_as_many_edges_as_the_layer_has() -> None:
    large = record(Settings(layers=(100, 50)), [0]).traces[0]
    wrong = StrongestContributions(np.array([0]), np.array([1.0]), 5001)
    with pytest.raises(ShapeError, match="the count of contributions must be 5000; got 5001"):
        Trace(**(parts(large) | {"contributions": (wrong,)}))


@pytest.mark.parametrize("indices", [[1, 0], [0, 0], [-1, 0], [0, 6], [0.5, 1.0], [[0, 1]]])
def test_indices_that_are_not_ascending_edge_numbers_are_refused(indices: Any) -> None:
    with pytest.raises(ShapeError, match="indices must be ascending whole numbers from 0 to 5"):
        StrongestContributions(np.array(indices), np.ones(2), 6)


def test_strongest_contributions_need_one_value_for_each_index() -> None:
    strongest = StrongestContributions(np.array([0, 5]), np.ones(2), 6)
    assert strongest.indices.tolist() == [0, 5]
    assert not strongest.indices.flags.writeable
    assert not strongest.values.flags.writeable
    with pytest.raises(ShapeError, match=r"values must be of shape \(2\); got \(3\)"):
        StrongestContributions(np.array([0, 5]), np.ones(3), 6)
