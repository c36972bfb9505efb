"""wire.py: reels as data, and nothing but reels."""

import copy
import json
from math import prod
from typing import Any

import numpy as np
import pytest

from forward_pass import (
    Drawn,
    Reel,
    RunOptions,
    SettingError,
    ShapeError,
    Stored,
    StrongestContributions,
    WireError,
    answer,
    decode,
    encode,
    from_json,
    network,
    record,
    to_json,
)
from forward_pass.trace_json import trace_to_dict

SMALL = record(Drawn(layers=(3, 2, 2), seed=7), [0, 4])
CHANGES = ((0, 1, 2, 0.5), (1, 0, -1, -3.0))
STORED = Stored(network([[[1, -2]], [[3], [4]]], [[0.5], [0, 1]], "tanh", "linear"), ([3, 1], [0, 1]))  # type: ignore[arg-type]
REELS = [
    SMALL,
    record(Drawn(seed=3), range(8)),
    record(Drawn(layers=(2, 1)), [2**53 - 1], inputs=[0.5, -3.0]),
    record(Drawn(layers=(100, 50, 10), activation="gelu", initialization="glorot"), [1, 2, 3], RunOptions(top_k=17)),
    record(Drawn(layers=(3, 2, 2)), [4, 9], RunOptions(changes=CHANGES), compare=0.65),
    record(Drawn(layers=(2, 1)), [6], RunOptions(temperature=2.0), inputs=[0.5, -3.0], compare=0.65),
    record(Drawn(activation="relu,tanh", output="sigmoid"), [0], RunOptions(2.0), compare=1, compared=["dense2.preActivations"]),
    record(Drawn(layers=(3, 1), output="linear"), [0, 1]),
    record(STORED, [0, 1], compare=0.65),
    record(STORED, [1], RunOptions(changes=((0, 0, 1, 7.0),))),
]  # fmt: skip


def same(one: Reel, other: Reel) -> bool:
    mine, yours = ((reel.source.to_dict(), reel.options, reel.samples, reel.drawn_inputs) for reel in (one, other))
    return mine == yours and all(trace_to_dict(one, n) == trace_to_dict(other, n) for n in range(len(one.samples)))


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


def test_the_header_says_what_is_in_the_values_and_in_which_order() -> None:
    header, values = encode(SMALL)
    assert header == {
        "format": "forward-pass-reel",
        "version": 2,
        "source": {
            "kind": "drawn",
            "layers": [3, 2, 2],
            "seed": 7,
            "activation": "relu",
            "output": "softmax",
            "initialization": "he",
        },
        "options": {"temperature": 0.65, "top_k": 400},
        "samples": [0, 4],
        "drawnInputs": True,
        "operations": [
            {"name": "dense1", "kind": "dense", "layer": 1, "output": "preActivations"},
            {"name": "activation1", "kind": "activation", "layer": 1, "output": "activations", "function": "relu"},
            {"name": "dense2", "kind": "dense", "layer": 2, "output": "preActivations"},
            {"name": "softmax1", "kind": "softmax", "layer": 2, "output": "probabilities"},
        ],
        "cards": {operation.kind: operation.card for operation in SMALL.model.operations},
        "arrays": [
            ["dense1.weights", [2, 3]],
            ["dense1.biases", [2]],
            ["dense2.weights", [2, 2]],
            ["dense2.biases", [2]],
            ["inputs", [2, 3]],
            ["dense1.contributions", [2, 2, 3]],
            ["dense1.preActivations", [2, 2]],
            ["activation1.activations", [2, 2]],
            ["dense2.contributions", [2, 2, 2]],
            ["dense2.preActivations", [2, 2]],
            ["softmax1.scaledLogits", [2, 2]],
            ["softmax1.shiftedLogits", [2, 2]],
            ["softmax1.exponentials", [2, 2]],
            ["softmax1.exponentialSum", [2]],
            ["softmax1.probabilities", [2, 2]],
            ["softmax1.probabilitiesAtOne", [2, 2]],
        ],
    }
    assert values.dtype == np.float64
    assert not values.flags.writeable
    assert values[:6].tolist() == SMALL.model.weights[0].ravel().tolist()
    assert values[14:20].tolist() == [x for trace in SMALL.traces for x in trace.inputs.tolist()]
    at_one = [p for trace in SMALL.traces for p in trace.arrays["softmax1.probabilitiesAtOne"].tolist()]
    assert values[-4:].tolist() == at_one


