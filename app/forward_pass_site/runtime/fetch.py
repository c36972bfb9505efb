"""Fetch the pinned runtimes into static/vendor, checking every byte before a file gets its name."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError, UnreachableError, WrongBytesError
from forward_pass_site.runtime.pins import PinnedFile, Pins
from forward_pass_site.runtime.sources import LocalFile, Source, Url, WheelMember


def fetch_runtimes(checkout: Checkout, pins: Pins) -> None:
    """Bring every pinned file into static/vendor; files that are there with the right bytes stay.

    Raises:
        WrongBytesError: if a source delivered other bytes than the pinned ones.
        SiteError: if no source of a file could be reached.
    """
    for package in pins.packages:
        for file in package.files:
            installed = checkout.packages / package.package / file.path
            source = LocalFile(installed, f"{file.path} in the npm package {package.package} {package.version}")
            fetch_file(file, checkout.vendor / package.folder / file.name, [source])
    numpy = pins.numpy
    sources: list[Source] = [Url(numpy.url), WheelMember(numpy.wheel, numpy.member)]
    fetch_file(numpy.file, checkout.vendor / numpy.folder / numpy.file.name, sources)


def fetch_file(file: PinnedFile, destination: Path, sources: Sequence[Source], out: TextIO = sys.stderr) -> None:
    """Make `destination` hold exactly the pinned bytes, from the first source that can be reached.

    Wrong bytes are an error at once: something is broken or hostile, and trying another source would hide it.
    """
    if file.matches(destination):
        return
    failures = []
    for source in sources:
        try:
            _store(file, destination, source, out)
            return
        except UnreachableError as failure:
            failures.append(str(failure))
            print(f"  out of reach: {failure}", file=out)
    raise SiteError(f"{file.name} could not be fetched from anywhere:\n  " + "\n  ".join(failures))


def _store(file: PinnedFile, destination: Path, source: Source, out: TextIO) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    done = 0
    # Written next to its destination and renamed at the end, so there is never half a file under the final name.
    temporary = destination.with_name(f".{file.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as partial:
            for piece in source.pieces():
                partial.write(piece)
                digest.update(piece)
                done += len(piece)
                if out.isatty():
                    print(f"\r  {file.name}: {done:,} of {file.size:,} bytes", end="", file=out, flush=True)
        if digest.hexdigest() != file.sha256:
            raise WrongBytesError(
                f"{file.name} from {source.name} has the wrong bytes:\n"
                f"  expected sha256 {file.sha256} ({file.size:,} bytes)\n"
                f"  found    sha256 {digest.hexdigest()} ({done:,} bytes)\n"
                "  nothing was kept"
            )
        temporary.replace(destination)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    print(f"\r  {file.name}: {done:,} bytes, verified", file=out)
