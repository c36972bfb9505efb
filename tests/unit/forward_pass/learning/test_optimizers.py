"""optimizers.py: the lengths of their steps, by hand and against plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from forward_pass.learning.optimizers import OPTIMIZERS, Adam, Momentum, Sgd


def changes_of(optimizer, gradients, learning_rate):
    """Return the change of each step."""
    found = []
    for g in gradients:
        optimizer, change = optimizer.step(np.array(g), learning_rate)
        found.append(change.tolist())
    return optimizer, found


def test_plain_descent_goes_against_the_gradient():
    assert changes_of(Sgd(), [[4.0, -0.5]], 0.1)[1] == [[-0.4, 0.05]]


def test_momentum_keeps_nine_tenths_of_its_velocity():
    optimizer, changes = changes_of(Momentum(), [1.0, 1.0, -1.0], 0.5)
    assert changes == pytest.approx([-0.5, -0.95, -0.5 * 0.71])
    assert optimizer.numbers()["velocity"] == pytest.approx(0.71)


def test_the_first_step_of_adam_has_the_length_of_the_learning_rate_whatever_the_gradient():
    _, changes = changes_of(Adam(), [[4.0, -0.5]], 0.1)
    assert changes[0] == pytest.approx([-0.1, 0.1])


def test_later_steps_of_adam_are_those_of_plain_loops():
    gradients, m, v, expected = [0.5, -0.25, 3.0], 0.0, 0.0, []
    for k, g in enumerate(gradients, start=1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        expected.append(-0.01 * (m / (1 - 0.9**k)) / (math.sqrt(v / (1 - 0.999**k)) + 1e-8))
    optimizer, changes = changes_of(Adam(), gradients, 0.01)
    assert changes == pytest.approx(expected)
    numbers = {"mean": m, "square": v, "correctedMean": m / (1 - 0.9**3), "correctedSquare": v / (1 - 0.999**3)}
    assert optimizer.numbers() == pytest.approx(numbers)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_gradient_of_zero_changes_nothing_and_a_step_changes_no_array_that_it_was_given(name):
    optimizer = OPTIMIZERS[name]()
    assert optimizer.numbers() == {}
    g = np.array([0.0, 2.0])
    optimizer, change = optimizer.step(g, 0.1)
    assert change[0] == 0.0
    before = {key: array.tolist() for key, array in optimizer.numbers().items()}
    optimizer.step(np.array([1.0, 1.0]), 0.1)
    assert {key: array.tolist() for key, array in optimizer.numbers().items()} == before
    assert g.tolist() == [0.0, 2.0]
