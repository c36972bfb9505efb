"""The cases in which Python and JavaScript must give the same answer: one table, which the tests of both read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from forward_pass.limits import DISPLAY, LIMITS, SENTENCE

CASES: dict[str, list[Any]] = json.loads(Path(__file__).with_name("shared_cases.json").read_text("utf-8"))


def refusal(name: str, text: str) -> str:
    """Return the sentence that refuses a text of an attribute."""
    expectation = (DISPLAY.get(name) or LIMITS[name])["expectation"]
    return SENTENCE.format(name=name, expectation=expectation, value=text or '""')
