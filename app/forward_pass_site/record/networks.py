"""Train our own networks when the site is built: static/recorded/networks, one network file each."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.record.datasets import dataset_files
from forward_pass_site.runtime.app_bundle import packed_core
from forward_pass_site.runtime.later_pack import FORMATS, later_sources
from forward_pass_site.runtime.pins import RUNTIMES
from forward_pass_site.runtime.pyodide_runner import DRIVER, Call, run_in_pyodide
from forward_pass_site.stamp import Stamp

NETWORKS = ("xor", "moons", "iris", "digits", "curve")
FOLDER = "networks"
SCRIPT = Path(__file__).with_name("train_in_pyodide.py")


def train_networks(checkout: Checkout) -> None:
    """Train the networks with the pinned Pyodide under Node, if sources, data or the runtime changed.

    Its own NumPy makes them the same on every machine, to the last bit.
    """
    folder = checkout.recorded / FOLDER
    data = dataset_files(checkout)
    inputs = [packed_core(checkout.app), json.dumps(later_sources(checkout.app)).encode()]
    inputs += [path.read_bytes() for path in (RUNTIMES, DRIVER, SCRIPT, Path(__file__), *data)]
    stamp = Stamp.of(folder / ".stamp", inputs)
    if stamp.is_current():
        return
    print(f"  training {len(NETWORKS)} networks with the pinned Pyodide", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    calls = [Call("trained_network", (name,), f"{name}.json") for name in NETWORKS]
    run_in_pyodide(checkout, SCRIPT, calls, folder, archives=[checkout.vendor / "app" / FORMATS], files=data)
    stamp.write()


def network_files(checkout: Checkout) -> list[Path]:
    """Return the trained networks' files in the order of the gallery."""
    return [checkout.recorded / FOLDER / f"{name}.json" for name in NETWORKS]
