"""The trace: every value of one forward pass."""

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np

from forward_pass.arrays import Floats, Indices, readonly_array
from forward_pass.errors import ShapeError

# A layer with more edges than this keeps its strongest contributions instead of all.
MOST_CONTRIBUTIONS: Final = 4096

_CLASS_ARRAYS: Final = (
    "scaled_logits",
    "shifted_logits",
    "exponentials",
    "probabilities",
    "probabilities_at_one",
)


@dataclass(frozen=True, slots=True, eq=False)
class StrongestContributions:
    """The contributions of a large layer that are furthest from zero.

    indices  (k,) ascending; edge i→j has index j·n_in + i
    values   (k,) the contributions of those edges
    count    how many edges the layer has in all

    Raises: ShapeError if the indices are not ascending edge numbers or the lengths differ.
    """

    indices: Indices
    values: Floats
    count: int

    def __post_init__(self) -> None:
        indices = np.array(self.indices, dtype=np.int64)
        ascending = indices.ndim == 1 and bool((np.diff(indices, prepend=-1, append=self.count) > 0).all())
        if not ascending or not np.array_equal(indices, self.indices):
            raise ShapeError("indices", f"ascending whole numbers from 0 to {self.count - 1}", "other values")
        indices.setflags(write=False)
        object.__setattr__(self, "indices", indices)
        object.__setattr__(self, "values", readonly_array("values", self.values, indices.shape))


Contributions = Floats | StrongestContributions


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Every value of one forward pass; reproducible from the settings, the same in CPython and a browser.

    inputs                x, (n_0,)
    contributions         for each layer after the inputs W[j, i]·a[i], (n_out, n_in), or the strongest
    pre_activations       for each of them z, (n_out,)
    activations           for each hidden layer φ(z), (n_out,)
    scaled_logits         z_L / T, (n_classes,), as are the following arrays
    shifted_logits        scaled_logits − their maximum
    exponentials          exp(shifted_logits)
    exponential_sum       the sum of the exponentials
    probabilities         exponentials / exponential_sum
    probabilities_at_one  what the probabilities would be at T = 1

    Raises: ShapeError if the arrays do not fit each other or hold NaN or an infinity.
    """

    inputs: Floats
    contributions: tuple[Contributions, ...]
    pre_activations: tuple[Floats, ...]
    activations: tuple[Floats, ...]
    scaled_logits: Floats
    shifted_logits: Floats
    exponentials: Floats
    exponential_sum: float
    probabilities: Floats
    probabilities_at_one: Floats

    def __post_init__(self) -> None:
        sizes = self.layers
        edges = list(pairwise(sizes))
        own = partial(object.__setattr__, self)
        own("inputs", readonly_array("inputs", self.inputs, sizes[:1]))
        _check_length("contributions", self.contributions, len(edges))
        own("contributions", tuple(map(_fitting, self.contributions, edges)))
        own("pre_activations", _readonly_each("pre-activations", self.pre_activations, sizes[1:]))
        own("activations", _readonly_each("activations", self.activations, sizes[1:-1]))
        own("exponential_sum", readonly_array("exponential sum", self.exponential_sum, ()).item())
        for name in _CLASS_ARRAYS:
            own(name, readonly_array(name.replace("_", " "), getattr(self, name), sizes[-1:]))

    @property
    def layers(self) -> tuple[int, ...]:
        """The number of neurons of each layer, inputs first."""
        return len(self.inputs), *map(len, self.pre_activations)

    def arriving(self, layer: int) -> Floats:
        """What weight layer `layer`, counted from 0, multiplies: the inputs, or the activations of the layer before."""
        return self.inputs if layer == 0 else self.activations[layer - 1]

    @property
    def logits(self) -> Floats:
        """z_L, (n_classes,): the pre-activations of the last layer, before the temperature."""
        return self.pre_activations[-1]


def _readonly_each(name: str, arrays: tuple[Floats, ...], sizes: tuple[int, ...]) -> tuple[Floats, ...]:
    _check_length(name, arrays, len(sizes))
    return tuple(readonly_array(f"{name}[{layer}]", a, (sizes[layer],)) for layer, a in enumerate(arrays))


def _fitting(contributions: Contributions, edges: tuple[int, int]) -> Contributions:
    n_in, n_out = edges
    count = n_in * n_out
    if isinstance(contributions, StrongestContributions) != (count > MOST_CONTRIBUTIONS):
        raise ShapeError("contributions", f"all up to {MOST_CONTRIBUTIONS} edges, the strongest above", count)
    if not isinstance(contributions, StrongestContributions):
        return readonly_array("contributions", contributions, (n_out, n_in))
    if contributions.count != count:
        raise ShapeError("the count of contributions", str(count), contributions.count)
    return contributions


def _check_length(name: str, arrays: tuple[object, ...], length: int) -> None:
    if len(arrays) != length:
        raise ShapeError(name, f"arrays of {length} layers", len(arrays))
