"""Steps: what readers find in a file, in the order in which a network does it; `dense_chain` makes a network."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from forward_pass.activations import ACTIVATIONS, LEAK
from forward_pass.arrays import Floats
from forward_pass.formats.errors import FormatError
from forward_pass.formats.tensors import Tensor, shape_text

# What one row of a matrix of weights holds: the weights into one neuron, or those out of one.
Rows = Literal["outputs", "inputs"]
# What may stand behind the last layer besides the activation functions.
LAST: Final = ("softmax", "log_softmax")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A dense layer.

    place   what sentences call it
    matrix  its weights, (n_out, n_in) or (n_in, n_out)
    biases  (n_out,), or None where it has none
    rows    which of both it is; None where the file does not say
    """

    place: str
    matrix: Tensor
    biases: Tensor | None = None
    rows: Rows | None = None

    def __post_init__(self) -> None:
        if len(self.matrix.shape) != 2 or not all(self.matrix.shape):
            got = shape_text(self.matrix.shape)
            raise FormatError(self.matrix.place, "weights with two dimensions, as a dense layer has", got)

    def sizes(self, rows: Rows) -> tuple[int, int]:
        """Return n_in and n_out if rows are these."""
        first, second = self.matrix.shape
        return (second, first) if rows == "outputs" else (first, second)


@dataclass(frozen=True, slots=True, eq=False)
class Scaling:
    """Every value for itself: y = (x − mean) / scale · factor + shift.

    Each of the four has one number, or one for each value; `said` is the note that goes with it, with {where}.
    """

    place: str
    mean: Floats
    scale: Floats
    factor: Floats
    shift: Floats
    said: str = ""

    def __post_init__(self) -> None:
        sizes = {len(part) for part in (self.mean, self.scale, self.factor, self.shift)} - {1}
        if len(sizes) > 1:
            raise FormatError(self.place, "parameters of one length", ", ".join(map(str, sorted(sizes))))
        if not self.scale.all():
            raise FormatError(self.place, "a division by numbers other than 0", 0)

    @property
    def size(self) -> int:
        """For how many values it is; 1 fits any number of them."""
        return max(map(len, (self.mean, self.scale, self.factor, self.shift)))

    @property
    def line(self) -> tuple[Floats, Floats]:
        """The same as y = slope · x + offset."""
        slope = self.factor / self.scale
        return slope, self.shift - self.mean * slope


@dataclass(frozen=True, slots=True)
class Function:
    """An activation function by its name, or softmax or log_softmax."""

    place: str
    name: str

    def __post_init__(self) -> None:
        if self.name not in ACTIVATIONS and self.name not in LAST:
            raise FormatError(self.place, f"one of {', '.join([*ACTIVATIONS, 'softmax'])}", self.name)


Step = Weights | Scaling | Function

_ONE: Final = np.ones(1)
_ZERO: Final = np.zeros(1)


def scaling(
    place: str,
    *,
    mean: Floats = _ZERO,
    scale: Floats = _ONE,
    factor: Floats = _ONE,
    shift: Floats = _ZERO,
    said: str = "",
) -> Scaling:
    """Return a scaling, of which some parts may be left out.

    Example: scaling("Sub", mean=np.array([2.0])) takes 2 from every value.
    """
    return Scaling(place, mean, scale, factor, shift, said)


def batch_normalization(
    place: str, mean: Tensor, variance: Tensor, gamma: Tensor | None, beta: Tensor | None, epsilon: float
) -> Scaling:
    """Return what batch normalization does once a network is trained: it uses its running mean μ and variance σ².

    y = (x − μ) / √(σ² + ε) · γ + β

    Raises: FormatError where σ² + ε is not above 0.
    """
    spread = variance.vector().read() + epsilon
    if not (spread > 0).all():
        raise FormatError(place, "batch normalization with variances above 0", float(spread.min()))
    said = "Batch normalization is folded into {where}, with its running mean and variance."
    factor = gamma.vector().read() if gamma else _ONE
    shift = beta.vector().read() if beta else _ZERO
    return Scaling(place, mean.vector().read(), np.sqrt(spread), factor, shift, said)


def leaky(place: str, slope: object) -> Function:
    """Return leaky ReLU, whose slope below 0 is ours.

    Raises: FormatError, with the slope, for any other.
    """
    # A float32 0.01 is the same slope.
    return _with_parameter(place, "leaky_relu", "slope below 0", slope, lambda got: abs(got - LEAK) < 1e-8, str(LEAK))


def elu(place: str, alpha: object) -> Function:
    """Return ELU, whose α must be 1."""
    return _with_parameter(place, "elu", "α", alpha, lambda got: got == 1, "1")


def _with_parameter(
    place: str, name: str, parameter: str, value: object, fits: Callable[[float], bool], expected: str
) -> Function:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not fits(value):
        raise FormatError(f"the {parameter} of {name} in {place}", expected, value)
    return Function(place, name)
