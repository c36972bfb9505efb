"""The site generators of examples/ that are no Python packages: those on PATH, else Debian's packages.

`python tests/generators.py FILE` installs what is missing and writes what was found into FILE.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import debian

# Quarto is made of Pandoc, and is in no package registry itself.
PACKAGES = ("hugo", "jekyll", "pandoc")


def install() -> list[str]:
    """Install what is missing, where that is possible; return the names of those that are there."""
    debian.install(name for name in PACKAGES if not shutil.which(name))
    found = [name for name in PACKAGES if shutil.which(name)]
    for name in sorted(set(PACKAGES) - set(found)):
        print(f"{name} is not here: the tests that need it are skipped", flush=True)
    return found


if __name__ == "__main__":
    Path(sys.argv[1]).write_text("\n".join(install()), "utf-8")
