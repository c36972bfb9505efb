"""Say of every file of a built site what its bytes must be: who embeds it from another host can ask for them."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

LISTING = "integrity.json"


def integrity(content: bytes) -> str:
    """Return what the attribute `integrity` of a script or style must say of it (Subresource Integrity).

    Example: integrity(b"") begins "sha384-OLBgp1Gs".
    """
    return f"sha384-{base64.b64encode(hashlib.sha384(content).digest()).decode()}"


def write_integrity(folder: Path) -> None:
    """Write integrity.json: each file below the folder but this one, by its path, with its hash."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    listed = {name: integrity(files[name].read_bytes()) for name in sorted(files) if name != LISTING}
    (folder / LISTING).write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
