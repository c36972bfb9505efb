"""requests.py: files and documents of the page are read, checked and remembered."""

import base64
import json
from typing import Any

import pytest

from forward_pass import ShapeError, WireError, network
from forward_pass.endpoint import endpoints
from forward_pass.formats.network_file import KnownSample, NetworkFile
from forward_pass.formats.requests import answer_network, answer_open
from forward_pass.opened_networks import requested_source

FILE = NetworkFile(
    network([[[1, -2]]], [[0.5]], output="linear"),
    samples=(KnownSample([3, 1], answer=[1.75]),),  # type: ignore[arg-type]
)


def test_a_document_is_checked_and_its_network_remembered() -> None:
    answer = json.loads(answer_network(json.dumps({"network": FILE.to_dict()}))[0])
    assert answer["name"] == FILE.source().name
    assert answer["parity"]["differs"] == {"layer": 1, "neuron": 0, "sample": 0, "by": 0.25}
    assert requested_source({"kind": "stored", "name": answer["name"]}).inputs(0).tolist() == [3, 1]


def test_numbers_that_overflow_are_refused_and_not_remembered() -> None:
    document: dict[str, Any] = {**FILE.to_dict()}
    dense = {"kind": "dense", "weights": [[1e308, 1e308]], "biases": [0]}
    document["operations"] = [dense, {"kind": "linear"}]
    with pytest.raises(ShapeError, match="finite"):
        answer_network(json.dumps({"network": document}))


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({"files": []}, "files must be a list of one or more; got []"),
        ({"files": ["a"]}, "a file must be an object with name and data; got a"),
        ({"files": [{"name": "a.npz", "data": "?"}]}, "a.npz must be base64; got ?"),
        ({"files": [{"name": "a", "data": ""}], "answers": {"output": 1}}, "answers must be an object of texts; got "),
    ],
)
def test_a_request_that_cannot_be_understood_is_refused(request_: object, sentence: str) -> None:
    with pytest.raises(WireError) as refused:
        answer_open(json.dumps(request_))
    assert str(refused.value).startswith(sentence)


def test_our_own_file_is_opened() -> None:
    data = base64.b64encode(FILE.to_json().encode()).decode()
    answer = json.loads(answer_open(json.dumps({"files": [{"name": "net.json", "data": data}]}))[0])
    assert answer["network"] == FILE.to_dict()
    assert (answer["name"], answer["questions"]) == (FILE.source().name, [])


def test_a_network_that_was_told_is_asked_for_by_its_name():
    operations = [{"kind": "dense", "weights": [[1, -2]], "biases": [0.5]}, {"kind": "linear"}]
    document = {
        "format": "forward-pass-network",
        "version": 1,
        "inputs": {"count": 2},
        "operations": operations,
        "samples": [{"inputs": [3, 1], "answer": [1.5]}],
    }
    told = json.loads(endpoints()["network"](json.dumps({"network": document}))[0])
    assert told["parity"]["sentence"] == "equals the answers in the file exactly on 1 sample"
    source = {"kind": "stored", "name": told["name"]}
    header, values = endpoints()["reel"](json.dumps({"source": source, "samples": [0]}))
    assert json.loads(header)["source"]["name"] == told["name"]
    assert values is not None
    assert values.tolist() == [1, -2, 0.5, 3, 1, 3, -2, 1.5, 1.5]
    target = {"layer": 1, "neuron": 0}
    explained, _ = endpoints()["explain"](json.dumps({"source": source, "samples": [0], "target": target}))
    assert "dense1.shares" in explained
    assert (
        "array([1.5])" in json.loads(endpoints()["script"](json.dumps({"source": source, "samples": [0]}))[0])["script"]
    )


def test_a_document_that_is_no_network_is_answered_with_a_sentence():
    header, values = endpoints()["network"]('{"network": {"format": "other"}}')
    assert "network must be an object with format, inputs, operations, version" in json.loads(header)["error"]
    assert values is None


def opened_with(mean: float, scale: float) -> dict[str, Any]:
    """Return what is answered to a file of one standardized input."""
    operations = [
        {"kind": "standardize", "mean": [mean], "scale": [scale]},
        {"kind": "dense", "weights": [[1]], "biases": [0]},
        {"kind": "linear"},
    ]
    document = {"format": "forward-pass-network", "version": 1, "inputs": {"count": 1}, "operations": operations}
    data = base64.b64encode(json.dumps(document).encode()).decode()
    answer: dict[str, Any] = json.loads(answer_open(json.dumps({"files": [{"name": "net.json", "data": data}]}))[0])
    return answer


def test_a_standardized_input_without_a_range_has_two_deviations_around_its_mean_and_begins_where_something_travels():
    answer = opened_with(5.843, 0.828)
    assert answer["network"]["inputs"]["ranges"] == [[4.19, 7.5]]
    sample = requested_source({"kind": "stored", "name": answer["name"]}).inputs(0)
    assert sample.tolist() == [6.67]


def test_a_range_too_narrow_for_its_digits_is_left_out():
    assert "ranges" not in opened_with(1e6, 1)["network"]["inputs"]
