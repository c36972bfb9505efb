"""Layers as a framework has them become a network: scalings are folded into the weights beside them."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.formats.errors import FormatError
from forward_pass.model import OUTPUTS, Model
from forward_pass.ops import OPERATIONS, Activation, Dense, Operation, Standardize


@dataclass(frozen=True, slots=True, eq=False)
class Scaling:
    """Every value for itself: y = slope · x + offset, as batch normalization does with its running statistics."""

    slope: Floats
    offset: Floats


# A text is the name of an activation function, or softmax.
Step = Standardize | Dense | Scaling | str


@dataclass(slots=True, eq=False)
class _Layer:
    """A dense layer while scalings are folded into it."""

    weights: Floats
    biases: Floats
    function: str | None = None


def batch_normalization(mean: Floats, variance: Floats, gamma: Floats, beta: Floats, epsilon: float) -> Scaling:
    """Return what batch normalization does once a network is trained.

    y = (x − μ) / √(σ² + ε) · γ + β

    Parameters: the running mean μ and variance σ², γ and β, (n,) each.

    Example: for μ = 1, σ² = 4, γ = 6, β = 2 and ε = 0 the slope is 3 and the offset −1.
    """
    slope = gamma / np.sqrt(variance + epsilon)
    return Scaling(slope, beta - mean * slope)


def network_of_steps(steps: Iterable[Step], output: str | None) -> Model:
    """Return the network that does these steps.

    Parameters: output, what the last layer means (softmax, sigmoid or linear) where the model does not end with it.
    Raises: FormatError for steps in an order that no network here has, and where the output is not said or is said
    otherwise than the model ends.

    Example: the steps Dense([[1, -2]], [0.5]) and "sigmoid" are a network 2-1 with the output sigmoid.
    """
    front, layers = _folded(steps)
    last = layers[-1].function
    kind = _output(last, output)
    operations: list[Operation] = [*front]
    for layer in layers:
        operations.append(Dense(layer.weights, layer.biases))
        if layer is not layers[-1]:
            operations.append(Activation(layer.function or "identity"))
        elif last is not None and last != kind:
            operations.append(Activation(last))
    n_inputs = len(front[0].mean) if front else layers[0].weights.shape[1]
    return Model(n_inputs, (*operations, OPERATIONS[kind]()))


def _folded(steps: Iterable[Step]) -> tuple[list[Standardize], list[_Layer]]:
    front: list[Standardize] = []
    layers: list[_Layer] = []
    waiting: list[Scaling] = []
    for step in steps:
        if isinstance(step, Standardize):
            if front or layers or waiting:
                raise FormatError("standardization", "in front of all layers, once", "more of it")
            front.append(step)
        elif isinstance(step, Dense):
            layers.append(_with_scalings_before(step, waiting))
            waiting = []
        elif isinstance(step, Scaling):
            if layers and layers[-1].function is None:
                layer = layers[-1]
                layer.weights = step.slope[:, np.newaxis] * layer.weights
                layer.biases = step.slope * layer.biases + step.offset
            else:
                waiting.append(step)
        elif step != "identity":
            if not layers or waiting or layers[-1].function is not None:
                raise FormatError("an activation function", "right behind a dense layer, one for each", step)
            layers[-1].function = step
    if not layers or waiting:
        raise FormatError("the last layer", "dense, with its output behind it", "none" if not layers else "a scaling")
    return front, layers


def _with_scalings_before(dense: Dense, scalings: list[Scaling]) -> _Layer:
    """Return the layer that does the scalings as well: W (slope · a + offset) + b."""
    weights, biases = dense.weights, dense.biases
    for scaling in reversed(scalings):
        biases = biases + (weights * scaling.offset).sum(axis=1)
        weights = weights * scaling.slope
    return _Layer(weights, biases)


def _output(function: str | None, chosen: str | None) -> str:
    ends = function if function in OUTPUTS else None
    if function is not None and ends is None:
        # Another function ends the model: its values are the outputs.
        ends = "linear"
    if chosen is None and ends is None:
        expectation = "softmax, sigmoid or linear, because the model itself ends with none of them"
        raise FormatError("output", expectation, None)
    if chosen is not None and chosen != (ends or chosen):
        raise FormatError("output", f"{ends}, as the model ends, or left out", chosen)
    if chosen is not None and chosen not in OUTPUTS:
        raise FormatError("output", "softmax, sigmoid or linear", chosen)
    return ends or chosen or ""
