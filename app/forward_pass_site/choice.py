"""What `record` and `snippet` are told on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forward_pass_site.errors import SiteError

if TYPE_CHECKING:
    from forward_pass import Settings

# The network, and what else the element may be told: each as its attribute of the same name.
NETWORK = {
    "layers": "neurons per layer, such as 3-4-2",
    "seed": "all randomness of the network",
    "temperature": "divides the logits before softmax",
    "activation": "of the hidden neurons, such as relu or tanh",
}
NUMBERS = ("seed", "sample", "temperature")
DISPLAY = {
    "controls": "full, compact or none",
    "theme": "auto, dark or light",
    "python": "when Python starts",
    "labels": "names: inputs first, a bar, then classes",
    "reel": "URL of a recorded reel",
}


def add_commands(commands: Any) -> None:
    """Add both commands to those of the command line."""
    record = commands.add_parser("record", help="record a network of your own, for the reel attribute")
    record.add_argument("--samples", type=int, default=8, metavar="N", help="how many; 8 unless given")
    record.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write, such as reel.json")
    snippet = commands.add_parser("snippet", help="print a link, an element and an iframe that show one network")
    snippet.add_argument("--site", required=True, metavar="URL", help="where the built site is")
    for command in (record, snippet):
        for name, help_text in NETWORK.items():
            command.add_argument(f"--{name}", metavar=name.upper(), help=help_text)
        command.add_argument("--sample", metavar="K", default="0", help="the first input vector; 0 unless given")
    for name, help_text in DISPLAY.items():
        snippet.add_argument(f"--{name}", metavar=name.upper(), help=help_text)


def chosen_network(chosen: argparse.Namespace) -> tuple[Settings, int]:
    """Return the settings and the first sample; what was not told keeps its default.

    Raises: SiteError with the sentence of a setting that may not be chosen.
    """
    from forward_pass import SettingError, Settings
    from forward_pass.settings import check

    told = {name: value for name in NETWORK if (value := getattr(chosen, name)) is not None}
    try:
        settings = Settings.from_dict({name: _value(name, text) for name, text in told.items()})
        return settings, check("sample", _value("sample", chosen.sample))
    except SettingError as error:
        raise SiteError(str(error)) from error


def chosen_attributes(chosen: argparse.Namespace) -> dict[str, str]:
    """Return what else the element is told.

    Raises: SiteError for what is none of an attribute's choices.
    """
    from forward_pass import SettingError
    from forward_pass.limits import DISPLAY as RULES

    told = {name: value for name in DISPLAY if (value := getattr(chosen, name)) is not None}
    for name, value in told.items():
        if value not in RULES[name].get("choices", [value]):
            raise SiteError(str(SettingError(name, RULES[name]["expectation"], value)))
    return told


def _value(name: str, text: str) -> object:
    from forward_pass.__main__ import number_or_text

    return number_or_text(text) if name in NUMBERS else text
