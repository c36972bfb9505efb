"""List the hash of every file of a built site, for authors who embed it with Subresource Integrity."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

LISTING = "integrity.json"


def integrity(content: bytes) -> str:
    """Return the value of the attribute `integrity` for a script or style with this content.

    Example: integrity(b"") begins "sha384-OLBgp1Gs".
    """
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def write_integrity(folder: Path) -> None:
    """Write integrity.json: the hash of every other file in the folder, by path."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    listed = {name: integrity(files[name].read_bytes()) for name in sorted(files) if name != LISTING}
    (folder / LISTING).write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
