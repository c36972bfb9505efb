"""Stamps: a step is done again only when something it depends on has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file that holds a hash of the inputs that a finished step was made from."""

    path: Path
    key: str

    @classmethod
    def of(cls, path: Path, inputs: Iterable[bytes]) -> Stamp:
        """Return the stamp at `path` for these inputs."""
        digest = hashlib.sha256()
        for content in inputs:
            digest.update(len(content).to_bytes(8, "big") + content)
        return cls(path, digest.hexdigest())

    def is_current(self) -> bool:
        """Tell whether the step was last finished with the same inputs."""
        return self.path.is_file() and self.path.read_text("utf-8") == self.key

    def write(self) -> None:
        """Record that the step is finished."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.key, "utf-8")
