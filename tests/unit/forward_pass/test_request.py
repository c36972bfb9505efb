"""request.py: JSON text of the page, read and checked."""

import sys

import pytest

from forward_pass import RunOptions, SettingError, WireError
from forward_pass.request import json_object, json_text, parse_request, requested_options

KEYS = {"samples"}, {"options"}


def test_a_request_has_the_keys_that_it_must_have_and_may_have_others() -> None:
    assert parse_request('{"samples": [0]}', *KEYS) == {"samples": [0]}
    assert parse_request('{"samples": [0], "options": {}}', *KEYS) == {"samples": [0], "options": {}}


@pytest.mark.parametrize("text", ["{}", '{"options": {}}', '{"samples": [0], "more": 1}'])
def test_too_few_and_other_keys_are_refused_with_the_names_of_those_that_are_known(text: str) -> None:
    with pytest.raises(WireError, match="request must be an object with samples and perhaps options; got "):
        parse_request(text, *KEYS)


def test_options_of_a_request_are_checked_and_those_left_out_keep_their_defaults() -> None:
    assert requested_options({}) == RunOptions()
    assert requested_options({"options": {"temperature": 2}}) == RunOptions(temperature=2.0)
    with pytest.raises(SettingError, match="the name of an option must be"):
        requested_options({"options": {"seed": 2}})
    with pytest.raises(SettingError, match="options must be an object; got null"):
        requested_options({"options": None})


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null", '{"values": [NaN]}', '{"values": [-Infinity]}'])
def test_text_that_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(WireError, match="reel must be a JSON object without NaN and infinities; got "):
        json_object("reel", text)


@pytest.mark.skipif(sys.platform == "emscripten", reason="there JavaScript's stack ends first, and Python with it")
def test_text_nested_too_deeply_is_refused() -> None:
    with pytest.raises(WireError, match="reel must be a JSON object without NaN and infinities; got "):
        json_object("reel", "[" * 100000)


def test_json_text_has_no_spaces_and_no_nan() -> None:
    assert json_text({"a": [1, 0.1]}) == '{"a":[1,0.1]}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text(float("nan"))
