"""The options of the commands `record`, `snippet`, `picture` and `script`, and how they are read."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forward_pass_site.cli.parser import whole_number
from forward_pass_site.errors import SiteError

if TYPE_CHECKING:
    from forward_pass import Drawn, RunOptions

# Options of the network, and the element's other attributes; options have the names of attributes.
NETWORK = {
    "layers": "neurons per layer, such as 3-4-2",
    "seed": "all randomness of the network",
    "temperature": "divides the logits before softmax",
    "activation": "of the hidden neurons, such as relu, or of each hidden layer, such as relu,tanh",
    "output": "softmax, sigmoid or linear",
    "initialization": "how widely weights are drawn: he or glorot",
    "original": "layers of the network that this one was resized from: what both have keeps its weights",
}
DISPLAY = {
    "labels": r"names: inputs first, a bar, then classes; a comma or bar inside a name is \, or \|",
    "autoplay": "false begins paused",
    "speed": "0.1 to 4",
    "moment": "where the pass begins, in ms",
    "theme": "auto, dark or light",
    "controls": "full, compact or none",
    "numbers": "shown, or hidden until they are clicked",
    "python": "when Python starts",
    "interpreter": "by what it is started: pyodide or pyscript",
    "reel": "URL of a recorded reel",
    "src": "URL of a network file",
}
# What a training has besides layers, activation, output, initialization, temperature and seed.
TRAINING = {
    "task": "what is learned: moons unless given",
    "step": "after which step it is shown; from its beginning unless given",
    "optimizer": "sgd, momentum or adam",
    "learning_rate": "η of each step",
    "batch": "examples for one step",
    "weight_decay": "λ of the weights",
    "noise": "how noisy the task's examples are",
}
# Those of them that a picture has.
PICTURED = ("moment", "theme", "labels")
LEAST_PX, MOST_PX = 200, 4000


@dataclass(frozen=True, slots=True)
class ChosenNetwork:
    """The network that a command is about.

    source   where it comes from
    options  what is asked of it
    sample   its first input vector
    """

    source: Drawn
    options: RunOptions
    sample: int


def add_commands(commands: Any) -> None:
    """Add these commands to those of the command line."""
    record = commands.add_parser("record", help="record a network of your own, for the reel attribute")
    record.add_argument("--samples", type=int, default=8, metavar="N", help="how many; 8 unless given")
    record.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write, such as reel.json")
    snippet = commands.add_parser("snippet", help="print a link, an element and an iframe that show one network")
    snippet.add_argument("--site", required=True, metavar="URL", help="where the built site is")
    snippet.add_argument("--width", metavar="PX", help="how wide it is at the most; as wide as its column unless given")
    snippet.add_argument("--picture", metavar="URL", help="a picture of the network, for where no scripts run")
    snippet.add_argument("--jsx", action="store_true", help="for React, MDX and others that take JSX, not HTML")
    picture = commands.add_parser("picture", help="paint a network as SVG or PNG, for where no script runs")
    picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="such as net.svg or net.png")
    side = whole_number("a picture's side", LEAST_PX, MOST_PX, " of CSS px")
    picture.add_argument("--width", type=side, default=960, metavar="PX", help="960 unless given")
    picture.add_argument("--height", type=side, default=600, metavar="PX", help="600 unless given")
    picture.add_argument("--dashed", action="store_true", help="dash negative edges always, not in print alone")
    picture.add_argument(
        "--reel", dest="recorded", type=Path, metavar="FILE", help="a network of your own, as record wrote it"
    )
    for name in PICTURED:
        picture.add_argument(f"--{name}", metavar=name.upper(), help=DISPLAY[name])
    script = commands.add_parser("script", help="print one forward pass as a script that needs NumPy alone")
    for command in (record, snippet, picture, script):
        for name, help_text in NETWORK.items():
            command.add_argument(f"--{name}", metavar=name.upper(), help=help_text)
        command.add_argument("--sample", metavar="K", default="0", help="the first input vector; 0 unless given")
    snippet.add_argument("--mode", choices=("train",), help="train shows how a network learns, with the options below")
    for name, help_text in TRAINING.items():
        snippet.add_argument(f"--{name.replace('_', '-')}", metavar=name.upper(), help=help_text)
    for name, help_text in DISPLAY.items():
        snippet.add_argument(f"--{name}", metavar=name.upper(), help=help_text)


def chosen_network(chosen: argparse.Namespace) -> ChosenNetwork:
    """Return the network that is named; options that were not given keep their defaults.

    Raises: SiteError with the sentence of a setting that may not be chosen.
    """
    from forward_pass import Drawn, RunOptions, SettingError
    from forward_pass.limits import LIMITS
    from forward_pass_site.cli.attributes import read_attribute

    texts = {name: text for name in NETWORK if (text := getattr(chosen, name)) is not None}
    try:
        given = {name: read_attribute(name, text) for name, text in texts.items()}
        asked = {name: given.pop(name) for name in ("temperature",) if name in given}
        if asked and given.get("output", "softmax") != "softmax":
            raise SettingError("temperature", LIMITS["temperature"]["withoutSoftmax"], texts["temperature"])
        sample = read_attribute("sample", chosen.sample)
        return ChosenNetwork(Drawn.from_dict(given), RunOptions.from_dict(asked), sample)
    except SettingError as error:
        raise SiteError(str(error)) from error


def chosen_attributes(chosen: argparse.Namespace) -> dict[str, str]:
    """Return the element's other attributes that differ from their defaults.

    Raises: SiteError for a value that an attribute may not have.
    """
    from forward_pass import SettingError
    from forward_pass_site.cli.attributes import chosen_display

    given = {name: value for name in DISPLAY if (value := getattr(chosen, name, None)) is not None}
    try:
        return chosen_display(given)
    except SettingError as error:
        raise SiteError(str(error)) from error
