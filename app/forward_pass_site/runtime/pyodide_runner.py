"""Run Python inside the pinned Pyodide under Node.js: its results equal the page's bit for bit."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.node import run_node

DRIVER = Path(__file__).with_name("pyodide_runner.mjs")


@dataclass(frozen=True, slots=True)
class Call:
    """A function of the script to call, its JSON arguments, and the file for its result, which is text or bytes."""

    function: str
    arguments: tuple[object, ...]
    file: str


def run_in_pyodide(
    checkout: Checkout,
    script: Path,
    calls: Sequence[Call],
    folder: Path,
    *,
    archives: Sequence[Path] = (),
    files: Sequence[Path] = (),
) -> None:
    """Run the script inside Pyodide, with NumPy and the core installed, and write what the calls return into `folder`.

    Parameters: archives, zips of what else is installed; files, which the script finds by their names.

    Raises:
        SiteError: if the script or a call fails; the traceback goes to standard error.
    """
    task = {
        "pyodide": str(checkout.vendor / "pyodide"),
        "archives": [str(checkout.vendor / "app" / "forward_pass.zip"), *map(str, archives)],
        "files": [str(file) for file in files],
        "script": str(script),
        "calls": [asdict(call) for call in calls],
        "folder": str(folder),
    }
    run_node(checkout, DRIVER, text_in=json.dumps(task))
