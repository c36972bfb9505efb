"""PyTorch: dense layers in a Sequential, which may hold others."""

import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import NAME, asks_for_output, dense, opened_chain
from forward_pass.formats.dense_chain import Chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.formats.steps import Function, Step, batch_normalization, elu, leaky
from forward_pass.formats.tensors import numbers_tensor

FUNCTIONS: Final = {
    "ReLU": "relu",
    "GELU": "gelu",
    "SiLU": "silu",
    "Tanh": "tanh",
    "Sigmoid": "sigmoid",
    "Softplus": "softplus",
    "Softmax": "softmax",
    "LogSoftmax": "log_softmax",
}
# What does nothing once a network is trained, or nothing to the values.
SKIPPED: Final = ("Identity", "Dropout", "AlphaDropout", "Flatten")
KNOWN: Final = ", ".join(["Sequential", "Linear", "BatchNorm1d", "LeakyReLU", "ELU", *FUNCTIONS, *SKIPPED])
# The parameters with which a module is the activation function of that name here.
OURS: Final = {
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
    steps = [step for part in _flat(module) for step in _steps(part)]
    opened = opened_chain(Chain(NAME, tuple(steps)), output)
    answers = _answers(module, X)
    if asks_for_output(opened):
        chosen: dict[str, Callable[[], Any]] = {"softmax": lambda: answers.softmax(1), "sigmoid": answers.sigmoid}
        answers = chosen.get(opened.network.model.output, lambda: answers)()
    version = str(getattr(sys.modules.get("torch"), "__version__", ""))
    inputs = X.detach().cpu().numpy() if hasattr(X, "detach") else np.asarray(X)
    return answered_network(opened, inputs, answers.detach().cpu().numpy(), Made("PyTorch", version))


def _flat(module: Any) -> Iterator[Any]:
    if type(module).__name__ == "Sequential":
        for part in module:
            yield from _flat(part)
    else:
        yield module


def _steps(module: Any) -> Iterator[Step]:
    kind = type(module).__name__
    if kind == "Linear":
        yield from dense(kind, _array(module.weight), None if module.bias is None else _array(module.bias))
    elif kind == "BatchNorm1d":
        if module.running_mean is None:
            raise FormatError("BatchNorm1d", "one with running statistics", "track_running_stats=False")
        names = ("running_mean", "running_var", "weight", "bias")
        mean, variance, gamma, beta = (_tensor(f"{name} of {kind}", getattr(module, name)) for name in names)
        yield batch_normalization(kind, mean, variance, gamma, beta, module.eps)
    elif kind == "LeakyReLU":
        yield leaky(kind, module.negative_slope)
    elif kind == "ELU":
        yield elu(kind, module.alpha)
    elif kind in FUNCTIONS:
        name, value = OURS.get(kind, ("", None))
        if name and getattr(module, name) != value:
            raise FormatError(f"{name} of {kind}", str(value), getattr(module, name))
        yield Function(kind, FUNCTIONS[kind])
    elif kind not in SKIPPED:
        expected = f"one of {KNOWN} (with a forward of its own: torch.onnx.export, then from_onnx)"
        raise FormatError("a module", expected, kind)


def _tensor(place: str, tensor: Any) -> Any:
    return None if tensor is None else numbers_tensor(place, _array(tensor))


def _array(tensor: Any) -> Floats:
    array: Floats = tensor.detach().cpu().double().numpy()
    return array


def _answers(module: Any, X: Any) -> Any:
    """Return what the module answers while dropout and batch normalization do not train."""
    training = module.training
    module.eval()
    try:
        return module(X if hasattr(X, "detach") else _as_its_weights(module, X)).detach()
    finally:
        module.train(training)


def _as_its_weights(module: Any, X: Any) -> Any:
    """Return an array as a tensor of the type, and on the device, of the module's weights."""
    weights = next(module.parameters())
    return sys.modules["torch"].as_tensor(np.asarray(X), dtype=weights.dtype, device=weights.device)
