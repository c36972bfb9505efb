"""Optimizers: by how much each weight and bias changes in a step, from its gradients so far.

Each is what it remembers of the steps before; a step returns a new one. Gradients may have any shape, the same in
every step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from forward_pass.arrays import Floats

# How much of its velocity momentum keeps in a step.
FRICTION: Final = 0.9
FIRST_DECAY: Final = 0.9
SECOND_DECAY: Final = 0.999
TINY: Final = 1e-8


class Optimizer(Protocol):
    """What turns gradients into changes."""

    def step(self, g: Floats, learning_rate: float) -> tuple["Optimizer", Floats]:
        """Return what is remembered after one more step, and by how much each parameter changes in it."""

    def numbers(self) -> Mapping[str, Floats]:
        """Return what is remembered, by name, each in the shape of the gradients; nothing before the first step."""


@dataclass(frozen=True, slots=True, eq=False)
class Sgd:
    """Plain gradient descent, which remembers nothing."""

    def step(self, g: Floats, learning_rate: float) -> tuple["Sgd", Floats]:
        """Return itself and the change −η·g.

        Example: for g = (4, −0.5) and η = 0.1 the change is (−0.4, 0.05).
        """
        return self, -learning_rate * g

    def numbers(self) -> dict[str, Floats]:
        """Return nothing."""
        return {}


@dataclass(frozen=True, slots=True, eq=False)
class Momentum:
    """Gradient descent with momentum: a parameter keeps moving as it moved before.

    velocity  v, what the gradients so far add up to, the older the less; None before the first step
    """

    velocity: Floats | None = None

    def step(self, g: Floats, learning_rate: float) -> tuple["Momentum", Floats]:
        """Return what is remembered after one more step, and the change −η·v.

        v = 0.9·v + g

        Example: two steps with g = 1 and η = 0.1 change a parameter by −0.1 and −0.19.
        """
        v = g.copy() if self.velocity is None else FRICTION * self.velocity + g
        return Momentum(v), -learning_rate * v

    def numbers(self) -> dict[str, Floats]:
        """Return v as "velocity"."""
        return {} if self.velocity is None else {"velocity": self.velocity}


@dataclass(frozen=True, slots=True, eq=False)
class Adam:
    """Adam: steps against the gradient, each parameter's as long as its gradients agree.

    steps   how many were made
    mean    m, the running mean of the gradients; None before the first step
    square  v, the running mean of their squares
    """

    steps: int = 0
    mean: Floats | None = None
    square: Floats | None = None

    def step(self, g: Floats, learning_rate: float) -> tuple["Adam", Floats]:
        """Return what is remembered after one more step, and by how much each parameter changes in it.

        m = 0.9·m + 0.1·g, v = 0.999·v + 0.001·g²; step k changes the parameter by
        −η·(m / (1 − 0.9ᵏ)) / (√(v / (1 − 0.999ᵏ)) + 1e-8)

        Source: Kingma and Ba 2015, algorithm 1.

        Example: the first step has the length η, whatever the gradient: for g = (4, −0.5) and η = 0.1 it is
        (−0.1, 0.1).
        """
        k = self.steps + 1
        m, v = (1 - FIRST_DECAY) * g, (1 - SECOND_DECAY) * g * g
        if self.mean is not None and self.square is not None:
            m += FIRST_DECAY * self.mean
            v += SECOND_DECAY * self.square
        direction = (m / (1 - FIRST_DECAY**k)) / (np.sqrt(v / (1 - SECOND_DECAY**k)) + TINY)
        return Adam(k, m, v), -learning_rate * direction

    def numbers(self) -> dict[str, Floats]:
        """Return m and v as "mean" and "square", and the same divided by 1 − 0.9ᵏ and 1 − 0.999ᵏ as "corrected…"."""
        if self.mean is None or self.square is None:
            return {}
        return {
            "mean": self.mean,
            "square": self.square,
            "correctedMean": self.mean / (1 - FIRST_DECAY**self.steps),
            "correctedSquare": self.square / (1 - SECOND_DECAY**self.steps),
        }


OPTIMIZERS: Final[dict[str, Callable[[], Optimizer]]] = {"sgd": Sgd, "momentum": Momentum, "adam": Adam}
