"""A virtual environment of its own for JupyterLab and marimo, in which the widget is tried.

`python tests/notebooks.py FILE` makes it, if it is not there as requirements-notebooks.txt says, and writes its path into FILE.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from forward_pass_site.checkout import this_checkout

REQUIREMENTS = this_checkout().root / "requirements-notebooks.txt"
FOLDER = this_checkout().root / "build" / "notebooks"
STAMP = FOLDER / "requirements.txt"


def install() -> Path:
    """Return the folder of the environment, made anew where the requirements have changed."""
    wanted = REQUIREMENTS.read_text("utf-8")
    if not STAMP.is_file() or STAMP.read_text("utf-8") != wanted:
        print("Installing JupyterLab and marimo", flush=True)
        venv.create(FOLDER, with_pip=True, clear=True)
        pip = [str(program("python")), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "--requirement", str(REQUIREMENTS)], check=True)
        STAMP.write_text(wanted, "utf-8")
    return FOLDER


def program(name: str) -> Path:
    """Return a program of the environment."""
    return FOLDER / "bin" / name


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(f"{install()}\n", "utf-8")
