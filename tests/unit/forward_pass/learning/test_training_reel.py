"""learning/training_reel.py: a training is recorded, written, read again, and refused where it is not whole."""

from __future__ import annotations

import base64
import json

import numpy as np
import pytest

from forward_pass import forward
from forward_pass.errors import ForwardPassError, WireError
from forward_pass.learning.evaluation import evaluate
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import named_source
from forward_pass.learning.training_reel import TrainingReel, read_training, record_training, recorded_steps
from forward_pass.options import RunOptions

RUN = TrainingRun("xor", seed=3)


@pytest.fixture(scope="module")
def reel() -> TrainingReel:
    return record_training(RUN, 40, 5)


@pytest.mark.parametrize(
    ("last", "count", "steps"),
    [(96, 5, (0, 3, 10, 30, 96)), (2, 16, (0, 1, 2)), (0, 4, (0,)), (1, 3, (0, 1)), (10, 3, (0, 1, 10))],
)
def test_steps_lie_closer_at_first_and_end_with_the_last(last, count, steps):
    assert recorded_steps(last, count) == steps


def test_each_snapshot_holds_the_network_of_its_step_and_one_pass_to_the_last_bit(reel):
    for step, values in zip(reel.steps, reel.values, strict=True):
        model = RUN.at(step)
        inputs = named_source(f"trained {json.dumps(RUN.to_dict())}@{step}").inputs(0)
        [trace] = forward(model, [inputs], RunOptions(temperature=1))
        parameters = np.concatenate([array.ravel() for array in model.parameters().values()])
        passed = np.concatenate([array.ravel() for array in trace.arrays.values()])
        assert values.tolist() == np.concatenate([parameters, passed]).tolist()


def test_rows_are_the_losses_and_accuracies_of_their_steps(reel):
    assert set(reel.steps) <= set(reel.rows[:, 0])
    for row in (reel.rows[0], reel.rows[-1]):
        known, unseen = evaluate(RUN, int(row[0]))
        assert row[1:].tolist() == [known.loss, known.accuracy, unseen.loss, unseen.accuracy]


def test_maps_say_in_sixteenths_how_sure_the_network_is_of_the_first_class(reel):
    # Row 0 is the lowest: A = 0 and B = 0 are the same, A = 1 and B = 0 are not.
    [trace] = forward(RUN.at(40), [[1.0, 0.0]], RunOptions(temperature=1))
    assert reel.maps[-1][0, -1] == round(15 * trace.probabilities[0])
    assert reel.maps.min() >= 0
    assert reel.maps.max() <= 15


def test_what_is_written_is_read_again(reel):
    again = read_training(reel.to_json())
    assert again.to_json() == reel.to_json()
    assert again.run == RUN
    assert np.array_equal(again.values, reel.values)


def test_what_a_page_needs_first_is_in_the_first_file_and_the_networks_that_follow_in_the_second():
    reel = record_training(TrainingRun("moons", seed=2), 40, 6)
    files = reel.to_files("mine.json")
    assert list(files) == ["mine.json", "mine-more.json"]
    first, more = map(json.loads, files.values())
    assert (first["more"], first["steps"], len(first["snapshots"])) == ("mine-more.json", list(reel.steps), 2)
    assert [one["step"] for one in [*first["snapshots"], *more["snapshots"]]] == list(reel.steps)
    assert read_training(*files.values()).to_json() == reel.to_json()
    other = record_training(TrainingRun("moons", seed=3), 40, 6).to_files("mine.json")["mine-more.json"]
    with pytest.raises(WireError, match="run of the second part must be that of the first"):
        read_training(files["mine.json"], other)
    with pytest.raises(WireError, match="the format of a recorded training must be"):
        read_training(files["mine.json"], files["mine.json"])


def test_a_short_one_is_in_one_file(reel):
    assert reel.to_files("short.json") == {"short.json": reel.to_json()}


@pytest.mark.parametrize("run", [TrainingRun("curve"), TrainingRun("largest", layers=(3, 4, 3))])
def test_tasks_without_a_map_are_recorded_without_one(run):
    reel = record_training(run, 4, 3)
    assert reel.maps.shape == (0, 25, 25)
    assert read_training(reel.to_json()).to_json() == reel.to_json()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "forward-pass-reel"}, 'the format of a recorded training must be "forward-pass-training"; got'),
        ({"version": 2}, "the version of a recorded training must be 1; got 2"),
        ({"run": {"task": "cats"}}, "task must be one of xor, moons,"),
        ({"run": None}, "a training run must be an object; got null"),
        ({"snapshots": []}, "steps must be rising from 0; got []"),
        ({"snapshots": [{"step": 0}]}, "a recorded training must be one with snapshots of step, float64 and map"),
        ({"snapshots": [{"step": 0, "float64": "AAAA", "map": ""}]}, "a recorded training must be one with snapshots"),
        ({"snapshots": [{"step": 0, "float64": "", "map": "0" * 625}]}, "values of its steps must be of shape [1,"),
        ({"rows": [[0, 1]]}, "rows must be of shape [1,5]; got [1,2]"),
        ({"rows": "none"}, "a recorded training must be one with snapshots"),
        ({"epoch": 9}, "epoch of a recorded training must be what its run has; got 9"),
        ({"steps": [0]}, "steps of a recorded training must be what its run has; got [0]"),
        ({"reel": {}}, "reel of a recorded training must be what its run has; got {}"),
    ],
)
def test_what_is_not_whole_is_refused_with_a_sentence(reel, change, sentence):
    with pytest.raises(ForwardPassError) as refused:
        read_training(json.dumps(reel.to_dict() | change))
    assert str(refused.value).startswith(sentence)


def test_text_that_is_no_json_and_numbers_that_are_none_are_refused(reel):
    with pytest.raises(WireError, match="a recorded training must be a JSON object"):
        read_training("<html>")
    broken = reel.to_dict()
    values = np.full(len(reel.values[0]), np.nan, "<f8").tobytes()
    broken["snapshots"][1]["float64"] = base64.b64encode(values).decode()
    with pytest.raises(WireError, match="values of its steps must be finite numbers"):
        read_training(json.dumps(broken))


def test_too_few_snapshots_are_refused():
    with pytest.raises(WireError, match="snapshots must be a whole number from 3 to 64; got 2"):
        record_training(RUN, 4, 2)
