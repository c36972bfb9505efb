"""activations.py: from pre-activations to activations."""

import math

import numpy as np
import pytest

from forward_pass import ACTIVATIONS
from forward_pass.arrays import Floats
from unit import reference

NAMES = list(ACTIVATIONS)
GRID = np.linspace(-30.0, 30.0, 1201)


def at(name: str, *z: float) -> list[float]:
    return [float(a) for a in ACTIVATIONS[name](np.array(z))]


@pytest.mark.parametrize(
    ("name", "z", "a"),
    [
        ("relu", [-2.0, 0.0, 3.0], [0.0, 0.0, 3.0]),
        ("leaky_relu", [-2.0, 0.0, 3.0], [-0.02, 0.0, 3.0]),
        ("elu", [-math.log(2), 0.0, 3.0], [-0.5, 0.0, 3.0]),
        ("gelu", [-1.0, 0.0, 1.0], [-0.15865525393145707, 0.0, 0.8413447460685429]),
        ("silu", [-math.log(3), 0.0, math.log(3)], [-math.log(3) / 4, 0.0, 3 * math.log(3) / 4]),
        ("tanh", [-math.log(2), 0.0, math.log(2)], [-0.6, 0.0, 0.6]),
        ("sigmoid", [-math.log(3), 0.0, math.log(3)], [0.25, 0.5, 0.75]),
        ("softplus", [math.log(math.e - 1), 0.0, 0.0], [1.0, math.log(2), math.log(2)]),
        ("identity", [-2.0, 0.0, 3.0], [-2.0, 0.0, 3.0]),
    ],
)
def test_an_activation_gives_what_is_worked_by_hand(name: str, z: list[float], a: list[float]) -> None:
    assert at(name, *z) == pytest.approx(a, abs=1e-15)


@pytest.mark.parametrize("name", NAMES)
def test_an_activation_agrees_with_the_reference_everywhere(name: str) -> None:
    expected = [reference.ACTIVATIONS[name](z) for z in GRID.tolist()]
    assert ACTIVATIONS[name](GRID).tolist() == pytest.approx(expected, rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("name", NAMES)
def test_an_activation_stays_finite_and_silent_up_to_10000(name: str) -> None:
    z = np.array([-1e4, -800.0, -40.0, -0.0, 0.0, 40.0, 800.0, 1e4])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert np.isfinite(ACTIVATIONS[name](z)).all()


@pytest.mark.parametrize(
    ("name", "below", "above"),
    [
        ("relu", 0.0, 1e4), ("leaky_relu", -100.0, 1e4), ("elu", -1.0, 1e4), ("gelu", 0.0, 1e4), ("silu", 0.0, 1e4),
        ("tanh", -1.0, 1.0), ("sigmoid", 0.0, 1.0), ("softplus", 0.0, 1e4), ("identity", -1e4, 1e4),
    ],
)  # fmt: skip
def test_an_activation_has_its_limit_far_from_zero(name: str, below: float, above: float) -> None:
    assert at(name, -1e4, 1e4) == pytest.approx([below, above], abs=1e-12)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("gelu", "silu")])
def test_a_larger_sum_never_gives_a_smaller_activation(name: str) -> None:
    assert (np.diff(ACTIVATIONS[name](GRID)) >= 0).all()


def test_gelu_keeps_its_digits_far_below_zero() -> None:
    # −10·Φ(−10), Φ(−10) = 7.619853024160526e-24
    assert at("gelu", -10.0) == pytest.approx([-7.619853024160526e-23], rel=1e-12, abs=0)


@pytest.mark.parametrize("name", NAMES)
def test_an_activation_keeps_the_shape_of_what_it_takes(name: str) -> None:
    z: Floats = np.zeros((2, 3))
    assert ACTIVATIONS[name](z).shape == (2, 3)
