"""Adam: steps against the gradient, each parameter's as long as its gradients agree."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from forward_pass.arrays import Floats

FIRST_DECAY = 0.9
SECOND_DECAY = 0.999
TINY = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Adam:
    """What Adam remembers of the steps so far; a new one is returned with each step.

    steps  how many were made
    means  the running mean of each parameter's gradient
    squares  the running mean of its square
    """

    steps: int = 0
    means: Mapping[str, Floats] = field(default_factory=dict)
    squares: Mapping[str, Floats] = field(default_factory=dict)

    def step(self, gradients: Mapping[str, Floats], learning_rate: float) -> tuple["Adam", dict[str, Floats]]:
        """Return what is remembered after one more step, and by how much each parameter changes in it.

        m = 0.9·m + 0.1·g, v = 0.999·v + 0.001·g²; step k changes the parameter by
        −η·(m / (1 − 0.9ᵏ)) / (√(v / (1 − 0.999ᵏ)) + 1e-8)

        Parameters: gradients by the name of their parameter, the same names in every step; learning rate η.
        Source: Kingma and Ba 2015, algorithm 1.

        Example: the first step has the length η, whatever the gradient: for g = (4, −0.5) and η = 0.1 it is
        (−0.1, 0.1).
        """
        k = self.steps + 1
        means, squares, changes = {}, {}, {}
        for name, g in gradients.items():
            means[name] = m = FIRST_DECAY * self.means.get(name, 0.0) + (1 - FIRST_DECAY) * g
            squares[name] = v = SECOND_DECAY * self.squares.get(name, 0.0) + (1 - SECOND_DECAY) * g * g
            direction = (m / (1 - FIRST_DECAY**k)) / (np.sqrt(v / (1 - SECOND_DECAY**k)) + TINY)
            changes[name] = -learning_rate * direction
        return Adam(k, means, squares), changes
