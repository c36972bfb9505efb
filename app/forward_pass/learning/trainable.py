"""A model as a function of one vector that holds all its weights and biases, and the gradient of its loss."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import prod
from typing import Any, Protocol

import numpy as np

from forward_pass.activations import ACTIVATIONS
from forward_pass.arrays import Floats
from forward_pass.learning.derivatives import DERIVATIVES
from forward_pass.learning.loss import Loss, loss_of
from forward_pass.model import Model
from forward_pass.ops import Activation, Dense, Operation, Standardize


class Part(Protocol):
    """One operation of many samples at once; θ is the vector of all parameters, g that of their gradients."""

    def forward(self, θ: Floats, a: Floats) -> Floats:
        """Return what goes on, (n_samples, n_out), of what arrives, (n_samples, n_in)."""

    def back(self, θ: Floats, a: Floats, slope: Floats) -> Floats:
        """Return ∂L/∂(what arrived) from ∂L/∂(what went on)."""

    def learn(self, a: Floats, slope: Floats, g: Floats) -> None:
        """Write the gradients of the operation's own parameters into their places in g."""


@dataclass(frozen=True, slots=True)
class DensePart:
    """z = a·Wᵀ + b; ∂L/∂W = δᵀ·a, ∂L/∂b = Σ δ over the samples, ∂L/∂a = δ·W."""

    weights: slice
    biases: slice
    shape: tuple[int, int]

    def forward(self, θ: Floats, a: Floats) -> Floats:
        """Return z."""
        z: Floats = a @ θ[self.weights].reshape(self.shape).T
        z += θ[self.biases]
        return z

    def back(self, θ: Floats, a: Floats, slope: Floats) -> Floats:
        """Return ∂L/∂a."""
        before: Floats = slope @ θ[self.weights].reshape(self.shape)
        return before

    def learn(self, a: Floats, slope: Floats, g: Floats) -> None:
        """Write ∂L/∂W and ∂L/∂b."""
        np.matmul(slope.T, a, out=g[self.weights].reshape(self.shape))
        np.sum(slope, axis=0, out=g[self.biases])


@dataclass(frozen=True, slots=True)
class ActivationPart:
    """a = φ(z); ∂L/∂z = φ′(z)·∂L/∂a."""

    function: str

    def forward(self, θ: Floats, a: Floats) -> Floats:
        """Return φ(z)."""
        return ACTIVATIONS[self.function](a)

    def back(self, θ: Floats, a: Floats, slope: Floats) -> Floats:
        """Return ∂L/∂z."""
        return slope * DERIVATIVES[self.function](a)

    def learn(self, a: Floats, slope: Floats, g: Floats) -> None:
        """Do nothing: there are no parameters."""


