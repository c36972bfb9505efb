"""tasks: every task has its data, drawn from a seed, as scattered as is asked for; none is judged by what it learned."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass import Drawn, SettingError
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.tasks.named import named_task

DRAWN = ("xor", "moons", "circles", "spiral", "curve", "shuffled")


def task(name, noise=None, seed=0, layers=None):
    return named_task(name, noise, seed, layers)


@pytest.mark.parametrize("name", [*DRAWN, "largest"])
def test_a_seed_says_the_data_and_none_of_them_judge_that_were_learned(name):
    first, again, other = task(name), task(name, seed=0), task(name, seed=1)
    assert np.array_equal(first.training.inputs, again.training.inputs)
    assert not np.array_equal(first.training.inputs, other.training.inputs)
    learned = {row.tobytes() for row in first.training.inputs}
    assert not [row for row in first.unseen.inputs if row.tobytes() in learned]
    assert len(first.unseen) >= 8
    assert len(first.story) <= len(first.unseen)


@pytest.mark.parametrize("name", DRAWN)
def test_noise_scatters_the_data_and_without_it_they_lie_where_the_rule_says(name):
    still, scattered = task(name, noise=0), task(name, noise=0.3)
    assert not np.array_equal(still.training.inputs, scattered.training.inputs) or name == "curve"
    points, first = still.training.inputs, still.training.targets[:, 0]
    if name == "circles":
        assert np.hypot(*points.T) == pytest.approx(np.where(first, 1.0, 0.5), abs=0.01)
    elif name == "spiral":
        radius = np.hypot(*points.T)
        turn = np.arctan2(*points.T[::-1]) - 3 * np.pi * (radius - 0.1) / 0.9
        assert np.cos(turn) == pytest.approx(np.where(first, 1.0, -1.0), abs=0.15)
    elif name == "curve":
        assert first == pytest.approx(np.sin(points[:, 0]))
        assert np.std(scattered.training.targets - np.sin(scattered.training.inputs)) == pytest.approx(0.3, rel=0.15)
        assert scattered.unseen.targets == pytest.approx(np.sin(scattered.unseen.inputs))
    elif name == "xor":
        assert {tuple(point) for point in points.tolist()} == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_shuffled_labels_are_learned_by_heart_and_help_with_nothing_else():
    run = TrainingRun("shuffled")
    known, unseen = run.problem().training, run.problem().unseen
    moons = task("moons").training[: len(known)]
    assert known.targets.sum(axis=0).tolist() == moons.targets.sum(axis=0).tolist()
    assert known.labels.tolist() != moons.labels.tolist()
    model = run.at(1600)
    right = [share(model, examples) for examples in (known, unseen)]
    assert right[0] == 1.0
    assert right[1] < 0.7


def share(model, examples):
    from forward_pass.learning.backward import arriving

    return float((arriving(model, examples.inputs)[-1].argmax(axis=1) == examples.labels).mean())


def test_the_task_of_the_page_s_first_network_is_judged_by_the_page_s_own_samples():
    seed = Drawn().seed
    run = TrainingRun("largest", data_seed=seed, seed=seed, layers=Drawn().layers, temperature=0.65)
    unseen = run.problem().unseen
    assert unseen.inputs[3].tolist() == Drawn().inputs(3).tolist()
    assert unseen.labels[3] == int(Drawn().inputs(3)[1] > Drawn().inputs(3)[0])
    assert [W.tolist() for W in run.at(0).weights] == [W.tolist() for W in Drawn().model().weights]
    assert share(run.at(0), unseen) < 0.7
    assert share(run.at(600), unseen) > 0.95


def test_the_largest_of_more_inputs_and_classes():
    wide = task("largest", layers=(4, 3))
    assert wide.training.labels.tolist() == wide.training.inputs[:, :3].argmax(axis=1).tolist()
    with pytest.raises(SettingError, match="two classes or more, and of as many inputs or more, .*; got 2-3"):
        task("largest", layers=(2, 3))
