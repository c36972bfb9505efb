"""wire.py again: a reel that claims something impossible is refused with a sentence that names it."""

import copy
from math import prod
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, RunOptions, WireError, decode, encode, record

SMALL = record(Drawn(layers=(3, 2, 2), seed=7), [0, 4])
LARGE = record(Drawn(layers=(100, 50, 10)), [1, 2, 3], RunOptions(top_k=17))
CHANGES = ((0, 1, 2, 0.5), (1, 0, -1, -3.0))
COMPARED = record(Drawn(layers=(3, 2, 2)), [4, 9], RunOptions(changes=CHANGES), compare=0.65)


def place_of(header: dict[str, Any], name: str) -> slice:
    """Return where an array lies in the values."""
    start = 0
    for listed, shape in header["arrays"]:
        if listed == name:
            return slice(start, start + prod(shape))
        start += prod(shape)
    raise KeyError(name)


def refusal(header: Any, values: Any) -> str:
    with pytest.raises(WireError) as caught:
        decode(header, values)
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["format"], "reel", 'format must be "forward-pass-reel"; got reel'),
        (["version"], 1, "version must be 2; got 1"),
        (["source", "seed"], -1, "seed must be a whole number from 0 to 9007199254740991; got -1"),
        (["source", "layers"], "3-2-2", 'source must be {"kind":"drawn","layers":[3,2,2]'),
        (["source", "layers"], [3, 2], "the network of the source must be 3-2: dense, softmax; got 3-2-2: "),
        (["source", "activation"], "tanh", "the network of the source must be 3-2-2: dense, activation tanh, "),
        (["source", "output"], "linear", "the network of the source must be 3-2-2: dense, activation relu, dense, linear"),
        (["source", "colour"], "red", "the name of a setting must be one of layers,"),
        (["source", "kind"], "trained", "the kind of a source must be drawn; got trained"),
        (["source"], None, "source must be an object; got null"),
        (["source"], {"kind": "stored"}, "the name of a stored network must be 64 hexadecimal digits; got null"),
        (["source"], {"kind": "stored", "name": "mine"}, "the name of a stored network must be 64 hexadecimal digits; got mine"),
        (["source"], {"kind": "stored", "name": "0" * 64, "layers": [3, 2]}, 'source must be {"kind":"stored","name":"0000'),
        (["options"], [], "options must be an object; got []"),
        (["options", "temperature"], 0, "temperature must be a number from 0.001 to 1000; got 0"),
        (["options", "changes"], [[0, 2, 0]], "changes must be at most 10000 lists "),
        (["samples"], [0], "arrays must be "),
        (["samples"], [0, 1, 2], "inputs must be one row for each sample; got [2,3]"),
        (["samples"], [0, 0.5], "samples must be 1 to 64 whole numbers"),
        (["drawnInputs"], 1, "drawnInputs must be true or false; got 1"),
        (["cards"], None, "cards must be an object; got null"),
        (["comparison"], {"temperature": 0.65}, "what is compared must be inputs, outputs and other arrays of the traces; got inputs"),
        (["comparison"], {"temperature": 0}, "temperature must be a number from 0.001 to 1000; got 0"),
        (["comparison"], {"temperature": 1, "arrays": []}, "comparison must be an object with temperature; got "),
        (["comparison"], None, "comparison must be an object with temperature; got null"),
        (["more"], 1, "header must be an object with arrays, cards, drawnInputs, format, operations, options, "),
        # Operations that do not exist, or do not fit each other.
        (["operations"], {}, "operations must be a list, with an array of inputs; got {}"),
        (["operations"], [], "layers must be 2 to 12 layer sizes"),
        (["operations", 0], "dense", "the kind of an operation must be one of activation, dense, linear, "),
        (["operations", 0, "kind"], "convolution", "the kind of an operation must be one of activation, dense, linear, sigmoid, softmax, standardize; got convolution"),
        (["operations", 0, "kind"], ["dense"], "the kind of an operation must be one of activation, "),
        (["operations", 0, "kind"], "__init__", "the kind of an operation must be one of activation, "),
        (["operations", 0, "kind"], "standardize", "an operation must be one with mean, scale; got "),
        (["operations", 0, "name"], "dense2", "dense1.weights must be of shape (2, 3); got (2, 2)"),
        (["operations", 0, "name"], "__proto__", "an operation must be one with weights, biases; got "),
        (["operations", 0, "name"], None, "an operation must be one with weights, biases; got "),
        (["operations", 0, "layer"], 2, 'operations must be [{"name":"dense1","kind":"dense","layer":1,'),
        (["operations", 0, "output"], "contributions", 'operations must be [{"name":"dense1",'),
        (["operations", 0, "more"], 1, 'operations must be [{"name":"dense1",'),
        (["operations", 1, "function"], "swish", "an activation function must be one of relu, "),
        (["operations", 1, "function"], {}, "an activation function must be one of relu, "),
        (["operations", 1, "function"], "tanh", "the network of the source must be 3-2-2: dense, activation relu, "),
        (["operations", 3, "kind"], "sigmoid", 'operations must be [{"name":"dense1",'),
        (["operations", 3, "kind"], "dense", "an operation must be one with weights, biases; got "),
        # Arrays that are not listed as they must be, or have other names or shapes.
        (["arrays"], None, "arrays must be a list of names with shapes; got null"),
        (["arrays"], [], "values must be of shape (0); got (74)"),
        (["arrays", 0], ["dense1.weights"], "arrays must be a list of names with shapes"),
        (["arrays", 0, 0], 7, "arrays must be a list of names with shapes"),
        (["arrays", 0, 0], "dense1.biases", "arrays must be names that differ; got "),
        (["arrays", 0, 0], "__proto__", "an operation must be one with weights, biases; got "),
        (["arrays", 15, 0], "__proto__", "the arrays of a trace must be inputs, dense1.contributions, "),
        (["arrays", 0, 1], [3, 2], "dense1.biases must be of shape (3); got (2)"),
        (["arrays", 0, 1], [6], "dense1.weights must be of shape (any, any); got (6)"),
        (["arrays", 0, 1], [2, 4], "values must be of shape (76); got (74)"),
        (["arrays", 0, 1], [2, -3], "arrays must be a list of names with shapes"),
        (["arrays", 0, 1], [2, 3.0], "arrays must be a list of names with shapes"),
        (["arrays", 0, 1], [True, 6], "arrays must be a list of names with shapes"),
        (["arrays", 0, 1], [2**31, 2**31], "arrays must be a list of names with shapes"),
        (["arrays", 0, 1], [2**15, 2**15, 2**15, 2**15], "values must be of shape (11529215"),
        (["arrays", 0, 1], [1] * 100, "arrays must be a list of names with shapes"),
        (["arrays", 4, 1], [6], "operations must be a list, with an array of inputs"),
        (["arrays", 4, 1], [3, 2], "dense1.weights must be of shape (2, 2); got (2, 3)"),
        (["arrays", 5, 1], [2, 3, 2], "dense1.contributions must be of shape (2, 3); got (3, 2)"),
        (["arrays", 7, 1], [4], "activation1.activations must be of shape (2); got ()"),
        (["arrays", 13, 1], [1, 2], "softmax1.exponentialSum must be "),
    ],
)  # fmt: skip
def test_a_header_that_says_something_else_is_refused(path: list[Any], value: Any, sentence: str) -> None:
    header, values = encode(SMALL)
    header = copy.deepcopy(header)
    place: Any = header
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert refusal(header, values).startswith(sentence)


