"""Files of networks in a terminal: `forward-pass check net.json`, `forward-pass convert model.onnx --out net.json`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from forward_pass.errors import ForwardPassError
from forward_pass.formats.opened import QUESTIONS
from forward_pass_site.errors import SiteError

EQUAL, DIFFERS, NOT_CHECKED = 0, 1, 2


def add_network_commands(commands: Any) -> None:
    """Add both to the commands of the command line."""
    check = commands.add_parser("check", help="say how exactly a network file equals its framework's answers")
    check.add_argument("file", type=Path, metavar="FILE", help="such as net.json; the status is 1 where it differs")
    convert = commands.add_parser("convert", help="make a network file from a file of another framework")
    convert.add_argument("files", type=Path, nargs="+", metavar="FILE", help="such as model.onnx, and its parts")
    convert.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write, such as net.json")
    for name in QUESTIONS:
        convert.add_argument(f"--{name}", metavar=name.upper(), help="the answer, where the file does not say it")


def check_network(file: Path) -> int:
    """Print how exactly a network file equals the answers in it.

    Returns: 0 where it does, 1 where it differs, 2 where it has no answers or cannot be read.
    """
    from forward_pass.formats.network_file import read_network

    try:
        parity = read_network(file.read_bytes()).parity()
    except ForwardPassError as error:
        print(f"forward-pass: {error}", file=sys.stderr)
        return NOT_CHECKED
    except OSError as error:
        print(f"forward-pass: {file} ({error.strerror or error})", file=sys.stderr)
        return NOT_CHECKED
    print(parity.sentence)
    if not parity.checked:
        return NOT_CHECKED
    return EQUAL if parity.differs is None else DIFFERS


def convert_network(chosen: argparse.Namespace) -> None:
    """Write the network of some files as a network file; print what was done to it, and what was supposed.

    Raises: SiteError for files that hold no network.
    """
    from forward_pass.formats.opened import open_files

    named = {name: getattr(chosen, name) for name in QUESTIONS}
    answers = {name: answer for name, answer in named.items() if answer is not None}
    try:
        opened = open_files({file.name: file.read_bytes() for file in chosen.files}, answers)
    except ForwardPassError as error:
        raise SiteError(str(error)) from error
    for note in opened.notes:
        print(note)
    for question in opened.questions:
        if question.name not in answers:
            choices = ", ".join(question.choices)
            print(f"{question.sentence} {question.suggested} is taken; --{question.name} takes one of {choices}.")
    opened.network.save(chosen.out)
    print(f"  {chosen.out.stat().st_size:>7,} bytes  {chosen.out}")
