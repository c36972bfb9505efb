"""Arrays with names and nothing else: which are weights, which biases, and in which order the layers come."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from forward_pass.activations import ACTIVATIONS
from forward_pass.formats.dense_chain import Chain, open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.norm_places import Placed, place_norms
from forward_pass.formats.opened import Answers, Opened, Question
from forward_pass.formats.steps import Function, Rows, Scaling, Step, Weights, batch_normalization, scaling
from forward_pass.formats.tensors import Tensor, shape_text
from forward_pass.model import functions_of

SENTENCE: Final = "The file holds no activation functions. Which one stands behind the hidden layers?"
# PyTorch's; the file does not hold it.
EPSILON: Final = 1e-5
EPSILON_NOTE: Final = "The file does not hold what batch normalization adds to the variance; {} is taken."
IGNORED: Final = ("num_batches_tracked",)
# Endings by which frameworks name weights that are (n_out, n_in), and (n_in, n_out).
BY_ENDING: Final[dict[str, Rows]] = {"weight": "outputs", "kernel": "inputs"}
# Words in the names of biases, such as b1, hidden_bias or intercepts_0.
BIASES: Final = re.compile("(?i)(?:^|[^a-z])(b|bias|biases|intercepts?)(?:[^a-z]|$)")
FRONT: Final = {"mean": "mean", "mean_": "mean", "scale": "scale", "scale_": "scale", "std": "scale"}


# A dense layer and its name.
_Named = tuple[str, Weights]


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Arrays whose names differ only behind the last dot: those of one layer."""

    name: str
    parts: dict[str, Tensor]


def open_named_arrays(name: str, tensors: Mapping[str, Tensor], answers: Answers, epsilon: float = EPSILON) -> Opened:
    """Return the network of arrays that have names and nothing else; activation functions and output are asked.

    Parameters: epsilon, what batch normalization adds to the variance in the framework of the file.
    Raises: FormatError for arrays that are neither weights nor biases, and where it is unclear which belong together.

    Example: arrays "0.weight" (3, 2), "0.bias" (3,), "2.weight" (1, 3), "2.bias" (1,) are a network 2-3-1.
    """
    kept = {key: tensor for key, tensor in tensors.items() if key.rpartition(".")[2] not in IGNORED}
    for tensor in kept.values():
        tensor.check()
    front = {FRONT[key]: kept.pop(key) for key in list(kept) if key in FRONT and len(kept[key].shape) == 1}
    grouped = any(key.endswith(".weight") or key.endswith(".kernel") for key in kept)
    layers, norms = _grouped(name, kept, epsilon) if grouped else (_paired(name, kept), [])
    placed, asked = place_norms(layers, norms, answers) if layers else (({}, {}), ())
    order = ", ".join(layer for layer, _ in layers)
    hidden = len(layers) - 1
    question = Question("activation", SENTENCE, tuple(ACTIVATIONS), "relu")
    functions = functions_of(answers.get("activation", question.suggested), hidden) if hidden > 0 else []
    whose = "PyTorch's 0.00001" if epsilon == EPSILON else f"Keras's {epsilon}"
    noted = [EPSILON_NOTE.format(whose) for _ in norms[:1]]
    chain = Chain(
        name,
        (*_front(name, front), *_steps([step for _, step in layers], placed, functions)),
        n_inputs=next((tensor.size for tensor in front.values()), None),
        notes=(*noted, *(f"Layers are taken in this order: {order}." for _ in range(hidden > 0))),
        questions=(*asked, question) if hidden > 0 else (),
    )
    return open_chain(chain, answers)


