"""network_file.py and network_json.py: a document becomes a network and the same document again, or one sentence."""

import copy
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from forward_pass import Stored, network, record
from forward_pass.formats.errors import FormatError
from forward_pass.formats.network_file import KnownSample, Made, NetworkFile, Unseen, read_network

# Worked by hand: (6 − 5) / 2 = 0.5 and (2 − 2) / 1 = 0; relu(2 · 0.5 − 1 · 0 + 1) = 2; logits 2 and −2.
DOCUMENT: dict[str, Any] = {
    "format": "forward-pass-network",
    "version": 1,
    "title": "Up or down",
    "about": "Which way it goes.",
    "inputs": {"count": 2, "names": ["a", "b"], "units": ["cm", ""], "ranges": [[0, 10], [-1, 1]], "shape": [1, 2]},
    "operations": [
        {"kind": "standardize", "mean": [5, 2], "scale": [2, 1]},
        {"kind": "dense", "weights": [[2, -1]], "biases": [1]},
        {"kind": "activation", "function": "relu"},
        {"kind": "dense", "weights": {"float32": "AACAPwAAgL8=", "shape": [2, 1]}, "biases": [0, 0]},
        {"kind": "softmax"},
    ],
    "classes": ["up", "down"],
    "temperature": 4,
    "samples": [{"inputs": [6, 2], "label": 0, "answer": [0.731058578, 0.268941422]}, {"inputs": [5, 2]}],
    "tolerance": 1e-8,
    "made": {"with": "scikit-learn", "version": "1.8.0"},
    "unseen": {"right": 29, "of": 30},
}


def test_a_document_gives_the_network_and_everything_that_belongs_to_it() -> None:
    file = read_network(json.dumps(DOCUMENT))
    assert file.model.outline == "2-1-2: standardize, dense, activation relu, dense, softmax"
    assert file.model.weights[1].tolist() == [[1], [-1]]
    assert (file.title, file.about, file.classes) == ("Up or down", "Which way it goes.", ("up", "down"))
    assert (file.input_names, file.units, file.input_shape) == (("a", "b"), ("cm", ""), (1, 2))
    assert file.ranges == ((0, 10), (-1, 1))
    assert (file.temperature, file.tolerance) == (4, 1e-8)
    assert (str(file.made), str(file.unseen)) == ("scikit-learn 1.8", "29 of 30")
    assert [sample.label for sample in file.samples] == [0, None]
    assert file.source().inputs(1).tolist() == [5, 2]
    # At T = 4 the logits are 0.5 and −0.5: 1 / (1 + e⁻¹) = 0.731058578….
    assert file.parity().differs is None


def test_the_document_that_is_written_is_read_as_the_same_again() -> None:
    file = read_network(DOCUMENT)
    written = file.to_dict()
    assert read_network(file.to_json().encode()).to_dict() == written
    assert read_network(written).source().name == file.source().name
    assert set(written) == set(DOCUMENT)


def test_what_is_empty_is_left_out_of_the_document() -> None:
    file = NetworkFile(network([[[1, -2]]], [[0.1]], output="linear"))
    assert list(file.to_dict()) == ["format", "version", "inputs", "operations"]
    assert file.to_dict()["inputs"] == {"count": 2}


def test_numbers_that_float32_holds_are_written_so_and_all_others_as_float64() -> None:
    dense = NetworkFile(network([[[1, -2]]], [[0.1]])).to_dict()["operations"][0]
    assert dense["weights"] == {"float32": "AACAPwAAAMA=", "shape": [1, 2]}
    assert dense["biases"] == {"float64": "mpmZmZmZuT8=", "shape": [1]}


def test_a_file_is_saved_as_the_document(tmp_path) -> None:
    file = read_network(DOCUMENT)
    file.save(tmp_path / "net.json")
    assert read_network((tmp_path / "net.json").read_bytes()).to_dict() == file.to_dict()


def test_a_recorded_reel_travels_in_the_document() -> None:
    model = network([[[1, -2]]], [[0.5]], output="sigmoid")
    source = Stored(model, (np.array([3.0, 1.0]),))
    file = NetworkFile(model, samples=(KnownSample(source.inputs(0), 1),), recorded=record(source, [0]))
    again = read_network(file.to_json()).recorded
    assert again is not None
    assert again.traces[0].arrays["dense1.contributions"].tolist() == [[3, -2]]


