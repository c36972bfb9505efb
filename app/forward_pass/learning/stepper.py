"""What makes the steps of a training while nothing of it is changed, one after the other, in place."""

from dataclasses import dataclass

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.learning.in_place_gradient import InPlaceGradient, with_ones
from forward_pass.learning.in_place_optimizers import IN_PLACE
from forward_pass.learning.limits import LARGEST_PARAMETER
from forward_pass.learning.optimizers import OPTIMIZERS, Optimizer
from forward_pass.learning.task import Examples
from forward_pass.learning.trainable import Trainable


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Where a training run stands after a number of steps; all that the next step needs.

    step        how many steps were made
    parameters  θ, all weights and biases, (size,), read-only
    optimizer   what it remembers, and its name
    epoch       which time the examples are gone through, from 0
    used        how many of them were used in it
    """

    step: int
    parameters: Floats
    optimizer: Optimizer
    optimizer_name: str
    epoch: int
    used: int

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return self.parameters.nbytes * (1 + len(self.optimizer.numbers()))


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """How a step is made.

    optimizer, learning_rate, batch, seed  of the run
    decay  λ for each weight and 0 for each bias, (size,), or None where nothing decays
    """

    optimizer: str
    learning_rate: float
    batch: int
    seed: int
    decay: Floats | None


class Stepper:
    """A state that goes on in place; the same state always goes on in the same way, to the last bit.

    Example: load(state), step(), step() and state() give the state after two steps.
    """

    def __init__(self, trainable: Trainable, examples: Examples, pace: Pace) -> None:
        self._pace = pace
        self._optimizer = IN_PLACE[pace.optimizer](trainable.size, pace.learning_rate)
        self._inputs, self._targets = with_ones(trainable, examples.inputs), examples.targets
        # The same in the order of an epoch, none at first; always in the same place.
        self._ordered, self._order = -1, np.empty(0, np.int64)
        self._ordered_inputs, self._ordered_targets = np.empty_like(self._inputs), np.empty_like(self._targets)
        self._gradient = InPlaceGradient(trainable, self._ordered_inputs, self._ordered_targets)
        self._decay = None if pace.decay is None else self._gradient.ordered(pace.decay)
        self._decayed = np.empty(trainable.size)
        self._step, self._epoch, self._used = 0, 0, 0
        self._state: State | None = None

    def load(self, state: State) -> None:
        """Stand where a state stands. An optimizer of another name forgets what it remembered."""
        if state is self._state:
            return
        name, ordered = self._pace.optimizer, self._gradient.ordered
        self._gradient.θ[:] = ordered(state.parameters)
        self._optimizer.load(state.optimizer if state.optimizer_name == name else OPTIMIZERS[name](), ordered)
        self._step, self._epoch, self._used = state.step, state.epoch, state.used
        self._state = state

    def state(self) -> State:
        """Return where it stands."""
        if self._state is None:
            vector = self._gradient.vector
            θ, memory = vector(self._gradient.θ), self._optimizer.remembered(vector)
            self._state = State(self._step, θ, memory, self._pace.optimizer, self._epoch, self._used)
        return self._state

    def rows(self) -> Indices:
        """Return which examples the next step looks at, (n,)."""
        start, stop = self._next_batch()
        return self._order[start:stop].copy()

    def step(self) -> bool:
        """Make the next step; tell whether it came to numbers with which the one after it can be made."""
        start, stop = self._next_batch()
        self._gradient.compute(start, stop)
        θ, g = self._gradient.θ, self._gradient.g
        if self._decay is not None:
            np.multiply(θ, self._decay, out=self._decayed)
            np.add(g, self._decayed, out=g)
        self._optimizer.step(θ, g)
        self._step, self._used, self._state = self._step + 1, stop, None
        # One number says it of nearly all steps: none is larger than the root of the sum of all squares.
        return bool(θ.dot(θ) <= LARGEST_PARAMETER**2) or bool(np.abs(θ).max() <= LARGEST_PARAMETER)

    def _next_batch(self) -> tuple[int, int]:
        """Return from where to where the next batch goes in the order of its epoch, which is at hand then."""
        count = len(self._targets)
        if self._used >= count:
            self._epoch, self._used = self._epoch + 1, 0
        if self._ordered != self._epoch:
            # What `default_rng` gives, in half its time.
            rng = np.random.Generator(np.random.PCG64([self._pace.seed, 4, self._epoch]))
            self._order = rng.permutation(count)
            # With "clip" NumPy writes without a copy of its own; no index is out of range.
            np.take(self._inputs, self._order, axis=0, out=self._ordered_inputs, mode="clip")
            np.take(self._targets, self._order, axis=0, out=self._ordered_targets, mode="clip")
            self._ordered = self._epoch
        return self._used, min(self._used + self._pace.batch, count)
