"""A model: operations in order, over named arrays. It never changes. What people read calls it a network."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from forward_pass.arrays import Floats
from forward_pass.errors import SettingError, ShapeError
from forward_pass.limits import LIMITS
from forward_pass.ops import OPERATIONS, Activation, Dense, Operation
from forward_pass.ops.operation import Shape
from forward_pass.settings import Change, check, layers_text

OUTPUTS: Final = ("softmax", "sigmoid", "linear")


@dataclass(frozen=True, slots=True)
class Placed:
    """An operation in its place in a model.

    name   its kind and its number among those of its kind, such as dense1
    layer  the layer of neurons it gives values to; the inputs are layer 0
    n_in   how many values arrive
    n_out  how many go on
    """

    operation: Operation
    name: str
    layer: int
    n_in: int
    n_out: int

    @property
    def output(self) -> str:
        """The full name of the array that goes on, such as dense1.preActivations."""
        return f"{self.name}.{self.operation.output}"


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Operations in order; the first takes the inputs, the last gives the outputs.

    n_inputs    how many inputs there are
    operations  what is done to them; the last is a softmax, a sigmoid or linear

    Raises: ShapeError if an operation cannot take what the one before it gives; SettingError if the model is larger
    than the limits allow.

    Example: Model(2, (Dense([[1, -2]], [0.5]), Softmax())).layers is (2, 1).
    """

    n_inputs: int
    operations: tuple[Operation, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "operations", tuple(self.operations))
        check("layers", self.layers)
        if not self.operations or self.operations[-1].kind not in OUTPUTS:
            last = self.operations[-1].kind if self.operations else "nothing"
            raise ShapeError("the last operation", f"one of {', '.join(OUTPUTS)}", last)

    def __iter__(self) -> Iterator[Placed]:
        """Yield the operations in their places."""
        counts: Counter[str] = Counter()
        layer, size = 0, self.n_inputs
        for operation in self.operations:
            counts[operation.kind] += 1
            name = f"{operation.kind}{counts[operation.kind]}"
            try:
                n_out = operation.size(size)
            except ShapeError as error:
                raise ShapeError(f"{name}.{error.name}", error.expectation, error.value) from error
            layer += operation.has_edges
            yield Placed(operation, name, layer, size, n_out)
            size = n_out

    @property
    def layers(self) -> tuple[int, ...]:
        """The number of neurons of each layer, inputs first."""
        return self.n_inputs, *(placed.n_out for placed in self if placed.operation.has_edges)

    @property
    def dense(self) -> tuple[Dense, ...]:
        """The operations with weights, in order: number l of them leads to layer l + 1."""
        return tuple(operation for operation in self.operations if isinstance(operation, Dense))

    @property
    def weights(self) -> tuple[Floats, ...]:
        """The weights W of each of them, (n_out, n_in)."""
        return tuple(dense.weights for dense in self.dense)

    @property
    def biases(self) -> tuple[Floats, ...]:
        """The biases b of each of them, (n_out,)."""
        return tuple(dense.biases for dense in self.dense)

    @property
    def output(self) -> str:
        """The kind of the last operation: softmax, sigmoid or linear."""
        return self.operations[-1].kind

    @property
    def activations(self) -> tuple[str, ...]:
        """The name of the activation function of each hidden layer."""
        return tuple(operation.function for operation in self.operations if isinstance(operation, Activation))

    @property
    def activation(self) -> str:
        """The same as one text: one name where all hidden layers have the same function, else joined by commas."""
        names = self.activations
        return ",".join(names[:1] if len(set(names)) == 1 else names)

    @property
    def outline(self) -> str:
        """Layers and operations, but no parameters, as one text.

        Example: "3-4-2: dense, activation relu, dense, softmax".
        """
        return f"{layers_text(self.layers)}: {', '.join(map(str, self.operations))}"

    def parameters(self) -> dict[str, Floats]:
        """Return every parameter by its full name, such as dense1.weights."""
        parameters: dict[str, Floats] = {}
        for placed in self:
            parameters |= {f"{placed.name}.{key}": array for key, array in placed.operation.parameters().items()}
        return parameters

    def shapes(self, top_k: int) -> dict[str, Shape]:
        """Return the shape of every array of a trace by its full name, in order: the inputs, then each operation's."""
        shapes: dict[str, Shape] = {"inputs": (self.n_inputs,)}
        for placed in self:
            own = placed.operation.shapes(placed.n_in, top_k)
            shapes |= {f"{placed.name}.{key}": shape for key, shape in own.items()}
        return shapes

    def arriving(self, name: str) -> str:
        """Return the full name of the array that the operation of this name takes.

        Example: "inputs" for the first operation, "activation1.activations" for dense2.
        """
        before = "inputs"
        for placed in self:
            if placed.name == name:
                return before
            before = placed.output
        raise ShapeError("the name of an operation", f"one of {', '.join(placed.name for placed in self)}", name)

    def with_changes(self, changes: Iterable[Change]) -> "Model":
        """Return the model with some weights and biases changed.

        Raises: SettingError for a change of what the model does not have.
        """
        given = tuple(changes)
        if not given:
            return self
        if not all(_is_in(self.layers, change) for change in given):
            raise SettingError("changes", LIMITS["changes"]["expectation"], given)
        operations = list(self.operations)
        places = [index for index, operation in enumerate(operations) if isinstance(operation, Dense)]
        for number, index in enumerate(places):
            own = [(neuron, source, value) for layer, neuron, source, value in given if layer == number]
            if own:
                operations[index] = self.dense[number].with_changes(own)
        return replace(self, operations=tuple(operations))


