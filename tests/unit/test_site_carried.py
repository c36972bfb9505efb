"""The wheel: it carries the built site, and what pictures are painted with."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from unit.test_site_build import tree

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
    """Run the command as somebody who has only the package."""

    def run(*told: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(installed)}
        command = [sys.executable, "-m", "forward_pass_site", *told]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_it_writes_the_very_site_that_a_checkout_builds(forward_pass, site, tmp_path):
    made = forward_pass("build", "--out", "somewhere/site")
    assert (made.returncode, made.stderr) == (0, "")
    assert tree(tmp_path / "somewhere" / "site") == tree(site)


def test_it_tells_the_pages_where_they_will_be(forward_pass, tmp_path):
    assert forward_pass("build", "--out", "site", "--site", "https://example.org").returncode == 0
    assert '"og:url" content="https://example.org/"' in (tmp_path / "site" / "index.html").read_text()


def test_it_paints_the_picture_that_a_checkout_paints(forward_pass, checkout, tmp_path):
    assert forward_pass("picture", "--out", "net.svg").returncode == 0
    assert (tmp_path / "net.svg").read_bytes() == (checkout.recorded / "pictures" / "seed-65.svg").read_bytes()
    assert forward_pass("picture", "--out", "net.png").returncode == 0
    assert (tmp_path / "net.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ([], "the folder to build into must be named: --out DIR"),
        (["--out", "."], ". holds something else than a built site"),
        (["--out", "site", "--runtime", "full"], "an installed package carries the reduced runtime alone; full needs a checkout"),
        (["--out", "site", "--site", "example.org"], "the site must be a URL such as https://example.org/forward-pass/; got example.org"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_one_sentence(forward_pass, tmp_path, told, sentence):
    (tmp_path / "diary.txt").write_text("mine")
    made = forward_pass("build", *told)
    assert made.returncode == 1
    assert made.stderr.startswith(f"forward-pass: {sentence}")
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]
