"""The element's attributes: text to value, as static/core/settings.js reads it, and value to text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from forward_pass import SettingError
from forward_pass.limits import DISPLAY, LIMITS
from forward_pass.settings import check
from forward_pass_site.cli.labels import SPACE, Labels

Rule = Mapping[str, Any]
INTEGER = re.compile(r"[0-9]{1,16}")
NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
BOOLEANS = {"": True, "true": True, "false": False}


def read_attribute(name: str, text: str) -> Any:
    """Return the value of an attribute's text.

    Raises: SettingError for a text that the attribute may not have.

    Example: read_attribute("speed", " .5 ") is 0.5; read_attribute("labels", "wind|stay").classes is ("stay",).
    """
    rule = DISPLAY.get(name) or LIMITS[name]
    read = READERS.get(rule["kind"])
    try:
        value = read(rule, text) if read else check(name, text.strip(SPACE))
    except SettingError as error:
        # Of labels it is one name that will not do.
        refused = error.value if rule["kind"] == "labels" else text
        raise SettingError(name, rule["expectation"], refused) from error
    if value is None:
        raise SettingError(name, rule["expectation"], text)
    return value


def chosen_display(given: Mapping[str, str]) -> dict[str, str]:
    """Return, of the attributes that only say how a network is shown, those that differ from their defaults.

    They come in the order of settings.json, written as the element writes them.

    Raises: SettingError for a text that an attribute may not have.

    Example: chosen_display({"theme": "dark", "speed": "1.0"}) is {"theme": "dark"}.
    """
    texts = {name: written(read_attribute(name, given[name])) for name in DISPLAY if name in given}
    return {name: text for name, text in texts.items() if text != written(DISPLAY[name]["default"])}


def written(value: object) -> str:
    """Return a value as an attribute has it; whole numbers have no decimal point.

    Example: written(2.0) is "2"; written(True) is "true".
    """
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case Labels():
            return value.text()
    return str(value)


# One function for each kind of rule: the value, or None where the rule forbids the text.


def _integer(rule: Rule, text: str) -> int | None:
    trimmed = text.strip(SPACE)
    return int(trimmed) if INTEGER.fullmatch(trimmed) and _is_within(rule, int(trimmed)) else None


def _number(rule: Rule, text: str) -> float | None:
    trimmed = text.strip(SPACE)
    return float(trimmed) if NUMBER.fullmatch(trimmed) and _is_within(rule, float(trimmed)) else None


def _is_within(rule: Rule, number: float) -> bool:
    return bool(rule["minimum"] <= number <= rule["maximum"])


def _choice(rule: Rule, text: str) -> str | None:
    trimmed = text.strip(SPACE)
    return trimmed if trimmed in rule["choices"] else None


def _boolean(_rule: Rule, text: str) -> bool | None:
    return BOOLEANS.get(text.strip(SPACE))


def _labels(_rule: Rule, text: str) -> Labels:
    return Labels.read(text)


def _url(_rule: Rule, text: str) -> str:
    return text


READERS: Final[dict[str, Callable[[Rule, str], Any]]] = {
    "boolean": _boolean,
    "choice": _choice,
    "integer": _integer,
    "labels": _labels,
    "number": _number,
    "url": _url,
}
