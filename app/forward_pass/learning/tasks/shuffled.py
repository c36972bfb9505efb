"""Moons with shuffled labels: nothing can be learned of them, but all of it can be memorized."""

from dataclasses import replace
from typing import Final

import numpy as np

from forward_pass.learning.task import Examples, Task
from forward_pass.learning.tasks.moons import SCATTER, moons

# So few that a small network can memorize them.
COUNT: Final = 40


def shuffled(seed: int = 0, *, noise: float = SCATTER) -> Task:
    """Return the task: points of two moons, each with the label of another point. What judges it is not shuffled.

    Example: there are as many points of each class as before.
    """
    task = moons(seed, noise=noise)
    few = task.training[:COUNT]
    order = np.random.default_rng([seed, 12]).permutation(COUNT)
    return replace(
        task,
        title="Shuffled labels",
        about="Two moons, but the labels of the points it learns from are dealt out at random. Can it name them?",
        layers=(2, 32, 32, 2),
        training=Examples(few.inputs, few.targets[order]),
        batch=8,
        epochs=400,
    )
