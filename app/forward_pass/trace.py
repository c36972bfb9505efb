"""The trace: every value of one forward pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from forward_pass.arrays import Floats, Indices, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.limits import DEFAULTS
from forward_pass.model import Model


@dataclass(frozen=True, slots=True, eq=False)
class StrongestContributions:
    """The contributions of a large layer that are furthest from zero.

    indices  (k,) ascending; edge i→j has index j·n_in + i
    values   (k,) the contributions of those edges
    count    how many edges the layer has in all
    """

    indices: Indices
    values: Floats
    count: int


Contributions = Floats | StrongestContributions


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Every value of one forward pass; reproducible from what was asked for, the same in CPython and a browser.

    model   the model it went through
    arrays  by full name: "inputs", then what each operation made, such as "dense1.contributions"
    top_k   how many contributions are kept of a layer too large to keep all

    Raises: ShapeError if an array is missing, unknown, of another shape, or holds NaN or an infinity.
    """

    model: Model
    arrays: Mapping[str, Floats]
    top_k: int = DEFAULTS["top_k"]

    def __post_init__(self) -> None:
        shapes = self.model.shapes(self.top_k)
        unexpected = [name for name in (*shapes, *self.arrays) if (name in shapes) != (name in self.arrays)]
        if unexpected:
            raise ShapeError("the arrays of a trace", ", ".join(shapes), unexpected[0])
        arrays = {name: readonly_array(name, self.arrays[name], shape) for name, shape in shapes.items()}
        for name, indices in arrays.items():
            if name.endswith(".strongestIndices"):
                _check_indices(name, indices, self._edges(name))
        object.__setattr__(self, "arrays", arrays)

    def _edges(self, name: str) -> int:
        """Return how many edges the operation of an array has."""
        return next(placed.n_in * placed.n_out for placed in self.model if name.startswith(f"{placed.name}."))

    def _each(self, key: str) -> tuple[Floats, ...]:
        """Return the array of this name of every operation that has one, in their order."""
        return tuple(array for name, array in self.arrays.items() if name.endswith(f".{key}"))

    def _of_output(self, key: str) -> Floats:
        """Return an array of the last operation.

        Raises: ShapeError where the outputs are of a kind that has none.
        """
        *_, last = self.model
        if f"{last.name}.{key}" not in self.arrays:
            raise ShapeError("the output", f"one with {key}", last.operation.kind)
        return self.arrays[f"{last.name}.{key}"]

    @property
    def layers(self) -> tuple[int, ...]:
        """The number of neurons of each layer, inputs first."""
        return self.model.layers

    @property
    def inputs(self) -> Floats:
        """x, (n_0,)."""
        return self.arrays["inputs"]

    @property
    def contributions(self) -> tuple[Contributions, ...]:
        """For each layer after the inputs W[j, i]·a[i], (n_out, n_in), or the strongest."""
        return tuple(self._contributions(placed.name) for placed in self.model if placed.operation.kind == "dense")

    def _contributions(self, name: str) -> Contributions:
        if f"{name}.contributions" in self.arrays:
            return self.arrays[f"{name}.contributions"]
        indices = self.arrays[f"{name}.strongestIndices"].astype(np.int64)
        indices.setflags(write=False)
        return StrongestContributions(indices, self.arrays[f"{name}.strongestValues"], self._edges(f"{name}."))

    @property
    def pre_activations(self) -> tuple[Floats, ...]:
        """For each layer after the inputs z, (n_out,)."""
        return self._each("preActivations")

    @property
    def activations(self) -> tuple[Floats, ...]:
        """For each hidden layer its last values, which the next weights multiply: φ(z), (n_out,)."""
        return tuple(self.arriving(layer) for layer in range(1, len(self.layers) - 1))

    @property
    def logits(self) -> Floats:
        """What the last operation takes, (n_classes,): z_L, the pre-activations of the last layer."""
        *_, last = self.model
        return self.arrays[self.model.arriving(last.name)]

    @property
    def probabilities(self) -> Floats:
        """p, (n_classes,), of an output that is a softmax or a sigmoid."""
        return self._of_output("probabilities")

    @property
    def outputs(self) -> Floats:
        """What the last operation gives, (n_out,): probabilities, or numbers."""
        return self._of_output(self.model.operations[-1].output)

    def arriving(self, layer: int) -> Floats:
        """What weight layer `layer`, counted from 0, multiplies: the last values of the neurons before it."""
        return self.arrays[self.model.arriving(f"dense{layer + 1}")]


def _check_indices(name: str, indices: Floats, count: int) -> None:
    ascending: Any = np.diff(indices, prepend=-1, append=count)
    if not (ascending > 0).all() or not np.array_equal(indices, np.floor(indices)):
        raise ShapeError(name, f"ascending whole numbers from 0 to {count - 1}", "other values")
