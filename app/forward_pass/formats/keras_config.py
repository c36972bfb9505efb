"""Keras' description of a model, the same in .keras, .h5 and TensorFlow.js: its layers become steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from forward_pass.formats.dense_chain import Chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.keras_functions import function_of_layer, function_of_name
from forward_pass.formats.samples import Made
from forward_pass.formats.steps import Step, Weights, batch_normalization, scaling
from forward_pass.formats.tensors import Tensor, numbers_tensor

# The names of a layer's weights, in the order in which Keras writes them.
VARIABLES: Final = {
    "Dense": ("kernel", "bias"),
    "BatchNormalization": ("gamma", "beta", "moving_mean", "moving_variance"),
    "Normalization": ("mean", "variance", "count"),
}
# They do nothing once a network is trained, or only put numbers into a row.
SKIPPED: Final = (
    *("InputLayer", "Dropout", "AlphaDropout", "GaussianDropout", "GaussianNoise", "SpatialDropout1D"),
    *("Flatten", "Reshape", "ActivityRegularization"),
)
NORMALIZATION_EPSILON: Final = 1e-7
MOST_LAYERS: Final = 256
MOST_DEPTH: Final = 8


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer in Keras' description.

    path   the names of the models that it lies in, and its own
    kind   its class
    order  which of its class it is, from 0, for each model on the path and itself
    """

    path: tuple[str, ...]
    kind: str
    order: tuple[tuple[str, int], ...]
    config: Mapping[str, Any]


# A layer and the names of its variables, in order → those that the file has, by name.
Variables = Callable[[Layer, Sequence[str]], dict[str, Tensor]]


def keras_chain(
    name: str,
    model: object,
    variables: Variables,
    *,
    loss: object = None,
    version: str = "",
    notes: tuple[str, ...] = (),
) -> Chain:
    """Return the chain of a description {"class_name": "Sequential", "config": …}.

    Parameters: variables, which gives the weights of a layer; loss, what the model was trained with, if the file says.
    Raises: FormatError, naming the layer, for one that Forward Pass does not have, and for models with branches.
    """
    layers = _layers(name, model, (), (), 0)
    steps = [step for layer in layers for step in _steps(name, layer, variables)]
    shape = next((shape for layer in layers if (shape := _input_shape(layer.config))), ())
    output, likely = _by_loss(loss)
    return Chain(
        name,
        tuple(steps),
        n_inputs=shape[0] if len(shape) == 1 else None,
        input_shape=shape if len(shape) > 1 else None,
        output=output,
        likely_output=likely,
        made=Made("Keras", version[:60]),
        notes=notes,
    )


def _layers(
    name: str, model: object, path: tuple[str, ...], order: tuple[tuple[str, int], ...], depth: int
) -> list[Layer]:
    """Return the layers of a model and of those in it, in order."""
    kind, config = _described(name, model)
    if kind not in ("Sequential", "Functional", "Model") or depth > MOST_DEPTH:
        raise FormatError(f"the model in {name}", "Sequential, or Functional without branches", kind)
    listed = config.get("layers")
    if not isinstance(listed, list) or len(listed) > MOST_LAYERS:
        raise FormatError(f"the layers in {name}", f"a list of at most {MOST_LAYERS}", listed)
    if kind != "Sequential":
        _check_row(name, listed)
    layers: list[Layer] = []
    counts: dict[str, int] = {}
    for described in listed:
        inner, inner_config = _described(name, described)
        number = counts[inner] = counts.get(inner, -1) + 1
        own_path, own_order = (*path, str(inner_config.get("name", ""))), (*order, (inner, number))
        if inner in ("Sequential", "Functional", "Model"):
            layers += _layers(name, described, own_path, own_order, depth + 1)
        else:
            layers.append(Layer(own_path, inner, own_order, inner_config))
    return layers


def _described(name: str, value: object) -> tuple[str, Mapping[str, Any]]:
    config = value.get("config") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(value.get("class_name"), str):
        raise FormatError(f"a layer in {name}", "an object with class_name and config", value)
    # The oldest files have the list of layers itself.
    config = {"layers": config} if isinstance(config, list) else config
    if not isinstance(config, Mapping):
        raise FormatError(f"a layer in {name}", "an object with class_name and config", value)
    return value["class_name"], config


def _check_row(name: str, listed: Sequence[Any]) -> None:
    """Raise FormatError unless every layer takes what the one listed before it gives, and nothing else."""
    before = None
    for described in listed:
        own = _described(name, described)[1].get("name")
        found = _sources(described.get("inbound_nodes"))
        if found != ([before] if before is not None else []):
            expected = "a row in which every layer takes what the one before gives (Forward Pass has no branches)"
            raise FormatError(f"the layers in {name}", expected, f"{own} takes {', '.join(found) or 'nothing'}")
        before = str(own)


