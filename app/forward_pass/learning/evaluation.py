"""How a network does: its loss and what it names rightly, where it answers what, and its worst mistakes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.errors import SettingError
from forward_pass.learning.history import state_at
from forward_pass.learning.loss import outputs_of
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.task import Examples
from forward_pass.learning.trainable import Trainable
from forward_pass.learning.trainer import trainer_of

MOST_POINTS: Final = 200


@dataclass(frozen=True, slots=True)
class Score:
    """How a network does on some examples.

    loss      the mean loss
    accuracy  the share that it names rightly; of numbers, None
    error     of numbers √(mean of (y − t)²); of classes, None
    """

    loss: float
    accuracy: float | None = None
    error: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """What a network of one or two inputs answers everywhere in their ranges.

    axes    the values of each input, (size,) each
    layers  by full name the outputs and the activations of each hidden layer, (n, size) or (n, size, size): of neuron
            j at y[row] and x[column]
    """

    axes: tuple[Floats, ...]
    layers: Mapping[str, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Confusion:
    """Which classes are taken for which, on unseen examples.

    counts    (n_classes, n_classes): of a row's class so many were given the class of the column
    mistakes  numbers of the unseen examples with the largest loss among those named wrongly, the worst first, (n,)
    answers   the class that each of them was given, (n,)
    losses    theirs, (n,)
    """

    counts: Indices
    mistakes: Indices
    answers: Indices
    losses: Floats


def score(trainable: Trainable, θ: Floats, examples: Examples) -> Score:
    """Return how a network does on some examples.

    Example: of outputs (1, 3) for the targets (1, 1) the error is √2.
    """
    sums = trainable.arriving(θ, examples.inputs)[-1]
    loss = float(trainable.losses(sums, examples.targets)[0].mean())
    if trainable.model.output == "linear":
        return Score(loss, error=float(np.sqrt(np.mean((sums - examples.targets) ** 2))))
    return Score(loss, accuracy=float(np.mean(sums.argmax(axis=1) == examples.labels)))


def evaluate(run: TrainingRun, step: int) -> tuple[Score, Score]:
    """Return how the network does after so many steps on what it learns from, and on what it has not seen."""
    trainer, state = trainer_of(run), state_at(run, step)
    task, trainable = trainer.task(step), trainer.trainable(step)
    return score(trainable, state.parameters, task.training), score(trainable, state.parameters, task.unseen)


def surface(run: TrainingRun, step: int, size: int = 50) -> Surface:
    """Return what the network answers everywhere, in one batched forward pass.

    Parameters: size, of how many points a side has.
    Raises: SettingError for a task of more than two inputs, and for a size that is none.

    Example: of two inputs and size 50 it computes 2500 samples.
    """
    trainer, state = trainer_of(run), state_at(run, step)
    task, trainable = trainer.task(step), trainer.trainable(step)
    if len(task.ranges) not in (1, 2):
        raise SettingError("the task", "one of one or two inputs, for its surface to be drawn", len(task.ranges))
    if not isinstance(size, int) or not 2 <= size <= MOST_POINTS:
        raise SettingError("size", f"a whole number from 2 to {MOST_POINTS}", size)
    axes = tuple(np.linspace(lowest, highest, size) for lowest, highest in task.ranges)
    points = np.stack([axis.ravel() for axis in np.meshgrid(*axes)], axis=1)
    arrived = trainable.arriving(state.parameters, points)
    side = (size,) * len(axes)
    *hidden, last = trainable.model
    layers = {
        placed.output: a.T.reshape(-1, *side)
        for placed, a in zip(hidden, arrived[1:], strict=True)
        if placed.operation.kind == "activation"
    }
    layers[last.output] = outputs_of(last.operation.kind, arrived[-1], trainable.temperature).T.reshape(-1, *side)
    return Surface(axes, layers)


def confusion(run: TrainingRun, step: int, most: int = 12) -> Confusion:
    """Return which classes are taken for which after so many steps, and at most so many of the worst mistakes.

    Raises: SettingError for a task that has no classes.
    """
    trainer, state = trainer_of(run), state_at(run, step)
    unseen, trainable = trainer.task(step).unseen, trainer.trainable(step)
    if trainable.model.output == "linear":
        raise SettingError("the task", "one with classes, for its confusion to be counted", run.task)
    sums = trainable.arriving(state.parameters, unseen.inputs)[-1]
    losses, _ = trainable.losses(sums, unseen.targets)
    answers, labels = sums.argmax(axis=1), unseen.labels
    counts = np.zeros((sums.shape[1],) * 2, np.int64)
    np.add.at(counts, (labels, answers), 1)
    wrong = np.flatnonzero(answers != labels)
    worst = wrong[np.argsort(-losses[wrong], kind="stable")][:most]
    return Confusion(counts, worst, answers[worst], losses[worst])
