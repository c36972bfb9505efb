"""What can be served: a folder as it is, or a checkout's sources as written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from forward_pass_site.app_bundle import bundle_app
from forward_pass_site.checkout import Checkout
from forward_pass_site.page import EMBED, INDEX, page_as_served

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
    """One thing to serve: its bytes, their type, and how long a browser may keep them.

    framed says whether cross-origin isolated pages may have it in a frame or run it as a worker.
    """

    data: bytes
    media_type: str
    modified_s: float
    immutable: bool
    framed: bool = False

    @property
    def tag(self) -> str:
        """A name for these bytes: equal tags, equal bytes."""
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
            file = file / "index.html"
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
        """Return where the path leads, unless it leads out of the folder or to a hidden file."""
        parts = [part for part in unquote(path).split("/") if part]
        if any(part.startswith(".") or "\0" in part or "\\" in part for part in parts):
            return None
        file = self.root.joinpath(*parts)
        return file if file.resolve().is_relative_to(self.root.resolve()) else None


@lru_cache(maxsize=256)
def _read(file: Path, _modified_ns: int, _size: int) -> bytes:
    """Return the file's bytes; a changed file has another time or size, and is read anew."""
    return file.read_bytes()


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a checkout as written: both pages with their reel put in, what lies beside them, and static/."""

    checkout: Checkout

    def _at_the_root(self) -> dict[str, Path]:
        """Return what the build puts beside the page; the service worker as written keeps no file."""
        return {
            "/LICENSE.txt": self.checkout.root / "LICENSE",
            "/service-worker.js": self.checkout.static / "offline" / "service-worker.js",
        }

    def find(self, path: str) -> Resource | None:
        """Return the source under `path`; the packed core is packed anew when the Python sources changed."""
        if path in ("/", f"/{INDEX}", f"/{EMBED}"):
            name = path[1:] or INDEX
            page = page_as_served(self.checkout, name).encode()
            modified_s = (self.checkout.root / name).stat().st_mtime
            return Resource(page, MEDIA_TYPES[".html"], modified_s, immutable=False, framed=name == EMBED)
        if path in (names := self._at_the_root()):
            file = names[path]
            return Resource(file.read_bytes(), MEDIA_TYPES[Path(path).suffix], file.stat().st_mtime, immutable=False)
        if path.startswith("/pictures/"):
            return Folder(self.checkout.recorded).find(path)
        if not path.startswith("/static/"):
            return None
        if path.startswith("/static/vendor/app/"):
            bundle_app(self.checkout)
        return Folder(self.checkout.root).find(path)
