"""The backward pass: how the loss changes with every parameter and value, from the last operation to the first."""

from collections.abc import Mapping
from dataclasses import dataclass

from forward_pass.arrays import Floats
from forward_pass.errors import ShapeError
from forward_pass.learning.derivatives import DERIVATIVES
from forward_pass.learning.loss import LOSSES
from forward_pass.model import Model
from forward_pass.ops import Activation, Dense, Operation, Standardize
from forward_pass.ops.activation import activate
from forward_pass.ops.dense import dense
from forward_pass.ops.standardize import standardize


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


def gradients(model: Model, inputs: Floats, targets: Floats) -> Gradients:
    """Return the mean loss of some samples and how it changes with every parameter and value.

    Backwards through each operation: dense ∂L/∂W = δᵀ·a, ∂L/∂b = Σ δ, ∂L/∂a = δ·W; activation ∂L/∂z = φ′(z)·∂L/∂a;
    standardize ∂L/∂x = ∂L/∂s / scale. The loss is the one that belongs to the model's output, at temperature 1.

    Parameters: inputs (n_samples, n_0), targets (n_samples, n_out).
    Raises: ShapeError if there are not as many targets as inputs.

    Example: with W = [[2]], b = [1], a linear output, x = 1 and target 0, y = 3: the loss is 4.5, ∂L/∂W and ∂L/∂b are
    3, and ∂L/∂x is 6.
    """
    if len(inputs) != len(targets) or not len(inputs):
        raise ShapeError("targets", f"one row for each of {len(inputs)} samples", len(targets))
    arrived = arriving(model, inputs)
    losses, slopes = LOSSES[model.output](arrived[-1], targets)
    slope = slopes / len(inputs)
    parameters: dict[str, Floats] = {}
    values: dict[str, Floats] = {}
    for placed, a in reversed(list(zip(list(model)[:-1], arrived[:-1], strict=True))):
        values[placed.output] = slope
        slope, own = _backwards(placed.operation, a, slope)
        parameters |= {f"{placed.name}.{name}": gradient for name, gradient in own.items()}
    return Gradients(float(losses.mean()), parameters, values | {"inputs": slope})


def arriving(model: Model, inputs: Floats) -> list[Floats]:
    """Return what arrives at each operation of a model, (n_samples, n_in) each; the last are the sums of the outputs.

    Example: with W = [[2]], b = [1], a linear output and x = 1 it is [[[1]], [[3]]].
    """
    arrived = [inputs]
    for operation in model.operations[:-1]:
        arrived.append(_forwards(operation, arrived[-1]))
    return arrived


def _forwards(operation: Operation, a: Floats) -> Floats:
    """Return what an operation makes of many samples at once, by the function that it uses for one."""
    match operation:
        case Dense():
            return dense(a[:, None, :], operation.weights, operation.biases)[1]
        case Activation():
            return activate(a, operation.function)
        case Standardize():
            return standardize(a, operation.mean, operation.scale)[1]
    raise NotImplementedError(f"{operation.kind} cannot be trained")


def _backwards(operation: Operation, a: Floats, slope: Floats) -> tuple[Floats, dict[str, Floats]]:
    """Return ∂L/∂(what arrived) and the gradient of each parameter, from ∂L/∂(what went on)."""
    match operation:
        case Dense():
            return slope @ operation.weights, {"weights": slope.T @ a, "biases": slope.sum(axis=0)}
        case Activation():
            return slope * DERIVATIVES[operation.function](a), {}
        case Standardize():
            return slope / operation.scale, {}
    raise NotImplementedError(f"{operation.kind} cannot be trained")
