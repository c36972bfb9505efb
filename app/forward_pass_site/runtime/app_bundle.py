"""Pack the network core for the page: static/vendor/app with forward_pass.zip and worker.py."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError

CORE = "forward_pass.zip"
# PyScript fetches its transport by itself; the other one is packed with the core.
PYSCRIPT_TRANSPORT, TRANSPORT = "worker.py", "pyodide_worker.py"
# Packages that only a reader of another network needs: packed apart.
PACKED_LATER = ("formats", "learning")
# What only works beside a framework, which no page has: packed nowhere.
NEVER_PACKED = ("exporters",)
# The earliest time a zip can hold: the time of packing must not change the bytes.
EARLIEST = (1980, 1, 1, 0, 0, 0)


def packed_core(app: Path) -> bytes:
    """Return forward_pass and its transport as a zip; the same sources give the same bytes on every machine.

    Stored, not deflated: hosts compress better than zip, and compressors differ between machines.
    """
    package = app / "forward_pass"
    found = sorted([*package.rglob("*.py"), *package.rglob("*.json")])
    sources = [path for path in found if path.relative_to(package).parts[0] not in PACKED_LATER + NEVER_PACKED]
    if not sources:
        raise SiteError(f"the network core must be in {package}; got nothing")
    sources.append(app / TRANSPORT)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for source in sources:
            member = ZipInfo(source.relative_to(app).as_posix(), EARLIEST)
            member.external_attr = 0o644 << 16
            member.create_system = 3  # Unix, wherever it is made
            archive.writestr(member, source.read_bytes())
    return buffer.getvalue()


def bundle_app(checkout: Checkout) -> None:
    """Write the packed core and a copy of worker.py into static/vendor/app, where they changed."""
    folder = checkout.vendor / "app"
    folder.mkdir(parents=True, exist_ok=True)
    worker = checkout.app / PYSCRIPT_TRANSPORT
    for name, content in [(CORE, packed_core(checkout.app)), (PYSCRIPT_TRANSPORT, worker.read_bytes())]:
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
