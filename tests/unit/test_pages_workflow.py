"""The workflow that publishes the site on GitHub Pages: what GitHub would reject, or publish wrongly, is found here."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from forward_pass_site.checkout import this_checkout

ROOT = this_checkout().root
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text("utf-8"))
JOBS = WORKFLOW["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]


def step_with(action):
    [step] = [step for step in STEPS if step.get("uses", "").startswith(f"actions/{action}@")]
    return step


def test_it_runs_when_main_changes_and_when_it_is_asked_to():
    # YAML 1.1 reads the word "on" as true.
    assert WORKFLOW[True] == {"push": {"branches": ["main"]}, "workflow_dispatch": None}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.get("uses", step.get("run")))
def test_every_step_is_make_or_an_official_action_of_one_major_version(step):
    assert step.get("run") == "make build" or re.fullmatch(r"actions/[a-z-]+@v[1-9]\d*", step["uses"])


def test_what_is_published_is_the_folder_that_make_build_writes():
    actions = [step.get("uses", step.get("run")).split("@")[0] for step in JOBS["build"]["steps"]]
    assert (
        actions.index("actions/checkout") < actions.index("make build") < actions.index("actions/upload-pages-artifact")
    )
    assert step_with("upload-pages-artifact")["with"] == {"path": "build/site"}
    assert re.search(
        r"^build: .*## build the site into build/site$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )


def test_the_site_is_built_for_the_address_where_it_will_be():
    [build] = [step for step in STEPS if step.get("run") == "make build"]
    assert build["env"] == {"SITE": f"${{{{ steps.{step_with('configure-pages')['id']}.outputs.base_url }}}}"}


def test_only_the_job_that_publishes_may_write_and_it_builds_nothing():
    assert JOBS["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert JOBS["deploy"]["needs"] == "build"
    assert [step["uses"].split("@")[0] for step in JOBS["deploy"]["steps"]] == ["actions/deploy-pages"]
    assert "write" not in JOBS["build"]["permissions"].values()


def test_the_page_that_github_shows_is_the_one_that_was_published():
    assert JOBS["deploy"]["environment"] == {
        "name": "github-pages",
        "url": f"${{{{ steps.{step_with('deploy-pages')['id']}.outputs.page_url }}}}",
    }


def test_python_and_node_are_new_enough():
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    minor = int(step_with("setup-python")["with"]["python-version"].removeprefix("3."))
    assert minor >= int(oldest.removeprefix(">=3."))
    assert int(step_with("setup-node")["with"]["node-version"]) >= 20


def test_it_is_the_same_in_every_fork():
    assert "github.repository" not in str(WORKFLOW)
