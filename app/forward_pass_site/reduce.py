"""Reduce the runtime: static/vendor/reduced holds what the page uses of the standard library and of NumPy, compiled."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

from forward_pass_site.app_bundle import packed_core
from forward_pass_site.checkout import Checkout
from forward_pass_site.inside import Call, run_inside
from forward_pass_site.pins import read_pins
from forward_pass_site.stamp import Stamp

STDLIB = "stdlib.pack"
PACKAGES = "packages.pack"
LICENCE = "NUMPY-LICENSE.txt"
OWN_FOLDER = Path(__file__).parent
SOURCES = ("runtimes.json", "inside.mjs", "reduction.py", "left_out.py", "reduce.py")


def reduce_runtime(checkout: Checkout) -> None:
    """Make the two packs with the pinned Pyodide itself, if the core, the runtimes or the way changed."""
    folder = checkout.vendor / "reduced"
    inputs = [packed_core(checkout.app), *((OWN_FOLDER / name).read_bytes() for name in SOURCES)]
    stamp = Stamp.of(folder / ".stamp", inputs)
    if stamp.is_current():
        return
    print("  reducing Python and NumPy to what the page uses", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    left_out = (OWN_FOLDER / "left_out.py").read_text("utf-8")
    calls = [Call("stdlib", (), STDLIB), Call("packages", (left_out,), PACKAGES)]
    run_inside(checkout, OWN_FOLDER / "reduction.py", calls, folder)
    (folder / LICENCE).write_bytes(_numpy_licence(checkout))
    stamp.write()


def _numpy_licence(checkout: Checkout) -> bytes:
    """Return NumPy's licence, which must travel with it; in the wheel it lies beside what is left out."""
    numpy = read_pins().numpy
    with ZipFile(checkout.vendor / numpy.folder / numpy.file.name) as wheel:
        return wheel.read(f"numpy-{numpy.version}.dist-info/licenses/LICENSE.txt")
