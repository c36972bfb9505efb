"""A curve: one number in, one number out."""

from typing import Final

import numpy as np

from forward_pass.learning.task import Examples, Task, split

COUNT: Final = 500
SHOWN: Final = 8


def curve(seed: int = 0, *, noise: float = 0.0) -> Task:
    """Return the task: the sine of a number from −π to π.

    What it learns from is scattered around the sine with the standard deviation `noise`; what judges it is not.

    Example: the target of 1.57 is 0.9999997.
    """
    rng = np.random.default_rng([seed, 8])
    # All of them differ: hundredths from −3.14 to 3.14.
    x = rng.choice(np.arange(-314, 315), (COUNT, 1), replace=False) / 100
    training, unseen = split(x, np.sin(x), 0.4, seed)
    training = Examples(training.inputs, training.targets + noise * rng.standard_normal(training.targets.shape))
    # From left to right.
    story = np.argsort(unseen.inputs[:, 0])[np.linspace(0, len(unseen) - 1, SHOWN).astype(int)]
    return Task(
        title="A curve",
        about="The sine of x, added up from twelve simple curves whose places the network has learned.",
        layers=(1, 12, 1),
        training=training,
        unseen=unseen,
        story=tuple(story.tolist()),
        output="linear",
        activation="tanh",
        input_names=("x",),
        ranges=((-3.14, 3.14),),
        classes=("sin x",),
        truth=np.sin,
        epochs=200,
        learning_rate=0.02,
    )