def _sources(value: Any) -> list[str]:
    """Return the names of the layers that inbound nodes name, in Keras 3's way or Keras 2's."""
    found: list[str] = []
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Mapping):
            history = part.get("keras_history")
            found += [str(history[0])] if isinstance(history, list) and history else []
            waiting += [inner for key, inner in part.items() if key != "keras_history"]
        elif isinstance(part, list) and len(part) in (3, 4) and isinstance(part[0], str) and part[1:3] == [0, 0]:
            found.append(part[0])
        elif isinstance(part, list):
            waiting += part
    return found


def _steps(name: str, layer: Layer, variables: Variables) -> list[Step]:
    place = f"layer {layer.path[-1] or layer.kind} in {name}"
    if layer.kind in SKIPPED:
        return []
    if layer.kind == "Dense":
        found = variables(layer, VARIABLES["Dense"] if layer.config.get("use_bias", True) else ("kernel",))
        if "kernel" not in found:
            raise FormatError(place, "a layer with a kernel", "none in the file")
        activation = function_of_name(place, layer.config.get("activation"))
        return [Weights(place, found["kernel"], found.get("bias"), "inputs"), *activation]
    if layer.kind == "BatchNormalization":
        return [_batch_normalization(place, layer, variables)]
    if layer.kind == "Normalization":
        return [_normalization(place, layer, variables)]
    if layer.kind == "Rescaling":
        scale, offset = (numbers_tensor(place, layer.config.get(key)).vector().read() for key in ("scale", "offset"))
        return [scaling(place, factor=scale, shift=offset)]
    function = function_of_layer(place, layer.kind, layer.config)
    if function is None:
        known = ", ".join([*VARIABLES, "Rescaling", "Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", *SKIPPED])
        raise FormatError(place, f"one of {known}", layer.kind)
    return [*function]


def _batch_normalization(place: str, layer: Layer, variables: Variables) -> Step:
    config = layer.config
    left_out = {"gamma": not config.get("scale", True), "beta": not config.get("center", True)}
    names = [name for name in VARIABLES["BatchNormalization"] if not left_out.get(name)]
    found, epsilon = variables(layer, names), config.get("epsilon", 1e-3)
    if not set(names) <= found.keys() or not isinstance(epsilon, (int, float)):
        raise FormatError(place, f"a layer with {', '.join(names)} and epsilon", ", ".join(found) or "nothing")
    gamma, beta = found.get("gamma"), found.get("beta")
    return batch_normalization(place, found["moving_mean"], found["moving_variance"], gamma, beta, float(epsilon))


def _normalization(place: str, layer: Layer, variables: Variables) -> Step:
    """(x − mean) / √variance, from the data or from the description."""
    config = layer.config
    if config.get("invert"):
        raise FormatError(place, "a normalization that is not inverted", "invert")
    if config.get("mean") is not None:
        found = {key: numbers_tensor(f"{key} of {place}", config.get(key)) for key in ("mean", "variance")}
    else:
        found = variables(layer, VARIABLES["Normalization"])
    if not {"mean", "variance"} <= found.keys():
        raise FormatError(place, "a normalization with mean and variance", "none in the file")
    variance = found["variance"].vector().read()
    if (variance < 0).any():
        raise FormatError(place, "a normalization with variances from 0", float(variance.min()))
    scale = np.maximum(np.sqrt(variance), NORMALIZATION_EPSILON)
    return scaling(place, mean=found["mean"].vector().read(), scale=scale)


def _input_shape(config: Mapping[str, Any]) -> tuple[int, ...]:
    """Return the shape of one sample, if the first layer says it."""
    shape = config.get("batch_shape") or config.get("batch_input_shape")
    if not isinstance(shape, list) or not all(isinstance(side, int) and 0 < side < 10**6 for side in shape[1:]):
        return ()
    return tuple(shape[1:])


def _by_loss(loss: object) -> tuple[str | None, str | None]:
    """Return the output that the loss proves, and that which it makes likely."""
    text = str(loss).lower()
    if any(
        name in text for name in ("mean_squared", "meansquared", "mean_absolute", "meanabsolute", "huber")
    ) or text in ("mse", "mae"):
        return "linear", None
    if "binary_crossentropy" in text or "binarycrossentropy" in text:
        return None, "sigmoid"
    return None, "softmax" if "crossentropy" in text else None
