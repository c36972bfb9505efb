"""Training: many small steps, each of which lowers the loss of a few examples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.drawing import drawn_parameters, rounded
from forward_pass.learning.backward import Gradients, gradients
from forward_pass.learning.optimizers import Adam
from forward_pass.learning.task import Task
from forward_pass.learning.trainable import Trainable
from forward_pass.model import Model, network
from forward_pass.ops import Standardize


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step of training: the model before it, the gradients at its examples, and the model after it."""

    before: Model
    gradients: Gradients
    after: Model


def train(task: Task, seed: int = 0) -> Model:
    """Return the model that has learned a task, its parameters rounded to the task's decimals.

    The same task and seed give the same model, to the last bit wherever NumPy computes the same bits.
    """
    model = first_model(task, seed)
    for step in training_steps(task, seed):
        model = step.after
    learned = {name: rounded(array, task.decimals) for name, array in model.parameters().items()}
    return with_parameters(model, learned)


def training_steps(task: Task, seed: int = 0) -> Iterator[Step]:
    """Yield every step of training: epochs in which each example is used once, in an order drawn from the seed."""
    model, adam = first_model(task, seed), Adam()
    trainable = Trainable(model)
    batches = list(_batches(task, seed))
    for number, rows in enumerate(batches):
        examples = task.training[rows]
        found = gradients(model, examples.inputs, examples.targets)
        g = np.concatenate([found.parameters[place.name].ravel() for place in trainable.places])
        adam, change = adam.step(g, task.learning_rate * (1 - number / len(batches)))
        after = trainable.with_vector(trainable.vector(model) + change)
        yield Step(model, found, after)
        model = after


def first_model(task: Task, seed: int) -> Model:
    """Return the model before the first step: its weights and biases are drawn."""
    weights, biases = drawn_parameters(seed, task.layers, "he")
    return with_front(task, network(weights, biases, task.activation, task.output))


def with_front(task: Task, model: Model) -> Model:
    """Return the model with the task's standardization in front of it, if there is one."""
    if not task.standardize:
        return model
    inputs = task.training.inputs
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    scale = rounded(spread, task.decimals)
    # Nothing can be divided by the spread of a column that never changes; one of small numbers keeps its digits.
    small = scale == 0
    mean, scale = np.where(small, mean, rounded(mean, task.decimals)), np.where(small, spread, scale)
    front = Standardize(mean, np.where(scale == 0, 1.0, scale))
    return replace(model, operations=(front, *model.operations))


def with_parameters(model: Model, parameters: Mapping[str, Floats]) -> Model:
    """Return a model of the same operations with other parameters, by their full names."""
    operations = []
    for placed in model:
        own: dict[str, Any] = {name: parameters[f"{placed.name}.{name}"] for name in placed.operation.parameters()}
        operations.append(replace(placed.operation, **own))  # type: ignore[type-var]
    return replace(model, operations=tuple(operations))


def _batches(task: Task, seed: int) -> Iterator[Indices]:
    """Yield the rows of each step's examples."""
    rng = np.random.default_rng([seed, 4])
    for _ in range(task.epochs):
        order = rng.permutation(len(task.training))
        for start in range(0, len(order), task.batch):
            yield order[start : start + task.batch]
