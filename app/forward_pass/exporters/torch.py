"""PyTorch: dense layers in a Sequential, which may hold others."""

import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np

from forward_pass.activations import LEAK
from forward_pass.arrays import Floats
from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import Step, batch_normalization, network_of_steps
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.ops import Dense

FOLDED: Final = "Batch normalization is folded into the weights, with its running mean and variance."
LOG_SOFTMAX: Final = "The model ends with log-softmax; softmax is shown, whose logarithm that is."
FUNCTIONS: Final = {
    "ReLU": "relu",
    "LeakyReLU": "leaky_relu",
    "ELU": "elu",
    "GELU": "gelu",
    "SiLU": "silu",
    "Tanh": "tanh",
    "Sigmoid": "sigmoid",
    "Softplus": "softplus",
    "Softmax": "softmax",
    "LogSoftmax": "softmax",
}
# What does nothing once a network is trained, or nothing to the values.
SKIPPED: Final = ("Identity", "Dropout", "AlphaDropout", "Flatten")
KNOWN: Final = ", ".join(["Sequential", "Linear", "BatchNorm1d", *FUNCTIONS, *SKIPPED])
# The parameters with which a module is the activation function of that name here.
OURS: Final = {
    "LeakyReLU": ("negative_slope", LEAK),
    "ELU": ("alpha", 1),
    "GELU": ("approximate", "none"),
    "Softplus": ("beta", 1),
}


def from_torch(module: Any, X: Any, output: str | None = None) -> NetworkFile:
    """Return the network of a module: Linear layers and activation functions in a Sequential.

    Parameters: module; X, 1 to 64 samples as a tensor or an array, such as X[:8]; output, softmax, sigmoid or linear:
    what the outputs mean, which must be said where the module itself ends with none, because the loss had it.
    Returns: a network file with these samples and what the module answers, in evaluation mode; the chosen softmax or
    sigmoid is PyTorch's as well.
    Raises: FormatError for other modules, and where the output is not said.

    Example: from_torch(nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3)), X[:8], output="softmax")
    """
    modules = list(_flat(module))
    kinds = [type(part).__name__ for part in modules]
    network = network_of_steps([step for part in modules for step in _steps(part)], output)
    answers = _answers(module, X)
    about = FOLDED if "BatchNorm1d" in kinds else ""
    ends = {"LogSoftmax", "Softmax", "Sigmoid"} & set(kinds[-1:])
    if "LogSoftmax" in ends:
        answers, about = answers.exp(), f"{about} {LOG_SOFTMAX}".strip()
    elif not ends:
        chosen: dict[str, Callable[[], Any]] = {"softmax": lambda: answers.softmax(1), "sigmoid": answers.sigmoid}
        answers = chosen.get(network.output, lambda: answers)()
    version = str(getattr(sys.modules.get("torch"), "__version__", ""))
    inputs = X.detach().cpu().numpy() if hasattr(X, "detach") else np.asarray(X)
    return answered_network(network, inputs, answers.detach().cpu().numpy(), Made("PyTorch", version), about=about)


def _flat(module: Any) -> Iterator[Any]:
    if type(module).__name__ == "Sequential":
        for part in module:
            yield from _flat(part)
    else:
        yield module


def _steps(module: Any) -> Iterator[Step]:
    kind = type(module).__name__
    if kind == "Linear":
        weights = _array(module.weight)
        yield Dense(weights, np.zeros(len(weights)) if module.bias is None else _array(module.bias))
    elif kind == "BatchNorm1d":
        if module.running_mean is None:
            raise FormatError("BatchNorm1d", "one with running statistics", "track_running_stats=False")
        mean, variance = _array(module.running_mean), _array(module.running_var)
        gamma = np.ones(len(mean)) if module.weight is None else _array(module.weight)
        beta = np.zeros(len(mean)) if module.bias is None else _array(module.bias)
        yield batch_normalization(mean, variance, gamma, beta, module.eps)
    elif kind in FUNCTIONS:
        name, value = OURS.get(kind, ("", None))
        if name and getattr(module, name) != value:
            raise FormatError(f"{name} of {kind}", str(value), getattr(module, name))
        yield FUNCTIONS[kind]
    elif kind not in SKIPPED:
        raise FormatError("a module", f"one of {KNOWN}", kind)


def _array(tensor: Any) -> Floats:
    array: Floats = tensor.detach().cpu().double().numpy()
    return array


def _answers(module: Any, X: Any) -> Any:
    """Return what the module answers while dropout and batch normalization do not train."""
    training = module.training
    module.eval()
    try:
        inputs = X if hasattr(X, "detach") else sys.modules["torch"].as_tensor(np.asarray(X, np.float32))
        return module(inputs).detach()
    finally:
        module.train(training)
