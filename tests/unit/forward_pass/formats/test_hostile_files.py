"""500 hostile files of every format: each gives a network or one sentence, soon, and in little memory."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from forward_pass_site.checkout import this_checkout

PROGRAM = Path(__file__).with_name("hostile_files.py")


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """Return what came of opening them, in a process of its own."""
    environment = {"PYTHONPATH": str(this_checkout().app), "PATH": ""}
    done = subprocess.run([sys.executable, PROGRAM], capture_output=True, text=True, timeout=150, env=environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_each_gives_a_network_or_one_of_our_sentences(report: dict[str, Any]) -> None:
    assert report["strange"] == []
    assert report["networks"] + len(report["sentences"]) == 500
    # Some changes do no harm, such as one digit of a weight.
    assert report["networks"] > 50
    assert len(report["sentences"]) > 200


def test_every_sentence_is_one_line_that_a_visitor_can_read(report: dict[str, Any]) -> None:
    assert [it for it in report["sentences"] if "\n" in it or " must be " not in it or len(it) > 900] == []


def test_none_takes_two_seconds_of_computing_or_300_megabytes(report: dict[str, Any]) -> None:
    assert report["seconds"] < 2
    assert report["megabytes"] < 300