def test_a_large_layer_crosses_as_indices_and_values_of_its_strongest_contributions() -> None:
    header, _ = encode(REELS[3])
    assert ["dense1.strongestIndices", [3, 17]] in header["arrays"]
    assert ["dense1.strongestValues", [3, 17]] in header["arrays"]
    assert ["dense2.contributions", [3, 10, 50]] in header["arrays"]


def test_a_comparison_comes_after_everything_else_and_is_named_in_the_header() -> None:
    header, _ = encode(REELS[4])
    plain, _ = encode(record(REELS[4].source, [4, 9], REELS[4].options))
    assert header["comparison"] == {"temperature": 0.65}
    assert header["options"]["changes"] == [[0, 1, 2, 0.5], [1, 0, -1, -3.0]]
    assert header["arrays"][: len(plain["arrays"])] == plain["arrays"]
    assert header["arrays"][len(plain["arrays"]) :] == [
        ["before:inputs", [2, 3]],
        ["before:softmax1.probabilities", [2, 2]],
        ["difference:inputs", [2, 3]],
        ["difference:softmax1.probabilities", [2, 2]],
        ["changedFrom", [2]],
    ]
    assert "comparison" not in plain


def test_any_array_may_be_compared_and_crosses_by_its_name() -> None:
    header, values = encode(REELS[6])
    difference = values[place_of(header, "difference:dense2.preActivations")]
    assert REELS[6].comparison is not None
    assert difference.tolist() == REELS[6].comparison.differences["dense2.preActivations"][0].tolist()


def test_what_a_card_says_comes_once_for_each_kind_that_occurs() -> None:
    assert list(encode(REELS[6])[0]["cards"]) == ["dense", "activation", "sigmoid"]


@pytest.mark.parametrize("reel", REELS)
def test_decode_is_the_opposite_of_encode(reel: Reel) -> None:
    header, values = encode(reel)
    back = decode(json.loads(json.dumps(header)), values)
    assert same(back, reel)
    again, again_values = encode(back)
    assert (again, again_values.tolist()) == (header, values.tolist())


@pytest.mark.parametrize("reel", REELS)
def test_from_json_is_the_opposite_of_to_json_to_the_last_digit(reel: Reel) -> None:
    text = to_json(reel)
    assert same(from_json(text), reel)
    assert to_json(from_json(text)) == text


def test_the_json_text_is_the_header_with_the_values_and_no_spaces_outside_of_cards() -> None:
    header, values = encode(SMALL)
    text = to_json(SMALL)
    assert json.loads(text) == header | {"values": values.tolist()}
    assert "\n" not in text
    assert ", " not in text


def test_a_decoded_reel_keeps_the_count_of_all_edges() -> None:
    contributions = decode(*encode(REELS[3])).traces[2].contributions[0]
    assert isinstance(contributions, StrongestContributions)
    assert contributions.count == 5000


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
        (["source"], {"kind": "stored"}, 'source must be {"kind":"stored","name":'),
        (["source"], {"kind": "stored", "name": "mine", "layers": [3, 2, 2], "output": "softmax"}, 'source must be {"kind":"stored","name":'),
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
    header, values = encode(REELS[3])
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
    header, values = encode(REELS[4])
    listed = [[changed.get(name, name), shape] for name, shape in header["arrays"]]
    assert refusal(header | {"arrays": listed}, values).startswith(sentence)


def test_a_comparison_without_what_was_changed_from_is_refused() -> None:
    header, values = encode(REELS[4])
    assert (
        refusal(header | {"arrays": header["arrays"][:-1]}, values[:-2]) == "changedFrom must be of shape (2); got (0)"
    )


