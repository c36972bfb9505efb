"""adam.py: the lengths of its steps, by hand and against plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from forward_pass.learning.adam import Adam


def test_the_first_step_has_the_length_of_the_learning_rate_whatever_the_gradient():
    _, changes = Adam().step({"b": np.array([4.0, -0.5])}, 0.1)
    assert changes["b"] == pytest.approx([-0.1, 0.1])


def test_later_steps_are_those_of_plain_loops():
    gradients = [0.5, -0.25, 3.0]
    adam, m, v = Adam(), 0.0, 0.0
    for k, g in enumerate(gradients, start=1):
        adam, changes = adam.step({"b": np.array([g])}, 0.01)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        expected = -0.01 * (m / (1 - 0.9**k)) / (math.sqrt(v / (1 - 0.999**k)) + 1e-8)
        assert changes["b"] == pytest.approx([expected])
    assert adam.steps == 3


def test_a_gradient_of_zero_changes_nothing():
    _, changes = Adam().step({"b": np.zeros(2)}, 0.1)
    assert changes["b"].tolist() == [0.0, 0.0]
