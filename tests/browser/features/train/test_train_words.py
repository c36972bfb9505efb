"""train-words.js: how a training stands, in words."""

from __future__ import annotations

import pytest


def at(step, loss, right=None):
    return {"step": step, "loss": loss, "unseenLoss": loss + 0.1, "right": right, "unseenRight": right}


@pytest.mark.parametrize(("before", "now", "trend"), [(1, 0.9, "falling"), (1, 1.1, "rising"), (1, 1.001, "steady")])
def test_the_loss_falls_rises_or_stays(lab, before, now, trend):
    assert lab.call("features/train/train-words", "trendOf", [at(0, before), at(1, now)]) == trend


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (0, "Step 0: loss 0.7000, unseen 0.8000; right 50.0 %, unseen 50.0 %."),
        (9, "Step 9, epoch 3: loss 0.4100, falling, unseen 0.5100; right 93.3 %, unseen 93.3 %."),
        (5, "Step 5."),
    ],
)
def test_a_step_is_told_in_a_sentence(lab, step, sentence):
    progress = [at(0, 0.7, 0.5), at(9, 0.41, 14 / 15)]
    told = lab.call("features/train/train-words", "statusOf", progress, {"step": step, "epoch": step and 3})
    assert told.replace("\u202f", " ") == sentence


def test_numbers_are_not_right_or_wrong(lab):
    told = lab.call("features/train/train-words", "statusOf", [at(0, 0.7)], {"step": 0, "epoch": 0})
    assert told == "Step 0: loss 0.7000, unseen 0.8000."
