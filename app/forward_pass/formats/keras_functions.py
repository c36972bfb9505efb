"""Activation functions of Keras, by name or as layers of their own."""

from collections.abc import Mapping
from typing import Any, Final

from forward_pass.formats.errors import FormatError
from forward_pass.formats.steps import Function, elu, leaky

# Keras' names where they are not ours; all others are the same or refused.
NAMES: Final = {"linear": "identity", "swish": "silu"}
# The slope that Keras takes for activation="leaky_relu".
KERAS_SLOPE: Final = 0.2


def function_of_name(place: str, activation: object) -> list[Function]:
    """Return the function of an `activation` in a description: a name, an object, or none.

    Raises: FormatError for one that Forward Pass does not have, and for parameters that ours does not have.
    """
    if activation is None:
        return []
    if isinstance(activation, Mapping):
        config = activation.get("config")
        if isinstance(config, str):
            return function_of_name(place, config)
        kind = str(activation.get("class_name"))
        found = function_of_layer(place, kind, config if isinstance(config, Mapping) else {})
        if found is None:
            raise FormatError(f"the activation of {place}", "one that Forward Pass has", kind)
        return found
    if not isinstance(activation, str):
        raise FormatError(f"the activation of {place}", "the name of a function", activation)
    if activation == "leaky_relu":
        return [leaky(place, KERAS_SLOPE)]
    return [Function(place, NAMES.get(activation, activation))]


def function_of_layer(place: str, kind: str, config: Mapping[str, Any]) -> list[Function] | None:
    """Return the function of a layer that is nothing but one; None for other layers."""
    if kind == "Activation":
        return function_of_name(place, config.get("activation"))
    if kind == "ReLU":
        for name in ("max_value", "negative_slope", "threshold"):
            value = config.get(name)
            # Some files have numbers as one-element objects; what is not 0 or nothing is refused.
            if value not in (None, 0):
                raise FormatError(f"{name} of {place}", "none", value)
        return [Function(place, "relu")]
    if kind == "LeakyReLU":
        return [leaky(place, config.get("negative_slope", config.get("alpha", 0.3)))]
    if kind == "ELU":
        return [elu(place, config.get("alpha", 1.0))]
    if kind == "Softmax":
        if config.get("axis", -1) not in (-1, 1):
            raise FormatError(f"axis of {place}", "-1, that of the classes", config.get("axis"))
        return [Function(place, "softmax")]
    return None
