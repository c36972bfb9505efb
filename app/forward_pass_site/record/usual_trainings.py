"""What a training is like unless something is chosen, and what a run says besides: what an author has to write."""

from __future__ import annotations

from typing import Any

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.tasks.named import TASKS

# Their data are files, which only a checkout has: of them, what all tasks have is left out and no more.
MEASURED = ("iris", "digits")
OTHER = "other"


def usual_trainings() -> dict[str, dict[str, Any]]:
    """Return the settings that each task has by itself, and under "other" those that all tasks have.

    Example: usual_trainings()["xor"]["layers"] is [2, 4, 2].
    """
    usual = {task: _settings(TrainingRun(task)) for task in TASKS if task not in MEASURED}
    first, *_ = usual.values()
    common = {name: value for name, value in first.items() if all(run[name] == value for run in usual.values())}
    # Both of them name a class.
    return usual | {OTHER: common | {"output": "softmax"}}


def shortest_run(run: TrainingRun) -> dict[str, Any]:
    """Return what tells a run from the usual one of its task, in the order of the alphabet; its task always.

    Example: shortest_run(TrainingRun("moons", seed=2)) is {"seed": 2, "task": "moons"}.
    """
    usual = usual_trainings()
    own = usual.get(run.task, usual[OTHER])
    settings = _settings(run)
    kept = {name: value for name, value in settings.items() if name not in own or own[name] != value}
    # With a network of its own on stage, the page would take that one's.
    kept |= {"layers": settings["layers"]} if run.task == "largest" else {}
    return dict(sorted((kept | {"task": run.task}).items()))


def _settings(run: TrainingRun) -> dict[str, Any]:
    return {name: _plain(value) for name, value in run.to_dict().items() if name not in ("kind", "task")}


def _plain(value: Any) -> Any:
    """Return a value as JavaScript writes it: whole numbers have no decimal point."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_plain(one) for one in value]
        case dict():
            return {name: _plain(one) for name, one in value.items()}
    return value
