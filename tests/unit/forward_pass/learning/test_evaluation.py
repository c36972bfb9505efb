"""evaluation.py: scores by hand, surfaces that are the forward pass at every point, and mistakes, the worst first."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass import RunOptions, SettingError, forward
from forward_pass.learning.evaluation import confusion, evaluate, surface
from forward_pass.learning.run import TrainingRun

MOONS = TrainingRun("moons", temperature=0.65)


def test_a_surface_is_the_forward_pass_at_every_point_hidden_neurons_too():
    found = surface(MOONS, 30, size=7)
    x, y = found.axes
    assert (x[0], x[-1], y[0], y[-1]) == (-1.5, 2.5, -1.0, 1.5)
    assert set(found.layers) == {"activation1.activations", "activation2.activations", "softmax1.probabilities"}
    trace = forward(MOONS.at(30), [[x[2], y[5]]], RunOptions(temperature=0.65))[0]
    for name, values in found.layers.items():
        assert values[:, 5, 2] == pytest.approx(trace.arrays[name])


def test_a_curve_has_a_fit_instead():
    run = TrainingRun("curve")
    found = surface(run, 400, size=20)
    assert found.layers["linear1.outputs"].shape == (1, 20)
    assert found.layers["linear1.outputs"][0] == pytest.approx(np.sin(found.axes[0]), abs=0.2)


def test_surfaces_of_many_inputs_and_of_strange_sizes_are_refused():
    with pytest.raises(SettingError, match="the task must be one of one or two inputs, .*; got 5"):
        surface(TrainingRun("largest"), 0)
    for size in (1, 201, 2.5):
        with pytest.raises(SettingError, match="size must be a whole number from 2 to 200; got"):
            surface(MOONS, 0, size=size)


def test_loss_falls_and_accuracy_rises_on_what_is_learned_and_on_what_is_not_seen():
    first, last = evaluate(MOONS, 0), evaluate(MOONS, 400)
    for before, after in zip(first, last, strict=True):
        assert after.loss < before.loss / 3
        assert after.accuracy > 0.95
    unseen = MOONS.problem().unseen
    right = [trace.probabilities.argmax() for trace in forward(MOONS.at(400), unseen.inputs)] == unseen.labels
    assert last[1].accuracy == right.mean()
    assert evaluate(TrainingRun("curve"), 0)[0].accuracy is None


def test_confusion_counts_every_unseen_example_and_the_worst_mistake_is_first():
    unseen = MOONS.problem().unseen
    found = confusion(MOONS, 40)
    assert found.counts.sum(axis=1).tolist() == unseen.targets.sum(axis=0).tolist()
    wrong = found.counts.sum() - np.trace(found.counts)
    assert len(found.mistakes) == min(wrong, 12) > 0
    assert (np.diff(found.losses) <= 0).all()
    assert (unseen.labels[found.mistakes] != found.answers).all()
    assert found.counts.sum(axis=0)[1] == sum(t.probabilities[1] > 0.5 for t in forward(MOONS.at(40), unseen.inputs))


def test_numbers_have_no_confusion():
    with pytest.raises(SettingError, match="the task must be one with classes, .*; got curve"):
        confusion(TrainingRun("curve"), 0)