@pytest.mark.parametrize("key", list(encode(SMALL)[0]))
def test_a_header_without_one_of_its_parts_is_refused(key: str) -> None:
    header, values = encode(SMALL)
    without = {name: value for name, value in header.items() if name != key}
    assert refusal(without, values).startswith("header must be an object with arrays, cards, drawnInputs, format, ")


@pytest.mark.parametrize("header", [None, [], "header", 7])
def test_a_header_that_is_no_object_is_refused(header: Any) -> None:
    assert refusal(header, []).startswith("header must be an object with arrays, ")


@pytest.mark.parametrize("name", [name for name, _ in encode(SMALL)[0]["arrays"]])
def test_an_array_that_is_missing_is_refused(name: str) -> None:
    header, values = encode(SMALL)
    place = place_of(header, name)
    fewer = np.concatenate([values[: place.start], values[place.stop :]])
    listed = [array for array in header["arrays"] if array[0] != name]
    assert " must be " in refusal(header | {"arrays": listed}, fewer)


def test_an_array_too_many_or_in_another_place_is_refused() -> None:
    header, values = encode(SMALL)
    for more in ("dense3.weights", "dense1.strongestValues", "before:inputs", "changedFrom", "__proto__", ""):
        listed = [*header["arrays"], [more, [1]]]
        assert refusal(header | {"arrays": listed}, [*values, 1.0]).startswith("arrays must be [[")
    inputs, row = header["arrays"].index(["inputs", [2, 3]]), place_of(header, "inputs")
    moved = [*header["arrays"][:inputs], *header["arrays"][inputs + 1 :], header["arrays"][inputs]]
    same_values = np.concatenate([values[: row.start], values[row.stop :], values[row]])
    assert refusal(header | {"arrays": moved}, same_values).startswith("arrays must be [[")


def test_a_million_empty_arrays_are_refused() -> None:
    header, values = encode(SMALL)
    empty = [[str(n), [0]] for n in range(100_000)]
    assert refusal(header | {"arrays": [*header["arrays"], *empty]}, values).startswith("arrays must be [[")
    assert refusal(header | {"arrays": [["inputs", [2, 0, 2**15, 2**15]]]}, []).startswith("operations must be a list")


def test_too_few_too_many_or_impossible_values_are_refused() -> None:
    header, values = encode(SMALL)
    listed = values.tolist()
    for wrong in (listed[:-1], [*listed, 0.0], [listed], []):
        assert refusal(header, wrong).startswith("values must be of shape (74); got (")
    for odd in (np.nan, np.inf, None, "1", 1e400):
        assert refusal(header, [odd, *listed[1:]]).startswith("values must be ")


def test_indices_that_are_no_edges_are_refused() -> None:
    header, values = encode(LARGE)
    wrong = values.copy()
    wrong[place_of(header, "dense1.strongestIndices").start] = 0.5
    expected = "dense1.strongestIndices must be ascending whole numbers from 0 to 4999"
    assert refusal(header, wrong).startswith(expected)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"before:inputs": "before:dense1.preActivations"}, "the differences must be those of "),
        ({"before:inputs": "before:more", "difference:inputs": "difference:more"}, "what is compared must be inputs, outputs and other arrays of the traces; got inputs"),
        ({"before:inputs": "before:inputs "}, "the differences must be those of "),
    ],
)  # fmt: skip
def test_a_comparison_of_other_arrays_is_refused(changed: dict[str, str], sentence: str) -> None:
    header, values = encode(COMPARED)
    listed = [[changed.get(name, name), shape] for name, shape in header["arrays"]]
    assert refusal(header | {"arrays": listed}, values).startswith(sentence)


def test_a_comparison_without_what_was_changed_from_is_refused() -> None:
    header, values = encode(COMPARED)
    assert (
        refusal(header | {"arrays": header["arrays"][:-1]}, values[:-2]) == "changedFrom must be of shape (2); got (0)"
    )
