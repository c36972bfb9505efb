"""brain.js: a network as network.toJSON() gives it; one activation function stands behind every layer."""

from collections.abc import Mapping
from typing import Any, Final

from forward_pass.formats.dense_chain import Chain, open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.json_text import json_object, looks_like_json
from forward_pass.formats.opened import Answers, Files, Opened, Question, answer_to
from forward_pass.formats.samples import Made
from forward_pass.formats.steps import Function, Step, Weights, leaky
from forward_pass.formats.tensors import numbers_tensor

FUNCTIONS: Final = ("sigmoid", "relu", "leaky-relu", "tanh")
SENTENCE: Final = "The file does not say the activation function. Which one stands behind every layer?"
MOST_LAYERS: Final = 64


def recognizes(files: Files) -> bool:
    """Tell whether a single file is JSON with layers and what brain.js writes beside them."""
    if len(files) != 1:
        return False
    content = next(iter(files.values()))
    marks = (b'"inputLookup"', b'"trainOpts"', b'"outputLookup"', b'"sizes"')
    return looks_like_json(content) and b'"layers"' in content and any(mark in content for mark in marks)


def read(files: Files, answers: Answers) -> Opened:
    """Return the network of a brain.js NeuralNetwork."""
    ((name, content),) = files.items()
    document = json_object(name, content)
    kind = document.get("type", "NeuralNetwork")
    if kind not in ("NeuralNetwork", "NeuralNetworkGPU", "FeedForward"):
        raise FormatError(f"type in {name}", "NeuralNetwork", kind)
    layers = document.get("layers")
    if not isinstance(layers, list) or not 2 <= len(layers) <= MOST_LAYERS:
        raise FormatError(f"layers in {name}", f"a list of 2 to {MOST_LAYERS}", layers)
    function, questions = _function(name, document, answers)
    steps: list[Step] = []
    for number, layer in enumerate(layers[1:], start=1):
        steps += [_weights(f"{name}: layers[{number}]", layer), function]
    names = _names(document.get("inputLookup"))
    classes = _names(document.get("outputLookup"))
    made = Made("brain.js")
    return open_chain(
        Chain(name, tuple(steps), input_names=names, classes=classes, made=made, questions=questions), answers
    )


def _weights(place: str, layer: object) -> Weights:
    weights, biases = (layer.get(part) if isinstance(layer, Mapping) else None for part in ("weights", "biases"))
    if not isinstance(weights, list) or not isinstance(biases, list):
        raise FormatError(place, "a layer with weights and biases, as brain.js 2 writes them", layer)
    return Weights(
        place, numbers_tensor(f"{place}.weights", weights), numbers_tensor(f"{place}.biases", biases), "outputs"
    )


def _function(name: str, document: Mapping[str, Any], answers: Answers) -> tuple[Function, tuple[Question, ...]]:
    """Return the activation function of all layers, and a question where the file does not say it."""
    options = document.get("trainOpts")
    options = options if isinstance(options, Mapping) else {}
    given = options.get("activation", document.get("activation"))
    questions: tuple[Question, ...] = ()
    if given is None:
        questions = (Question("activation", SENTENCE, FUNCTIONS, FUNCTIONS[0]),)
        given = answer_to(questions[0], answers)
    if given not in FUNCTIONS:
        raise FormatError(f"the activation in {name}", f"one of {', '.join(FUNCTIONS)}", given)
    if given == "leaky-relu":
        return leaky(name, options.get("leakyReluAlpha", 0.01)), questions
    return Function(name, given), questions


def _names(lookup: object) -> tuple[str, ...]:
    """Return the names of a table from names to places, in the order of the places."""
    if not isinstance(lookup, Mapping) or sorted(map(str, lookup.values())) != sorted(map(str, range(len(lookup)))):
        return ()
    return tuple(sorted(lookup, key=lambda name: int(lookup[name])))
