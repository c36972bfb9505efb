"""The frameworks of examples/frameworks, installed once from its lock file, and programs that run with them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from forward_pass_site.checkout import this_checkout

FOLDER = this_checkout().root / "examples" / "frameworks"
INSTALLED = FOLDER / "node_modules"
BUILT_WITHIN_S = 120


def run(*command: str, folder: Path = FOLDER, **environment: str) -> str:
    """Run a program that npm installed, by its path in node_modules/.bin; return what it prints.

    Development builds say what is wrong; others keep quiet.
    """
    if not INSTALLED.is_dir():
        pytest.fail("the frameworks are not installed: make .venv/generators does it")
    program = str(INSTALLED / ".bin" / command[0])
    done = subprocess.run(
        [program, *command[1:]],
        cwd=folder,
        env=os.environ | {"NODE_ENV": "development"} | environment,
        capture_output=True,
        text=True,
        timeout=BUILT_WITHIN_S,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def lend(app: Path, *names: str) -> None:
    """Let an app in another folder import what is installed here."""
    for name in names:
        place = app / "node_modules" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(INSTALLED / name)
