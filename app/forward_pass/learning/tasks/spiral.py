"""Two arms of a spiral, wound around each other."""

from typing import Final

import numpy as np

from forward_pass.drawing import rounded
from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Task, split

COUNT: Final = 500
SCATTER: Final = 0.02
# How often an arm goes around.
TURNS: Final = 1.5
# How far from the middle it begins.
START: Final = 0.1


def spiral(seed: int = 0, *, noise: float = SCATTER) -> Task:
    """Return the task: on which of two arms of a spiral a point lies.

    The first arm is (r·cos t, r·sin t), t from 0 to 3π while r grows from 0.1 to 1; the second is opposite to it. Each
    point is scattered with the standard deviation `noise`.

    Example: without noise the arms begin at (0.1, 0) and (−0.1, 0).
    """
    rng = np.random.default_rng([seed, 11])
    along = rng.random(COUNT)
    second = np.arange(COUNT) % 2
    radius = (START + (1 - START) * along) * np.where(second, -1.0, 1.0)
    turn = 2 * np.pi * TURNS * along
    arm = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)
    points = rounded(arm + noise * rng.standard_normal((COUNT, 2)), 2)
    training, unseen = split(points, one_hot(second, 2), 0.4, seed)
    return Task(
        title="Spiral",
        about="On which of two arms of a spiral does the point lie?",
        layers=(2, 16, 16, 2),
        training=training,
        unseen=unseen,
        story=tuple(range(8)),
        activation="tanh",
        input_names=("x", "y"),
        ranges=((-1.1, 1.1),) * 2,
        classes=("first arm", "second arm"),
        epochs=200,
        learning_rate=0.02,
    )
