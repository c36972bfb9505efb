"""What may be chosen: limits, defaults and the sentence of every error.

They are data, written once in settings.json; the page's JavaScript reads the same file.
"""

import json
from pathlib import Path
from typing import Any, Final

_DATA: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("settings.json").read_text("utf-8"))

SENTENCE: Final[str] = _DATA["sentence"]


def finished(rule: dict[str, Any]) -> dict[str, Any]:
    """Return a rule whose expectation names the rule's own limits and choices, for which it has places in braces."""
    words = rule | {"choices": ", ".join(rule.get("choices", []))}
    return rule | {"expectation": rule["expectation"].format_map(words)}


LIMITS: Final[dict[str, dict[str, Any]]] = {name: finished(rule) for name, rule in _DATA["settings"].items()}
DISPLAY: Final[dict[str, dict[str, Any]]] = {name: finished(rule) for name, rule in _DATA["display"].items()}
DEFAULTS: Final[dict[str, Any]] = {name: rule["default"] for name, rule in LIMITS.items() if "default" in rule}
