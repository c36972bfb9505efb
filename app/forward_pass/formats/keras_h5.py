""".h5 of Keras: the description is an attribute, the weights lie in groups named as the layers."""

import warnings
from collections.abc import Sequence
from typing import Final

from forward_pass.formats.dense_chain import open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.hdf5 import FIRST_BYTES, Group, open_hdf5
from forward_pass.formats.json_text import json_object
from forward_pass.formats.keras_config import Layer, keras_chain
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.tensors import Tensor

CONFIG: Final = "model_config"


def recognizes(files: Files) -> bool:
    """Tell whether a single file starts as HDF5 does."""
    return len(files) == 1 and next(iter(files.values())).startswith(FIRST_BYTES)


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of a file that `model.save("net.h5")` wrote."""
    ((name, content),) = files.items()
    with warnings.catch_warnings(action="ignore"), open_hdf5(name, content) as root:
        config, training = root.attribute(CONFIG), root.attribute("training_config")
        if not config:
            raise FormatError(name, 'a whole model, written by model.save("net.h5")', "weights without their layers")
        weights = root.group("model_weights")
        if weights is None:
            raise FormatError(name, "a file with model_weights", "none")

        def variables(layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
            return _variables(weights, layer, names)

        loss = json_object(f"training_config of {name}", training.encode()).get("loss") if training else None
        model = json_object(f"{CONFIG} of {name}", config.encode())
        version = root.attribute("keras_version")
        return open_chain(keras_chain(name, model, variables, loss=loss, version=version), answers)


def _variables(weights: Group, layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
    """Return the arrays below the group of a layer, whose names end in :0 or not."""
    # The weights of a model within the model lie below the outer one's name.
    top = weights.group(layer.path[0]) or weights.group(layer.path[-1])
    if top is None:
        return {}
    nested = len(layer.path) > 1
    own = [group for group in top.walk() if not nested or layer.path[-1] in group.path]
    found: dict[str, Tensor] = {}
    for group in own:
        for name in group.names():
            plain = name.partition(":")[0]
            tensor = group.tensor(name) if plain in names and plain not in found else None
            if tensor is not None:
                found[plain] = tensor
    return found
