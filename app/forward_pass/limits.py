"""What may be chosen: limits, defaults and the sentence of every error.

They are data, written once in settings.json; the page's JavaScript reads the same file.
"""

import json
from pathlib import Path
from typing import Any, Final

_DATA: Final[dict[str, Any]] = json.loads(Path(__file__).with_name("settings.json").read_text("utf-8"))

SENTENCE: Final[str] = _DATA["sentence"]
LIMITS: Final[dict[str, dict[str, Any]]] = _DATA["settings"]
DISPLAY: Final[dict[str, dict[str, Any]]] = _DATA["display"]
DEFAULTS: Final[dict[str, Any]] = {name: rule["default"] for name, rule in LIMITS.items() if "default" in rule}
