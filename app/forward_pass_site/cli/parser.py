"""What makes a command line safe to type anything into: a sentence says what is wrong, never a traceback."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from forward_pass_site.errors import SiteError, quoted

# An unknown option is quoted by argparse itself, with all that stands around it.
LONGEST_MESSAGE = 400


class Parser(argparse.ArgumentParser):
    """A parser that also refuses what no file name and no output can hold, and quotes nothing at length."""

    def read(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """Return what was chosen; ends with status 2 and a sentence for what cannot be taken."""
        print_utf8()
        for argument in sys.argv[1:] if arguments is None else arguments:
            if "\0" in argument:
                self.error(f"an argument must be text without NUL characters; got {quoted(argument)}")
        chosen = self.parse_args(arguments)
        for name, value in vars(chosen).items():
            if value == []:  # argparse takes "--seed=--" for no value at all
                self.error(f"{name} must have a value; got --")
            if isinstance(value, (str, Path)) and not _can_be_written(value):
                self.error(f"{name} must be text that UTF-8 can hold; got {quoted(value)}")
        return chosen

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the message."""
        super().error(_on_one_line(quoted(message, LONGEST_MESSAGE)))


def _can_be_written(value: str | Path) -> bool:
    try:
        # The name of a file is bytes, which Python keeps as characters that text may not have.
        os.fsencode(value) if isinstance(value, Path) else value.encode()
    except UnicodeEncodeError:
        return False
    return True


def whole_number(called: str, least: int, most: int, unit: str = "") -> Callable[[str], int]:
    """Return what reads an option's whole number, and refuses any other text in a sentence."""
    expected = f"a whole number{unit} from {least} to {most}"

    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < 20 and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{called} must be {expected}; got {quoted(text)}")

    return read


def run(command: Callable[[], None], prog: str) -> int:
    """Return the exit status of a command: 0, or 1 after one sentence on what went wrong.

    File names that are no text are printed with their bytes escaped.
    """
    print_utf8()
    try:
        command()
        sys.stdout.flush()
    except SiteError as error:
        print(f"{prog}: {_on_one_line(str(error))}", file=sys.stderr)
    except BrokenPipeError:  # whoever read the output has seen enough
        _discard_output()
    except OSError as error:
        print(f"{prog}: {_named(error)} ({error.strerror or error})", file=sys.stderr)
        _discard_output()
    else:
        return 0
    return 1


def print_utf8() -> None:
    """Print UTF-8 whatever the code page, for names in any script; what is no text at all is written out."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _on_one_line(message: str) -> str:
    """Return the message with line breaks, and what else would steer a terminal or is no text, written out."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", lambda sign: ascii(sign[0])[1:-1], message)


def _named(error: OSError) -> str:
    """Return what could not be used."""
    return (
        f"{_on_one_line(quoted(error.filename))} could not be used"
        if error.filename
        else "the output could not be written"
    )


def _discard_output() -> None:
    """Let what is still to be printed go nowhere: Python would try once more when it ends, and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
