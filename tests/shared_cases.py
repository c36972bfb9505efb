"""The cases in which Python and JavaScript must give the same answer: one table, which the tests of both read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from forward_pass import Drawn, RunOptions
from forward_pass.limits import DISPLAY, LIMITS, SENTENCE
from forward_pass_site.cli.attributes import read_attribute
from forward_pass_site.cli.options import ChosenNetwork

CASES: dict[str, list[Any]] = json.loads(Path(__file__).with_name("shared_cases.json").read_text("utf-8"))


def refusal(name: str, text: str) -> str:
    """Return the sentence that refuses a text of an attribute."""
    expectation = (DISPLAY.get(name) or LIMITS[name])["expectation"]
    return SENTENCE.format(name=name, expectation=expectation, value=text or '""')


def network_of(attributes: dict[str, str]) -> ChosenNetwork:
    """Return the network that attributes ask for; those of display do not matter."""
    values = {name: read_attribute(name, text) for name, text in attributes.items() if name in LIMITS}
    sample = values.pop("sample", 0)
    options = RunOptions(**{name: values.pop(name) for name in ("temperature",) if name in values})
    return ChosenNetwork(Drawn(**values), options, sample)
