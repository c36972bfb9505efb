"""in_place_gradient.py: its gradients are those of the implementation that cards and proofs tell of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from forward_pass.activations import ACTIVATIONS
from forward_pass.learning.in_place_gradient import InPlaceGradient, with_ones
from forward_pass.learning.trainable import Trainable
from forward_pass.model import network
from forward_pass.ops import Standardize

SIZES = (3, 5, 4, 2)
# Sums are added in another order.
TOLERANCE = 1e-14


def trainable_of(activation: str, output: str, temperature: float = 1.0, *, standardized: bool = False) -> Trainable:
    empty = [np.zeros((n_out, n_in)) for n_in, n_out in pairwise(SIZES)]
    model = network(empty, [np.zeros(len(W)) for W in empty], activation, output)
    if standardized:
        model = replace(
            model, operations=(Standardize(np.array([1.0, 2.0, 3.0]), np.array([0.5, 2.0, 4.0])), *model.operations)
        )
    return Trainable(model, temperature)


def assert_same_gradients(trainable: Trainable, counts: tuple[int, ...] = (7,)) -> None:
    """Assert that the gradients at drawn weights and batches of so many samples are the same."""
    rng, most = np.random.default_rng(1), max(counts)
    rows, wanted = np.empty((most, SIZES[0] + 1)), np.empty((most, SIZES[-1]))
    own = InPlaceGradient(trainable, rows, wanted)
    for count in counts:
        θ, inputs = rng.normal(size=trainable.size), rng.normal(size=(count, SIZES[0]))
        targets = np.eye(SIZES[-1])[rng.integers(0, SIZES[-1], count)]
        own.θ[:] = own.ordered(θ)
        # The last rows, so that those before must be passed over.
        rows[most - count :], wanted[most - count :] = with_ones(trainable, inputs), targets
        own.compute(most - count, most)
        assert own.vector(own.g) == pytest.approx(trainable.gradient(θ, inputs, targets)[1], rel=0, abs=TOLERANCE)
        assert own.vector(own.θ).tolist() == θ.tolist()


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_are_the_same_for_every_activation_function(activation: str) -> None:
    assert_same_gradients(trainable_of(activation, "softmax"))


@pytest.mark.parametrize(("output", "temperature"), [("softmax", 0.65), ("sigmoid", 1.0), ("linear", 1.0)])
def test_gradients_are_the_same_for_every_output(output: str, temperature: float) -> None:
    assert_same_gradients(trainable_of("relu,tanh", output, temperature))


def test_gradients_are_the_same_behind_a_standardization_and_for_batches_of_any_size() -> None:
    assert_same_gradients(trainable_of("relu", "softmax", standardized=True), (32, 1, 7, 32))


def test_sums_of_any_size_do_not_overflow_in_the_softmax() -> None:
    trainable = trainable_of("identity", "softmax")
    own = InPlaceGradient(trainable, with_ones(trainable, np.array([[1.0, 2.0, 3.0]])), np.array([[1.0, 0.0]]))
    own.θ[:] = 1e6 * np.sign(np.random.default_rng(2).normal(size=trainable.size))
    own.compute(0, 1)
    assert np.isfinite(own.g).all()
