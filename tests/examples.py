"""The sites in examples/, as an author uses them: copied, told where Forward Pass is, built as their README says."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import debian
import generators
from forward_pass_site.checkout import this_checkout

FOLDER = this_checkout().root / "examples"
PLACEHOLDER = "https://YOUR-HOST/"
BUILT_WITHIN_S = 120
# Programs of the virtual environment come first, as they do in a shell where it is active.
PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


@dataclass(frozen=True, slots=True)
class Example:
    """One folder in examples/.

    name        of the folder
    seed        of the network on its page
    built       folder in it that its generator writes; "." where nothing is generated
    page        path of the page inside that
    from_where  how to get its generator
    """

    name: str
    seed: int
    built: str = "."
    page: str = ""
    from_where: str = ""

    @property
    def readme(self) -> str:
        """What its README says."""
        return (FOLDER / self.name / "README.md").read_text("utf-8")

    @property
    def command(self) -> list[str]:
        """The one command of its README, or nothing."""
        commands = re.findall(r"```sh\n(.*)\n```", self.readme)
        return shlex.split(commands[0]) if commands else []

    @property
    def place(self) -> str:
        """The one file in which its README says the URL of Forward Pass stands."""
        [name] = re.findall(r"The URL of your copy of Forward Pass stands in\s`([^`]+)`", self.readme)
        return str(name)

    def missing(self) -> str:
        """Return the program that is needed and not on PATH, or nothing."""
        program = self.command[0] if self.command else ""
        return program if program and not shutil.which(program, path=PATH) else ""


EXAMPLES = (
    Example("plain-html", 65),
    Example("jekyll", 295, "_site", "three-answers/", "Debian: apt-get install jekyll"),
    Example("hugo", 383, "public", "posts/almost-undecided/", "Debian: apt-get install hugo"),
    Example("mkdocs", 16, "site", "", "pip install --requirement requirements-examples.txt"),
    Example("sphinx", 547, "_build", "", "pip install --requirement requirements-examples.txt"),
    Example("quarto", 120, "_site", "", "pip install quarto-cli, where GitHub can be reached"),
    Example("jupyter", 16, "site", "one-neuron.html", "pip install --requirement requirements-examples.txt"),
    Example("wordpress", 16, ".", "custom-html-block.html"),
    Example("ghost", 16, ".", "html-card.html"),
)
# Its network is not drawn from a seed: it learns.
TRAINING = Example("training", 0)


def or_skip(missing: str, from_where: str) -> None:
    """Skip the test where a program is missing; fail it where `make .venv/generators` would have installed it."""
    if not missing:
        return
    if missing in generators.PACKAGES and debian.installable():
        pytest.fail(f"{missing} is not on PATH: make .venv/generators installs it")
    pytest.skip(f"{missing} is not on PATH ({from_where})")


def build(example: Example, site_url: str, folder: Path) -> Path:
    """Copy an example into `folder`, put `site_url` in its one place, and build it; return the folder that is served."""
    copy = folder / example.name
    shutil.copytree(FOLDER / example.name, copy)
    place = copy / example.place
    place.write_text(place.read_text("utf-8").replace(PLACEHOLDER, site_url), "utf-8")
    if example.command:
        home = folder / f"{example.name}-home"
        home.mkdir()
        # Nobody's own settings take part, and nothing is left behind in anybody's home.
        environment = os.environ | {"PATH": PATH, "HOME": str(home), "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            example.command,
            cwd=copy,
            env=environment,
            capture_output=True,
            text=True,
            timeout=BUILT_WITHIN_S,
            check=False,
        )
        assert done.returncode == 0, f"{shlex.join(example.command)}\n{done.stdout}\n{done.stderr}"
    # Browsers ask for it where a page names no icon, and a real host has one.
    (copy / example.built / "favicon.ico").touch()
    return copy / example.built
