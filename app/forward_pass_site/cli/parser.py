"""A command line that answers any input with a result or one sentence on what is wrong, never with a traceback."""

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

# argparse itself quotes unknown options, which may be of any length.
LONGEST_MESSAGE = 400


class Parser(argparse.ArgumentParser):
    """A parser that also refuses text which no file name or output can hold, and shortens what it quotes."""

    def read(self, arguments: Sequence[str] | None) -> argparse.Namespace:
        """Return the chosen options; ends with status 2 and a sentence for those that cannot be accepted."""
        print_utf8()
        for argument in sys.argv[1:] if arguments is None else arguments:
            if "\0" in argument:
                self.error(f"an argument must be text without NUL characters; got {quoted(argument)}")
        chosen = self.parse_args(arguments)
        for name, value in vars(chosen).items():
            if value == []:  # argparse reads "--seed=--" as no value
                self.error(f"{name} must have a value; got --")
            if isinstance(value, (str, Path)) and not _can_be_written(value):
                self.error(f"{name} must be text that UTF-8 can hold; got {quoted(value)}")
        return chosen

    def error(self, message: str) -> NoReturn:
        """End with status 2 and the message."""
        super().error(_on_one_line(quoted(message, LONGEST_MESSAGE)))


def _can_be_written(value: str | Path) -> bool:
    try:
        # File names are bytes; Python keeps undecodable ones as lone surrogates.
        os.fsencode(value) if isinstance(value, Path) else value.encode()
    except UnicodeEncodeError:
        return False
    return True


def whole_number(name: str, least: int, most: int, unit: str = "") -> Callable[[str], int]:
    """Return a function that reads an option's whole number, and refuses other text with a sentence."""
    expected = f"a whole number{unit} from {least} to {most}"

    def read(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < 20 and least <= int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{name} must be {expected}; got {quoted(text)}")

    return read


def run(command: Callable[[], None], prog: str) -> int:
    """Return the exit status of a command: 0, or 1 after one sentence on what went wrong.

    File names that are not valid text are printed with their bytes escaped.
    """
    print_utf8()
    try:
        command()
        sys.stdout.flush()
    except SiteError as error:
        print(f"{prog}: {_on_one_line(str(error))}", file=sys.stderr)
    except BrokenPipeError:  # the reader of the output, such as head, has closed it
        _discard_output()
    except OSError as error:
        print(f"{prog}: {_named(error)} ({error.strerror or error})", file=sys.stderr)
        _discard_output()
    else:
        return 0
    return 1


def print_utf8() -> None:
    """Print UTF-8 on any code page, for names in any script; invalid text is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _on_one_line(message: str) -> str:
    """Return the message with line breaks, other control characters and lone surrogates escaped."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", lambda found: ascii(found[0])[1:-1], message)


def _named(error: OSError) -> str:
    """Return which file could not be used, as a sentence."""
    return (
        f"{_on_one_line(quoted(error.filename))} could not be used"
        if error.filename
        else "the output could not be written"
    )


def _discard_output() -> None:
    """Discard what is still buffered: Python would try to print it when it ends, and fail again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
