"""The cases in which Python and JavaScript must give the same answer: one table, which the tests of both read."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forward_pass.limits import DISPLAY, LIMITS, SENTENCE
from forward_pass_site.cli.options import NETWORK, ChosenNetwork, chosen_network

CASES: dict[str, list[Any]] = json.loads(Path(__file__).with_name("shared_cases.json").read_text("utf-8"))


def refusal(name: str, text: str) -> str:
    """Return the sentence that refuses a text of an attribute."""
    expectation = (DISPLAY.get(name) or LIMITS[name])["expectation"]
    return SENTENCE.format(name=name, expectation=expectation, value=text or '""')


def network_of(attributes: Mapping[str, str]) -> ChosenNetwork:
    """Return the network that the commands make of these attributes."""
    texts = {name: attributes.get(name) for name in NETWORK}
    return chosen_network(argparse.Namespace(**texts, sample=attributes.get("sample", "0")))