def natural(key: str) -> list[tuple[int, str]]:
    """Return what sorts names as people do: numbers by their value.

    Example: fc10.weight comes after fc2.weight.
    """
    return [(int(part[:12]), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", key) if part]


def _front(name: str, parts: Mapping[str, Tensor]) -> Iterable[Scaling]:
    if parts:
        place = f"{name}: {' and '.join(parts)}"
        mean = parts["mean"].read() if "mean" in parts else np.zeros(1)
        scale = parts["scale"].read() if "scale" in parts else np.ones(1)
        yield scaling(place, mean=mean, scale=scale)


def _steps(layers: Sequence[Weights], placed: Placed, functions: Sequence[str]) -> Iterable[Step]:
    """Yield the layers with the norms beside them, and a function behind each but the last."""
    front, back = placed
    for number, layer in enumerate(layers):
        yield from front.get(number, [])
        yield layer
        yield from back.get(number, [])
        if number < len(functions):
            yield Function("activation", functions[number])


def _grouped(
    name: str, tensors: Mapping[str, Tensor], epsilon: float
) -> tuple[list[_Named], list[tuple[str, Scaling]]]:
    """Return layers and norms of arrays named as PyTorch, Flax and others do: layer.weight, layer.bias."""
    groups: dict[str, _Group] = {}
    for key in sorted(tensors, key=natural):
        layer, _, part = key.rpartition(".")
        groups.setdefault(layer, _Group(layer, {})).parts[part] = tensors[key]
    steps = [(group.name, _step(name, group, epsilon)) for group in groups.values()]
    layers = [(layer, step) for layer, step in steps if isinstance(step, Weights)]
    return _in_order(layers), [(norm, step) for norm, step in steps if isinstance(step, Scaling)]


def _step(name: str, group: _Group, epsilon: float) -> Weights | Scaling:
    parts = group.parts
    place = f"{name}: {group.name}"
    if {"running_mean", "running_var"} <= parts.keys():
        mean, variance = parts["running_mean"], parts["running_var"]
        return batch_normalization(place, mean, variance, parts.get("weight"), parts.get("bias"), epsilon)
    matrix = next((ending for ending in BY_ENDING if ending in parts and len(parts[ending].shape) == 2), None)
    strange = [part for part in parts if part not in (matrix, "bias")]
    if matrix is None or strange:
        part = (strange or list(parts))[0]
        got = f"{part} of shape {shape_text(parts[part].shape)}"
        raise FormatError(place, "a dense layer (weight with two dimensions, bias) or batch normalization", got)
    return Weights(place, parts[matrix], parts.get("bias"), BY_ENDING[matrix])


def _paired(name: str, tensors: Mapping[str, Tensor]) -> list[_Named]:
    """Return the layers of arrays with other names: every matrix is weights, and biases follow them in number."""
    keys = list(tensors)
    if any(re.search("[0-9]", key) for key in keys):
        keys.sort(key=natural)
    biases = [
        key
        for key in keys
        if len(tensors[key].vector().shape) == 1 and (len(tensors[key].shape) == 1 or BIASES.search(key))
    ]
    matrices = [key for key in keys if key not in biases]
    if biases and len(biases) != len(matrices):
        got = f"{', '.join(matrices) or 'none'} and {', '.join(biases)}"
        raise FormatError(name, "a file with one array of biases for each matrix of weights", got)
    paired = zip(matrices, biases or [""] * len(matrices), strict=True)
    return _in_order([(W, Weights(tensors[W].place, tensors[W], tensors[b] if b else None)) for W, b in paired])


def _in_order(layers: list[_Named]) -> list[_Named]:
    """Return the layers in another order where their sizes follow each other only so."""
    if not all(step.rows for _, step in layers):
        return layers
    order = _chained([step.sizes(step.rows or "outputs") for _, step in layers])
    return [layers[k] for k in order] if order else layers


def _chained(sizes: Sequence[tuple[int, int]]) -> list[int] | None:
    """Return the first order, in that of the names, in which every layer takes what the one before it gives."""
    tried = 0

    def follow(order: list[int]) -> list[int] | None:
        nonlocal tried
        tried += 1
        if len(order) == len(sizes) or tried > 2000:
            return order if len(order) == len(sizes) else None
        for k, (n_in, _) in enumerate(sizes):
            if k not in order and (not order or sizes[order[-1]][1] == n_in):
                found = follow([*order, k])
                if found:
                    return found
        return None

    return follow([])
