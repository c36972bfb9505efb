"""The forward pass: the arithmetic that the page shows."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from forward_pass.activations import ACTIVATIONS
from forward_pass.arrays import Floats, readonly_array
from forward_pass.limits import DEFAULTS
from forward_pass.network import Network
from forward_pass.settings import check
from forward_pass.softmax import softmax, softmax_steps
from forward_pass.trace import MOST_CONTRIBUTIONS, Contributions, StrongestContributions, Trace

# Contributions c (n_out, n_in), pre-activations z (n_out,) and activations a (n_out,) of one layer.
LayerSteps = tuple[Floats, Floats, Floats]


def forward(
    network: Network,
    inputs: Any,
    *,
    temperature: float = DEFAULTS["temperature"],
    strongest: int = DEFAULTS["strongest"],
) -> tuple[Trace, ...]:
    """Return the trace of every sample.

    c = W·a (each column times its activation), z = Σ c + b, a = φ(z), and p = softmax(z_L / T).

    Parameters: inputs of shape (n_samples, n_0); temperature T, 0.001 to 1000; how many contributions
    to keep of a layer of more than 4,096 edges.
    Returns: one trace a sample, the same bits whether computed alone or among others.
    Raises: ShapeError if the inputs do not fit the network or are not finite, SettingError for a
    temperature or a number of contributions that may not be chosen.

    Example: with W = [[1, −2]], b = [0.5] and x = (3, 1) the contributions are 3 and −2, and z is 1.5.
    """
    temperature, strongest = check("temperature", temperature), check("strongest", strongest)
    samples = readonly_array("inputs", inputs, (None, network.layers[0]))
    return tuple(_trace(network, x, temperature, strongest) for x in samples)


def layer_by_layer(network: Network, x: Floats) -> Iterator[LayerSteps]:
    """Yield contributions, pre-activations and activations of each layer after the inputs.

    The activations of the last layer have no meaning: its pre-activations are the logits.
    """
    φ = ACTIVATIONS[network.activation]
    a = x
    for W, b in zip(network.weights, network.biases, strict=True):
        c = W * a
        z = c.sum(axis=-1) + b
        a = φ(z)
        yield c, z, a


def _trace(network: Network, x: Floats, temperature: float, strongest: int) -> Trace:
    contributions, pre_activations, activations = zip(*layer_by_layer(network, x), strict=True)
    logits = pre_activations[-1]
    steps = softmax_steps(logits, temperature)
    return Trace(
        inputs=x,
        contributions=tuple(_top_k(c, strongest) for c in contributions),
        pre_activations=pre_activations,
        activations=activations[:-1],
        scaled_logits=steps.scaled,
        shifted_logits=steps.shifted,
        exponentials=steps.exponentials,
        exponential_sum=steps.exponential_sum,
        probabilities=steps.probabilities,
        probabilities_at_one=softmax(logits, 1.0),
    )


def _top_k(contributions: Floats, k: int) -> Contributions:
    """Return all contributions of a layer, or of more than 4,096 the k strongest (at a tie the lower index)."""
    if contributions.size <= MOST_CONTRIBUTIONS:
        return contributions
    strength = np.abs(contributions).ravel()
    weakest_kept = np.partition(strength, -k)[-k]
    stronger = np.flatnonzero(strength > weakest_kept)
    tied = np.flatnonzero(strength == weakest_kept)[: k - len(stronger)]
    indices = np.sort(np.concatenate([stronger, tied]))
    return StrongestContributions(indices, contributions.ravel()[indices], contributions.size)
