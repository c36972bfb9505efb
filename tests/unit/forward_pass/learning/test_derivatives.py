"""derivatives.py: every activation function has its slope, which finite differences confirm."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass.activations import ACTIVATIONS, LEAK
from forward_pass.learning.derivatives import DERIVATIVES

STEP = 1e-6


def test_every_activation_function_has_a_slope():
    assert list(DERIVATIVES) == list(ACTIVATIONS)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_slope_is_that_of_finite_differences(name):
    # No corner of a function lies here.
    z = np.array([-30.0, -3.0, -0.7, -0.01, 0.01, 0.4, 2.0, 30.0])
    φ = ACTIVATIONS[name]
    np.testing.assert_allclose(DERIVATIVES[name](z), (φ(z + STEP) - φ(z - STEP)) / (2 * STEP), atol=1e-8, rtol=1e-7)


def test_at_zero_a_corner_has_the_slope_to_its_left():
    slopes = {name: DERIVATIVES[name](np.array([0.0]))[0] for name in DERIVATIVES}
    assert slopes == {
        "relu": 0.0,
        "leaky_relu": LEAK,
        "elu": 1.0,
        "gelu": 0.5,
        "silu": 0.5,
        "tanh": 1.0,
        "sigmoid": 0.25,
        "softplus": 0.5,
        "identity": 1.0,
    }


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_slopes_far_from_zero_overflow_nothing(name):
    assert np.isfinite(DERIVATIVES[name](np.array([-1e4, 1e4]))).all()
