"""Explanations: values of one neuron that a trace leaves out, because they are read one neuron at a time."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from forward_pass.arrays import Floats, Indices, readonly_array
from forward_pass.errors import WireError
from forward_pass.model import Model, Placed
from forward_pass.ops.operation import Operation
from forward_pass.options import RunOptions
from forward_pass.trace import Trace

# How finely an activation function is drawn: points on either side of zero.
POINTS_A_SIDE: Final = 32
SMALLEST_EXTENT: Final = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class EdgeExplanation:
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

    def arrays(self) -> dict[str, Floats]:
        """Return the arrays by their names on the wire."""
        order = self.order.astype(np.float64)
        return {
            "contributions": self.contributions,
            "order": order,
            "tailSums": self.tail_sums,
            "shares": self.shares,
        }


def explain(model: Model, trace: Trace, *, layer: int, neuron: int) -> dict[str, Floats]:
    """Return what the trace leaves out about one neuron, by full name; layer 0 are the inputs.

    Of the operation whose edges enter the neuron, or leave the input, the arrays of its `EdgeExplanation`, such as
    dense1.order. Of every operation on the layer that a card draws as a curve, the points of it: activation1.curveAt
    and activation1.curve.

    Raises: WireError if the network has no such neuron.
    """
    check_neuron(model, layer, neuron)
    explained: dict[str, Floats] = {}
    for placed in model:
        if placed.operation.has_edges and placed.layer == max(layer, 1):
            explained |= _named(placed.name, explain_edges(trace, placed, neuron, leaving=layer == 0).arrays())
        if placed.layer == layer and is_curved(placed.operation):
            at, points = curve(placed.operation, plot_extent(trace.arrays[model.arriving(placed.name)]))
            explained |= _named(placed.name, {"curveAt": at, "curve": points})
    return explained


def explain_edges(trace: Trace, placed: Placed, neuron: int, *, leaving: bool = False) -> EdgeExplanation:
    """Return what is said about the edges that enter a neuron, or that leave one of the neurons before it.

    Example: weights (1, −2), inputs (3, 1), bias 0.5: contributions (3, −2), tail sums (1, −2, 0), shares (6, 4, 1)/11.
    """
    parameters = placed.operation.parameters()
    weights, biases = parameters["weights"], parameters["biases"]
    a = trace.arrays[trace.model.arriving(placed.name)]
    if leaving:
        return _ranked(weights[:, neuron] * a[neuron], np.empty(0))
    contributions = weights[neuron] * a
    return _ranked(contributions, shares(contributions, biases[neuron]))


def shares(contributions: Floats, bias: float) -> Floats:
    """Return the share of each contribution, and last of the bias, in all that arrives: |c| / (Σ|c| + |b|).

    Returns: (n + 1,) numbers of sum 1, or all 0 where nothing arrives.

    Example: shares of (3, −2) and bias 0.5 are (6, 4, 1)/11.
    """
    strengths: Floats = np.abs(np.append(contributions, bias))
    total = float(strengths.sum())
    return strengths / total if total > 0.0 else strengths


def is_curved(operation: Operation) -> bool:
    """Tell whether the card of an operation draws it as a curve."""
    return any(block["block"] == "curve" for block in operation.card.get("neuron", []))


def curve(operation: Operation, extent: float) -> tuple[Floats, Floats]:
    """Return points of an operation on one number: z, from −extent to extent with 0 in the middle, and what it gives.

    Example: curve(Activation("relu"), 2) begins at (−2, 0) and ends at (2, 2).
    """
    z: Floats = np.arange(-POINTS_A_SIDE, POINTS_A_SIDE + 1, dtype=np.float64) * (extent / POINTS_A_SIDE)
    return z, operation.run(z, RunOptions())[operation.output]


def plot_extent(pre_activations: Floats) -> float:
    """Return how far a layer's curve extends to either side of zero: the largest |z| rounded up, at least 2.

    Example: the extent for z = (1, −2.3) is 3.
    """
    return float(max(SMALLEST_EXTENT, np.ceil(np.abs(pre_activations).max())))


def check_neuron(model: Model, layer: int, neuron: int) -> None:
    """Raise WireError unless layer and neuron are whole numbers that the network has."""
    given = {"layer": layer, "neuron": neuron}
    whole = all(isinstance(number, int) and not isinstance(number, bool) for number in given.values())
    if not whole or not 0 <= layer < len(model.layers) or not 0 <= neuron < model.layers[layer]:
        raise WireError("target", "a neuron of the network", given)


def _named(operation: str, arrays: dict[str, Floats]) -> dict[str, Floats]:
    return {f"{operation}.{key}": array for key, array in arrays.items()}


def _ranked(contributions: Floats, parts: Floats) -> EdgeExplanation:
    order = np.argsort(-np.abs(contributions), kind="stable")
    # Summed from the weakest on, so that small numbers keep their digits.
    tail_sums = np.append(np.cumsum(contributions[order][::-1])[::-1], 0.0)
    return EdgeExplanation(contributions, order, tail_sums, parts)
