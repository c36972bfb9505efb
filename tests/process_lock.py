"""What is made once for all the processes that share the tests."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this run that every process of it knows."""
    base = factory.getbasetemp()
    # Under pytest-xdist each worker has a folder of its own inside the run's.
    return base.parent if base.name.startswith("popen-") else base


@contextmanager
def process_lock(folder: Path, name: str) -> Iterator[None]:
    """Let one process after the other into the block."""
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
