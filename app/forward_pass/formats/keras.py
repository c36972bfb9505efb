""".keras: a zip archive with the description in config.json and the weights in model.weights.h5."""

import re
import warnings
from collections.abc import Sequence
from typing import Final

from forward_pass.formats.archive import Archive, is_archive
from forward_pass.formats.dense_chain import open_chain
from forward_pass.formats.hdf5 import Group, open_hdf5
from forward_pass.formats.json_text import json_object
from forward_pass.formats.keras_config import Layer, keras_chain
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.tensors import Tensor

CONFIG, METADATA, WEIGHTS = "config.json", "metadata.json", "model.weights.h5"
# Where layers lie, in Keras 3 and in Keras 2.13.
LAYERS: Final = ("layers", "_layer_checkpoint_dependencies")


def recognizes(files: Files) -> bool:
    """Tell whether a single file is an archive with a description and weights."""
    if len(files) != 1:
        return False
    ((name, content),) = files.items()
    return is_archive(content) and CONFIG in Archive(name, content).names


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of a file that `model.save("net.keras")` wrote."""
    ((name, content),) = files.items()
    archive = Archive(name, content)
    model = json_object(f"{CONFIG} in {name}", archive.read(CONFIG))
    metadata = json_object(f"{METADATA} in {name}", archive.read(METADATA)) if METADATA in archive.names else {}
    training = model.get("compile_config")
    loss = training.get("loss") if isinstance(training, dict) else None
    with warnings.catch_warnings(action="ignore"), open_hdf5(f"{WEIGHTS} in {name}", archive.read(WEIGHTS)) as root:

        def variables(layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
            return variables_of(root, layer, names)

        version = str(metadata.get("keras_version", ""))
        return open_chain(keras_chain(name, model, variables, loss=loss, version=version), answers)


def variables_of(root: Group, layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
    """Return the arrays vars/0, vars/1 … of a layer, which is counted among those of its class."""
    by_class: list[str] = []
    by_name: list[str] = []
    for (kind, number), name in zip(layer.order, layer.path, strict=True):
        own = snake_case(kind) + (f"_{number}" if number else "")
        by_class += ["layers", own]
        by_name += ["layers", name]
    for path in (by_class, by_name):
        for folder in LAYERS:
            group = root.group(*[folder if part == "layers" else part for part in path], "vars")
            if group is not None:
                found = {name: group.tensor(str(number)) for number, name in enumerate(names)}
                return {name: tensor for name, tensor in found.items() if tensor is not None}
    return {}


def snake_case(name: str) -> str:
    """Return the name of a class as Keras writes it. Example: BatchNormalization is batch_normalization."""
    return re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"\W+", "", name)).lower()
