"""A trained network as a network file: what it learned, how well, and samples that it has not seen."""

from dataclasses import replace
from typing import Final

import numpy as np

from forward_pass import __version__
from forward_pass.curve import curve
from forward_pass.formats.drawn_curve import DECIMALS, DrawnCurve
from forward_pass.formats.network_file import NetworkFile
from forward_pass.formats.samples import KnownSample, Made, Unseen
from forward_pass.learning.backward import arriving
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.task import Examples, Task
from forward_pass.learning.trainer import trainer_of
from forward_pass.model import Model
from forward_pass.options import RunOptions
from forward_pass.reel import record

MADE: Final = Made("Forward Pass", __version__)
MOST_SAMPLES: Final = 32
POINTS: Final = 97


def document(task: Task, model: Model) -> NetworkFile:
    """Return the network file of a model that has learned a task.

    Its samples are unseen examples, those of the task's story first; these are recorded, and its curve is drawn.
    """
    file = described(task, model)
    reel = record(file.source(), range(len(task.story)), RunOptions(temperature=file.temperature))
    return replace(file, curve=_curve(task, model), recorded=reel)


def run_document(run: TrainingRun, step: int) -> NetworkFile:
    """Return the network file of a training run after so many steps; nothing is recorded.

    Raises: as `TrainingRun.at`.
    """
    temperature = run.temperature if run.output == "softmax" else 1.0
    return described(trainer_of(run).task(step), run.at(step), temperature)


def described(task: Task, model: Model, temperature: float = 1.0) -> NetworkFile:
    """Return the network file of a model with what its task says of inputs and classes."""
    return NetworkFile(
        model,
        title=task.title,
        about=task.about,
        input_names=task.input_names,
        units=task.units,
        ranges=task.ranges,
        input_shape=task.input_shape,
        classes=task.classes,
        temperature=temperature,
        samples=_samples(shown_examples(task), labelled=task.output != "linear"),
        made=MADE,
        unseen=judged(model, task.unseen),
    )


def shown_examples(task: Task) -> Examples:
    """Return the unseen examples that a network of a task is shown with, those of its story first."""
    others = [k for k in range(len(task.unseen)) if k not in task.story]
    return task.unseen[np.array([*task.story, *others][:MOST_SAMPLES])]


def _curve(task: Task, model: Model) -> DrawnCurve | None:
    """Return the curve of a task that has one."""
    if task.truth is None:
        return None
    lowest, highest = task.ranges[0]
    truth = task.truth(np.linspace(lowest, highest, POINTS))
    rounded = [np.round(values, DECIMALS).tolist() for values in (curve(model, lowest, highest, POINTS), truth)]
    return DrawnCurve(*map(tuple, rounded))


def judged(model: Model, unseen: Examples) -> Unseen:
    """Return how a model does on examples: how many classes it names rightly, or how far off its numbers are.

    error = √(mean of (y − t)²)

    Example: outputs (1, 3) for targets (1, 1) are off by √2.
    """
    sums = arriving(model, unseen.inputs)[-1]
    if model.output == "linear":
        return Unseen(len(unseen), error=float(np.sqrt(np.mean((sums - unseen.targets) ** 2))))
    # The largest sum has the largest probability.
    return Unseen(len(unseen), right=int((sums.argmax(axis=1) == unseen.labels).sum()))


def _samples(examples: Examples, *, labelled: bool) -> tuple[KnownSample, ...]:
    labels = examples.labels.tolist() if labelled else [None] * len(examples)
    return tuple(KnownSample(inputs, label) for inputs, label in zip(examples.inputs, labels, strict=True))
