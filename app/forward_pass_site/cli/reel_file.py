"""The command `record`: write the reel of a network, which the attribute `reel` plays before Python is live."""

from __future__ import annotations

from pathlib import Path

from forward_pass import record, to_json
from forward_pass.errors import SettingError
from forward_pass_site.cli.options import ChosenNetwork
from forward_pass_site.errors import SiteError, quoted


def write_reel(chosen: ChosenNetwork, count: int, file: Path) -> int:
    """Write the reel of `count` samples, from the chosen one on; return how many bytes it has.

    Raises: SiteError for a number of samples that may not be recorded, or if the file cannot be written.
    """
    try:
        samples = range(chosen.sample, chosen.sample + count)
        text = to_json(record(chosen.source, samples, chosen.options)) + "\n"
    except SettingError as error:
        raise SiteError(str(error)) from error
    return write_file(file, text.encode())


def write_file(file: Path, content: bytes) -> int:
    """Write a file of the user's; return its size.

    Raises: SiteError if it cannot be written.
    """
    try:
        return file.write_bytes(content)
    except OSError as error:
        raise SiteError(f"{quoted(file)} could not be written ({error.strerror})") from error
