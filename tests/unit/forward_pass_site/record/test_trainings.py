"""The trainings of the site: recorded by the pinned Pyodide, as CPython would, and small."""

from __future__ import annotations

import gzip

import numpy as np
import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import read_training, record_training
from forward_pass_site.record.record_training_in_pyodide import recorded_training
from forward_pass_site.record.trainings import PARTS, TRAININGS, record_trainings, training_files

# Of each file, compressed: with the first, the element, and what reads it, it stays under 60 kB until it moves.
MOST_BYTES = {"": 15_000, "-more": 60_000}
# The share of unseen examples that the last network names rightly.
FEWEST_RIGHT = {"xor": 1.0, "moons": 0.98, "circles": 0.96, "spiral": 0.95}


@pytest.fixture(scope="module")
def built(checkout):
    texts = {path.stem.removeprefix("training-"): path.read_text("utf-8") for path in training_files(checkout)}
    return {task: tuple(texts[f"{task}{part}"] for part in PARTS) for task in TRAININGS}


@pytest.mark.parametrize("task", TRAININGS)
def test_each_is_its_task_as_it_is_small_and_learns_it(built, task):
    reel = read_training(*built[task])
    steps, snapshots = TRAININGS[task]
    assert reel.run == TrainingRun(task)
    assert reel.steps[-1] == steps
    assert len(reel.steps) == snapshots
    for part, text in zip(PARTS, built[task], strict=True):
        assert len(gzip.compress(text.encode(), 9)) <= MOST_BYTES[part]
    assert reel.rows[-1, 4] >= FEWEST_RIGHT[task]


def test_cpython_comes_to_the_same_numbers_but_for_their_last_digits(built):
    # Libraries differ in the last bits of exp, which training carries on.
    recorded, here = read_training(*built["xor"]), record_training(TrainingRun("xor"), *TRAININGS["xor"])
    np.testing.assert_allclose(recorded.values, here.values, rtol=0, atol=1e-9)
    np.testing.assert_allclose(recorded.rows, here.rows, rtol=0, atol=1e-9)


def test_the_script_records_the_task_with_its_own_settings():
    assert read_training(recorded_training("xor", 4, 3, "a.json", "a.json")).run == TrainingRun("xor")


def test_nothing_is_recorded_again_while_nothing_changed(checkout):
    before = [path.stat().st_mtime_ns for path in training_files(checkout)]
    record_trainings(checkout)
    assert [path.stat().st_mtime_ns for path in training_files(checkout)] == before
