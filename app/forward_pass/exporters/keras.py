"""Keras: dense layers in a Sequential or in a functional model without branches."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

import numpy as np

from forward_pass.activations import LEAK
from forward_pass.arrays import Floats
from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import Scaling, Step, batch_normalization, network_of_steps
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.ops import Dense, Standardize

FOLDED: Final = "Batch normalization is folded into the weights, with its running mean and variance."
# By the names that Keras gives its functions.
FUNCTIONS: Final = {
    **{name: name for name in ("relu", "elu", "gelu", "silu", "tanh", "sigmoid", "softplus", "softmax")},
    "swish": "silu",
    "linear": "identity",
}
SKIPPED: Final = ("InputLayer", "Dropout", "AlphaDropout", "GaussianDropout", "GaussianNoise", "Flatten")
KNOWN: Final = "Dense, BatchNormalization, Normalization, Rescaling, Activation, ReLU, LeakyReLU, ELU, Softmax"


def from_keras(model: Any, X: Any, output: str | None = None) -> NetworkFile:
    """Return the network of a model: Dense layers one behind the other.

    Parameters: model; X, 1 to 64 samples as the model takes them, such as X[:8]; output, softmax, sigmoid or linear:
    what the outputs mean, which must be said where the model itself ends with none, because the loss had it.
    Returns: a network file with these samples and what model.predict answers; the chosen softmax or sigmoid is Keras's
    as well.
    Raises: FormatError for other layers, and where the output is not said.

    Example: from_keras(keras.Sequential([layers.Dense(8, "relu"), layers.Dense(3, "softmax")]), X[:8])
    """
    layers = list(_flat(model))
    steps = [step for layer in layers for step in _steps(layer)]
    network = network_of_steps(steps, output)
    answers = np.asarray(model.predict(X, verbose=0))
    keras = import_module("keras")
    if steps[-1] != network.output and network.output != "linear":
        answers = np.asarray(getattr(keras.activations, network.output)(keras.ops.convert_to_tensor(answers)))
    folded = any(type(layer).__name__ == "BatchNormalization" for layer in layers)
    return answered_network(network, X, answers, Made("Keras", keras.__version__), about=FOLDED if folded else "")


def _flat(model: Any) -> Iterator[Any]:
    if not hasattr(model, "layers"):
        yield model
        return
    if len(model.outputs) != 1 or len(model.inputs) != 1:
        raise FormatError("the model", "one with one input and one output", f"{len(model.outputs)} outputs")
    for layer in model.layers:
        yield from _flat(layer)


def _steps(layer: Any) -> Iterator[Step]:
    kind = type(layer).__name__
    if kind == "Dense":
        kernel, *bias = [np.asarray(array, np.float64) for array in layer.get_weights()]
        yield Dense(kernel.T, bias[0] if bias else np.zeros(kernel.shape[1]))
        yield _function(layer)
    elif kind == "Activation":
        yield _function(layer)
    elif kind == "BatchNormalization":
        mean, variance = _array(layer.moving_mean), _array(layer.moving_variance)
        gamma = np.ones(len(mean)) if layer.gamma is None else _array(layer.gamma)
        beta = np.zeros(len(mean)) if layer.beta is None else _array(layer.beta)
        yield batch_normalization(mean, variance, gamma, beta, layer.epsilon)
    elif kind == "Normalization" and not layer.invert:
        yield Standardize(_array(layer.mean).ravel(), np.sqrt(_array(layer.variance)).ravel())
    elif kind == "Rescaling":
        yield Scaling(np.asarray(layer.scale, np.float64).reshape(-1), np.asarray(layer.offset, np.float64).reshape(-1))
    elif kind in ("ReLU", "ELU", "LeakyReLU", "Softmax"):
        yield _function_of_class(kind, layer)
    elif kind not in SKIPPED:
        raise FormatError("a layer", f"one of {KNOWN}, {', '.join(SKIPPED)}", kind)


def _function(layer: Any) -> str:
    name = layer.activation.__name__
    if name not in FUNCTIONS:
        raise FormatError(f"the activation of {layer.name}", f"one of {', '.join(FUNCTIONS)}", name)
    return FUNCTIONS[name]


def _function_of_class(kind: str, layer: Any) -> str:
    expected: dict[str, tuple[str, dict[str, Any]]] = {
        "ReLU": ("relu", {"max_value": None, "negative_slope": 0, "threshold": 0}),
        "ELU": ("elu", {"alpha": 1}),
        "LeakyReLU": ("leaky_relu", {"negative_slope": LEAK}),
        "Softmax": ("softmax", {}),
    }
    name, parameters = expected[kind]
    for parameter, value in parameters.items():
        if getattr(layer, parameter) != value:
            raise FormatError(f"{parameter} of {kind}", str(value), getattr(layer, parameter))
    return name


def _array(variable: Any) -> Floats:
    detached = variable.detach() if hasattr(variable, "detach") else variable
    return np.asarray(detached.numpy(), np.float64)
