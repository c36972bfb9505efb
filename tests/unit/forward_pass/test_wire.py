"""wire.py: reels as data, and nothing but reels."""

import copy
import json
import sys
from typing import Any

import numpy as np
import pytest

from forward_pass import (
    Reel,
    SettingError,
    Settings,
    StrongestContributions,
    WireError,
    answer,
    decode,
    encode,
    from_json,
    record,
    to_json,
)
from forward_pass.trace_json import trace_to_dict

SMALL = record(Settings(layers=(3, 2, 2), seed=7), [0, 4])
REELS = [
    SMALL,
    record(Settings(seed=3), range(8)),
    record(Settings(layers=(2, 1)), [2**53 - 1], inputs=[0.5, -3.0]),
    record(Settings(layers=(100, 50, 10), strongest=17, activation="gelu", initialization="glorot"), [1, 2, 3]),
    record(Settings(layers=(3, 2, 2), changes=((0, 1, 2, 0.5), (1, 0, -1, -3.0))), [4, 9], baseline_temperature=0.65),
    record(Settings(layers=(2, 1), temperature=2.0), [6], inputs=[0.5, -3.0], baseline_temperature=0.65),
]


def same(one: Reel, other: Reel) -> bool:
    equal = (one.settings, one.samples, one.drawn_inputs) == (other.settings, other.samples, other.drawn_inputs)
    return equal and all(trace_to_dict(one, n) == trace_to_dict(other, n) for n in range(len(one.samples)))


def test_the_header_says_what_is_in_the_values_and_in_which_order() -> None:
    header, values = encode(SMALL)
    assert header == {
        "format": "forward-pass-reel",
        "version": 1,
        "settings": {
            "layers": [3, 2, 2],
            "seed": 7,
            "temperature": 0.65,
            "activation": "relu",
            "initialization": "he",
            "strongest": 400,
        },
        "samples": [0, 4],
        "drawnInputs": True,
        "arrays": [
            ["weights", 0, [2, 3]],
            ["biases", 0, [2]],
            ["weights", 1, [2, 2]],
            ["biases", 1, [2]],
            ["inputs", None, [2, 3]],
            ["contributions", 0, [2, 2, 3]],
            ["preActivations", 0, [2, 2]],
            ["activations", 0, [2, 2]],
            ["contributions", 1, [2, 2, 2]],
            ["preActivations", 1, [2, 2]],
            ["scaledLogits", None, [2, 2]],
            ["shiftedLogits", None, [2, 2]],
            ["exponentials", None, [2, 2]],
            ["exponentialSum", None, [2]],
            ["probabilities", None, [2, 2]],
            ["probabilitiesAtOne", None, [2, 2]],
        ],
    }
    assert values.dtype == np.float64
    assert not values.flags.writeable
    assert values[:6].tolist() == SMALL.network.weights[0].ravel().tolist()
    assert values[14:20].tolist() == [x for trace in SMALL.traces for x in trace.inputs.tolist()]
    assert values[-4:].tolist() == [p for trace in SMALL.traces for p in trace.probabilities_at_one.tolist()]


def test_a_large_layer_crosses_as_indices_and_values_of_its_strongest_contributions() -> None:
    header, _ = encode(REELS[3])
    assert ["strongestIndices", 0, [3, 17]] in header["arrays"]
    assert ["strongestValues", 0, [3, 17]] in header["arrays"]
    assert ["contributions", 1, [3, 10, 50]] in header["arrays"]


def test_a_baseline_comes_after_everything_else_and_is_named_in_the_header() -> None:
    header, _ = encode(REELS[4])
    plain, _ = encode(record(REELS[4].settings, [4, 9]))
    assert header["baseline"] == {"temperature": 0.65}
    assert header["settings"]["changes"] == [[0, 1, 2, 0.5], [1, 0, -1, -3.0]]
    assert header["arrays"][: len(plain["arrays"])] == plain["arrays"]
    assert header["arrays"][len(plain["arrays"]) :] == [
        ["inputsBefore", None, [2, 3]],
        ["probabilitiesBefore", None, [2, 2]],
        ["probabilityDifferences", None, [2, 2]],
        ["changedFrom", None, [2]],
    ]
    assert "baseline" not in plain


