"""Dense chains: the steps that a reader found in a file become a network, with notes and questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.errors import SettingError
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import NetworkFile
from forward_pass.formats.opened import Opened, Question, answer_to
from forward_pass.formats.samples import Made
from forward_pass.formats.steps import Function, Rows, Scaling, Step, Weights
from forward_pass.formats.ways_round import ways_round
from forward_pass.model import OUTPUTS, Model
from forward_pass.ops import OPERATIONS, Activation, Dense, Operation, Standardize
from forward_pass.settings import check, layers_text

LOG_SOFTMAX: Final = "The model ends with log-softmax; softmax is shown, whose logarithm that is."


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """What a reader found.

    name             what the network is called in sentences, such as net.onnx
    steps            what is done to the inputs, in order
    n_inputs         how many inputs there are, where the file says so
    input_shape      (rows, columns) where the inputs are an image
    input_names      names of the inputs, where the file has them
    classes          names of the outputs
    output           softmax, sigmoid or linear where the file says it otherwise than by a function at the end
    likely_output    what is suggested where the file does not say it
    made             the framework
    notes            what the reader has to say
    questions        what the reader asks besides
    suggested_rows   what is suggested where weights fit both ways round
    """

    name: str
    steps: tuple[Step, ...]
    n_inputs: int | None = None
    input_shape: tuple[int, ...] | None = None
    input_names: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    output: str | None = None
    likely_output: str | None = None
    made: Made | None = None
    notes: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    suggested_rows: Rows = "inputs"


@dataclass(slots=True, eq=False)
class _Layer:
    """A dense layer while scalings are folded into it."""

    place: str
    weights: Floats
    biases: Floats
    function: str | None = None


def open_chain(chain: Chain, answers: Mapping[str, str]) -> Opened:
    """Return the network of these steps.

    Raises: FormatError, naming the step, for what a dense chain cannot be made of, and for more neurons or edges than
    the limits allow, before any weights are read.

    Example: the steps Weights (2, 3), Function relu, Weights (3, 1) become a network 2-3-1.
    """
    weights = [step for step in chain.steps if isinstance(step, Weights)]
    if not weights:
        raise FormatError(chain.name, "a network with one dense layer or more", "none")
    rows, asked_rows = ways_round(chain.name, weights, chain.n_inputs, chain.suggested_rows, answers)
    sizes = [step.sizes(way) for step, way in zip(weights, rows, strict=True)]
    _check_size(chain.name, (sizes[0][0], *(n_out for _, n_out in sizes)))
    front, layers, notes = _folded(chain.steps, rows)
    output, note, asked = _output(chain, layers[-1], answers)
    operations: list[Operation] = [*front]
    for layer in layers:
        operations.append(Dense(layer.weights, layer.biases))
        if layer is not layers[-1]:
            operations.append(Activation(layer.function or "identity"))
        elif layer.function not in (None, *OUTPUTS, "log_softmax"):
            operations.append(Activation(layer.function))
    model = Model(sizes[0][0], (*operations, OPERATIONS[output]()))
    questions = (*chain.questions, *asked_rows, *asked)
    return Opened(_file(chain, model), (*chain.notes, *notes, *note), questions)


def _check_size(name: str, layers: tuple[int, ...]) -> None:
    try:
        check("layers", layers)
    except SettingError as error:
        edges = sum(n_in * n_out for n_in, n_out in pairwise(layers))
        got = f"{layers_text(layers)} with {edges} edges"
        raise FormatError(f"the network in {name}", error.expectation, got) from None


def _folded(steps: Sequence[Step], rows: Sequence[Rows]) -> tuple[list[Standardize], list[_Layer], list[str]]:
    """Return what stands in front, the layers with all scalings folded into them, and the notes on it."""
    layers: list[_Layer] = []
    waiting: list[Scaling] = []
    front: list[Standardize] = []
    notes: list[str] = []
    ways = iter(rows)
    for step in steps:
        if isinstance(step, Weights):
            layer = _read(step, next(ways))
            if not layers:
                front, waiting = _front(waiting, layer.weights.shape[1], notes)
            for scaling in reversed(waiting):
                _fold_before(layer, scaling, notes, len(layers) + 1)
            layers.append(layer)
            waiting = []
        elif isinstance(step, Scaling) and layers and layers[-1].function is None:
            _fold_behind(layers[-1], step, notes, len(layers))
        elif isinstance(step, Scaling):
            waiting.append(step)
        elif step.name != "identity":
            _set_function(layers, step, waiting)
    if waiting:
        raise FormatError(waiting[0].place, "in front of a dense layer", "scaling behind the last activation function")
    for layer in layers[:-1]:
        if layer.function in ("softmax", "log_softmax"):
            raise FormatError(layer.place, "followed by an activation function of neurons", layer.function)
    return front, layers, notes


def _read(step: Weights, rows: Rows) -> _Layer:
    W = step.matrix.read()
    W = W if rows == "outputs" else W.T
    b = step.biases.vector().read() if step.biases else np.zeros(len(W))
    return _Layer(step.place, W, b)


def _set_function(layers: list[_Layer], step: Function, waiting: list[Scaling]) -> None:
    if not layers or waiting or layers[-1].function is not None:
        raise FormatError(step.place, "right behind a dense layer, one for each", step.name)
    layers[-1].function = step.name


def _fit(scaling: Scaling, width: int) -> None:
    if scaling.size not in (1, width):
        raise FormatError(scaling.place, f"parameters for {width} values", f"{scaling.size} of them")


def _fold_behind(layer: _Layer, scaling: Scaling, notes: list[str], number: int) -> None:
    """Fold a scaling of the sums of a layer: slope · (W a + b) + offset."""
    _fit(scaling, len(layer.weights))
    slope, offset = scaling.line
    layer.weights = layer.weights * np.broadcast_to(slope, len(layer.weights))[:, np.newaxis]
    layer.biases = slope * layer.biases + offset
    _say(scaling, f"the weights and biases of layer {number}", notes)


def _fold_before(layer: _Layer, scaling: Scaling, notes: list[str], number: int) -> None:
    """Fold a scaling of what a layer takes: W (slope · a + offset) + b."""
    width = layer.weights.shape[1]
    _fit(scaling, width)
    slope, offset = scaling.line
    layer.biases = layer.biases + (layer.weights * offset).sum(axis=1)
    layer.weights = layer.weights * slope
    _say(scaling, f"the weights and biases of layer {number}", notes)


def _front(scalings: list[Scaling], width: int, notes: list[str]) -> tuple[list[Standardize], list[Scaling]]:
    """Return the scalings of the inputs as one standardize, or as they are where one of them has a factor of 0."""
    if any(not scaling.factor.all() for scaling in scalings):
        return [], scalings
    mean, scale = np.zeros(width), np.ones(width)
    for scaling in scalings:
        _fit(scaling, width)
        mean = mean + scaling.mean * scale
        scale = scale * scaling.scale / scaling.factor
        mean = mean - scaling.shift * scale
        _say(scaling, "standardize, in front of the first layer", notes)
    return ([Standardize(mean, scale)] if (mean != 0).any() or (scale != 1).any() else []), []


def _say(scaling: Scaling, where: str, notes: list[str]) -> None:
    if scaling.said:
        notes.append(scaling.said.format(where=where))


def _output(
    chain: Chain, last: _Layer, answers: Mapping[str, str]
) -> tuple[str, tuple[str, ...], tuple[Question, ...]]:
    """Return the kind of the output, and a note or a question on it."""
    if last.function is not None:
        if last.function == "log_softmax":
            return "softmax", (LOG_SOFTMAX,), ()
        return last.function if last.function in OUTPUTS else "linear", (), ()
    if chain.output is not None:
        return chain.output, (), ()
    suggested = chain.likely_output or ("softmax" if len(last.biases) > 1 else "linear")
    sentence = (
        "Nothing stands behind the last layer, often because the loss had it while training. What do the outputs mean: "
        "probabilities of classes (softmax), a probability each (sigmoid), or numbers (linear)?"
    )
    question = Question("output", sentence, OUTPUTS, suggested)
    return answer_to(question, answers), (), (question,)


def _file(chain: Chain, model: Model) -> NetworkFile:
    """Return the network with those names that fit it."""
    n_in, n_out = model.n_inputs, model.layers[-1]
    image = tuple(length for length in chain.input_shape or () if length != 1)
    shape = (image[0], image[1]) if len(image) == 2 and image[0] * image[1] == n_in else None
    many = 2 if n_out == 1 and model.output == "sigmoid" and len(chain.classes) == 2 else n_out
    named = NetworkFile(model, title=_title(chain.name), made=chain.made, input_shape=shape)
    if len(chain.input_names) == n_in:
        named = replace(named, input_names=tuple(map(_name, chain.input_names)))
    return replace(named, classes=tuple(map(_name, chain.classes))) if len(chain.classes) == many else named


def _title(name: str) -> str:
    return _name(name.rpartition(".")[0] or name)


def _name(text: str) -> str:
    """Return a name short enough for a picture, without what cannot be written."""
    return text.encode("utf-8", "replace").decode()[:60]
