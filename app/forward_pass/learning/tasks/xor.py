"""XOR: the smallest task that no single layer can solve."""

from typing import Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.drawing import rounded
from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Examples, Task, without

COUNT: Final = 200
# How far an input may be from 0 or 1.
MOST_OFF: Final = 0.3


def xor(seed: int = 0, *, noise: float = MOST_OFF) -> Task:
    """Return the task: whether two inputs, each near 0 or near 1, differ.

    It learns from points near the four corners, at most `noise` away from them in each direction. The corners
    themselves come first among those it has not seen.

    Example: xor().unseen.inputs[:4] is [[0, 0], [0, 1], [1, 0], [1, 1]].
    """
    rng = np.random.default_rng([seed, 6])
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    around = np.tile(corners, (COUNT // 2, 1))
    off = rounded(rng.uniform(min(0.01, noise), noise, around.shape), 2)
    points = np.abs(around - off)
    training, others = (Examples(part, _targets(part)) for part in (points[:COUNT], points[COUNT:]))
    unseen = np.concatenate([corners, without(training, others).inputs])
    return Task(
        title="XOR",
        about="Are the two inputs different? One layer cannot tell: the smallest task that needs a hidden layer.",
        layers=(2, 4, 2),
        training=training,
        unseen=Examples(unseen, _targets(unseen)),
        story=(1, 0, 2, 3),
        input_names=("A", "B"),
        ranges=((0.0, 1.0),) * 2,
        classes=("same", "different"),
        epochs=60,
        learning_rate=0.03,
    )


def _targets(points: Floats) -> Floats:
    near_one = points > 0.5
    return one_hot((near_one[:, 0] != near_one[:, 1]).astype(np.int64), 2)
