"""The slopes of the activation functions, φ′(z), by the same names.

Where a function has a corner, at z = 0, the slope is that to its left, as frameworks have it.
"""

import math
from collections.abc import Callable
from typing import Final

import numpy as np

from forward_pass.activations import LEAK, gelu, sigmoid, silu
from forward_pass.arrays import Floats


def relu_slope(z: Floats) -> Floats:
    """1 above zero, else 0. Example: -2 → 0, 3 → 1."""
    return np.where(z > 0.0, 1.0, 0.0)


def leaky_relu_slope(z: Floats) -> Floats:
    """1 above zero, else 0.01. Example: -2 → 0.01, 3 → 1."""
    return np.where(z > 0.0, 1.0, LEAK)


def elu_slope(z: Floats) -> Floats:
    """1 above zero, else exp(z). Example: -ln 2 → 0.5, 3 → 1."""
    return np.exp(np.minimum(z, 0.0))


def gelu_slope(z: Floats) -> Floats:
    """Φ(z) + z·φ(z), φ the density of the normal distribution. Example: 0 → 0.5."""
    density = np.exp(-0.5 * z * z) / math.sqrt(2.0 * math.pi)
    # gelu(z) is z·Φ(z); at zero Φ is 0.5.
    cumulative = np.divide(gelu(z), z, out=np.full_like(z, 0.5), where=z != 0.0)
    return cumulative + z * density


def silu_slope(z: Floats) -> Floats:
    """φ′ = s + z·s·(1 − s) with s = sigmoid(z). Example: 0 → 0.5."""
    s = sigmoid(z)
    return s + silu(z) * (1.0 - s)


def tanh_slope(z: Floats) -> Floats:
    """1 − tanh(z)². Example: 0 → 1, ln 2 → 0.64."""
    t = np.tanh(z)
    return 1.0 - t * t


def sigmoid_slope(z: Floats) -> Floats:
    """φ′ = s·(1 − s) with s = sigmoid(z). Example: 0 → 0.25."""
    s = sigmoid(z)
    return s * (1.0 - s)


def identity_slope(z: Floats) -> Floats:
    """1 everywhere. Example: 3 → 1."""
    return np.ones_like(z)


DERIVATIVES: Final[dict[str, Callable[[Floats], Floats]]] = {
    "relu": relu_slope,
    "leaky_relu": leaky_relu_slope,
    "elu": elu_slope,
    "gelu": gelu_slope,
    "silu": silu_slope,
    "tanh": tanh_slope,
    "sigmoid": sigmoid_slope,
    # The slope of ln(1 + exp(z)).
    "softplus": sigmoid,
    "identity": identity_slope,
}
