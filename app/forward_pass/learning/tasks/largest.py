"""The largest: a task for any network of as many inputs as classes or more, the page's first network among them."""

from typing import Final

import numpy as np

from forward_pass.drawing import rounded
from forward_pass.errors import SettingError
from forward_pass.learning.loss import one_hot
from forward_pass.learning.task import Examples, Task, without
from forward_pass.settings import layers_text
from forward_pass.sources import INPUT_DECIMALS, Drawn

COUNT: Final = 500
N_UNSEEN: Final = 200


def largest(seed: int = 0, n_inputs: int = 5, n_classes: int = 2) -> Task:
    """Return the task: which of the first inputs, one for each class, is the largest; the others are of no account.

    It is judged by the samples that a drawn network of this seed is fed with, and learns from others like them.

    Raises: SettingError for a single class, and for more classes than inputs.

    Example: of 5 inputs and 2 classes (0.3, 0.7, 0.9, 0.9, 0.9) is the second class.
    """
    if not 2 <= n_classes <= n_inputs:
        expectation = "of two classes or more, and of as many inputs or more, for the task largest"
        raise SettingError("layers", expectation, layers_text((n_inputs, n_classes)))
    source = Drawn(layers=(n_inputs, n_classes), seed=seed)
    shown = np.stack([source.inputs(sample) for sample in range(N_UNSEEN)])
    drawn = rounded(np.random.default_rng([seed, 13]).random((COUNT, n_inputs)), INPUT_DECIMALS)
    unseen, training = (Examples(x, one_hot(x[:, :n_classes].argmax(axis=1), n_classes)) for x in (shown, drawn))
    names = tuple(f"x{number}" for number in range(1, n_inputs + 1))
    return Task(
        title=f"The largest of the first {n_classes} inputs",
        about=f"Which of the first {n_classes} inputs is the largest?",
        layers=(n_inputs, *Drawn().layers[1:-1], n_classes),
        training=without(unseen, training),
        unseen=unseen,
        story=tuple(range(8)),
        input_names=names,
        ranges=((0.0, 1.0),) * n_inputs,
        classes=tuple(f"{name} is largest" for name in names[:n_classes]),
        epochs=60,
    )
