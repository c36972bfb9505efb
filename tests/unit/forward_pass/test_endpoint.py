"""endpoint.py: the functions that the page may call; an invalid request gets a sentence."""

from __future__ import annotations

import json

import numpy as np

from forward_pass import answer
from forward_pass.endpoint import endpoints

REQUEST = '{"source": {"seed": 7}, "samples": [0]}'


def test_the_page_may_ask_these_and_for_edits_only_where_they_are_run():
    names = ["reel", "explain", "listing", "curve", "script", "install", "open", "network", "stroke"]
    names += ["train", "train_data", "train_task", "train_step", "train_script", "train_listing", "train_surface"]
    names += ["train_confusion", "train_file"]
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
