"""The workflow that builds a release: it makes wheel, npm package and site, and only the last job may publish."""

from __future__ import annotations

import re

import yaml

from forward_pass_site.checkout import this_checkout

ROOT = this_checkout().root
JOBS = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))["jobs"]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
MADE = [step["run"].removeprefix("make ") for step in JOBS["build"]["steps"] if "run" in step]


def test_it_makes_the_wheel_the_npm_package_and_the_site_each_into_the_folder_that_is_kept():
    assert MADE == ["wheel", "package", "site-archive"]
    for target in MADE:
        [recipe] = re.findall(rf"^{target}: .*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
        assert re.search(r"\bdist\b", recipe), target
    [kept] = [step["with"] for step in JOBS["build"]["steps"] if "upload-artifact" in step.get("uses", "")]
    assert (kept["path"], kept["if-no-files-found"]) == ("dist", "error")


def test_what_builds_may_publish_nothing_and_what_publishes_builds_nothing():
    assert "write" not in JOBS["build"]["permissions"].values()
    assert JOBS["attach"]["needs"] == "build"
    assert not [step for step in JOBS["attach"]["steps"] if "make" in step.get("run", "")]
