"""Errors that carry the facts and say them in one sentence a visitor could read."""

import json
from typing import Final

from forward_pass.limits import SENTENCE

LONGEST_VALUE: Final = 80
# A list with more values is not written out.
MOST_VALUES: Final = 10_000


class ForwardPassError(ValueError):
    """Something is not what it must be.

    Example: str(ForwardPassError("temperature", "above 0", 0)) is "temperature must be above 0; got 0".
    """

    def __init__(self, name: str, expectation: str, value: object) -> None:
        super().__init__(name, expectation, value)
        self.name = name
        self.expectation = expectation
        self.value = value

    def __str__(self) -> str:
        return SENTENCE.format(name=self.name, expectation=self.expectation, value=format_value(self.value))


class SettingError(ForwardPassError):
    """A setting, a sample number or an input that may not be chosen."""


class ShapeError(ForwardPassError):
    """An array that does not fit: of another shape, or with values that are not finite numbers."""


class WireError(ForwardPassError):
    """A reel or request from outside that cannot be understood."""


def format_value(value: object, most: int = LONGEST_VALUE) -> str:
    """Return a value as its author would write it, cut after `most` characters, with the number of those left out.

    Text stays as it is (empty text becomes ""), everything else is written as JSON, 7.0 as 7.

    Example: format_value([5, 7.5]) is "[5,7.5]", format_value(7.0) is "7"; format_value("x" * 90) ends in
    "x… (10 more)".
    """
    text = _written(value)
    left = len(text) - most
    return f"{text[:most]}… ({left} more)" if left > 0 else text


def _written(value: object) -> str:
    if isinstance(value, str):
        return value or '""'
    if isinstance(value, (list, tuple)) and len(value) > MOST_VALUES:
        return f"{len(value)} values"
    try:
        return json.dumps(_without_points(value), separators=(",", ":"), ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return f"a value of type {type(value).__name__}"


def _without_points(value: object) -> object:
    """Return the value with whole numbers for floats that are whole, as JavaScript writes them up to 1e21."""
    if isinstance(value, (list, tuple)):
        return [_without_points(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e21 else value