def test_text_without_values_is_refused() -> None:
    with pytest.raises(WireError, match=r'reel must be an object with values; got \["format"\]'):
        from_json('{"format": "forward-pass-reel"}')
    with pytest.raises(WireError, match="reel must be a JSON object without NaN and infinities; got "):
        from_json("[]")


def test_an_answer_is_the_reel_that_was_asked_for() -> None:
    header, values = answer('{"source": {"seed": 3}, "samples": [0, 1, 2, 3, 4, 5, 6, 7]}')
    assert same(decode(json.loads(header), values), REELS[1])


def test_an_answer_is_for_the_inputs_that_were_asked_about() -> None:
    header, values = answer('{"source": {"layers": "2-1"}, "samples": [9007199254740991], "inputs": [0.5, -3]}')
    assert same(decode(json.loads(header), values), REELS[2])


def test_an_answer_has_the_options_and_the_comparison_that_the_request_names() -> None:
    options = '{"changes": [[0, 1, 2, 0.5], [1, 0, -1, -3]]}'
    header, values = answer(
        f'{{"source": {{"layers": "3-2-2"}}, "options": {options}, "samples": [4, 9], "compare": {{"temperature": 0.65}}}}'
    )
    assert same(decode(json.loads(header), values), REELS[4])
    request = {
        "source": {"kind": "drawn", "activation": "relu,tanh", "output": "sigmoid"},
        "options": {"temperature": 2},
        "samples": [0],
        "compare": {"temperature": 1, "arrays": ["dense2.preActivations"]},
    }
    assert json.loads(answer(json.dumps(request))[0]) == encode(REELS[6])[0]


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "[]",
        '{"source": {}}',
        '{"samples": [0]}',
        '{"source": {}, "samples": [0], "x": 1}',
        '{"source": {}, "samples": [0], "compare": null}',
        '{"source": {}, "samples": [0], "compare": {"temperature": 1, "x": 1}}',
        '{"source": {}, "samples": [0], "compare": {"arrays": []}}',
        '{"source": {}, "samples": [0], "compare": {"temperature": 1, "arrays": "inputs"}}',
        '{"source": {}, "samples": [0], "compare": {"temperature": 1, "arrays": [1]}}',
    ],
)
def test_a_request_that_cannot_be_understood_is_refused(request_text: str) -> None:
    with pytest.raises(WireError, match=r"(request|compare) must be "):
        answer(request_text)


@pytest.mark.parametrize(
    ("request_text", "sentence"),
    [
        ('{"source": {"seed": 1.5}, "samples": [0]}', "seed must be a whole number"),
        ('{"source": [], "samples": [0]}', "source must be an object; got []"),
        ('{"source": {"kind": "stored"}, "samples": [0]}', "the kind of a source must be drawn; got stored"),
        ('{"source": {"activation": "relu,tanh,relu"}, "samples": [0]}', "activation must be one of "),
        ('{"source": {}, "samples": []}', "samples must be 1 to 64 whole numbers"),
        ('{"source": {}, "options": [], "samples": [0]}', "options must be an object; got []"),
        ('{"source": {}, "options": {"changes": [[3, 0, 0, 1]]}, "samples": [0]}', "changes must be at most 10000 "),
        ('{"source": {}, "samples": [0], "compare": {"temperature": "1"}}', "temperature must be a number"),
        ('{"source": {}, "samples": [0], "inputs": [1]}', "inputs must be one number"),
        ('{"source": {}, "samples": [0], "inputs": [1, 2, 3, 4, 1e999]}', "inputs must be one number"),
    ],
)
def test_a_request_for_what_may_not_be_chosen_is_refused(request_text: str, sentence: str) -> None:
    with pytest.raises(SettingError) as caught:
        answer(request_text)
    assert str(caught.value).startswith(sentence)


def test_a_request_to_compare_an_array_that_is_not_there_is_refused() -> None:
    with pytest.raises(
        ShapeError, match="a compared array must be one of inputs, dense1.contributions, .*; got losses"
    ):
        answer('{"source": {}, "samples": [0], "compare": {"temperature": 1, "arrays": ["losses"]}}')
