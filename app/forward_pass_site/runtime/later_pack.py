"""Pack what reads other people's networks: formats.zip, which a worker loads only when a reader opens a network."""

from __future__ import annotations

import json
import sys
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.runtime.app_bundle import PACKED_LATER, packed_core
from forward_pass_site.runtime.pins import RUNTIMES
from forward_pass_site.runtime.pyodide_runner import DRIVER, Call, run_in_pyodide
from forward_pass_site.runtime.reduce import SCRIPT
from forward_pass_site.stamp import Stamp

FORMATS = "formats.zip"
# Reads HDF5, the format of Keras; a package of plain Python.
HDF5 = "pyfive"
SOURCES = (RUNTIMES, DRIVER, SCRIPT, Path(__file__))


def pack_formats(checkout: Checkout) -> None:
    """Write static/vendor/app/formats.zip with the pinned Pyodide, if its sources or the runtime changed."""
    folder = checkout.vendor / "app"
    sources = json.dumps(later_sources(checkout.app))
    inputs = [packed_core(checkout.app), sources.encode(), *(source.read_bytes() for source in SOURCES)]
    stamp = Stamp.of(folder / ".formats-stamp", inputs)
    if stamp.is_current() and (folder / FORMATS).is_file():
        return
    print("  packing what reads networks of other frameworks", file=sys.stderr)
    run_in_pyodide(checkout, SCRIPT, [Call("formats", (sources,), FORMATS)], folder)
    stamp.write()


def later_sources(app: Path) -> dict[str, str]:
    """Return the sources of the pack by their paths in it: what `packed_core` leaves out, pyfive, and its licence."""
    package = app / "forward_pass"
    files = [path for name in PACKED_LATER for path in sorted((package / name).rglob("*")) if path.is_file()]
    sources = {path.relative_to(app).as_posix(): path for path in files if path.suffix in (".py", ".json")}
    sources |= {f"{HDF5}/{path.name}": path for path in sorted(_installed(HDF5).glob("*.py"))}
    texts = {name: path.read_text("utf-8") for name, path in sources.items()}
    return texts | {f"{HDF5.upper()}-LICENSE.txt": _licence(HDF5)}


def _installed(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SiteError(f"{package} must be installed (requirements-run.txt pins it); got none")
    return Path(spec.origin).parent


def _licence(package: str) -> str:
    """Return the licence of an installed package, which must be served with it."""
    found = [file for file in distribution(package).files or () if file.name.upper().startswith("LICENSE")]
    if not found:
        raise SiteError(f"{package} must be installed with its licence; got none")
    return found[0].read_text("utf-8")
