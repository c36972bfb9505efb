"""What can be served: a resource, anything that has resources under paths, and a folder as it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

# The pages of a site: our own, the element alone for frames on other people's pages, and what hosts show for a path
# that leads nowhere.
INDEX = "index.html"
EMBED = "embed.html"
MISSING = "404.html"

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
CONTENT_HASH = re.compile(r"-[A-Z2-7]{8}(?=[./])")


@dataclass(frozen=True, slots=True)
class Resource:
    """One thing to serve.

    data, media_type  its bytes and their type
    modified_s        when it was last changed, in seconds since 1970
    immutable         whether browsers may keep it for ever
    framed            whether cross-origin isolated pages may show it in a frame or run it as a worker
    """

    data: bytes
    media_type: str
    modified_s: float
    immutable: bool
    framed: bool = False

    @property
    def tag(self) -> str:
        """A short hash of the bytes, for the ETag header."""
        return _tag(self.data)


@lru_cache(maxsize=256)
def _tag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


class Content(Protocol):
    """Anything that has resources under paths."""

    def find(self, path: str) -> Resource | None:
        """Return what lies under this path of a URL, or None."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder served as it is."""

    root: Path

    def find(self, path: str) -> Resource | None:
        """Return the file under `path`; a folder answers with its index.html."""
        file = self._file(path)
        if not file:
            return None
        if path.endswith("/"):
            file = file / INDEX
        if not file.is_file():
            return None
        media_type = MEDIA_TYPES.get(file.suffix, "application/octet-stream")
        status = file.stat()
        immutable = bool(CONTENT_HASH.search(path))
        data = _read(file, status.st_mtime_ns, status.st_size)
        framed = file.name == EMBED or file.suffix == ".js"
        return Resource(data, media_type, status.st_mtime, immutable, framed)

    def everything(self) -> Iterator[Resource]:
        """Yield every resource there is, the page first."""
        for file in sorted(self.root.rglob("*"), key=lambda file: (file.suffix != ".html", str(file))):
            resource = self.find(f"/{file.relative_to(self.root).as_posix()}") if file.is_file() else None
            if resource:
                yield resource

    def _file(self, path: str) -> Path | None:
        """Return the file under the path; None if it is hidden or outside the folder."""
        parts = [part for part in unquote(path).split("/") if part]
        if any(part.startswith(".") or "\0" in part or "\\" in part for part in parts):
            return None
        file = self.root.joinpath(*parts)
        return file if file.resolve().is_relative_to(self.root.resolve()) else None


@lru_cache(maxsize=256)
def _read(file: Path, _modified_ns: int, _size: int) -> bytes:
    """Return the file's bytes; a changed file has another time or size and is read again."""
    return file.read_bytes()
