"""Keras: dense layers in a Sequential or in a functional model without branches, read as Keras' own files are."""

import json
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np

from forward_pass.exporters.answered import answered_network
from forward_pass.exporters.chain import NAME, asks_for_output, opened_chain
from forward_pass.formats.keras_config import Layer, keras_chain
from forward_pass.formats.network_file import Made, NetworkFile
from forward_pass.formats.tensors import Tensor, numbers_tensor


def from_keras(model: Any, X: Any, output: str | None = None) -> NetworkFile:
    """Return the network of a model: Dense layers one behind the other.

    Parameters: model; X, 1 to 64 samples as the model takes them, such as X[:8]; output, softmax, sigmoid or linear:
    what the outputs mean, which must be said where neither the model itself nor its loss says it.
    Returns: a network file with these samples and what model.predict answers; the chosen softmax or sigmoid is Keras's
    as well.
    Raises: FormatError for other layers, and where the output is not said.

    Example: from_keras(keras.Sequential([layers.Dense(8, "relu"), layers.Dense(3, "softmax")]), X[:8])
    """

    def variables(layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
        found = model
        for name in layer.path:
            found = found.get_layer(name)
        return {name: numbers_tensor(f"{name} of {layer.path[-1]}", _array(getattr(found, name))) for name in names}

    # Keras makes its layers when it first sees samples.
    answers = np.asarray(model.predict(X, verbose=0))
    keras = import_module("keras")
    chain = keras_chain(NAME, json.loads(model.to_json()), variables, loss=getattr(model, "loss", None))
    opened = opened_chain(chain, output)
    if asks_for_output(opened) and opened.network.model.output != "linear":
        function = getattr(keras.activations, opened.network.model.output)
        answers = _array(function(keras.ops.convert_to_tensor(answers)))
    return answered_network(opened, X, answers, Made("Keras", keras.__version__))


def _array(variable: Any) -> Any:
    return np.asarray(import_module("keras").ops.convert_to_numpy(variable))
