"""What was learned in the page goes out as files, which other programs read."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest
from playwright.sync_api import Page

from e2e.element import ask, put_live, trace_of, until
from e2e.train_panel import press
from forward_pass.formats.network_file import read_network
from forward_pass.formats.opened import open_files
from forward_pass.learning.files import IN_THE_PAGE
from forward_pass.learning.run import TrainingRun

RUN = TrainingRun("xor", seed=3)
ROOT = "element.shadowRoot"


def test_what_was_learned_is_saved_as_a_network_file_as_safetensors_and_as_numpy(live_page: Page, tmp_path):
    page = live_page
    put_live(page, mode="train", task="xor", seed=3, step=40)
    until(page, f"{ROOT}.querySelector('.train .status')?.textContent.startsWith('Step 40')")
    # The page opened it: the reader has done nothing yet.
    assert ask(page, f"{ROOT}.querySelector('button.undo').hidden")
    for suffix in (*IN_THE_PAGE, ".py"):
        with page.expect_download() as saved:
            press(page, f".train [data-format='{suffix}']")
        assert saved.value.suggested_filename == f"xor-40{suffix}"
        saved.value.save_as(tmp_path / f"net{suffix}")
    models = [read_network(json.loads((tmp_path / "net.json").read_text())).model]
    models += [open_files({"net.safetensors": (tmp_path / "net.safetensors").read_bytes()}).network.model]
    for model in models:
        for found, expected in zip(model.weights, RUN.at(40).weights, strict=True):
            assert found == pytest.approx(expected, abs=1e-11)
    # The script needs NumPy alone, asserts the page's own outputs and prints them.
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "net.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    percentages = [f"{100 * p:.1f} %" for p in trace_of(page)["probabilities"]]
    assert done.stdout.splitlines() == [f"class {k}: {text}" for k, text in enumerate(percentages, start=1)]
    [last] = np.ravel(RUN.at(40).weights[-1])[-1:]
    assert f"{last:.9f}"[:11] in (tmp_path / "net.py").read_text()
