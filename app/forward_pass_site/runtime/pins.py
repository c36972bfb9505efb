"""The pinned runtimes, read from runtimes.json: every file the page may load, by size and sha256."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

RUNTIMES = Path(__file__).with_name("runtimes.json")


@dataclass(frozen=True, slots=True)
class PinnedFile:
    """One file: its path inside the package that carries it, and what its bytes must be."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The name it is stored under."""
        return PurePosixPath(self.path).name

    def matches(self, file: Path) -> bool:
        """Tell whether `file` exists and holds exactly the pinned bytes."""
        if not file.is_file() or file.stat().st_size != self.size:
            return False
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256


@dataclass(frozen=True, slots=True)
class PinnedPackage:
    """The files needed of one npm package, and the folder of static/vendor they go into."""

    folder: str
    package: str
    version: str
    files: tuple[PinnedFile, ...]


@dataclass(frozen=True, slots=True)
class PinnedNumpy:
    """The NumPy wheel, from either of two places: at `url`, or as `member` inside the Python package `wheel`."""

    folder: str
    version: str
    file: PinnedFile
    url: str
    wheel: str
    member: str


@dataclass(frozen=True, slots=True)
class Pins:
    """Everything that is pinned."""

    packages: tuple[PinnedPackage, ...]
    numpy: PinnedNumpy

    def files(self) -> dict[str, PinnedFile]:
        """Return every pinned file by its path inside static/vendor."""
        found = {f"{package.folder}/{file.name}": file for package in self.packages for file in package.files}
        return found | {f"{self.numpy.folder}/{self.numpy.file.name}": self.numpy.file}


def read_pins(text: str | None = None) -> Pins:
    """Return the pins written in `text` (by default: in runtimes.json)."""
    source = text if text is not None else RUNTIMES.read_text("utf-8")
    data: dict[str, Any] = json.loads(source)
    packages = tuple(
        PinnedPackage(**{**package, "files": tuple(PinnedFile(**file) for file in package["files"])})
        for package in data["packages"]
    )
    return Pins(packages, PinnedNumpy(**{**data["numpy"], "file": PinnedFile(**data["numpy"]["file"])}))