def test_the_name_covers_all_that_the_file_says_but_not_what_was_recorded() -> None:
    model = network([[[1, -2]], [[1], [2]]], [[0.5], [0, 1]])
    sample = KnownSample(np.array([3.0, 1.0]))
    plain = NetworkFile(model, samples=(sample,))
    others = [
        *(replace(plain, title="A"), replace(plain, about="B"), replace(plain, classes=("no", "yes"))),
        *(replace(plain, input_names=("a", "b")), replace(plain, units=("cm", "m")), replace(plain, temperature=2.0)),
        *(replace(plain, ranges=((0, 1), (0, 2))), replace(plain, input_shape=(1, 2)), replace(plain, tolerance=0.1)),
        *(replace(plain, made=Made("JAX")), replace(plain, unseen=Unseen(3, right=2)), replace(plain, samples=())),
        replace(plain, samples=(replace(sample, label=1),)),
    ]
    names = {file.source().name for file in [plain, *others]}
    assert len(names) == 1 + len(others)
    assert read_network(plain.to_json()).source().name == plain.source().name
    assert replace(plain, recorded=record(plain.source(), [0])).source().name == plain.source().name


def test_a_reel_that_was_recorded_before_names_changed_has_the_name_of_the_file() -> None:
    model = network([[[1, -2]]], [[0.5]], output="sigmoid")
    before = NetworkFile(model, samples=(KnownSample(np.array([3.0, 1.0])),))
    named = replace(before, input_names=("a", "b"), recorded=record(before.source(), [0]))
    assert named.recorded is not None
    assert named.recorded.source.to_dict()["name"] == named.source().name != before.source().name


def test_a_reel_of_another_network_is_refused() -> None:
    reel = record(Stored(network([[[1, 2]]], [[0]]), (np.zeros(2),)), [0])
    with pytest.raises(FormatError, match="recorded must be a reel of this network; got [0-9a-f]{64}"):
        NetworkFile(network([[[1, -2]]], [[0]]), recorded=reel)


def test_a_single_sigmoid_has_two_labels_and_one_or_two_names() -> None:
    model = network([[[1, -2]]], [[0.5]], output="sigmoid")
    sample = KnownSample(np.zeros(2), label=1)
    assert NetworkFile(model, classes=("no", "yes"), samples=(sample,)).samples[0].label == 1
    assert NetworkFile(model, classes=("yes",)).classes == ("yes",)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (Made("PyTorch", "2.9.1+cpu"), "PyTorch 2.9"),
        (Made("brain.js"), "brain.js"),
        (Unseen(200, error=0.01234), "an error of 0.012 on 200"),
    ],
)
def test_where_it_was_made_and_how_it_does_can_be_read(given: object, sentence: str) -> None:
    assert str(given) == sentence


def with_value(path: str, value: object) -> dict[str, Any]:
    document = copy.deepcopy(DOCUMENT)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    at: Any = document
    for step in way:
        at = at[step]
    at[last] = value
    return document


