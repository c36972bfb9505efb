"""errors.py: facts, and one sentence a visitor could read."""

import pickle

import numpy as np
import pytest

from forward_pass import ForwardPassError, SettingError, ShapeError, WireError
from forward_pass.errors import format_value


def test_an_error_says_what_was_expected_and_what_was_got() -> None:
    error = SettingError("temperature", "a number from 0.001 to 1000", 0)
    assert str(error) == "temperature must be a number from 0.001 to 1000; got 0"
    assert (error.name, error.expectation, error.value) == ("temperature", "a number from 0.001 to 1000", 0)


@pytest.mark.parametrize("kind", [SettingError, ShapeError, WireError])
def test_every_error_can_be_caught_as_one_kind_and_as_a_value_error(kind: type[ForwardPassError]) -> None:
    assert issubclass(kind, ForwardPassError)
    assert issubclass(kind, ValueError)


def test_an_error_survives_being_pickled() -> None:
    copy = pickle.loads(pickle.dumps(WireError("version", "1", 2)))
    assert isinstance(copy, WireError)
    assert str(copy) == "version must be 1; got 2"


def test_braces_in_a_value_are_not_taken_for_a_pattern() -> None:
    assert str(SettingError("seed", "whole", "{name}")) == "seed must be whole; got {name}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("5--2", "5--2"),
        ("", '""'),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (1e22, "1e+22"),
        (True, "true"),
        (None, "null"),
        ([5, 7], "[5,7]"),
        ({"a": "é"}, '{"a":"é"}'),
        (float("nan"), "NaN"),
        (float("inf"), "Infinity"),
        (2**80, "1208925819614629174706176"),
        (np.arange(3), "a value of type ndarray"),
        ([10**5000], "a value of type list"),
    ],
)
def test_a_value_is_shown_as_a_reader_would_write_it(value: object, text: str) -> None:
    assert format_value(value) == text


def test_a_value_is_cut_after_80_characters_and_the_rest_is_counted() -> None:
    assert format_value("x" * 80) == "x" * 80
    assert format_value("x" * 3_000_000) == "x" * 80 + "… (2999920 more)"
    assert format_value("x" * 100_000) == "x" * 80 + "… (99920 more)"
    assert format_value([1] * 100) == "[" + "1," * 39 + "1… (121 more)"


def test_of_a_long_list_only_the_number_of_its_values_is_shown() -> None:
    assert format_value([1] * 10_001) == "10001 values"
    assert format_value([1] * 10_000).startswith("[1,1,1,")
