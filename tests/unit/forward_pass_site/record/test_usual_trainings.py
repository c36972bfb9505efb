"""usual_trainings.py: what a run says besides what its task has by itself."""

from __future__ import annotations

import json

import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass_site.record.usual_trainings import OTHER, shortest_run, usual_trainings


@pytest.mark.parametrize("task", [task for task in usual_trainings() if task != OTHER])
def test_what_is_left_out_is_what_the_task_has_by_itself(task):
    run = TrainingRun(task, seed=7, optimizer="sgd").changed(2, batch=4)
    shortest = shortest_run(run)
    assert set(shortest) - {"layers"} == {"task", "seed", "optimizer", "changes"}
    assert TrainingRun.from_dict(json.loads(json.dumps(shortest))) == run


def test_a_run_with_nothing_of_its_own_is_its_task_alone():
    assert shortest_run(TrainingRun("spiral", layers=(2, 16, 16, 2), learning_rate=0.02)) == {"task": "spiral"}
