"""Explanations: values of one neuron that a trace leaves out, because they are read one neuron at a time."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from forward_pass.activations import ACTIVATIONS
from forward_pass.arrays import Floats, Indices, readonly_array
from forward_pass.errors import WireError
from forward_pass.model import Model
from forward_pass.ops import Activation
from forward_pass.trace import Trace

# How finely an activation function is drawn: points on either side of zero.
POINTS_A_SIDE: Final = 32
SMALLEST_EXTENT: Final = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """The contributions that enter one neuron, or that leave one input.

    contributions  (n,) what each of these edges delivers
    order          (n,) their indices, the strongest first (at a tie the lower)
    tail_sums      (n + 1,) tail_sums[k] is the sum of all but the k strongest
    shares         (n + 1,) |c| / (Σ|c| + |b|), the last one the bias's; empty for an input

    Raises: ShapeError if the lengths do not fit.
    """

    contributions: Floats
    order: Indices
    tail_sums: Floats
    shares: Floats

    def __post_init__(self) -> None:
        count = len(self.contributions)
        order = np.array(self.order, dtype=np.int64)
        order.setflags(write=False)
        object.__setattr__(self, "order", order)
        object.__setattr__(self, "contributions", readonly_array("contributions", self.contributions, (count,)))
        object.__setattr__(self, "tail_sums", readonly_array("tail sums", self.tail_sums, (count + 1,)))
        n_shares = count + 1 if len(self.shares) else 0
        object.__setattr__(self, "shares", readonly_array("shares", self.shares, (n_shares,)))


def explain(model: Model, trace: Trace, *, layer: int, neuron: int) -> Explanation:
    """Return what the trace leaves out about one neuron; layer 0 are the inputs.

    Raises: WireError if the network has no such neuron.

    Example: weights (1, −2), inputs (3, 1), bias 0.5: contributions (3, −2), tail sums (1, −2, 0), shares (6, 4, 1)/11.
    """
    check_neuron(model, layer, neuron)
    if layer == 0:
        return _ranked(model.weights[0][:, neuron] * trace.arriving(0)[neuron], np.empty(0))
    contributions = model.weights[layer - 1][neuron] * trace.arriving(layer - 1)
    return _ranked(contributions, shares(contributions, model.biases[layer - 1][neuron]))


def shares(contributions: Floats, bias: float) -> Floats:
    """Return the share of each contribution, and last of the bias, in all that arrives: |c| / (Σ|c| + |b|).

    Returns: (n + 1,) numbers of sum 1, or all 0 where nothing arrives.

    Example: shares of (3, −2) and bias 0.5 are (6, 4, 1)/11.
    """
    strengths: Floats = np.abs(np.append(contributions, bias))
    total = float(strengths.sum())
    return strengths / total if total > 0.0 else strengths


def curve(activation: str, extent: float) -> tuple[Floats, Floats]:
    """Return points of an activation function: z, from −extent to extent with 0 in the middle, and φ(z).

    Example: curve("relu", 2) begins at (−2, 0) and ends at (2, 2).
    """
    z: Floats = np.arange(-POINTS_A_SIDE, POINTS_A_SIDE + 1, dtype=np.float64) * (extent / POINTS_A_SIDE)
    return z, ACTIVATIONS[activation](z)


def plot_extent(pre_activations: Floats) -> float:
    """Return how far a layer's curve extends to either side of zero: the largest |z| rounded up, at least 2.

    Example: the extent for z = (1, −2.3) is 3.
    """
    return float(max(SMALLEST_EXTENT, np.ceil(np.abs(pre_activations).max())))


def curve_at(model: Model, trace: Trace, layer: int) -> tuple[str, float] | None:
    """Return the activation function of a layer and how far its curve extends; None if the layer has none.

    Example: ("relu", 3.0) where the largest |z| of the layer is 2.3.
    """
    for placed in model:
        if placed.layer == layer and isinstance(placed.operation, Activation):
            return placed.operation.function, plot_extent(trace.arrays[model.arriving(placed.name)])
    return None


def check_neuron(model: Model, layer: int, neuron: int) -> None:
    """Raise WireError unless layer and neuron are whole numbers that the network has."""
    given = {"layer": layer, "neuron": neuron}
    whole = all(isinstance(number, int) and not isinstance(number, bool) for number in given.values())
    if not whole or not 0 <= layer < len(model.layers) or not 0 <= neuron < model.layers[layer]:
        raise WireError("target", "a neuron of the network", given)


def _ranked(contributions: Floats, parts: Floats) -> Explanation:
    order = np.argsort(-np.abs(contributions), kind="stable")
    # Summed from the weakest on, so that small numbers keep their digits.
    tail_sums = np.append(np.cumsum(contributions[order][::-1])[::-1], 0.0)
    return Explanation(contributions, order, tail_sums, parts)
