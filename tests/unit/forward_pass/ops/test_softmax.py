"""ops/softmax.py: from logits to probabilities."""

import math

import numpy as np
import pytest

from forward_pass import RunOptions, SettingError, ShapeError, softmax
from forward_pass.ops.softmax import Softmax, softmax_steps
from unit import reference

DRAWS = [np.random.default_rng(n).normal(scale=3.0, size=2 + n % 9) for n in range(50)]


def test_every_step_is_what_is_worked_by_hand() -> None:
    steps = softmax_steps(np.array([math.log(4), 0.0]), 0.5)
    assert steps.scaled.tolist() == pytest.approx([math.log(16), 0.0])
    assert steps.shifted.tolist() == pytest.approx([0.0, -math.log(16)])
    assert steps.exponentials.tolist() == pytest.approx([1.0, 1 / 16])
    assert steps.exponential_sum == pytest.approx(17 / 16)
    assert steps.probabilities.tolist() == pytest.approx([16 / 17, 1 / 17])


def test_softmax_agrees_with_the_reference() -> None:
    for logits in DRAWS:
        for temperature in (0.1, 0.65, 1.0, 7.0):
            expected = reference.softmax(logits.tolist(), temperature)
            assert softmax(logits, temperature).tolist() == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("temperature", [1e-3, 0.65, 1.0, 1e3])
def test_probabilities_sum_to_1_and_follow_the_order_of_the_logits(temperature: float) -> None:
    for logits in DRAWS:
        probabilities = softmax(logits, temperature)
        assert math.fsum(probabilities) == pytest.approx(1.0, abs=1e-15)
        assert (np.diff(probabilities[np.argsort(logits)]) >= 0).all()


def test_adding_a_constant_to_the_logits_changes_nothing() -> None:
    for logits in DRAWS:
        assert softmax(logits + 1000.0, 0.65).tolist() == pytest.approx(softmax(logits, 0.65).tolist(), abs=1e-12)


def test_a_high_temperature_tends_to_equal_shares_and_a_low_one_to_the_largest_logit() -> None:
    logits = np.array([1.0, 3.0, 2.0])
    assert softmax(logits, 1e3).tolist() == pytest.approx([1 / 3] * 3, abs=1e-3)
    assert softmax(logits, 1e-3).tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("temperature", [1e-3, 1.0, 1e3])
def test_logits_of_10000_neither_overflow_nor_lose_the_sum(temperature: float) -> None:
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        probabilities = softmax(np.array([1e4, -1e4, 1e4]), temperature)
    ratio = math.exp(-2e4 / temperature)
    assert probabilities.tolist() == pytest.approx([1 / (2 + ratio), ratio / (2 + ratio), 1 / (2 + ratio)], abs=1e-15)


def test_a_single_class_is_certain() -> None:
    assert softmax(np.array([-3.0]), 0.65).tolist() == [1.0]


@pytest.mark.parametrize("temperature", [0.0, -1.0, 1001.0, math.nan])
def test_another_temperature_is_refused(temperature: float) -> None:
    with pytest.raises(SettingError, match=r"temperature must be a number from 0\.001 to 1000; got "):
        softmax(np.array([1.0]), temperature)


def test_logits_that_are_not_a_finite_row_are_refused() -> None:
    with pytest.raises(ShapeError, match="logits must be finite numbers; got NaN"):
        softmax(np.array([math.nan]), 1.0)
    with pytest.raises(ShapeError, match=r"logits must be of shape \(any\)"):
        softmax(np.ones((2, 2)), 1.0)


def test_the_operation_makes_every_step_and_the_probabilities_at_temperature_1() -> None:
    z = np.array([1.0, 3.0, 2.0])
    arrays = Softmax().run(z, RunOptions(temperature=2.0))
    steps = softmax_steps(z, 2.0)
    assert arrays["scaledLogits"].tolist() == steps.scaled.tolist()
    assert arrays["exponentialSum"] == steps.exponential_sum
    assert arrays["probabilities"].tolist() == steps.probabilities.tolist()
    assert arrays["probabilitiesAtOne"].tolist() == softmax(z, 1.0).tolist()
    assert {name: array.shape for name, array in arrays.items()} == Softmax().shapes(3, 400)
