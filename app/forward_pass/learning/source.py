"""The network of a training run after a number of steps, as a source of reels; its name says which run and step."""

import json
from functools import lru_cache
from typing import Final

from forward_pass.errors import WireError
from forward_pass.learning.document import shown_examples
from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.trainer import trainer_of
from forward_pass.settings import check
from forward_pass.sources import Stored

PREFIX: Final = "trained "


def name_of(run: TrainingRun, step: int) -> str:
    """Return the name of the network of a run after so many steps: the run as JSON text, "@", and the step.

    Example: name_of(TrainingRun("xor"), 20) begins with 'trained {"activation":' and ends with "@20".
    """
    return f"{PREFIX}{json.dumps(run.to_dict(), sort_keys=True, separators=(',', ':'))}@{step}"


@lru_cache(maxsize=8)
def named_source(name: str) -> Stored:
    """Return the network that a name says, with unseen examples as its samples.

    Raises: WireError for a name that says none, otherwise as `TrainingRun.from_dict` and `TrainingRun.at`.
    """
    text, _, digits = name.removeprefix(PREFIX).rpartition("@")
    try:
        run, step = TrainingRun.from_dict(json.loads(text)), json.loads(digits)
    except json.JSONDecodeError:
        raise WireError("the name of a trained network", 'a run as JSON text, "@", and a step', name) from None
    step = check("step", step, LEARNING_LIMITS)
    return Stored(run.at(step), tuple(shown_examples(trainer_of(run).task(step)).inputs), name)
