"""The site generators of examples/ that are no Python packages: those on PATH, else Debian's packages.

`python tests/generators.py FILE` installs what is missing and writes what was found into FILE.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# Quarto is made of Pandoc, and is in no package registry itself.
PACKAGES = ("hugo", "jekyll", "pandoc")


def installable() -> bool:
    """Return whether missing generators can be installed here, so that none need be missing."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> list[str]:
    """Install what is missing, where that is possible; return the names of those that are there."""
    missing = [name for name in PACKAGES if not shutil.which(name)]
    if missing and installable():
        print(f"Installing {', '.join(missing)} with apt-get", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            command = ["apt-get", "--quiet", "--quiet", *step]
            subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    found = [name for name in PACKAGES if shutil.which(name)]
    for name in sorted(set(PACKAGES) - set(found)):
        print(f"{name} is not here: the tests that need it are skipped", flush=True)
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(install()), "utf-8")