@pytest.mark.parametrize("reel", REELS)
def test_decode_is_the_opposite_of_encode(reel: Reel) -> None:
    header, values = encode(reel)
    assert same(decode(json.loads(json.dumps(header)), values), reel)


@pytest.mark.parametrize("reel", REELS)
def test_from_json_is_the_opposite_of_to_json_to_the_last_digit(reel: Reel) -> None:
    text = to_json(reel)
    assert same(from_json(text), reel)
    assert to_json(from_json(text)) == text


def test_the_json_text_is_the_header_with_the_values_and_no_spaces() -> None:
    header, values = encode(SMALL)
    text = to_json(SMALL)
    assert json.loads(text) == header | {"values": values.tolist()}
    assert " " not in text
    assert "\n" not in text


def test_a_decoded_reel_keeps_the_count_of_all_edges() -> None:
    contributions = decode(*encode(REELS[3])).traces[2].contributions[0]
    assert isinstance(contributions, StrongestContributions)
    assert contributions.count == 5000


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["format"], "reel", 'format must be "forward-pass-reel"; got reel'),
        (["version"], 2, "version must be 1; got 2"),
        (["settings", "seed"], -1, "seed must be a whole number from 0 to 9007199254740991; got -1"),
        (["settings", "layers"], "3-2-2", 'settings must be {"layers":[3,2,2]'),
        (["settings", "layers"], [3, 2], "arrays must be "),
        (["settings", "colour"], "red", "the name of a setting must be one of layers,"),
        (["settings"], None, "settings must be an object; got null"),
        (["samples"], [0], "arrays must be "),
        (["samples"], [0, 0.5], "samples must be 1 to 64 whole numbers"),
        (["drawnInputs"], 1, "drawnInputs must be true or false; got 1"),
        (["arrays", 0, 0], "biases", 'arrays must be [["weights",0,[2,3]]'),
        (["arrays", 0, 2], [3, 2], 'arrays must be [["weights",0,[2,3]]'),
        (["baseline"], {"temperature": 0.65}, "arrays must be "),
        (["baseline"], {"temperature": 0}, "temperature must be a number from 0.001 to 1000; got 0"),
        (["baseline"], None, "baseline must be an object with temperature; got null"),
        (["settings", "changes"], [], 'settings must be {"layers":[3,2,2]'),
        (["settings", "changes"], [[0, 2, 0, 1]], "changes must be at most 10000 lists "),
        (["more"], 1, "header must be an object with format, version, settings, samples, drawnInputs, arrays; got "),
    ],
)
def test_a_header_that_says_something_else_is_refused(path: list[Any], value: Any, sentence: str) -> None:
    header, values = encode(SMALL)
    header = copy.deepcopy(header)
    place: Any = header
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(WireError) as caught:
        decode(header, values)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize("key", ["format", "version", "settings", "samples", "drawnInputs", "arrays"])
def test_a_header_without_one_of_its_parts_is_refused(key: str) -> None:
    header, values = encode(SMALL)
    with pytest.raises(WireError, match="header must be an object with format, "):
        decode({name: value for name, value in header.items() if name != key}, values)


@pytest.mark.parametrize("header", [None, [], "header", 7])
def test_a_header_that_is_no_object_is_refused(header: Any) -> None:
    with pytest.raises(WireError, match="header must be an object with format, "):
        decode(header, [])


def test_too_few_too_many_or_impossible_values_are_refused() -> None:
    header, values = encode(SMALL)
    listed = values.tolist()
    for wrong in (listed[:-1], [*listed, 0.0], [listed], []):
        with pytest.raises(WireError, match=r"values must be of shape \(74\); got \("):
            decode(header, wrong)
    for wrong in (np.nan, np.inf, None, "1", 1e400):
        with pytest.raises(WireError, match="values must be "):
            decode(header, [wrong, *listed[1:]])


