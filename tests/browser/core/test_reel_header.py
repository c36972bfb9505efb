"""reel-header.js: a reel that contradicts itself is refused at once, with a sentence."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Error

from browser.lab import hand_made, shape_of

COUNT = 120


def header(**changed):
    """Return the header of the hand-made reel, with some of its parts changed."""
    whole = hand_made() | changed
    del whole["values"]
    return whole


def source(**changed):
    return header(source={name: value for name, value in (hand_made()["source"] | changed).items() if value != "gone"})


def refusal(lab, checked, count=COUNT):
    return _said(lab, "checkReel", checked, count)


def refused(lab, recorded):
    return _said(lab, "checkRecorded", recorded)


def _said(lab, check, *given):
    with pytest.raises(Error) as refused:
        lab.call("core/reel-header", check, *given)
    return refused.value.message.splitlines()[0].removeprefix("Page.evaluate: Error: ")


@pytest.mark.parametrize(
    "reel",
    [
        hand_made(),
        shape_of((1, 1)),
        shape_of((5, 7, 6, 2)),
        shape_of((100, 60, 80, 2), top_k=7),
        shape_of((2,) * 12),
        shape_of((3, 2), compare=0.65),
        shape_of((3, 4, 4, 2), activation="relu,tanh", output="linear"),
        shape_of((3, 1), output="sigmoid"),
        shape_of((3, 4, 2), compare=0.65, changes=((0, 1, 2, 0.5), (1, 0, -1, -3.0))),
    ],
    ids=lambda reel: "-".join(map(str, reel["source"]["layers"])),
)
def test_every_reel_that_python_writes_is_welcome(lab, reel):
    values = reel.pop("values")
    assert lab.call("core/reel-header", "checkReel", reel, len(values)) is None


@pytest.mark.parametrize("comparison", [None, 7, {}, {"temperature": "1"}])
def test_a_comparison_that_does_not_say_its_temperature_is_refused(lab, comparison):
    assert refusal(lab, header(comparison=comparison)) == "a reel's comparison must say its temperature"


def test_a_comparison_without_its_arrays_is_refused(lab):
    said = refusal(lab, header(comparison={"temperature": 1}))
    assert said == "a reel's array before:inputs must be there and fit the others"


@pytest.mark.parametrize("changes", [7, [[0, 9, 0, 1]], [[0, 0, 0, "1"]]])
def test_changes_of_what_the_network_does_not_have_are_refused(lab, changes):
    assert refusal(lab, header(options={"temperature": 1, "changes": changes})).startswith(
        "a reel's changes must be at most 10000 lists "
    )


@pytest.mark.parametrize(
    ("checked", "sentence"),
    [
        (None, 'a reel\'s format must be "forward-pass-reel"; got none'),
        ([], 'a reel\'s format must be "forward-pass-reel"; got none'),
        (header(format="film"), 'a reel\'s format must be "forward-pass-reel"; got "film"'),
        (header(version=1), "a reel's version must be 2; got 1: record it again"),
        (header(version="2"), 'a reel\'s version must be 2; got "2": record it again'),
        (header(version=None), "a reel's version must be 2; got null: record it again"),
    ],
)
def test_another_format_or_version_is_refused(lab, checked, sentence):
    assert refusal(lab, checked) == sentence


@pytest.mark.parametrize("samples", [[], 3, None, [0, 1, -1], [0, 1, 1.5], [0, 1, "2"], [0, 1, None], [0, 1, 2**60]])
def test_samples_are_whole_numbers(lab, samples):
    assert refusal(lab, header(samples=samples)).startswith("a reel's samples must be 1 to 64 whole numbers")


@pytest.mark.parametrize(
    "chosen",
    [
        {"layers": "gone"}, {"layers": "1-4-2"}, {"layers": [1, "4", 2]},
        {"layers": [1, 4.5, 2]}, {"seed": "gone"}, {"seed": -1}, {"seed": "1"}, {"activation": "gone"}, {"activation": 3},
    ],
    ids=str,
)  # fmt: skip
def test_a_source_that_does_not_say_its_network_is_refused(lab, chosen):
    assert refusal(lab, source(**chosen)) == "a reel's source must say its network"


@pytest.mark.parametrize("options", [None, {}, {"temperature": "0.5"}])
def test_options_without_a_temperature_are_refused(lab, options):
    assert refusal(lab, header(options=options)) == "a reel's options must say the temperature"


@pytest.mark.parametrize("layers", [[1], [], [1, 0, 2], [1025, 2], [1024, 1024], [1] * 3000, [1] * 100_000])
def test_a_network_of_another_size_than_may_be_chosen_is_refused_before_its_arrays_are_counted(lab, layers):
    said = refusal(lab, source(layers=layers))
    assert said.startswith("a reel's layers must be 2 to 12 layer sizes of 1 to 1024 neurons")
    assert len(said) < 300


def test_what_a_refused_reel_says_is_not_repeated_at_length(lab):
    for said in (refusal(lab, header(format="x" * 3_000_000)), refusal(lab, header(version="x" * 12_000))):
        assert len(said) < 200


@pytest.mark.parametrize("chosen", [None, {}, 3, "text", []])
def test_what_is_no_source_is_refused(lab, chosen):
    assert refusal(lab, header(source=chosen)) == "a reel's source must say its network"


@pytest.mark.parametrize(
    "arrays", [None, {}, "weights", [None], [["inputs"]], [["inputs", [3, -1]]], [["inputs", [3.5]]]]
)
def test_arrays_are_a_list_of_names_with_shapes(lab, arrays):
    assert refusal(lab, header(arrays=arrays)) == "a reel's arrays must be listed with their shapes"


ARRAYS = hand_made()["arrays"]
OPERATIONS = hand_made()["operations"]


def renamed(name, other):
    return header(arrays=[[other if listed == name else listed, shape] for listed, shape in ARRAYS])


def reshaped(name, *shape):
    return header(arrays=[[listed, list(shape) if listed == name else old] for listed, old in ARRAYS])


@pytest.mark.parametrize(
    "checked",
    [
        source(layers=[1, 3, 2]), source(layers=[1, 4, 4]), source(layers=[1, 4, 2, 2]),
        header(samples=[0, 1]), header(samples=[0, 1, 2, 3]),
        renamed("inputs", "x"), renamed("dense1.weights", "dense1.weight"), renamed("softmax1.probabilities", "p"),
        renamed("dense2.contributions", "c"), header(arrays=[*ARRAYS, ["inputs", [0]]]),
        reshaped("dense1.weights", 1, 4), reshaped("dense1.biases", 1, 4), reshaped("dense2.contributions", 3, 8),
        header(operations=OPERATIONS[1:]), header(operations=OPERATIONS[:-2]), header(operations=[]),
        header(operations=[OPERATIONS[0] | {"layer": 3}, *OPERATIONS[1:]]),
        header(operations=[*OPERATIONS, OPERATIONS[0] | {"layer": 1}]),
    ],
    ids=[
        "fewer neurons", "more classes", "another layer", "fewer samples", "more samples", "no inputs", "no weights", "no outputs",
        "no contributions", "a name twice", "transposed", "of more dimensions", "of fewer", "without the first operation",
        "without the last ones", "without any", "an operation of another layer", "an operation that leads back",
    ],
)  # fmt: skip
def test_arrays_and_operations_that_do_not_fit_are_refused(lab, checked):
    said = refusal(lab, checked)
    assert said.startswith("a reel's ")
    assert said.endswith(("fit the others", "fit the layers of its source", "names of their own", "must fit"))


@pytest.mark.parametrize(
    "operations", [None, {}, "dense", [None], [{}], [{"name": 1, "kind": "dense", "output": "z", "layer": 1}]]
)
def test_operations_are_a_list_of_their_kinds(lab, operations):
    assert refusal(lab, header(operations=operations)) == "a reel's operations must be listed"


@pytest.mark.parametrize(
    "checked",
    [
        source(output="linear"), source(output="argmax"), source(output="gone"), source(output={"a": 1}),
        header(operations=[*OPERATIONS[:-1], OPERATIONS[-1] | {"kind": "dense"}]),
    ],
    ids=["another", "unknown", "none", "an object", "of an operation that is none"],
)  # fmt: skip
def test_an_output_that_is_not_that_of_the_last_operation_is_refused(lab, checked):
    assert refusal(lab, checked) == "a reel's last operation must be its output, one of softmax, sigmoid, linear"


def test_operations_have_names_of_their_own(lab):
    twice = [
        operation | {"name": "softmax1"} if operation["kind"] == "activation" else operation for operation in OPERATIONS
    ]
    arrays = [[name.replace("activation1.activations", "softmax1.activations"), shape] for name, shape in ARRAYS]
    assert refusal(lab, header(operations=twice, arrays=arrays)) == "a reel's operations must have names of their own"


def test_too_few_and_too_many_values_are_refused(lab):
    for count in (COUNT - 1, COUNT + 1, 0):
        assert (
            refusal(lab, header(), count) == f"a reel's values must be as many as its header says: {COUNT}; got {count}"
        )


def test_a_layer_told_by_its_strongest_has_as_many_places_as_values(lab):
    reel = shape_of((100, 60, 2), top_k=7)
    count = len(reel.pop("values"))
    reel["arrays"] = [[name, [2, 8] if name.endswith("Indices") else shape] for name, shape in reel["arrays"]]
    assert refusal(lab, reel, count) == "a reel's array dense1.strongestIndices must be there and fit the others"


def with_value(recorded, value):
    return recorded | {"values": [*recorded["values"][:-1], value]}


@pytest.mark.parametrize(
    "change",
    [
        lambda reel: reel | {"values": None}, lambda reel: reel | {"values": {}},
        lambda reel: with_value(reel, None), lambda reel: with_value(reel, "1"),
        lambda reel: with_value(reel, np.inf), lambda reel: with_value(reel, np.nan),
    ],
    ids=["no values", "an object", "null inside", "text inside", "infinity", "not a number"],
)  # fmt: skip
def test_what_holds_no_list_of_finite_numbers_is_refused(lab, change):
    assert refused(lab, change(hand_made())) == "a reel's values must be a list of finite numbers; they are not"


@pytest.mark.parametrize(
    ("recorded", "got"),
    [(hand_made() | {"format": "film"}, '"film"'), ({"format": "film"}, '"film"'), (None, "none"), ([], "none")],
    ids=["another format", "another format without values", "null", "a list"],
)
def test_what_is_no_reel_is_refused_as_such_before_its_values_are_looked_at(lab, recorded, got):
    assert refused(lab, recorded) == f'a reel\'s format must be "forward-pass-reel"; got {got}'
