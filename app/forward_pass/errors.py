"""Errors that carry the facts and say them in one sentence a visitor could read."""

import json
from typing import Final

from forward_pass.limits import SENTENCE

LONGEST_VALUE: Final = 40


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
        return SENTENCE.format(name=self.name, expectation=self.expectation, value=shown(self.value))


class SettingError(ForwardPassError):
    """A setting, a sample number or an input that may not be chosen."""


class ShapeError(ForwardPassError):
    """An array that does not fit: of another shape, or with values that are not finite numbers."""


class WireError(ForwardPassError):
    """A reel or request from outside that cannot be understood."""


def shown(value: object) -> str:
    """Return a value as a reader would write it, shortened to 40 characters.

    Text stays as it is (empty text becomes ""), everything else is written as JSON, 7.0 as 7.

    Example: shown([5, 7.5]) is "[5,7.5]"; shown(7.0) is "7"; shown(None) is "null".
    """
    # Up to 1e21 JavaScript writes whole numbers in full, and the two languages should say the same.
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        value = int(value)
    if isinstance(value, str) and value:
        text = value
    else:
        try:
            text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
        except (TypeError, ValueError, RecursionError):
            text = f"a value of type {type(value).__name__}"
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
