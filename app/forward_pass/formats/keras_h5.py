""".h5 of Keras: the description is an attribute, the weights lie in groups named as the layers.

In .weights.h5 there is no description: it may be given in a second file, or else what it would say is asked.
"""

import warnings
from collections.abc import Sequence
from typing import Final

from forward_pass.formats.dense_chain import open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.hdf5 import FIRST_BYTES, Group, open_hdf5
from forward_pass.formats.json_text import json_object, looks_like_json
from forward_pass.formats.keras import variables_of
from forward_pass.formats.keras_config import Layer, keras_chain
from forward_pass.formats.keras_weights import weights_by_name
from forward_pass.formats.named_arrays import open_named_arrays
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.tensors import Tensor

CONFIG: Final = "model_config"
# What batch normalization of Keras adds to the variance, unless it is told otherwise.
EPSILON: Final = 1e-3


def recognizes(files: Files) -> bool:
    """Tell whether a file starts as HDF5 does; a description of the model may lie beside it."""
    weights, description = _parts(files)
    return weights is not None and len(files) == 1 + (description is not None)


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of a file that `model.save("net.h5")` or `model.save_weights("net.weights.h5")` wrote."""
    name, description = _parts(files)
    name = name or next(iter(files))
    with warnings.catch_warnings(action="ignore"), open_hdf5(name, files[name]) as root:
        config, training = root.attribute(CONFIG), root.attribute("training_config")
        if not config and description:
            model = json_object(description, files[description])

            def numbered(layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
                return variables_of(root, layer, names)

            return open_chain(keras_chain(name, model, numbered, version=str(model.get("keras_version", ""))), answers)
        if not config:
            return open_named_arrays(name, weights_by_name(root), answers, epsilon=EPSILON)
        weights = root.group("model_weights")
        if weights is None:
            raise FormatError(name, "a file with model_weights", "none")

        def variables(layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
            return _variables(weights, layer, names)

        loss = json_object(f"training_config of {name}", training.encode()).get("loss") if training else None
        model = json_object(f"{CONFIG} of {name}", config.encode())
        version = root.attribute("keras_version")
        return open_chain(keras_chain(name, model, variables, loss=loss, version=version), answers)


def _parts(files: Files) -> tuple[str | None, str | None]:
    """Return the names of the file of weights, and of the description that `model.to_json()` gave."""
    weights = next((name for name, content in files.items() if content.startswith(FIRST_BYTES)), None)
    described = (name for name, content in files.items() if looks_like_json(content) and b'"class_name"' in content)
    return weights, next(described, None)


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
