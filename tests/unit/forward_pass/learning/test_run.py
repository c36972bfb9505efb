"""run.py: a run is a value that goes through JSON, and what does not fit its task is refused in a sentence."""

from __future__ import annotations

import json

import pytest

from forward_pass import SettingError
from forward_pass.learning.run import TrainingRun


def test_what_is_left_out_is_the_task_s_own():
    run = TrainingRun("xor")
    assert (run.layers, run.activation, run.output, run.learning_rate, run.batch) == (
        (2, 4, 2),
        "relu",
        "softmax",
        0.03,
        16,
    )


def test_a_run_goes_through_json_and_back_with_its_changes():
    run = TrainingRun("moons", noise=0.2, seed=3, layers=(2, 5, 2)).changed(7, learning_rate=0.5, optimizer="sgd")
    text = json.dumps(run.to_dict())
    assert TrainingRun.from_dict(json.loads(text)) == run
    assert '"changes": [[7, {"learning_rate": 0.5, "optimizer": "sgd"}]]' in text


def test_a_change_holds_from_its_step_on_and_takes_the_place_of_what_came_after_it():
    run = TrainingRun("xor").changed(10, batch=4).changed(20, learning_rate=1).changed(15, batch=8, weight_decay=0.1)
    assert [run.now(step).batch for step in (9, 10, 14, 15, 99)] == [16, 4, 4, 8, 8]
    assert run.now(99).learning_rate == 0.03
    assert run.changed(15, batch=2).now(15).weight_decay == 0.1


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"task": "cats"}, "task must be one of xor, moons, .*; got cats"),
        ({"learning_rate": -1}, "learning_rate must be a number from 0 to 1000000000; got -1"),
        ({"learning_rate": float("nan")}, "learning_rate must be a number"),
        ({"batch": 0}, "batch must be a whole number from 1 to 10000; got 0"),
        ({"optimizer": "lion"}, "optimizer must be one of sgd, momentum, adam; got lion"),
        ({"weight_decay": -0.1}, "weight_decay must be a number from 0"),
        ({"noise": 2}, "noise must be a number from 0 to 1; got 2"),
        ({"task": "largest", "noise": 0.1}, "noise must be left out for largest; got 0.1"),
        ({"layers": "3-4-2"}, "layers must be of 2 inputs and 2 outputs, as its task has them; got 3-4-2"),
        ({"task": "largest", "layers": "2-4-3"}, "layers must be of two classes or more"),
        ({"output": "linear"}, "output must be softmax or sigmoid for Two moons; got linear"),
        ({"task": "curve", "output": "softmax"}, "output must be linear for A curve; got softmax"),
        ({"activation": "relu,tanh,elu"}, "activation must be one of"),
        ({"task": "iris", "data_seed": 8}, "the data of iris must be given first; got none"),
        ({"changes": [[5, {"layers": [2, 2]}]]}, "a change must be of one of learning_rate, .*; got layers"),
        ({"changes": [[-5, {"batch": 2}]]}, "step must be a whole number from 0"),
        ({"changes": [5]}, "a change must be a pair of a step and an object; got 5"),
        ({"changes": [[1, 5]]}, "a change must be a pair of a step and an object"),
        ({"changes": 5}, "changes must be a list of pairs"),
        ({"changes": [[5, {"learning_rate": -2}]]}, "learning_rate must be a number from 0"),
        ({"speed": 5}, "the name of a setting must be one of task, "),
        ({"kind": "drawn"}, "the kind of a source must be trained; got drawn"),
    ],
)
def test_what_may_not_be_chosen_is_refused_in_a_sentence(settings, sentence):
    with pytest.raises(SettingError, match=sentence):
        TrainingRun.from_dict(settings)


def test_what_is_no_object_is_no_run():
    with pytest.raises(SettingError, match="a training run must be an object; got 5"):
        TrainingRun.from_dict(5)
