"""The command `record`: write the reel of a network, which the attribute `reel` plays before Python is live."""

from __future__ import annotations

from pathlib import Path

from forward_pass import Settings, record, to_json
from forward_pass.errors import SettingError
from forward_pass_site.errors import SiteError, quoted


def write_reel(settings: Settings, first_sample: int, count: int, file: Path) -> int:
    """Write the reel of `count` samples, the first one first; return how many bytes it has.

    Raises: SiteError for a number of samples that may not be recorded, or if the file cannot be written.
    """
    try:
        text = to_json(record(settings, range(first_sample, first_sample + count))) + "\n"
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