def network(weights: Sequence[Any], biases: Sequence[Any], activation: str = "relu", output: str = "softmax") -> Model:
    """Return a fully connected network: after each hidden layer its activation function, after the last the output.

    Parameters: weights, a (n_out, n_in) array for each layer after the inputs; biases, a (n_out,) array for each;
    activation, the name of one function for all hidden layers, or names joined by commas; output, softmax, sigmoid or
    linear.
    Raises: ShapeError if the arrays do not fit each other, SettingError for a name or a size that may not be chosen.

    Example: network([[[1, -2]]], [[0.5]]).layers is (2, 1).
    """
    if len(biases) != len(weights):
        raise ShapeError("biases", f"arrays of {len(weights)} layers", len(biases))
    if not weights:
        raise ShapeError("weights", "arrays of one layer or more", 0)
    dense = [Dense(W, b) for W, b in zip(weights, biases, strict=True)]
    functions = functions_of(activation, len(dense) - 1)
    operations: list[Operation] = [dense[0]]
    for function, following in zip(functions, dense[1:], strict=True):
        operations += [Activation(function), following]
    kind = OPERATIONS[check("output", output)]
    return Model(dense[0].weights.shape[1], (*operations, kind()))


def functions_of(activation: str, n_hidden: int) -> list[str]:
    """Return the name of the activation function of each hidden layer.

    Raises: SettingError for an unknown name, or for more or fewer than one or n_hidden of them.

    Example: functions_of("relu", 2) is ["relu", "relu"], functions_of("relu,tanh", 2) is ["relu", "tanh"].
    """
    names: list[str] = check("activation", activation).split(",")
    if len(names) == 1:
        return names * n_hidden
    if len(names) != n_hidden:
        raise SettingError("activation", LIMITS["activation"]["expectation"], activation)
    return names


def _is_in(layers: tuple[int, ...], change: Change) -> bool:
    """Tell whether a network of these layers has the weight or bias that is changed."""
    layer, neuron, source, _ = change
    return 0 <= layer < len(layers) - 1 and 0 <= neuron < layers[layer + 1] and source < layers[layer]
