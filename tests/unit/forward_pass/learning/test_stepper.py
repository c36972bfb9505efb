"""stepper.py: a state goes on in the same way whatever was done before, and a step without numbers is noticed."""

from __future__ import annotations

import numpy as np

from forward_pass.learning.optimizers import Adam
from forward_pass.learning.stepper import Pace, State, Stepper
from forward_pass.learning.task import Examples
from forward_pass.learning.trainable import Trainable
from forward_pass.model import network

LINE = Trainable(network([[[0.0]]], [[0.0]], output="linear"))
EXAMPLES = Examples(np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]]))


def stepper(learning_rate: float = 0.1, optimizer: str = "adam") -> Stepper:
    return Stepper(LINE, EXAMPLES, Pace(optimizer, learning_rate, 2, 0, None))


def first(*, weight: float = 0.5) -> State:
    return State(0, np.array([weight, 0.0]), Adam(), "adam", 0, 0)


def test_a_state_goes_on_in_the_same_way_whatever_was_done_before() -> None:
    one, other = stepper(), stepper()
    for own in (one, other):
        own.load(first())
        for _ in range(5):
            assert own.step()
    between = one.state()
    for _ in range(30):
        one.step()
    one.load(between)
    for own in (one, other):
        own.step()
    assert one.state().parameters.tolist() == other.state().parameters.tolist()
    assert (one.state().step, one.state().epoch, one.state().used) == (6, 2, 3)


def test_each_batch_is_the_next_part_of_its_epoch() -> None:
    own = stepper()
    own.load(first())
    seen = []
    for _ in range(4):
        seen.append(own.rows().tolist())
        own.step()
    assert [len(rows) for rows in seen] == [2, 1, 2, 1]
    assert sorted(seen[0] + seen[1]) == sorted(seen[2] + seen[3]) == [0, 1, 2]


def test_a_step_beyond_the_largest_weight_that_may_be_chosen_is_noticed_and_the_largest_is_not() -> None:
    examples = Examples(np.array([[0.0]]), np.array([[1e6]]))
    for rate, fine in ((1.0, True), (1.1, False)):
        own = Stepper(LINE, examples, Pace("sgd", rate, 1, 0, None))
        own.load(State(0, np.array([1e6, 0.0]), Adam(), "adam", 0, 0))
        assert own.step() == fine


def test_a_step_to_no_number_is_noticed() -> None:
    own = stepper(optimizer="sgd")
    own.load(first(weight=np.nan))
    assert not own.step()
