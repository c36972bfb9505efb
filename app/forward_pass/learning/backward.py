"""The backward pass: how the loss changes with every parameter and value, from the last operation to the first."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.errors import ShapeError
from forward_pass.learning.trainable import Trainable
from forward_pass.model import Model


@dataclass(frozen=True, slots=True, eq=False)
class Gradients:
    """How the loss changes, at one set of samples.

    loss        the mean loss of the samples
    parameters  ∂L/∂W and ∂L/∂b by the parameter's full name, such as dense1.weights, each in the parameter's shape
    values      δ = ∂L/∂z by the array's full name, such as dense1.preActivations; one row a sample. With "inputs"
    """

    loss: float
    parameters: Mapping[str, Floats]
    values: Mapping[str, Floats]


def gradients(model: Model, inputs: Floats, targets: Floats, *, temperature: float = 1.0) -> Gradients:
    """Return the mean loss of some samples and how it changes with every parameter and value.

    Backwards through each operation: dense ∂L/∂W = δᵀ·a, ∂L/∂b = Σ δ, ∂L/∂a = δ·W; activation ∂L/∂z = φ′(z)·∂L/∂a;
    standardize ∂L/∂x = ∂L/∂s / scale. The loss is the one that belongs to the model's output.

    Parameters: inputs (n_samples, n_0), targets (n_samples, n_out); temperature T of a softmax.
    Raises: ShapeError if there are not as many targets as inputs.

    Example: with W = [[2]], b = [1], a linear output, x = 1 and target 0, y = 3: the loss is 4.5, ∂L/∂W and ∂L/∂b are
    3, and ∂L/∂x is 6.
    """
    if len(inputs) != len(targets) or not len(inputs):
        raise ShapeError("targets", f"one row for each of {len(inputs)} samples", len(targets))
    trainable = Trainable(model, temperature)
    θ = trainable.vector(model)
    arrived = trainable.arriving(θ, inputs)
    losses, slopes = trainable.losses(arrived[-1], targets)
    g = np.empty(trainable.size)
    found = list(trainable.backwards(θ, arrived, slopes / len(inputs), g, to_inputs=True))
    names = [placed.output for placed in list(model)[-2::-1]]
    values = dict(zip([*names, "inputs"], found, strict=True))
    return Gradients(float(losses.sum()) / len(inputs), trainable.views(g), values)


def arriving(model: Model, inputs: Floats) -> list[Floats]:
    """Return what arrives at each operation of a model, (n_samples, n_in) each; the last are the sums of the outputs.

    Example: with W = [[2]], b = [1], a linear output and x = 1 it is [[[1]], [[3]]].
    """
    trainable = Trainable(model)
    return trainable.arriving(trainable.vector(model), inputs)
