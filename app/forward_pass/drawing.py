"""Drawing weights and biases from a seed, rounded at the source.

The network comes from the stream [seed, 0], drawn layer by layer, so with other layers all of it would be another one.
Where a network is resized instead, the weights and biases that it had before stay. Each neuron's new edges, and its
bias if it is new, come from a stream of its own, [seed, 2, layer, neuron]: adding one more changes no other.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from forward_pass.arrays import Floats

BIAS_SIGMA: Final = 0.1

# Biases are centred on what typically arrives, so that few neurons stay dark for every sample and
# the predicted class changes between samples: inputs average 0.5, hidden activations about 0.25.
TYPICAL_INPUT: Final = 0.5
TYPICAL_ACTIVATION: Final = 0.25

# Weights that scatter at least this much keep two decimals (with "he": up to 32 incoming edges); the
# weights of wider layers are smaller, and two decimals would make too many of them equal.
NARROW_LAYER_SIGMA: Final = 0.25


def drawn_parameters(seed: int, layers: Sequence[int], initialization: str) -> tuple[list[Floats], list[Floats]]:
    """Return weights, (n_out, n_in) for each layer after the inputs, and biases, (n_out,) for each.

    Example: drawn_parameters(7, (3, 2), "he")[0][0].shape is (2, 3).
    """
    rng = np.random.default_rng([seed, 0])
    weights: list[Floats] = []
    biases: list[Floats] = []
    for layer, (n_in, n_out) in enumerate(pairwise(layers)):
        sigma = weight_sigma(initialization, n_in, n_out)
        W = rounded(sigma * rng.standard_normal((n_out, n_in)), decimals_for(sigma))
        centre = W.sum(axis=-1) * _typical(layer)
        b = rounded(BIAS_SIGMA * rng.standard_normal(n_out) - centre, decimals_for(sigma))
        weights.append(W)
        biases.append(b)
    return weights, biases


def resized_parameters(
    seed: int, layers: Sequence[int], original: Sequence[int], initialization: str
) -> tuple[list[Floats], list[Floats]]:
    """Return weights and biases of these layers, of which those that the original has as well are the original's.

    New weights are drawn as widely as those beside them. Where layers were added or removed, which is done before the
    outputs, all that leads to the outputs is new.

    Example: resized_parameters(7, (3, 3), (3, 2), "he")[0][0][:2] is drawn_parameters(7, (3, 2), "he")[0][0].
    """
    own_weights, own_biases = drawn_parameters(seed, original, initialization)
    usual = usual_sizes(original, len(layers))
    # Up to here the same layers follow each other in both.
    common = len(layers) if len(layers) == len(original) else min(len(layers), len(original)) - 2
    weights: list[Floats] = []
    biases: list[Floats] = []
    for layer, (n_in, n_out) in enumerate(pairwise(layers)):
        sigma = weight_sigma(initialization, usual[layer], usual[layer + 1])
        W, b = _new_neurons([seed, 2, layer], (n_out, n_in), usual[layer], sigma, _typical(layer))
        if layer < common:
            kept = own_weights[layer][:n_out, :n_in]
            W[: kept.shape[0], : kept.shape[1]] = kept
            b[: kept.shape[0]] = own_biases[layer][:n_out]
        weights.append(W)
        biases.append(b)
    return weights, biases


def usual_sizes(original: Sequence[int], n_layers: int) -> list[int]:
    """Return how many neurons each of so many layers has unless some are added: an added layer has as many as the last.

    How widely new weights are drawn depends on these sizes, not on the present ones, so that no weight changes when a
    neuron is added elsewhere.

    Example: usual_sizes((5, 7, 6, 2), 5) is [5, 7, 6, 6, 2], and for 3 layers [5, 7, 2].
    """
    *before, outputs = original
    hidden = [*before, *[before[-1]] * n_layers][: n_layers - 1]
    return [*hidden, outputs]


def _new_neurons(
    stream: list[int], shape: tuple[int, int], usual_n_in: int, sigma: float, typical: float
) -> tuple[Floats, Floats]:
    """Return weights and biases of neurons that each have a stream of their own, whatever the shape."""
    n_out, n_in = shape
    W, b = np.empty(shape), np.empty(n_out)
    for neuron in range(n_out):
        rng = np.random.default_rng([*stream, neuron])
        noise = rng.standard_normal(1)
        row = rounded(sigma * rng.standard_normal(max(n_in, usual_n_in)), decimals_for(sigma))
        W[neuron] = row[:n_in]
        b[neuron] = rounded(BIAS_SIGMA * noise - row[:usual_n_in].sum() * typical, decimals_for(sigma))[0]
    return W, b


def _typical(layer: int) -> float:
    """Return what typically arrives at a layer of weights."""
    return TYPICAL_ACTIVATION if layer else TYPICAL_INPUT


def weight_sigma(initialization: str, n_in: int, n_out: int) -> float:
    """Return the standard deviation of a layer's weights: "he" √(2/n_in), "glorot" √(2/(n_in + n_out)).

    Source: He et al. 2015, equation 10; Glorot and Bengio 2010, equation 16 (its normal form).

    Example: weight_sigma("he", 8, 3) is 0.5, and so is weight_sigma("glorot", 5, 3).
    """
    return math.sqrt(2 / (n_in if initialization == "he" else n_in + n_out))


def decimals_for(sigma: float) -> int:
    """Return to how many decimals a layer is rounded: two, or in wide layers three digits of sigma.

    Example: 2 for 0.63 (shown as 0.63), 3 for 0.125, 4 for 0.0505.
    """
    if sigma >= NARROW_LAYER_SIGMA:
        return 2
    decimals = 3
    # The last bit of a logarithm may differ between platforms, and the network must not.
    while sigma * 10**decimals < 100:
        decimals += 1
    return decimals


def rounded(values: Floats, decimals: int) -> Floats:
    """Return the values rounded, without negative zeros. Example: (-0.004, 0.126) to 2 is (0, 0.13)."""
    return np.round(values, decimals) + 0.0
