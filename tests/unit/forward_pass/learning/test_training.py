"""training.py: the same task and seed learn the same, each example is used once an epoch, and the loss falls."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from forward_pass import ShapeError
from forward_pass.learning.document import judged
from forward_pass.learning.task import Examples, Task, split
from forward_pass.learning.tasks.xor import xor
from forward_pass.learning.training import first_model, train, training_steps, with_parameters

SHORT = replace(xor(), epochs=3)


def values(model):
    return {name: array.tolist() for name, array in model.parameters().items()}


def test_the_same_seed_learns_the_same_and_another_seed_another():
    assert values(train(SHORT)) == values(train(SHORT))
    assert values(train(SHORT)) != values(train(SHORT, seed=1))


def test_learned_parameters_are_rounded():
    for array in train(SHORT).parameters().values():
        assert np.array_equal(array, np.round(array, SHORT.decimals))


def test_every_step_starts_where_the_one_before_ended_and_the_loss_falls():
    steps = list(training_steps(SHORT))
    assert values(steps[0].before) == values(first_model(SHORT, 0))
    assert all(later.before is earlier.after for earlier, later in pairwise(steps))
    epoch = len(steps) // SHORT.epochs
    first, last = (np.mean([step.gradients.loss for step in part]) for part in (steps[:epoch], steps[-epoch:]))
    assert last < first


def test_an_epoch_uses_every_example_once():
    # The loss of a linear network that does not move is ½·t², so the losses tell which examples were used.
    targets = np.arange(1.0, 8.0)[:, None]
    examples = Examples(np.zeros((7, 1)), targets)
    task = Task("", "", (1, 1), examples, examples, (), output="linear", epochs=1, batch=3, learning_rate=0.0)
    still = with_parameters(first_model(task, 0), {"dense1.weights": np.zeros((1, 1)), "dense1.biases": np.zeros(1)})
    bias = first_model(task, 0).biases[0][0]
    assert still.biases[0].tolist() == [0.0]
    losses = [step.gradients.loss for step in training_steps(task)]
    sizes = [3, 3, 1]
    total = sum(loss * size for loss, size in zip(losses, sizes, strict=True))
    assert total == pytest.approx(sum(0.5 * (bias - target) ** 2 for target in targets[:, 0]))


def test_standardized_inputs_have_mean_0_and_spread_1():
    inputs = np.array([[1.0, 10.0], [3.0, 30.0]])
    examples = Examples(inputs, np.eye(2))
    task = Task("", "", (2, 2), examples, examples, (), standardize=True)
    front = first_model(task, 0).operations[0]
    assert (front.mean.tolist(), front.scale.tolist()) == ([2.0, 20.0], [1.0, 10.0])


def test_a_split_holds_back_a_share_that_is_not_trained_on():
    inputs = np.arange(10.0)[:, None]
    training, unseen = split(inputs, inputs, 0.2, seed=0)
    assert (len(training), len(unseen)) == (8, 2)
    assert sorted([*training.inputs[:, 0], *unseen.inputs[:, 0]]) == list(range(10))


def test_a_task_whose_layers_do_not_fit_its_examples_is_refused():
    with pytest.raises(ShapeError, match=r"examples must be of 3 inputs and 2 targets; got \[2,2\]"):
        replace(xor(), layers=(3, 2))


def test_a_network_is_judged_by_the_root_of_the_mean_squared_error_or_by_what_it_names_rightly():
    examples = Examples(np.array([[0.0], [2.0]]), np.array([[1.0], [1.0]]))
    task = Task("", "", (1, 1), examples, examples, (), output="linear")
    doubling = {"dense1.weights": np.array([[1.0]]), "dense1.biases": np.array([1.0])}
    assert judged(with_parameters(first_model(task, 0), doubling), examples).error == pytest.approx(2**0.5)
    assert judged(train(xor()), xor().unseen).right == len(xor().unseen)
