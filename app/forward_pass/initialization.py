"""Where networks and inputs come from: seeded randomness, rounded at the source.

What is displayed is exactly what is computed, so a reader with a pocket calculator gets the same sum.
The network comes from the stream [seed, 0] and sample k from [seed, 1, k]: any sample can be drawn
without those before it.
"""

import math
from itertools import pairwise
from typing import Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.network import Network
from forward_pass.settings import Settings, check

INPUT_DECIMALS: Final = 2
BIAS_SIGMA: Final = 0.1

# Biases are centred on what typically arrives, so that few neurons stay dark for every sample and
# the predicted class changes between samples: inputs average 0.5, hidden activations about 0.25.
TYPICAL_INPUT: Final = 0.5
TYPICAL_ACTIVATION: Final = 0.25

# Weights that scatter at least this much keep two decimals (with "he": up to 32 incoming edges); the
# weights of wider layers are smaller, and two decimals would make too many of them equal.
NARROW_LAYER_SIGMA: Final = 0.25


def draw_network(settings: Settings) -> Network:
    """Return the network of these settings, changes included; the same on every platform.

    Example: draw_network(Settings(layers=(3, 2))).layers is (3, 2).
    """
    rng = np.random.default_rng([settings.seed, 0])
    weights: list[Floats] = []
    biases: list[Floats] = []
    for n_in, n_out in pairwise(settings.layers):
        sigma = weight_sigma(settings.initialization, n_in, n_out)
        typical = TYPICAL_ACTIVATION if weights else TYPICAL_INPUT
        W = rounded(sigma * rng.standard_normal((n_out, n_in)), decimals_for(sigma))
        b = rounded(BIAS_SIGMA * rng.standard_normal(n_out) - W.sum(axis=-1) * typical, decimals_for(sigma))
        weights.append(W)
        biases.append(b)
    for layer, neuron, source, value in settings.changes:
        if source < 0:
            biases[layer][neuron] = value
        else:
            weights[layer][neuron, source] = value
    return Network(tuple(weights), tuple(biases), settings.activation)


def draw_inputs(settings: Settings, sample: int) -> Floats:
    """Return the inputs of one sample: shape (n_0,), uniform in 0 … 1, two decimals.

    Raises: SettingError if the sample is not a whole number from 0 to 2⁵³ − 1.
    """
    rng = np.random.default_rng([settings.seed, 1, check("sample", sample)])
    return readonly_array("inputs", rounded(rng.random(settings.layers[0]), INPUT_DECIMALS), (settings.layers[0],))


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