def test_indices_that_are_no_edges_are_refused() -> None:
    header, values = encode(REELS[3])
    first = next(n for n, part in enumerate(header["arrays"]) if part[0] == "strongestIndices")
    start = sum(int(np.prod(shape)) for _, _, shape in header["arrays"][:first])
    wrong = values.copy()
    wrong[start] = 0.5
    with pytest.raises(WireError, match="indices must be ascending whole numbers from 0 to 4999"):
        decode(header, wrong)


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null", '{"values": [NaN]}', '{"values": [-Infinity]}'])
def test_text_that_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(WireError, match="reel must be a JSON object without NaN and infinities; got "):
        from_json(text)


@pytest.mark.skipif(sys.platform == "emscripten", reason="there JavaScript's stack ends first, and Python with it")
def test_text_nested_too_deeply_is_refused() -> None:
    with pytest.raises(WireError, match="reel must be a JSON object without NaN and infinities; got "):
        from_json("[" * 100000)


def test_text_without_values_is_refused() -> None:
    with pytest.raises(WireError, match=r'reel must be an object with values; got \["format"\]'):
        from_json('{"format": "forward-pass-reel"}')


def test_an_answer_is_the_reel_that_was_asked_for() -> None:
    header, values = answer('{"settings": {"seed": 3}, "samples": [0, 1, 2, 3, 4, 5, 6, 7]}')
    assert same(decode(json.loads(header), values), REELS[1])


def test_an_answer_is_for_the_inputs_that_were_asked_about() -> None:
    header, values = answer('{"settings": {"layers": "2-1"}, "samples": [9007199254740991], "inputs": [0.5, -3]}')
    assert same(decode(json.loads(header), values), REELS[2])


def test_an_answer_has_the_baseline_that_the_request_names() -> None:
    settings = '{"layers": "3-2-2", "changes": [[0, 1, 2, 0.5], [1, 0, -1, -3]]}'
    header, values = answer(f'{{"settings": {settings}, "samples": [4, 9], "baseline": {{"temperature": 0.65}}}}')
    assert same(decode(json.loads(header), values), REELS[4])


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "[]",
        '{"settings": {}}',
        '{"samples": [0]}',
        '{"settings": {}, "samples": [0], "x": 1}',
        '{"settings": {}, "samples": [0], "baseline": null}',
        '{"settings": {}, "samples": [0], "baseline": {"temperature": 1, "x": 1}}',
    ],
)
def test_a_request_that_cannot_be_understood_is_refused(request_text: str) -> None:
    with pytest.raises(WireError, match=r"(request|baseline) must be an? "):
        answer(request_text)


@pytest.mark.parametrize(
    ("request_text", "sentence"),
    [
        ('{"settings": {"seed": 1.5}, "samples": [0]}', "seed must be a whole number"),
        ('{"settings": [], "samples": [0]}', "settings must be an object; got []"),
        ('{"settings": {}, "samples": []}', "samples must be 1 to 64 whole numbers"),
        ('{"settings": {"changes": [[3, 0, 0, 1]]}, "samples": [0]}', "changes must be at most 10000 lists "),
        ('{"settings": {}, "samples": [0], "baseline": {"temperature": "1"}}', "temperature must be a number"),
        ('{"settings": {}, "samples": [0], "inputs": [1]}', "inputs must be one number"),
        ('{"settings": {}, "samples": [0], "inputs": [1, 2, 3, 4, 1e999]}', "inputs must be one number"),
    ],
)
def test_a_request_for_what_may_not_be_chosen_is_refused(request_text: str, sentence: str) -> None:
    with pytest.raises(SettingError) as caught:
        answer(request_text)
    assert str(caught.value).startswith(sentence)
