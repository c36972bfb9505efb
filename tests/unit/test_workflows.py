"""The workflows on GitHub: what they run and refer to exists, and jobs that may write run no build."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from forward_pass_site.checkout import this_checkout

ROOT = this_checkout().root
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yml"))}
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
every_workflow = pytest.mark.parametrize("name", WORKFLOWS)


def jobs(name: str) -> dict[str, Any]:
    found: dict[str, Any] = WORKFLOWS[name]["jobs"]
    return found


def commands(name: str) -> list[str]:
    """Return every line that a workflow's steps run."""
    return [
        line.strip()
        for job in jobs(name).values()
        for step in job["steps"]
        for line in step.get("run", "").splitlines()
    ]


@every_workflow
def test_every_target_of_make_that_it_runs_is_in_the_makefile(name):
    called = {word for line in commands(name) if line.startswith("make ") for word in shlex.split(line)[1:]}
    assert {word for word in called if "=" not in word} <= TARGETS


@every_workflow
def test_every_script_of_ours_that_it_runs_is_there_and_may_be_run(name):
    scripts = {line.split()[0] for line in commands(name) if line.startswith(".")}
    assert [script for script in scripts if not os.access(ROOT / script, os.X_OK)] == []


@every_workflow
def test_every_step_and_job_that_it_refers_to_exists(name):
    for job in jobs(name).values():
        known = {step["id"] for step in job["steps"] if "id" in step}
        assert set(re.findall(r"\bsteps\.([\w-]+)\.", str(job))) <= known
        needs = job.get("needs", [])
        assert set([needs] if isinstance(needs, str) else needs) <= set(jobs(name))


@every_workflow
def test_every_action_is_named_with_one_major_version_and_every_step_either_uses_or_runs(name):
    for job in jobs(name).values():
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            assert re.fullmatch(
                r"[\w.-]+/[\w./-]+@(?:v[1-9]\d*|release/v[1-9]\d*|[0-9a-f]{40})", step.get("uses", "a/b@v1")
            )


@every_workflow
def test_every_job_says_on_what_and_how_long_it_may_run_and_what_it_may_do(name):
    for job in jobs(name).values():
        assert {"runs-on", "timeout-minutes"} <= set(job)
        assert "permissions" in job or "permissions" in WORKFLOWS[name]


@every_workflow
def test_a_job_that_may_write_runs_no_make_whose_downloads_could_use_the_right(name):
    for job in jobs(name).values():
        may = job.get("permissions", WORKFLOWS[name].get("permissions", {}))
        if "write" in may.values():
            assert not [step for step in job["steps"] if "make" in step.get("run", "")]


@every_workflow
def test_no_text_that_others_write_is_put_into_a_command(name):
    """GitHub puts expressions into the script before a shell reads it; a branch may be called `$(…)`."""
    assert not [line for line in commands(name) if re.search(r"\$\{\{\s*github\.(?:event|head_ref|base_ref)", line)]


@every_workflow
def test_python_and_node_are_new_enough(name):
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    given = [step.get("with", {}) for job in jobs(name).values() for step in job["steps"]]
    pythons = [each["python-version"] for each in given if "python-version" in each]
    nodes = [each["node-version"] for each in given if "node-version" in each]
    assert all(int(version.removeprefix("3.")) >= int(oldest.removeprefix(">=3.")) for version in pythons)
    assert all(int(version) >= 20 for version in nodes)


def test_what_is_published_is_the_folder_that_the_build_writes(checkout):
    [upload] = [
        step
        for job in jobs("pages.yml").values()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/upload-pages-artifact@")
    ]
    assert ROOT / upload["with"]["path"] == checkout.site


def test_pull_requests_run_what_every_change_must_pass_and_the_slow_tests():
    # YAML 1.1 reads the word "on" as true.
    assert "pull_request" in WORKFLOWS["ci.yml"][True]
    scripts = {line.split()[0] for line in commands("ci.yml")}
    assert scripts == {".ci/run", ".ci/slow"}
    assert [line for line in (ROOT / ".ci/run").read_text("utf-8").splitlines() if line.startswith("make")] == [
        "make check",
        "make test || make test-failed",
    ]


def test_every_path_that_decides_about_the_slow_tests_exists():
    [tried] = re.findall(r'^tried="([^"]+)"', (ROOT / ".ci/slow").read_text("utf-8"), re.MULTILINE)
    assert [path for path in tried.split() if not Path(ROOT, path).exists()] == []


def test_everything_that_is_built_or_installed_decides_about_the_slow_tests():
    [tried] = re.findall(r'^tried="([^"]+)"', (ROOT / ".ci/slow").read_text("utf-8"), re.MULTILINE)
    pages = {path.name for pattern in ("*.html", "requirements-*.txt", "package*.json") for path in ROOT.glob(pattern)}
    assert {"app", "static", "examples", "tests", "README.md", "docs", "pyproject.toml", "Makefile", *pages} <= set(
        tried.split()
    )
