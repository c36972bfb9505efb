"""A task: data to learn from, data to be judged by, and how to learn."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from forward_pass.arrays import Floats, Indices, readonly_array
from forward_pass.errors import ShapeError


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Inputs (n, n_0) and their targets (n, n_out): numbers, or rows with a 1 for the right class.

    Raises: ShapeError if there are not as many targets as inputs.
    """

    inputs: Floats
    targets: Floats

    def __post_init__(self) -> None:
        object.__setattr__(self, "inputs", readonly_array("inputs", self.inputs, (None, None)))
        object.__setattr__(self, "targets", readonly_array("targets", self.targets, (len(self.inputs), None)))

    def __len__(self) -> int:
        return len(self.inputs)

    def __getitem__(self, rows: Indices | slice) -> "Examples":
        """Return some of the examples."""
        return Examples(self.inputs[rows], self.targets[rows])

    @property
    def labels(self) -> Indices:
        """The number of each right class, (n,)."""
        labels: Indices = np.argmax(self.targets, axis=1)
        return labels


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What a network learns, and how.

    title, about  a name, and a sentence or two for readers
    layers        number of neurons of each layer, inputs first
    training      the examples it learns from
    unseen        the examples it is judged by, none of which it learned from
    story         numbers of the unseen examples to show first
    output        softmax for classes, linear for numbers
    activation    of the hidden layers
    standardize   whether inputs are first measured from their mean, in units of their spread
    input_names, units, ranges, input_shape, classes  what inputs and outputs are called, as in a network file
    truth         what the only output should be, as a function of the only input; None where there is no such function
    epochs        how many times it goes through its examples
    batch         how many of them one step looks at
    learning_rate the length of the first steps; it falls to zero with the last
    decimals      to how many the learned parameters are rounded, so that what is shown is what is computed

    Raises: ShapeError if layers and examples do not fit each other.
    """

    title: str
    about: str
    layers: tuple[int, ...]
    training: Examples
    unseen: Examples
    story: tuple[int, ...]
    output: str = "softmax"
    activation: str = "relu"
    standardize: bool = False
    input_names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    ranges: tuple[tuple[float, float], ...] = ()
    input_shape: tuple[int, int] | None = None
    classes: tuple[str, ...] = ()
    truth: Callable[[Floats], Floats] | None = None
    epochs: int = 100
    batch: int = 16
    learning_rate: float = 0.01
    decimals: int = 2

    def __post_init__(self) -> None:
        for examples in (self.training, self.unseen):
            columns = examples.inputs.shape[1], examples.targets.shape[1]
            if columns != (self.layers[0], self.layers[-1]):
                raise ShapeError("examples", f"of {self.layers[0]} inputs and {self.layers[-1]} targets", list(columns))


def split(inputs: Floats, targets: Floats, share: float, seed: int) -> tuple[Examples, Examples]:
    """Return examples to learn from and the given share of them to be judged by, drawn with a seed.

    What equals one of the first is left out of the second.

    Example: of 150 examples that differ and a share of 0.2 they are 120 and 30.
    """
    order = np.random.default_rng([seed, 5]).permutation(len(inputs))
    n_unseen = round(share * len(inputs))
    whole = Examples(inputs, targets)
    training = whole[order[n_unseen:]]
    return training, without(training, whole[order[:n_unseen]])


def without(known: Examples, examples: Examples) -> Examples:
    """Return the examples whose inputs are not among those of the known ones."""
    rows = {row.tobytes() for row in known.inputs}
    return examples[np.flatnonzero([row.tobytes() not in rows for row in examples.inputs])]
