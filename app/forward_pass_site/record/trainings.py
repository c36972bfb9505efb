"""Record trainings when the site is built, which pages play without Python.

static/recorded/training-<task>.json has what is shown first, training-<task>-more.json the networks that follow.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.app_bundle import packed_core
from forward_pass_site.runtime.later_pack import FORMATS, later_sources
from forward_pass_site.runtime.pins import RUNTIMES
from forward_pass_site.runtime.pyodide_runner import DRIVER, Call, run_in_pyodide
from forward_pass_site.stamp import Stamp

# How many steps of each task, as it is unless something is chosen, and how many snapshots: of larger networks fewer.
TRAININGS = {"xor": (300, 16), "moons": (600, 16), "circles": (400, 16), "spiral": (1500, 10)}
PARTS = ("", "-more")
SCRIPT = Path(__file__).with_name("record_training_in_pyodide.py")


def record_trainings(checkout: Checkout) -> None:
    """Record them with the pinned Pyodide under Node, if sources or the runtime changed."""
    inputs = [packed_core(checkout.app), json.dumps([later_sources(checkout.app), TRAININGS]).encode()]
    inputs += [path.read_bytes() for path in (RUNTIMES, DRIVER, SCRIPT)]
    stamp = Stamp.of(checkout.recorded / ".trainings-stamp", inputs)
    if stamp.is_current():
        return
    print(f"  recording {len(TRAININGS)} trainings with the pinned Pyodide", file=sys.stderr)
    calls = [
        Call("recorded_training", (task, *amounts, _file(task), _file(task, part)), _file(task, part))
        for task, amounts in TRAININGS.items()
        for part in PARTS
    ]
    run_in_pyodide(checkout, SCRIPT, calls, checkout.recorded, archives=[checkout.vendor / "app" / FORMATS])
    stamp.write()


def training_files(checkout: Checkout) -> list[Path]:
    """Return the files of the recorded trainings in the order of their tasks, of each the first and the second one."""
    return [checkout.recorded / _file(task, part) for task in TRAININGS for part in PARTS]


def _file(task: str, part: str = "") -> str:
    return f"training-{task}{part}.json"
