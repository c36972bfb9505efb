"""Two circles, one inside the other."""

from typing import Final

import numpy as np

from forward_pass.drawing import rounded
from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Task, split

COUNT: Final = 500
SCATTER: Final = 0.1
INNER: Final = 0.5


def circles(seed: int = 0, *, noise: float = SCATTER) -> Task:
    """Return the task: whether a point lies on the circle of radius 1 or on that of radius ½.

    Each point is scattered with the standard deviation `noise`.

    Example: without noise every point has the distance 1 or 0.5 from (0, 0), but for rounding.
    """
    rng = np.random.default_rng([seed, 10])
    turn = 2 * np.pi * rng.random(COUNT)
    inside = np.arange(COUNT) % 2
    radius = np.where(inside, INNER, 1.0)
    circle = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)
    points = rounded(circle + noise * rng.standard_normal((COUNT, 2)), 2)
    training, unseen = split(points, one_hot(inside, 2), 0.4, seed)
    return Task(
        title="Two circles",
        about="Does the point lie on the outer circle or on the inner one?",
        layers=(2, 8, 2),
        training=training,
        unseen=unseen,
        story=tuple(range(8)),
        activation="tanh",
        input_names=("x", "y"),
        ranges=((-1.3, 1.3),) * 2,
        classes=("outer circle", "inner circle"),
        epochs=60,
        learning_rate=0.02,
    )
