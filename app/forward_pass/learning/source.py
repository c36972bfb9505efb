"""The network of a training run after a number of steps, as a source of reels."""

from collections.abc import Mapping
from typing import Any

from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import trainer_of
from forward_pass.settings import check
from forward_pass.sources import Stored

MOST_SAMPLES = 64


def trained_source(described: Mapping[str, Any]) -> Stored:
    """Return the network that {"kind": "trained", "step": k, …} describes, with unseen examples as its samples.

    Raises: as `TrainingRun.from_dict` and `TrainingRun.at`.
    """
    settings = dict(described)
    step = check("step", settings.pop("step", 0), LEARNING_LIMITS)
    run = TrainingRun.from_dict(settings)
    return Stored(run.at(step), tuple(trainer_of(run).task(step).unseen.inputs[:MOST_SAMPLES]))
