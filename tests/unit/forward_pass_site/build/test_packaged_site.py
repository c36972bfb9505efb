"""The wheel: it carries the built site, and what pictures are painted with."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig

import pytest

from forward_pass import __version__
from unit.forward_pass_site.build.test_site import tree

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def installed(checkout, tmp_path_factory):
    """Build the wheel from this checkout and unpack it as pip does, far from the repository."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*pip, "wheel", *wheels, str(checkout.root)], check=True)
    [wheel] = folder.glob("*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(folder / "lib"), str(wheel)], check=True)
    return folder / "lib"


@pytest.fixture
def forward_pass(installed, tmp_path):
    """Run the command with nothing but the installed package."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(installed)}
        command = [sys.executable, "-m", "forward_pass_site", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_it_writes_the_very_site_that_a_checkout_builds(forward_pass, site, tmp_path):
    made = forward_pass("build", "--out", "somewhere/site")
    assert (made.returncode, made.stderr) == (0, "")
    assert tree(tmp_path / "somewhere" / "site") == tree(site)


def test_it_writes_the_sites_url_into_the_pages(forward_pass, tmp_path):
    assert forward_pass("build", "--out", "site", "--site", "https://example.org").returncode == 0
    assert '"og:url" content="https://example.org/"' in (tmp_path / "site" / "index.html").read_text()


def test_it_paints_the_picture_that_a_checkout_paints(forward_pass, checkout, tmp_path):
    assert forward_pass("picture", "--out", "net.svg").returncode == 0
    assert (tmp_path / "net.svg").read_bytes() == (checkout.recorded / "pictures" / "seed-65.svg").read_bytes()
    assert forward_pass("picture", "--out", "net.png").returncode == 0
    assert (tmp_path / "net.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "the folder to build into must be named: --out DIR"),
        (["--out", "."], ". holds something else than a built site"),
        (["--out", "site", "--runtime", "full"], "an installed package carries the reduced runtime alone; full needs a checkout"),
        (["--out", "site", "--site", "example.org"], "the site must be a URL such as https://example.org/forward-pass/; got example.org"),
    ],
)  # fmt: skip
def test_what_cannot_be_built_is_refused_in_one_sentence(forward_pass, tmp_path, arguments, sentence):
    (tmp_path / "diary.txt").write_text("mine")
    made = forward_pass("build", *arguments)
    assert made.returncode == 1
    assert made.stderr.startswith(f"forward-pass: {sentence}")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


@pytest.fixture(scope="module")
def environment(installed):
    """Make a virtual environment and install the wheel; it borrows NumPy from this one, so nothing is fetched."""
    folder = installed.parent / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    [wheel] = installed.parent.glob("*.whl")
    pip = [str(folder / "bin" / "pip"), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    [packages] = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("platlib"))
    return folder / "bin"


def output_of(program, *arguments):
    """Return what a program prints when it is started outside any project folder, with a bare environment."""
    bare = {"PATH": os.environ.get("PATH", "")}
    done = subprocess.run([str(program), *arguments], cwd="/", env=bare, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


def test_installed_it_tells_its_version_to_people_and_to_python(environment, installed):
    [wheel] = installed.parent.glob("*.whl")
    assert wheel.name.startswith(f"forward_pass-{__version__}-")
    assert output_of(environment / "forward-pass", "--version") == f"forward-pass {__version__}\n"
    code = "import forward_pass; print(forward_pass.__version__, forward_pass.__file__.startswith(__import__('sys').prefix))"
    assert output_of(environment / "python", "-c", code) == f"{__version__} True\n"


def test_installed_its_help_lists_what_works_there_and_nothing_else(environment):
    listed = re.findall(r"^    (\w+) +\S", output_of(environment / "forward-pass", "--help"), re.MULTILINE)
    assert listed == ["build", "serve", "record", "snippet", "picture", "script", "check", "convert", "train"]
    assert "--runtime" not in output_of(environment / "forward-pass", "build", "--help")
    for command in listed:
        assert "usage: forward-pass" in output_of(environment / "forward-pass", command, "--help")


def test_installed_it_prints_snippets_and_scripts(environment):
    assert "https://example.org/?seed=7" in output_of(
        environment / "forward-pass", "snippet", "--site=https://example.org/", "--seed=7"
    )
    assert "train=xor%4020" in output_of(
        environment / "forward-pass",
        "snippet",
        "--site=https://example.org/",
        "--mode=train",
        "--task=xor",
        "--step=20",
    )
    assert "import numpy" in output_of(environment / "forward-pass", "script")
