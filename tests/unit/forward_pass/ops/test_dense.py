"""dense.py: what every edge delivers, and the sums."""

import dataclasses
import math

import numpy as np
import pytest

from forward_pass import RunOptions, ShapeError
from forward_pass.ops.dense import MOST_CONTRIBUTIONS, Dense, dense, top_k


def test_a_neuron_is_worked_by_hand() -> None:
    contributions, sums = dense(np.array([3.0, 1.0]), np.array([[1.0, -2.0]]), np.array([0.5]))
    assert contributions.tolist() == [[3.0, -2.0]]
    assert sums.tolist() == [1.5]


def test_all_contributions_are_kept_up_to_4096_edges_and_the_strongest_above() -> None:
    for n_out, kept in [
        (64, ["contributions", "preActivations"]),
        (65, ["strongestIndices", "strongestValues", "preActivations"]),
    ]:
        operation = Dense(np.ones((n_out, 64)), np.zeros(n_out))
        arrays = operation.run(np.ones(64), RunOptions(top_k=7))
        assert list(arrays) == kept
        assert {name: array.shape for name, array in arrays.items()} == operation.shapes(64, 7)
    assert MOST_CONTRIBUTIONS == 64 * 64


@pytest.mark.parametrize("k", [1, 400, 4096])
def test_the_strongest_contributions_are_those_furthest_from_zero(k: int) -> None:
    rng = np.random.default_rng(5)
    weights, a = rng.normal(size=(60, 100)), rng.random(100)
    every = [w * x for row in weights.tolist() for w, x in zip(row, a.tolist(), strict=True)]
    expected = sorted(sorted(range(6000), key=lambda edge: (-abs(every[edge]), edge))[:k])
    arrays = Dense(weights, np.zeros(60)).run(a, RunOptions(top_k=k))
    assert arrays["strongestIndices"].tolist() == expected
    assert arrays["strongestValues"].tolist() == [every[edge] for edge in expected]


def test_among_equally_strong_contributions_the_lower_index_is_kept() -> None:
    contributions = np.ones((50, 100))
    contributions[::2] *= -1.0
    contributions[49, 99] = 2.0
    assert top_k(contributions, 3).tolist() == [0, 1, 4999]


def test_arrays_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^weights must be of shape \(any, any\); got \(2\)$"):
        Dense([1, 2], [0])  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match=r"^biases must be of shape \(1\); got \(2\)$"):
        Dense(np.ones((1, 2)), np.zeros(2))
    with pytest.raises(ShapeError, match=r"^weights must be finite numbers; got NaN$"):
        Dense(np.array([[math.nan]]), np.zeros(1))
    with pytest.raises(ShapeError, match=r"^weights must be of shape \(1, 3\); got \(1, 2\)$"):
        Dense(np.ones((1, 2)), np.zeros(1)).size(3)


def test_weights_and_biases_are_its_own_and_never_change() -> None:
    W = np.ones((1, 2))
    operation = Dense(W, np.zeros(1))
    W[0, 0] = 9.0
    assert operation.parameters()["weights"].tolist() == [[1.0, 1.0]]
    with pytest.raises(ValueError, match="read-only"):
        operation.weights[0, 0] = 2.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        operation.weights = W  # type: ignore[misc]


def test_changes_are_of_an_edge_or_from_minus_1_of_the_bias() -> None:
    operation = Dense(np.ones((2, 2)), np.zeros(2))
    changed = operation.with_changes([(1, 0, 5.0), (0, -1, 0.5)])
    assert changed.weights.tolist() == [[1, 1], [5, 1]]
    assert changed.biases.tolist() == [0.5, 0]
    assert operation.weights.tolist() == [[1, 1], [1, 1]]
