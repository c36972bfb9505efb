"""A network: weights, biases and the name of its activation function. It never changes."""

from dataclasses import dataclass

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.settings import check


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A fully connected network whose last layer gives logits.

    weights     a (n_out, n_in) array for each layer after the inputs: W[j, i] is on the edge i→j
    biases      a (n_out,) array for each of them
    activation  name of the function φ of the hidden layers

    Raises: ShapeError if the arrays do not fit each other or hold NaN or an infinity;
    SettingError if the network is larger than the limits allow or the activation is unknown.

    Example: Network(weights=([[1, -2]],), biases=([0.5],), activation="relu").layers is (2, 1).
    """

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    activation: str

    def __post_init__(self) -> None:
        weights = tuple(readonly_array(f"weights[{n}]", W, (None, None)) for n, W in enumerate(self.weights))
        object.__setattr__(self, "weights", weights)
        check("layers", self.layers)
        check("activation", self.activation)
        if len(self.biases) != len(weights):
            raise ShapeError("biases", f"arrays of {len(weights)} layers", len(self.biases))
        sizes = self.layers
        for n, W in enumerate(weights):
            # The sizes come from the rows alone; here the columns must agree.
            readonly_array(f"weights[{n}]", W, (sizes[n + 1], sizes[n]))
        biases = tuple(readonly_array(f"biases[{n}]", b, (sizes[n + 1],)) for n, b in enumerate(self.biases))
        object.__setattr__(self, "biases", biases)

    @property
    def layers(self) -> tuple[int, ...]:
        """The number of neurons of each layer, inputs first."""
        n_inputs = [W.shape[1] for W in self.weights[:1]]
        return *n_inputs, *(len(W) for W in self.weights)
