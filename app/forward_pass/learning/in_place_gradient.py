"""The gradient of a batch in place: what `Trainable.gradient` gives, in as few calls of NumPy as there can be.

In the page a call of NumPy costs more than the arithmetic of a small network. So each sample has a 1 behind its values,
which meets the biases: they are the last column of the weights. And the calls for a batch are bound once to the arrays
that they read and write. Behind the first weights each sample is a column.
"""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

import numpy as np

from forward_pass.activations import ACTIVATIONS, sigmoid
from forward_pass.arrays import Floats, Indices
from forward_pass.learning.derivatives import DERIVATIVES
from forward_pass.learning.products import Call, RowsProduct, product
from forward_pass.learning.trainable import Trainable
from forward_pass.ops import Standardize


class InPlaceGradient:
    """Weights and biases, and how the mean loss of a batch changes with them, as vectors that are written anew.

    θ, g  weights and biases, and their gradients, (size,) each: each neuron's weights, then its bias

    Parameters: the examples, which stay where they are and may be written anew: inputs, (n, n_0 + 1), as `with_ones`
    gives them, and targets, (n, n_out).
    """

    def __init__(self, trainable: Trainable, inputs: Floats, targets: Floats) -> None:
        self._order, self._inputs, self._targets = _order(trainable), inputs, targets
        self.θ, self.g = np.zeros(trainable.size), np.zeros(trainable.size)
        self._trainable = trainable
        self._batches: dict[int, _Batch] = {}

    def ordered(self, vector: Floats) -> Floats:
        """Return a vector of `Trainable` in the order of θ."""
        return vector[self._order]

    def vector(self, ordered: Floats) -> Floats:
        """Return the vector of `Trainable`, read-only, that is in the order of θ as given."""
        vector = np.empty_like(ordered)
        vector[self._order] = ordered
        vector.setflags(write=False)
        return vector

    def compute(self, start: int, stop: int) -> None:
        """Write the gradient of the mean loss of the examples from `start` to `stop` into g."""
        count = stop - start
        batch = self._batches.get(count)
        if batch is None:
            batch = self._batches[count] = _Batch(self._trainable, self.θ, self.g, self._inputs, count)
        batch.sums.compute(start)
        for call in batch.forward:
            call()
        np.subtract(batch.outputs, self._targets[start:stop].T, out=batch.outputs)
        for call in batch.backward:
            call()
        batch.gradients.compute(start)


def with_ones(trainable: Trainable, inputs: Floats) -> Floats:
    """Return inputs (n, n_0) with a 1 behind each row, (n, n_0 + 1); standardized where the network does that.

    Example: of the inputs (2, 3) and (4, 5) the rows are (2, 3, 1) and (4, 5, 1).
    """
    first = trainable.model.operations[0]
    if isinstance(first, Standardize):
        inputs = (inputs - first.mean) / first.scale
    return np.column_stack([inputs, np.ones(len(inputs))])


class _Batch:
    """The calls for a batch of so many samples, but for those that read the samples themselves."""

    def __init__(self, trainable: Trainable, θ: Floats, g: Floats, inputs: Floats, count: int) -> None:
        sizes, functions = trainable.model.layers, trainable.model.activations
        W, G = (list(_matrices(vector, sizes)) for vector in (θ, g))
        # z of each layer, later δ; what arrives at the layers after the first.
        z = [np.empty((n, count)) for n in sizes[1:]]
        arrived = [np.ones((n + 1, count)) for n in sizes[1:-1]]
        self.sums = RowsProduct(W[0], inputs, count, z[0], transposed=True)
        self.gradients = RowsProduct(z[0], inputs, count, G[0], transposed=False)
        self.outputs = z[-1]
        self.forward: list[Call] = []
        self.backward: list[Call] = [partial(np.divide, z[-1], count * _scale(trainable), out=z[-1])]
        for layer, function in enumerate(functions):
            a, between = arrived[layer][:-1], np.empty_like(z[layer])
            self.forward += [_activate(function, z[layer], a)]
            self.forward += [product(W[layer + 1], arrived[layer], z[layer + 1])]
            # What belongs to a later layer comes first on the way back.
            self.backward[1:1] = [
                product(z[layer + 1], arrived[layer].T, G[layer + 1]),
                _slope(function, z[layer], a, between),
                product(W[layer + 1][:, :-1].T, z[layer + 1], z[layer]),
                partial(np.multiply, z[layer], between, out=z[layer]),
            ]
        self.forward += _outputs(trainable, z[-1])


def _outputs(trainable: Trainable, z: Floats) -> list[Call]:
    """Return what turns the sums of the last layer into outputs."""
    if trainable.model.output == "sigmoid":
        return [lambda: np.copyto(z, sigmoid(z))]
    if trainable.model.output == "linear":
        return []
    row = np.empty((1, z.shape[1]))
    tempered = [] if trainable.temperature == 1 else [partial(np.divide, z, trainable.temperature, out=z)]
    return [
        *tempered,
        partial(np.maximum.reduce, z, axis=0, out=row[0]),
        partial(np.subtract, z, row, out=z),
        partial(np.exp, z, out=z),
        partial(np.add.reduce, z, axis=0, out=row[0]),
        partial(np.divide, z, row, out=z),
    ]


def _scale(trainable: Trainable) -> float:
    """Return what output − target is divided by for the slope of a sample's loss."""
    return trainable.temperature if trainable.model.output == "softmax" else 1.0


def _activate(function: str, z: Floats, a: Floats) -> Call:
    if function == "relu":
        return partial(np.maximum, z, 0.0, out=a)
    if function == "tanh":
        return partial(np.tanh, z, out=a)
    return lambda: np.copyto(a, ACTIVATIONS[function](z))


def _slope(function: str, z: Floats, a: Floats, slope: Floats) -> Call:
    """Return what writes φ′(z) into an array; where it can be had from a = φ(z), that is quicker."""
    if function == "relu":
        return partial(np.sign, a, out=slope)
    if function == "tanh":
        return lambda: np.subtract(1.0, np.multiply(a, a, out=slope), out=slope)
    return lambda: np.copyto(slope, DERIVATIVES[function](z))


def _matrices(vector: Floats, sizes: tuple[int, ...]) -> Iterator[Floats]:
    """Yield the part of each layer, (n_out, n_in + 1)."""
    start = 0
    for n_in, n_out in pairwise(sizes):
        stop = start + n_out * (n_in + 1)
        yield vector[start:stop].reshape(n_out, n_in + 1)
        start = stop


def _order(trainable: Trainable) -> Indices:
    """Return where in a vector of `Trainable` each weight and bias lies, (size,)."""
    at = trainable.views(np.arange(trainable.size, dtype=np.float64))
    names = [placed.name for placed in trainable.model if placed.operation.has_edges]
    layers = [np.column_stack([at[f"{name}.weights"], at[f"{name}.biases"]]) for name in names]
    return np.concatenate([layer.ravel() for layer in layers]).astype(np.int64)