REFUSALS = [
    ("format", "reel", "format must be forward-pass-network; got reel"),
    ("version", 2, "version must be 1; got 2"),
    ("version", True, "version must be 1; got true"),
    ("__proto__", {}, "network must be an object with format, inputs, operations, version and perhaps about, "),
    ("title", 7, "title must be a text of at most 120 characters; got 7"),
    ("title", "\ud800", "title must be a text of at most 120 characters; got \ud800"),
    ("about", "x" * 601, "about must be a text of at most 600 characters; got xxx"),
    ("about", None, "network.about must be left out where there is none; got null"),
    ("inputs", [2], "inputs must be an object with count and perhaps names, ranges, shape, units; got [2]"),
    ("inputs/count", 2.5, "inputs.count must be a whole number from 1 to 1024; got 2.5"),
    ("inputs/count", 3, "operations[0].mean must be of shape (3); got (2)"),
    ("inputs/names", ["a"], "inputs.names must be a list of 2 texts; got 1 of them"),
    ("inputs/names", [], "inputs.names must be a list, or left out; got []"),
    ("inputs/units/1", 5, "inputs.units[1] must be a text of at most 80 characters; got 5"),
    ("inputs/ranges/1", [1, 1], "inputs.ranges[1] must be two numbers from -1000000 to 1000000, the lower one first; got [1,1]"),
    ("inputs/ranges/0", [0, True], "inputs.ranges[0][1] must be a finite number; got true"),
    ("inputs/shape", [8, 8], "inputs.shape must be a whole number from 1 to 2; got 8"),
    ("inputs/shape", [1, 1], "inputs.shape must be [rows, columns] whose product is 2; got [1,1]"),
    ("operations", {}, "operations must be a list of at most 26; got {}"),
    ("operations", [{"kind": "softmax"}], "operations must be perhaps standardize, then dense and activation for each hidden layer"),
    ("operations/2", {"kind": "softmax"}, "operations must be perhaps standardize, "),
    ("operations/2/kind", "conv", "operations[2].kind must be one of standardize, dense, activation, softmax, sigmoid, linear; got conv"),
    ("operations/2/function", "swish", "operations[2].function must be one of relu, "),
    ("operations/2/slope", 1, "operations[2] must be an object with function, kind; got "),
    ("operations/1/weights", [[2, "1"]], "operations[1].weights must be numbers in lists, or "),
    ("operations/1/weights", [[2, True]], "operations[1].weights must be numbers in lists, or "),
    ("operations/1/weights", [[2, 1], [1]], "operations[1].weights must be rows of equally many finite numbers; got [[2,1],[1]]"),
    ("operations/1/weights", [[2, 10**400]], "operations[1].weights must be rows of equally many finite numbers; got "),
    ("operations/1/weights", [[2, float("nan")]], "operations[1].weights must be finite numbers; got NaN"),
    ("operations/1/weights", [[2, float("inf")]], "operations[1].weights must be finite numbers; got Infinity"),
    ("operations/1/weights", [[2, 1, 3]], "operations[1].weights must be of shape (1, 2); got (1, 3)"),
    ("operations/1/biases", [1, 2], "operations[1].biases must be of shape (1); got (2)"),
    ("operations/0/scale", [0, 1], "operations[0].scale must be other than 0; got 0"),
    ("operations/3/weights", {"float32": "AACAPwAAgL8=", "shape": [3, 1]}, "operations[3].weights must be base64 of 12 bytes, as its shape [3, 1] says; got 12 characters"),
    ("operations/3/weights", {"float32": "AACAPwAAg*8=", "shape": [2, 1]}, "operations[3].weights must be base64 of 8 bytes; got AACAPwAAg*8="),
    ("operations/3/weights", {"float32": "AADAfwAAgL8=", "shape": [2, 1]}, "operations[3].weights must be finite numbers; got NaN"),
    ("operations/3/weights", {"float32": "", "shape": [2**40, 1]}, "operations[3].weights.shape must be one or two whole numbers; got [1099511627776,1]"),
    ("operations/3/weights", {"float16": "", "shape": [1]}, 'operations[3].weights must be numbers in lists, or {"float32" or "float64": base64, "shape": [...]}; got ["float16","shape"]'),
    ("classes", ["up"], "classes must be a list of 2 texts; got 1 of them"),
    ("temperature", 0, "temperature must be a number from 0.001 to 1000; got 0"),
    ("samples", [{"inputs": [0, 0]}] * 65, "samples must be a list of at most 64; got 65 of them"),
    ("samples/0/inputs", [1], "samples[0].inputs must be of shape (2); got (1)"),
    ("samples/0/inputs", [1, 2e6], "samples[0].inputs must be numbers from -1000000 to 1000000; got [1,2000000]"),
    ("samples/0/label", 2, "samples[0].label must be a whole number from 0 to 1; got 2"),
    ("samples/0/answer", [1], "samples[0].answer must be of shape (2); got (1)"),
    ("samples/0/name", "x", "samples[0] must be an object with inputs and perhaps answer, label; got "),
    ("tolerance", 0, "tolerance must be a finite number above 0; got 0"),
    ("made", {"version": "1"}, "made must be an object with with and perhaps version; got "),
    ("unseen", {"of": 3}, "unseen must be an object with of and either right or error; got "),
    ("unseen/right", 31, "unseen.right must be a whole number from 0 to 30; got 31"),
    ("recorded", {"format": "other", "values": []}, "recorded: header must be an object with "),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), REFUSALS, ids=[f"{p}={s[-30:]}" for p, _, s in REFUSALS])
def test_what_does_not_fit_is_refused_with_its_place(path: str, value: object, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_network(with_value(path, value))
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[1]", "network must be a JSON object without NaN and infinities; got [1]"),
        ('{"format": NaN}', 'network must be a JSON object without NaN and infinities; got {"format": NaN}'),
        ("[" * 100_000, "network must be a JSON object without NaN and infinities; got [[["),
        (b"\xff\xfe", "network must be a JSON object in UTF-8; got 2 other bytes"),
        (None, "network must be an object with format, inputs, operations, version and perhaps "),
    ],
)
def test_what_is_no_document_at_all_is_refused(text: object, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_network(text)
    assert str(refused.value).startswith(sentence)


def test_a_network_above_the_limits_is_refused_with_its_size() -> None:
    wide: dict[str, Any] = {"kind": "dense", "weights": np.ones((600, 2)).tolist(), "biases": [0] * 600}
    last = {"kind": "dense", "weights": np.ones((600, 600)).tolist(), "biases": [0] * 600}
    operations = [wide, {"kind": "activation", "function": "relu"}, last, {"kind": "linear"}]
    document = {**DOCUMENT, "operations": operations}
    with pytest.raises(FormatError, match=r"layers must be .* at most 250000 edges .*; got \[2,600,600\]"):
        read_network(document)


def test_a_temperature_without_softmax_is_refused() -> None:
    with pytest.raises(FormatError, match="temperature must be left out unless the output is softmax; got 2"):
        NetworkFile(network([[[1, -2]]], [[0.5]], output="linear"), temperature=2)
