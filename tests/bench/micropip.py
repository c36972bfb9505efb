"""The one package that an ordinary page needs besides: PyScript installs NumPy with it."""

from __future__ import annotations

from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.fetch import fetch_file
from forward_pass_site.runtime.pins import PinnedFile, read_pins
from forward_pass_site.runtime.sources import Source, Url, WheelMember

# Its hash is the one in the pinned Pyodide's own lock file.
MICROPIP = PinnedFile(
    "micropip-0.11.1-py3-none-any.whl", 115_486, "668cd1270f480ac9f93da4a2b4873a252743e4ad3da723d37a7e4c637c4f2314"
)


def fetch_micropip(checkout: Checkout) -> Path:
    """Return the folder that holds the wheel, fetched from where NumPy's comes from, and verified."""
    numpy = read_pins().numpy
    folder = checkout.vendor / "stock"
    sources: list[Source] = [
        Url(numpy.url.replace(numpy.file.name, MICROPIP.name)),
        WheelMember(numpy.wheel, numpy.member.replace(numpy.file.name, MICROPIP.name)),
    ]
    fetch_file(MICROPIP, folder / MICROPIP.name, sources)
    return folder
