"""Two moons: two half circles that reach into each other."""

from typing import Final

import numpy as np

from forward_pass.drawing import rounded
from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Task, split

COUNT: Final = 500
SCATTER: Final = 0.15


def moons(seed: int = 0, *, noise: float = SCATTER) -> Task:
    """Return the task: on which of two moons a point lies.

    The upper moon is (cos t, sin t), the lower one (1 − cos t, ½ − sin t), t from 0 to π; each point is then scattered
    with the standard deviation `noise`.

    Example: with t = 0 they begin at (1, 0) and (0, ½).
    """
    rng = np.random.default_rng([seed, 7])
    t = np.pi * rng.random(COUNT)
    lower = np.arange(COUNT) % 2
    moon = np.stack([np.where(lower, 1 - np.cos(t), np.cos(t)), np.where(lower, 0.5 - np.sin(t), np.sin(t))], axis=1)
    points = rounded(moon + noise * rng.standard_normal((COUNT, 2)), 2)
    training, unseen = split(points, one_hot(lower, 2), 0.4, seed)
    return Task(
        title="Two moons",
        about="On which of two half circles that reach into each other does the point lie?",
        layers=(2, 8, 8, 2),
        training=training,
        unseen=unseen,
        story=(2, 30, 20, 12, 4, 1, 15, 35),
        input_names=("x", "y"),
        ranges=((-1.5, 2.5), (-1.0, 1.5)),
        classes=("upper moon", "lower moon"),
        epochs=60,
    )
