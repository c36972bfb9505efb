"""endpoint.py: the functions that the page may call; an invalid request gets a sentence."""

from __future__ import annotations

import json

import numpy as np

from forward_pass import answer
from forward_pass.endpoint import endpoints

REQUEST = '{"source": {"seed": 7}, "samples": [0]}'


def test_the_page_may_ask_these_and_for_edits_only_where_they_are_run():
    names = ["reel", "explain", "listing", "script", "install", "open", "network", "stroke"]
    assert list(endpoints()) == names
    assert list(endpoints(edited=True)) == [*names, "edited"]


def test_a_reel_is_what_the_wire_answers():
    header, values = endpoints()["reel"](REQUEST)
    expected_header, expected_values = answer(REQUEST)
    assert header == expected_header
    assert values is not None
    assert np.array_equal(values, expected_values)


def test_an_invalid_request_is_answered_with_a_sentence():
    header, values = endpoints()["reel"]('{"source": {}, "options": {"temperature": 0}, "samples": [0]}')
    assert json.loads(header) == {"error": "temperature must be a number from 0.001 to 1000; got 0"}
    assert values is None


def test_the_answer_with_a_script_has_no_values():
    header, values = endpoints()["script"](REQUEST)
    assert "import numpy" in json.loads(header)["script"]
    assert values is None


def test_an_edited_text_is_run_in_place_of_the_real_function():
    text = "def operation_by_operation(model, x, options):\n    raise ValueError('mine')\n    yield"
    request = json.dumps({"source": {"seed": 7}, "samples": [0], "text": text})
    header, values = endpoints(edited=True)["edited"](request)
    assert json.loads(header) == {"error": "line 2: ValueError: mine"}
    assert values is None


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
