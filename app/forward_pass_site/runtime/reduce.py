"""Reduce the runtime: static/vendor/reduced holds what the page uses of the standard library and of NumPy, compiled."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

from forward_pass_site.checkout import Checkout
from forward_pass_site.runtime.app_bundle import packed_core
from forward_pass_site.runtime.pins import RUNTIMES, read_pins
from forward_pass_site.runtime.pyodide_runner import DRIVER, Call, run_in_pyodide
from forward_pass_site.runtime.remote_urls import without_remote_urls
from forward_pass_site.stamp import Stamp

STDLIB = "stdlib.pack"
PACKAGES = "packages.pack"
LICENCE = "NUMPY-LICENSE.txt"
SCRIPT = Path(__file__).with_name("reduce_in_pyodide.py")
LEFT_OUT = Path(__file__).with_name("left_out.py")
PYSCRIPT = ("__init__", "context", "display", "events", "fetch", "ffi", "flatted", "storage", "util", "websocket")
SOURCES = (RUNTIMES, DRIVER, SCRIPT, LEFT_OUT, Path(__file__))


def reduce_runtime(checkout: Checkout) -> None:
    """Make both packs with the pinned Pyodide itself, if the core, the runtimes or the code that makes them changed."""
    folder = checkout.vendor / "reduced"
    pyscript = json.dumps(pyscript_sources(checkout))
    inputs = [packed_core(checkout.app), pyscript.encode(), *(source.read_bytes() for source in SOURCES)]
    stamp = Stamp.of(folder / ".stamp", inputs)
    if stamp.is_current():
        return
    print("  reducing Python and NumPy to what the page uses", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    left_out = LEFT_OUT.read_text("utf-8")
    calls = [Call("stdlib", (), STDLIB), Call("packages", (left_out, pyscript), PACKAGES)]
    run_in_pyodide(checkout, SCRIPT, calls, folder)
    (folder / LICENCE).write_bytes(_numpy_licence(checkout))
    stamp.write()


def pyscript_sources(checkout: Checkout) -> dict[str, str]:
    """Return the sources of the modules that `import pyscript` imports in a worker, as served, by file name."""
    module = (checkout.packages / "@pyscript" / "core" / "src" / "stdlib" / "pyscript.js").read_text("utf-8")
    sources: dict[str, str] = json.loads(module[module.index("{") : module.rindex("}") + 1])["pyscript"]
    return {f"{name}.py": without_remote_urls(sources[f"{name}.py"]) for name in PYSCRIPT}


def _numpy_licence(checkout: Checkout) -> bytes:
    """Return NumPy's licence, which must be served with it; the packs hold only code."""
    numpy = read_pins().numpy
    with ZipFile(checkout.vendor / numpy.folder / numpy.file.name) as wheel:
        return wheel.read(f"numpy-{numpy.version}.dist-info/licenses/LICENSE.txt")
