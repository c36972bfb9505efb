"""Activation functions φ, by name: from the pre-activation z of a neuron to its activation.

Each takes pre-activations z of any shape and returns activations of the same shape, for |z| up to 1e4
without overflow. Where the plain formula would overflow, a comment says what replaces it.

Source: Hendrycks and Gimpel 2016 for gelu and silu, Clevert et al. 2015 for elu.
"""

import math
from collections.abc import Callable
from typing import Final

import numpy as np

from forward_pass.arrays import Floats

LEAK: Final = 0.01

# NumPy has no error function; the standard library has, for one number at a time.
_erfc: Final[Callable[[Floats], Floats]] = np.vectorize(math.erfc, otypes=[np.float64])


def relu(z: Floats) -> Floats:
    """max(z, 0). Example: -2 → 0, 3 → 3."""
    return np.maximum(z, 0.0)


def leaky_relu(z: Floats) -> Floats:
    """For z above zero z, below it 0.01·z. Example: -2 → -0.02, 3 → 3."""
    return np.where(z > 0.0, z, LEAK * z)


def elu(z: Floats) -> Floats:
    """For z above zero z, below it exp(z) − 1. Example: -ln 2 → -0.5, 3 → 3."""
    # np.where computes both branches, so neither may overflow.
    return np.where(z > 0.0, z, np.expm1(np.minimum(z, 0.0)))


def gelu(z: Floats) -> Floats:
    """z·Φ(z), Φ the normal distribution function; exact, no tanh formula. Example: 0 → 0, 1 → 0.8413447…."""
    # Φ(z) = erfc(−z/√2)/2 keeps its digits far below zero, where (1 + erf)/2 loses them.
    return z * 0.5 * _erfc(-z / math.sqrt(2.0))


def silu(z: Floats) -> Floats:
    """z·sigmoid(z). Example: 0 → 0, ln 3 → 0.75·ln 3."""
    return z * sigmoid(z)


def tanh(z: Floats) -> Floats:
    """The hyperbolic tangent. Example: 0 → 0, ln 2 → 0.6."""
    return np.tanh(z)


def sigmoid(z: Floats) -> Floats:
    """1/(1 + exp(−z)). Example: 0 → 0.5, ln 3 → 0.75."""
    # exp(−|z|) never overflows; below zero the fraction is extended by exp(z).
    e = np.exp(-np.abs(z))
    return np.where(z >= 0.0, 1.0, e) / (1.0 + e)


def softplus(z: Floats) -> Floats:
    """ln(1 + exp(z)), as ln(exp(0) + exp(z)), which does not overflow. Example: 0 → ln 2."""
    return np.logaddexp(0.0, z)


def identity(z: Floats) -> Floats:
    """The sum z itself: without an activation function any number of layers is as good as one. Example: 3 → 3."""
    return z


ACTIVATIONS: Final[dict[str, Callable[[Floats], Floats]]] = {
    "relu": relu,
    "leaky_relu": leaky_relu,
    "elu": elu,
    "gelu": gelu,
    "silu": silu,
    "tanh": tanh,
    "sigmoid": sigmoid,
    "softplus": softplus,
    "identity": identity,
}
