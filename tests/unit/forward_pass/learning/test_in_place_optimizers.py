"""in_place_optimizers.py: they change parameters as the optimizers do that cards tell of, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass.learning.in_place_optimizers import IN_PLACE
from forward_pass.learning.optimizers import OPTIMIZERS


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_steps_in_place_are_the_same_bits_also_when_they_go_on_from_what_is_remembered(name: str) -> None:
    rng, plain = np.random.default_rng(3), OPTIMIZERS[name]()
    θ = rng.normal(size=20)
    expected, own = θ.copy(), IN_PLACE[name](20, 0.03)
    own.load(plain, np.copy)
    for step in range(9):
        if step == 5:
            remembered = own.remembered(np.copy)
            own = IN_PLACE[name](20, 0.03)
            own.load(remembered, np.copy)
        g = rng.normal(size=20)
        plain, change = plain.step(g, 0.03)
        expected = expected + change
        own.step(θ, g)
        assert θ.tolist() == expected.tolist()
    found = own.remembered(np.copy).numbers()
    assert {key: array.tolist() for key, array in found.items()} == {
        key: array.tolist() for key, array in plain.numbers().items()
    }


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_one_that_is_loaded_anew_forgets_what_it_remembered(name: str) -> None:
    own, g = IN_PLACE[name](3, 0.1), np.array([1.0, -2.0, 3.0])
    ways = []
    for _ in range(2):
        own.load(OPTIMIZERS[name](), np.copy)
        θ = np.zeros(3)
        own.step(θ, g)
        ways.append(θ.tolist())
    assert ways[0] == ways[1] != [0, 0, 0]
