"""The element's attributes besides those of its network, checked and written as the element writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from forward_pass import SettingError
from forward_pass.__main__ import number_or_text
from forward_pass.limits import DISPLAY
from forward_pass_site.cli.labels import Labels


def chosen_display(given: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that differ from their defaults, in the order of settings.json.

    Raises: SettingError for a value that an attribute may not have.

    Example: chosen_display({"theme": "dark", "speed": "1.0"}) is {"theme": "dark"}.
    """
    texts = {name: _text(name, given[name]) for name in DISPLAY if name in given}
    return {name: text for name, text in texts.items() if text != written(DISPLAY[name]["default"])}


def written(value: object) -> str:
    """Return a value as an attribute has it; whole numbers have no decimal point.

    Example: written(2.0) is "2"; written(True) is "true".
    """
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _text(name: str, value: str) -> str:
    rule = DISPLAY[name]
    match rule["kind"]:
        case "labels":
            return Labels.read(value).text()
        case "url":
            return value
        case "boolean" if value in ("true", "false"):
            return value
        case "choice" if value in rule["choices"]:
            return value
        case "number" | "integer" as kind:
            number = number_or_text(value)
            if _is_number(number, kind) and rule["minimum"] <= number <= rule["maximum"]:
                return written(number)
    raise SettingError(name, rule["expectation"], value)


def _is_number(value: object, kind: str) -> TypeGuard[float]:
    return type(value) is int or (kind == "number" and isinstance(value, float))
