"""wire.py: reels as data, and nothing but reels."""

import json

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
        "cards": {},
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
    assert header["arrays"][-2:] == [["difference:dense2.preActivations", [1, 6]], ["changedFrom", [0]]]
    assert REELS[6].comparison is not None
    assert values[-6:].tolist() == REELS[6].comparison.differences["dense2.preActivations"][0].tolist()


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
        ('{"source": {"kind": "trained"}, "samples": [0]}', "the kind of a source must be drawn; got trained"),
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