@dataclass(frozen=True, slots=True, eq=False)
class StandardizePart:
    """s = (x − mean) / scale; ∂L/∂x = ∂L/∂s / scale. Mean and scale are those of the data and are not learned."""

    mean: Floats
    scale: Floats

    def forward(self, θ: Floats, a: Floats) -> Floats:
        """Return s."""
        return (a - self.mean) / self.scale

    def back(self, θ: Floats, a: Floats, slope: Floats) -> Floats:
        """Return ∂L/∂x."""
        return slope / self.scale

    def learn(self, a: Floats, slope: Floats, g: Floats) -> None:
        """Do nothing: nothing is learned."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a parameter lies in the vector: weights (n_out, n_in), row after row, or biases (n_out,)."""

    name: str
    slice: slice
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Trainable:
    """A model's operations with their parameters taken out: these come as one vector θ.

    In one vector, a step changes them in a few operations of NumPy, however many layers there are.

    model        the model; its operations count, not its weights and biases
    temperature  T of a softmax, in the loss
    places       where each parameter lies in θ, by its full name such as dense1.weights, in the order of the layers

    Raises: NotImplementedError for an operation that cannot be trained.

    Example: of 3-4-2 the vector has (3·4 + 4) + (4·2 + 2) = 26 numbers.
    """

    model: Model
    temperature: float = 1.0
    places: tuple[Place, ...] = field(init=False)
    size: int = field(init=False)
    _parts: tuple[Part, ...] = field(init=False)
    _loss: Loss = field(init=False)

    def __post_init__(self) -> None:
        places: list[Place] = []
        parts: list[Part] = []
        start = 0
        for placed in list(self.model)[:-1]:
            own: list[Place] = []
            if isinstance(placed.operation, Dense):
                for name, array in placed.operation.parameters().items():
                    stop = start + prod(array.shape)
                    own.append(Place(f"{placed.name}.{name}", slice(start, stop), array.shape))
                    start = stop
            parts.append(_part(placed.operation, own))
            places += own
        object.__setattr__(self, "places", tuple(places))
        object.__setattr__(self, "size", start)
        object.__setattr__(self, "_parts", tuple(parts))
        object.__setattr__(self, "_loss", loss_of(self.model.output, self.temperature))

    def vector(self, model: Model) -> Floats:
        """Return the weights and biases of a model of the same layers as one vector, (size,)."""
        parameters = model.parameters()
        return np.concatenate([parameters[place.name].ravel() for place in self.places])

    def views(self, vector: Floats) -> dict[str, Floats]:
        """Return each parameter's numbers in a vector, in its shape, by its full name."""
        return {place.name: vector[place.slice].reshape(place.shape) for place in self.places}

    def with_vector(self, vector: Floats) -> Model:
        """Return the model with the weights and biases of a vector."""
        views = self.views(vector)
        operations: list[Operation] = []
        for placed in self.model:
            own: dict[str, Any] = {}
            if isinstance(placed.operation, Dense):
                own = {name: views[f"{placed.name}.{name}"] for name in placed.operation.parameters()}
            operations.append(replace(placed.operation, **own) if own else placed.operation)  # type: ignore[type-var]
        return replace(self.model, operations=tuple(operations))

    def arriving(self, θ: Floats, inputs: Floats) -> list[Floats]:
        """Return what arrives at each operation, (n_samples, n_in) each; the last are the sums of the outputs."""
        arrived = [inputs]
        for part in self._parts:
            arrived.append(part.forward(θ, arrived[-1]))
        return arrived

    def losses(self, sums: Floats, targets: Floats) -> tuple[Floats, Floats]:
        """Return the loss of each sample, (n,), and ∂L/∂z of its outputs, (n, n_out)."""
        return self._loss(sums, targets)

    def gradient(self, θ: Floats, inputs: Floats, targets: Floats) -> tuple[float, Floats]:
        """Return the mean loss of some samples, and its gradient, (size,).

        Parameters: θ (size,), inputs (n_samples, n_0), targets (n_samples, n_out).
        """
        arrived = self.arriving(θ, inputs)
        losses, slopes = self._loss(arrived[-1], targets)
        g = np.empty(self.size)
        for _ in self.backwards(θ, arrived, slopes / len(inputs), g):
            pass
        return float(losses.sum()) / len(inputs), g

    def backwards(
        self, θ: Floats, arrived: Sequence[Floats], slope: Floats, g: Floats, *, to_inputs: bool = False
    ) -> Iterator[Floats]:
        """Write all gradients into g, and yield ∂L/∂(what went on) of each operation, from the last to the first.

        Parameters: slope, ∂L/∂z of the outputs; to_inputs, whether ∂L/∂x of the inputs comes at the end. Without it
        the last of all is that of the first dense layer: nothing before it learns.
        """
        first = next(number for number, part in enumerate(self._parts) if isinstance(part, DensePart))
        for number in range(len(self._parts) - 1, -1, -1):
            part, a = self._parts[number], arrived[number]
            yield slope
            part.learn(a, slope, g)
            if number == first and not to_inputs:
                return
            slope = part.back(θ, a, slope)
        yield slope


def _part(operation: Operation, places: Sequence[Place]) -> Part:
    match operation:
        case Dense():
            weights, biases = places
            n_out, n_in = operation.weights.shape
            return DensePart(weights.slice, biases.slice, (n_out, n_in))
        case Activation():
            return ActivationPart(operation.function)
        case Standardize():
            return StandardizePart(operation.mean, operation.scale)
    raise NotImplementedError(f"{operation.kind} cannot be trained")
