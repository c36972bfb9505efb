"""What the element may be told besides its network, checked and written as the element itself has it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

from forward_pass import SettingError
from forward_pass.__main__ import number_or_text
from forward_pass.limits import DISPLAY
from forward_pass_site.cli.labels import Labels


def chosen_display(told: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes that differ from their defaults, in the order of settings.json.

    Raises: SettingError for what an attribute may not be.

    Example: chosen_display({"theme": "dark", "speed": "1.0"}) is {"theme": "dark"}.
    """
    texts = {name: _text(name, told[name]) for name in DISPLAY if name in told}
    return {name: text for name, text in texts.items() if text != written(DISPLAY[name]["default"])}


def written(value: object) -> str:
    """Return a value as an attribute has it; a whole number has no point.

    Example: written(2.0) is "2"; written(True) is "true".
    """
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _text(name: str, told: str) -> str:
    rule = DISPLAY[name]
    match rule["kind"]:
        case "labels":
            return Labels.read(told).text()
        case "url":
            return told
        case "boolean" if told in ("true", "false"):
            return told
        case "choice" if told in rule["choices"]:
            return told
        case "number" | "integer" as kind:
            number = number_or_text(told)
            if _is_number(number, kind) and rule["minimum"] <= number <= rule["maximum"]:
                return written(number)
    raise SettingError(name, rule["expectation"], told)


def _is_number(value: object, kind: str) -> TypeGuard[float]:
    return type(value) is int or (kind == "number" and isinstance(value, float))
