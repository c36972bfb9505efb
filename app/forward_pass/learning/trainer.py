"""The steps of a training run: from one state to the next."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.drawing import drawn_parameters
from forward_pass.learning.errors import DivergedError
from forward_pass.learning.limits import LARGEST_PARAMETER
from forward_pass.learning.optimizers import OPTIMIZERS, Optimizer
from forward_pass.learning.task import Task
from forward_pass.learning.trainable import Trainable
from forward_pass.learning.training import with_front
from forward_pass.model import Model, network

if TYPE_CHECKING:
    from forward_pass.learning.run import TrainingRun


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
class Update:
    """One step: what it looked at, and what it came to.

    rows       numbers of the examples, (n,)
    inputs     theirs, (n, n_0)
    targets    theirs, (n, n_out)
    loss       the mean loss before the step
    gradient   ∂L/∂θ, (size,)
    decayed    the gradient with λ·W added for each weight, (size,), which is what the optimizer takes
    after      the state after the step
    """

    rows: Indices
    inputs: Floats
    targets: Floats
    loss: float
    gradient: Floats
    decayed: Floats
    after: State


class Trainer:
    """What makes the steps of one run. It remembers nothing of a state but the order of an epoch."""

    def __init__(self, run: "TrainingRun") -> None:
        self.run = run
        # What holds from a step on; the last that begins at or before a step holds in it.
        starts = sorted({0, *(step for step, _ in run.changes)})
        self._settings = [(start, _Settings(run.now(start))) for start in starts]
        self._order: tuple[int, Indices] = (-1, np.empty(0, np.int64))

    def first(self) -> State:
        """Return the state before the first step."""
        run = self.run
        weights, biases = drawn_parameters(run.seed, run.sizes, run.initialization)
        settings = self._settings[0][1]
        θ = settings.trainable.vector(network(weights, biases, settings.activation, str(run.output)))
        θ.setflags(write=False)
        return State(0, θ, OPTIMIZERS[run.optimizer](), run.optimizer, 0, 0)

    def trainable(self, step: int) -> Trainable:
        """Return the operations as they are in the step that follows `step`."""
        return self._at(step).trainable

    def task(self, step: int) -> Task:
        """Return the task with its data as they are in that step."""
        return self._at(step).task

    def model(self, state: State) -> Model:
        """Return the network of a state."""
        return self.trainable(state.step).with_vector(state.parameters)

    def update(self, state: State) -> Update:
        """Return the step that follows a state.

        Raises: DivergedError if the loss is no finite number, or a weight or bias would be too large to go on.
        """
        settings = self._at(state.step)
        rows, epoch, used = self._rows(state, settings.batch, len(settings.inputs))
        inputs, targets = settings.inputs[rows], settings.targets[rows]
        optimizer = state.optimizer
        if state.optimizer_name != settings.optimizer:
            optimizer = OPTIMIZERS[settings.optimizer]()
        # Numbers may overflow on the way; what they come to is looked at.
        with np.errstate(all="ignore"):
            loss, gradient = settings.trainable.gradient(state.parameters, inputs, targets)
            decayed = gradient + settings.decay * state.parameters if settings.weight_decay else gradient
            optimizer, change = optimizer.step(decayed, settings.learning_rate)
            θ = state.parameters + change
            largest = np.abs(θ).max()
        if not np.isfinite(loss) or not largest <= LARGEST_PARAMETER:
            lost = "a loss of NaN" if np.isnan(loss) else "a loss of infinity"
            raise DivergedError(state.step, "weights beyond 1000000" if np.isfinite(loss) else lost)
        θ.setflags(write=False)
        after = State(state.step + 1, θ, optimizer, settings.optimizer, epoch, used)
        return Update(rows, inputs, targets, loss, gradient, decayed, after)

    def _rows(self, state: State, batch: int, count: int) -> tuple[Indices, int, int]:
        """Return which examples the next step looks at, and which epoch it is and how many are used after it."""
        epoch, used = (state.epoch, state.used) if state.used < count else (state.epoch + 1, 0)
        if self._order[0] != epoch or len(self._order[1]) != count:
            order = np.random.default_rng([self.run.seed, 4, epoch]).permutation(count)
            self._order = (epoch, order)
        rows = self._order[1][used : used + batch]
        return rows, epoch, used + len(rows)

    def _at(self, step: int) -> "_Settings":
        return next(settings for start, settings in reversed(self._settings) if start <= step)


class _Settings:
    """What holds between two changes, as a step needs it."""

    def __init__(self, run: "TrainingRun") -> None:
        self.task = run.problem()
        self.activation = str(run.activation)
        zeros = [np.zeros((n_out, n_in)) for n_in, n_out in zip(run.sizes, run.sizes[1:], strict=False)]
        empty = network(zeros, [np.zeros(len(W)) for W in zeros], self.activation, str(run.output))
        self.trainable = Trainable(with_front(self.task, empty), run.temperature)
        self.inputs, self.targets = self.task.training.inputs, self.task.training.targets
        self.batch = run.batch or 1
        self.learning_rate = run.learning_rate or 0.0
        self.optimizer = run.optimizer
        self.weight_decay = run.weight_decay
        # λ for each weight, 0 for each bias.
        self.decay = np.zeros(self.trainable.size)
        for place in self.trainable.places:
            if place.name.endswith(".weights"):
                self.decay[place.slice] = run.weight_decay


@lru_cache(maxsize=8)
def trainer_of(run: "TrainingRun") -> Trainer:
    """Return what makes the steps of a run, the same one each time."""
    return Trainer(run)
