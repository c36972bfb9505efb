"""The optimizers in place: what those of optimizers.py compute, without making an array in a step."""

from collections.abc import Callable
from typing import Final, Protocol

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.learning.optimizers import FIRST_DECAY, FRICTION, SECOND_DECAY, TINY, Adam, Momentum, Optimizer, Sgd

# Copies a vector into another one, or returns one that is made of it.
Copy = Callable[[Floats], Floats]


class InPlaceOptimizer(Protocol):
    """What changes parameters by their gradients."""

    def __init__(self, size: int, learning_rate: float) -> None:
        """Make room for so many parameters."""

    def load(self, optimizer: Optimizer, translated: Copy) -> None:
        """Go on from what an optimizer of the same kind remembers."""

    def step(self, θ: Floats, g: Floats) -> None:
        """Change θ by the gradients g."""

    def remembered(self, translated: Copy) -> Optimizer:
        """Return what is remembered."""


class InPlaceSgd:
    """θ ← θ − η·g."""

    def __init__(self, size: int, learning_rate: float) -> None:
        self._change, self._learning_rate = np.empty(size), learning_rate

    def load(self, optimizer: Optimizer, translated: Copy) -> None:
        """Do nothing: nothing is remembered."""

    def step(self, θ: Floats, g: Floats) -> None:
        """Change θ."""
        np.multiply(g, self._learning_rate, out=self._change)
        np.subtract(θ, self._change, out=θ)

    def remembered(self, translated: Copy) -> Optimizer:
        """Return plain descent."""
        return Sgd()


class InPlaceMomentum:
    """v ← 0.9·v + g, θ ← θ − η·v."""

    def __init__(self, size: int, learning_rate: float) -> None:
        self._v, self._change, self._learning_rate = np.zeros(size), np.empty(size), learning_rate

    def load(self, optimizer: Optimizer, translated: Copy) -> None:
        """Take the velocity over."""
        velocity = optimizer.numbers().get("velocity")
        self._v[:] = 0.0 if velocity is None else translated(velocity)

    def step(self, θ: Floats, g: Floats) -> None:
        """Change v and θ."""
        np.multiply(self._v, FRICTION, out=self._v)
        np.add(self._v, g, out=self._v)
        np.multiply(self._v, self._learning_rate, out=self._change)
        np.subtract(θ, self._change, out=θ)

    def remembered(self, translated: Copy) -> Optimizer:
        """Return momentum with the velocity."""
        return Momentum(translated(self._v))


class InPlaceAdam:
    """m ← 0.9·m + 0.1·g, v ← 0.999·v + 0.001·g², θ ← θ − η·(m / (1 − 0.9ᵏ)) / (√(v / (1 − 0.999ᵏ)) + 1e-8)."""

    def __init__(self, size: int, learning_rate: float) -> None:
        self._m, self._v, self._steps, self._learning_rate = np.zeros(size), np.zeros(size), 0, learning_rate
        self._change, self._divisor = np.empty(size), np.empty(size)

    def load(self, optimizer: Optimizer, translated: Copy) -> None:
        """Take both means over, and the number of steps."""
        numbers, self._steps = optimizer.numbers(), getattr(optimizer, "steps", 0)
        for own, name in ((self._m, "mean"), (self._v, "square")):
            own[:] = translated(numbers[name]) if name in numbers else 0.0

    def step(self, θ: Floats, g: Floats) -> None:
        """Change m, v and θ."""
        m, v, change, divisor = self._m, self._v, self._change, self._divisor
        self._steps += 1
        np.multiply(m, FIRST_DECAY, out=m)
        np.multiply(g, 1 - FIRST_DECAY, out=change)
        np.add(m, change, out=m)
        np.multiply(v, SECOND_DECAY, out=v)
        np.multiply(g, 1 - SECOND_DECAY, out=change)
        np.multiply(change, g, out=change)
        np.add(v, change, out=v)
        np.divide(v, 1 - SECOND_DECAY**self._steps, out=divisor)
        np.sqrt(divisor, out=divisor)
        np.add(divisor, TINY, out=divisor)
        np.divide(m, 1 - FIRST_DECAY**self._steps, out=change)
        np.divide(change, divisor, out=change)
        np.multiply(change, self._learning_rate, out=change)
        np.subtract(θ, change, out=θ)

    def remembered(self, translated: Copy) -> Optimizer:
        """Return Adam with both means."""
        return Adam(self._steps, translated(self._m), translated(self._v))


IN_PLACE: Final[dict[str, Callable[[int, float], InPlaceOptimizer]]] = {
    "sgd": InPlaceSgd,
    "momentum": InPlaceMomentum,
    "adam": InPlaceAdam,
}
