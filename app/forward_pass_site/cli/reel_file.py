"""Record a network of one's own: a file that `reel="URL"` plays before Python is there."""

from __future__ import annotations

from pathlib import Path

from forward_pass import Settings, record, to_json
from forward_pass.errors import SettingError
from forward_pass_site.errors import SiteError, quoted


def write_reel(settings: Settings, first_sample: int, count: int, file: Path) -> int:
    """Write the reel of `count` samples, the first one first; return how many bytes it has.

    Raises: SiteError if so many samples may not be recorded, or if the file cannot be written.
    """
    try:
        text = to_json(record(settings, range(first_sample, first_sample + count))) + "\n"
        return file.write_bytes(text.encode())
    except SettingError as error:
        raise SiteError(str(error)) from error
    except OSError as error:
        raise SiteError(f"{quoted(file)} could not be written ({error.strerror})") from error
