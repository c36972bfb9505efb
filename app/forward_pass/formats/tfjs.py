"""TensorFlow.js: model.json with Keras' description, and the weights in shards beside it; Teachable Machine too."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from forward_pass.formats.dense_chain import Chain, open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.json_text import json_object, looks_like_json
from forward_pass.formats.keras_config import Layer, keras_chain
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.tensors import BYTES, MOST_NUMBERS, Tensor, bytes_tensor, from_bytes

MODEL, MANIFEST, LABELS = "modelTopology", "weightsManifest", "metadata.json"
MOST_WEIGHTS: Final = 512
QUANTIZED: Final = "The weights are stored in few bits (quantized); they are taken as the file gives them back."


def recognizes(files: Files) -> bool:
    """Tell whether one of the files is a model.json."""
    return _name(files) is not None


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of model.json and its shards; names of classes come from metadata.json."""
    name = _name(files) or next(iter(files))
    document = json_object(name, files[name])
    topology, manifest = document.get(MODEL), document.get(MANIFEST)
    model = topology.get("model_config") if isinstance(topology, dict) else None
    if not isinstance(topology, dict) or model is None or not isinstance(manifest, list):
        expected = (
            "a layers model, with model_config and weightsManifest (converted with --output_format tfjs_layers_model)"
        )
        raise FormatError(name, expected, document.get("format", "another kind"))
    tensors = _tensors(name, manifest, files)

    def variables(layer: Layer, names: Sequence[str]) -> dict[str, Tensor]:
        ends = [f"/{layer.path[-1]}/{key}" for key in names]
        found = zip(
            names,
            [next((t for key, t in tensors.items() if f"/{key}".endswith(end)), None) for end in ends],
            strict=True,
        )
        return {key: tensor for key, tensor in found if tensor is not None}

    notes = (QUANTIZED,) if "quantization" in str(manifest)[:100_000] else ()
    training = topology.get("training_config")
    loss = training.get("loss") if isinstance(training, dict) else None
    version = str(topology.get("keras_version", ""))
    chain = keras_chain(name, model, variables, loss=loss, version=version, notes=notes)
    return open_chain(_with_labels(chain, files), answers)


def _name(files: Files) -> str | None:
    for name, content in files.items():
        if looks_like_json(content) and f'"{MODEL}"'.encode() in content:
            return name
    return None


def _with_labels(chain: Chain, files: Files) -> Chain:
    """Return the chain with the names of classes that Teachable Machine writes beside the model."""
    if LABELS not in files:
        return chain
    labels = json_object(LABELS, files[LABELS]).get("labels")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        return chain
    return replace(chain, classes=tuple(labels))


def _tensors(name: str, manifest: list[Any], files: Files) -> dict[str, Tensor]:
    """Return the tensors by name: in each group they lie one after the other in its shards."""
    tensors: dict[str, Tensor] = {}
    for group in manifest:
        paths, weights = (group.get("paths"), group.get("weights")) if isinstance(group, dict) else (None, None)
        if not isinstance(paths, list) or not isinstance(weights, list) or len(weights) > MOST_WEIGHTS:
            raise FormatError(f"{MANIFEST} in {name}", "groups with paths and weights", group)
        missing = [path for path in paths if not isinstance(path, str) or path not in files]
        if missing:
            raise FormatError(
                name, f"opened together with its shards, {', '.join(map(str, paths))}", f"without {missing[0]}"
            )
        if len(set(paths)) != len(paths):
            raise FormatError(f"{MANIFEST} in {name}", "a group whose shards are named once", ", ".join(paths))
        data = memoryview(b"".join(files[path] for path in paths))
        at = 0
        for weight in weights:
            key, tensor, length = _tensor(name, weight, data[at:])
            tensors[key] = tensor
            at += length
    return tensors


def _tensor(name: str, weight: Any, data: memoryview) -> tuple[str, Tensor, int]:
    """Return the name of a tensor, the tensor, and how many bytes it takes."""
    if not isinstance(weight, dict) or not isinstance(weight.get("name"), str):
        raise FormatError(f"a weight in {name}", "an object with name, shape and dtype", weight)
    key, shape, dtype = weight["name"], weight.get("shape"), weight.get("dtype")
    place = f"{name}: {key}"
    if not isinstance(shape, list) or len(shape) > 8 or not all(_is_count(side) for side in shape):
        raise FormatError(f"the shape of {place}", "a list of whole numbers", shape)
    quantized = weight.get("quantization")
    stored = quantized.get("dtype") if isinstance(quantized, dict) else dtype
    if stored not in BYTES:
        raise FormatError(f"the type of {place}", f"one of {', '.join(BYTES)}", stored)
    count = math.prod(shape)
    length = count * BYTES[stored]
    if length > len(data):
        raise FormatError(
            place,
            f"within the bytes of the shards ({count} numbers, at most {MOST_NUMBERS})",
            f"{len(data)} bytes left",
        )
    tensor = bytes_tensor(place, stored, tuple(shape), data[:length])
    if isinstance(quantized, dict) and stored in ("uint8", "uint16"):
        scale, least = (float(quantized.get(part, otherwise)) for part, otherwise in (("scale", 1), ("min", 0)))
        part = data[:length]
        # TensorFlow.js computes in float32.
        tensor = Tensor(
            place,
            tuple(shape),
            lambda: (from_bytes(stored, part) * np.float32(scale) + np.float32(least)).astype(np.float32),
        )
    return key, tensor, length


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
