"""ops/sigmoid.py: every output a probability of its own, and that of its opposite."""

import math
from fractions import Fraction

import numpy as np
import pytest

from forward_pass import RunOptions
from forward_pass.ops.sigmoid import Sigmoid, sigmoid_outputs


def test_it_is_worked_by_hand() -> None:
    p, opposite = sigmoid_outputs(np.array([math.log(3), 0.0, -math.log(3)]))
    assert p.tolist() == pytest.approx([0.75, 0.5, 0.25], abs=1e-15)
    assert opposite.tolist() == pytest.approx([0.25, 0.5, 0.75], abs=1e-15)


@pytest.mark.parametrize("z", [-30.0, -3.2, 0.0, 0.1, 3.2, 30.0])
def test_it_agrees_with_the_plain_formula(z: float) -> None:
    p, opposite = sigmoid_outputs(np.array([z]))
    assert p.item() == pytest.approx(1 / (1 + math.exp(-z)), rel=1e-14)
    assert opposite.item() == pytest.approx(1 / (1 + math.exp(z)), rel=1e-14)
    assert float(Fraction(p.item()) + Fraction(opposite.item())) == pytest.approx(1, abs=2e-16)


@pytest.mark.parametrize("z", [40.0, 300.0, 700.0])
def test_the_opposite_keeps_its_digits_where_the_probability_rounds_to_1(z: float) -> None:
    p, opposite = sigmoid_outputs(np.array([z]))
    assert p.item() == 1.0
    assert opposite.item() == pytest.approx(math.exp(-z), rel=1e-14)


def test_sums_of_10000_do_not_overflow() -> None:
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        p, opposite = sigmoid_outputs(np.array([1e4, -1e4]))
    assert p.tolist() == [1.0, 0.0]
    assert opposite.tolist() == [0.0, 1.0]


def test_outputs_do_not_depend_on_each_other_nor_on_the_temperature() -> None:
    operation = Sigmoid()
    alone = operation.run(np.array([0.4]), RunOptions(temperature=9.0))
    together = operation.run(np.array([7.0, 0.4]), RunOptions())
    for name, shape in operation.shapes(2, 400).items():
        assert together[name].shape == shape
        assert together[name][1] == alone[name][0]
