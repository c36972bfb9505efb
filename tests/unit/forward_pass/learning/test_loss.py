"""loss.py: numbers worked by hand, slopes against finite differences, and sums that overflow nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from forward_pass.learning.loss import LOSSES, binary_cross_entropy, cross_entropy, loss_of, one_hot, squared_error
from forward_pass.model import OUTPUTS

STEP = 1e-6


def test_every_kind_of_output_has_its_loss():
    assert set(LOSSES) == set(OUTPUTS)


def test_cross_entropy_is_the_logarithm_of_the_right_probability():
    losses, slope = cross_entropy(np.array([[math.log(3), 0.0]]), np.array([[1.0, 0.0]]))
    assert losses == pytest.approx([math.log(4 / 3)])
    assert slope == pytest.approx(np.array([[-0.25, 0.25]]))


def test_a_temperature_divides_the_logits_and_the_slope():
    losses, slope = loss_of("softmax", 0.5)(np.array([[math.log(2), 0.0]]), np.array([[1.0, 0.0]]))
    # The logits are then ln 4 and 0, the probabilities 0.8 and 0.2.
    assert losses == pytest.approx([math.log(1.25)])
    assert slope == pytest.approx(np.array([[-0.4, 0.4]]))


def test_binary_cross_entropy_adds_up_over_outputs():
    losses, slope = binary_cross_entropy(np.array([[math.log(3), 0.0]]), np.array([[1.0, 0.0]]))
    assert losses == pytest.approx([math.log(4 / 3) + math.log(2)])
    assert slope == pytest.approx(np.array([[-0.25, 0.5]]))


def test_squared_error_is_half_the_square():
    losses, slope = squared_error(np.array([[3.0]]), np.array([[1.0]]))
    assert (losses.tolist(), slope.tolist()) == ([2.0], [[2.0]])


@pytest.mark.parametrize("temperature", [1.0, 0.65])
@pytest.mark.parametrize("kind", OUTPUTS)
def test_slopes_are_those_of_finite_differences(kind, temperature):
    z = np.array([[0.3, -1.2, 2.0], [-0.4, 0.1, 0.9]])
    targets = one_hot(np.array([2, 0]), 3)
    loss = loss_of(kind, temperature)
    _, slope = loss(z, targets)
    for place in np.ndindex(z.shape):
        step = np.zeros_like(z)
        step[place] = STEP
        ahead, behind = (loss(z + sign * step, targets)[0].sum() for sign in (1, -1))
        assert slope[place] == pytest.approx((ahead - behind) / (2 * STEP), abs=1e-8)


@pytest.mark.parametrize("kind", ["softmax", "sigmoid"])
def test_sums_far_from_zero_overflow_nothing(kind):
    losses, slope = LOSSES[kind](np.array([[2000.0, -2000.0]]), np.array([[0.0, 1.0]]))
    assert losses == pytest.approx([4000.0])
    assert slope == pytest.approx(np.array([[1.0, -1.0]]))


def test_labels_become_rows_with_a_single_1():
    assert one_hot(np.array([2, 0]), 3).tolist() == [[0, 0, 1], [1, 0, 0]]
