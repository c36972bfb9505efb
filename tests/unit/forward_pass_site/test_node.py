"""Node.js: the one on PATH where it is new enough, else one inside the virtual environment."""

from __future__ import annotations

import subprocess

import pytest

from forward_pass_site import node
from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError


def program(path, line):
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Offer only the programs in tmp_path/bin; return what would have been installed."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(node.sys, "executable", str(tmp_path / "venv-python"))
    asked = []
    real_run = subprocess.run

    def run(command, **options):
        if "pip" not in command:
            return real_run(command, **options)
        asked.append(command[-1])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(node.subprocess, "run", run)
    return asked


@pytest.mark.parametrize("version", ["v20.0.0", "v24.19.0"])
def test_a_new_enough_node_is_used_as_it_is(tmp_path, installed, version):
    program(tmp_path / "bin" / "node", f"echo {version}")
    program(tmp_path / "bin" / "npm", "")
    node.ensure_node(Checkout(tmp_path))
    assert installed == []


@pytest.mark.parametrize("line", ["echo v18.20.4", "exit 1", "echo nonsense", None])
def test_an_old_broken_or_missing_node_is_replaced_by_the_pinned_one(tmp_path, installed, line):
    if line:
        program(tmp_path / "bin" / "node", line)
        program(tmp_path / "bin" / "npm", "")
    node.ensure_node(Checkout(tmp_path))
    assert installed == [str(tmp_path / "requirements-node.txt")]


def test_a_failing_tool_and_a_missing_one_are_reported_in_words(tmp_path):
    tools = tmp_path / "node_modules" / ".bin"
    tools.mkdir(parents=True)
    program(tools / "breaks", "exit 3")
    with pytest.raises(SiteError, match="breaks failed with exit status 3"):
        node.run_tool(Checkout(tmp_path), "breaks", folder=tmp_path)
    with pytest.raises(SiteError, match="absent is not installed; `make build` installs it"):
        node.run_tool(Checkout(tmp_path), "absent", folder=tmp_path)


def test_a_script_reads_more_from_standard_input_than_an_argument_may_hold(tmp_path):
    script = tmp_path / "length.mjs"
    script.write_text(
        'import { readFileSync, writeFileSync } from "node:fs";\n'
        'writeFileSync(process.argv[2], String(readFileSync(0, "utf8").length));\n'
    )
    node.run_node(Checkout(tmp_path), script, str(tmp_path / "length"), text_in="x" * 200_000)
    assert (tmp_path / "length").read_text() == "200000"
