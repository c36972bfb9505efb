"""Debian's packages, installed where this user may."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable


def installable() -> bool:
    """Tell whether a missing package can be installed here, so that none need be missing."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Iterable[str]) -> None:
    """Install packages, where that is possible; who asked looks for what has come of it."""
    names = list(packages)
    if not names or not installable():
        return
    print(f"Installing {', '.join(names)} with apt-get", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "--yes", "--no-install-recommends", *names]):
        command = ["apt-get", "--quiet", "--quiet", *step]
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
