"""The steps of a training run: from one state to the next."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from forward_pass.arrays import Floats, Indices
from forward_pass.drawing import drawn_parameters
from forward_pass.learning.errors import DivergedError
from forward_pass.learning.optimizers import OPTIMIZERS
from forward_pass.learning.stepper import Pace, State, Stepper
from forward_pass.learning.task import Task
from forward_pass.learning.trainable import Trainable
from forward_pass.learning.training import with_front
from forward_pass.model import Model, network

if TYPE_CHECKING:
    from forward_pass.learning.run import TrainingRun


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
    """What makes the steps of one run. Its answers do not depend on what it was asked before."""

    def __init__(self, run: "TrainingRun") -> None:
        self.run = run
        # What holds from a step on; the last that begins at or before a step holds in it.
        starts = sorted({0, *(step for step, _ in run.changes)})
        self._settings = [(start, _Settings(run.now(start))) for start in starts]

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

    def epoch_steps(self, step: int) -> int:
        """Return how many steps go once through the examples with the batch of the step that follows `step`."""
        return -(-len(self.task(step).training) // int(self.run.now(step).batch or 1))

    def model(self, state: State) -> Model:
        """Return the network of a state."""
        return self.trainable(state.step).with_vector(state.parameters)

    def advance(self, state: State, until: int) -> State:
        """Return the state after the step `until`, or the last before something is changed, if that comes first.

        Raises: DivergedError if a weight or bias would be too large to go on, or none at all.
        """
        stepper = self._at(state.step).stepper
        stepper.load(state)
        until = min([until, *(start for start, _ in self._settings if start > state.step)])
        # Numbers may overflow on the way; what they come to is looked at.
        with np.errstate(all="ignore"):
            for step in range(state.step, until):
                if not stepper.step():
                    raise DivergedError(step, self._found(self.advance(state, step)))
        return stepper.state()

    def update(self, state: State) -> Update:
        """Return the step that follows a state, with its numbers.

        Raises: as `advance`.
        """
        after, settings = self.advance(state, state.step + 1), self._at(state.step)
        rows, inputs, targets = self._batch(state)
        loss, gradient = settings.trainable.gradient(state.parameters, inputs, targets)
        decayed = gradient if settings.decay is None else gradient + settings.decay * state.parameters
        return Update(rows, inputs, targets, loss, gradient, decayed, after)

    def _batch(self, state: State) -> tuple[Indices, Floats, Floats]:
        """Return the rows of the batch of the step that follows a state, its inputs and its targets."""
        settings = self._at(state.step)
        settings.stepper.load(state)
        rows = settings.stepper.rows()
        return rows, settings.inputs[rows], settings.targets[rows]

    def _found(self, state: State) -> str:
        """Return what the step that follows a state comes to, where that is nothing to go on with."""
        _, inputs, targets = self._batch(state)
        loss, _ = self.trainable(state.step).gradient(state.parameters, inputs, targets)
        if np.isfinite(loss):
            return "larger weights"
        return "a loss of NaN" if np.isnan(loss) else "a loss of infinity"

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
        # λ for each weight, 0 for each bias.
        self.decay = np.zeros(self.trainable.size) if run.weight_decay else None
        for place in self.trainable.places:
            if self.decay is not None and place.name.endswith(".weights"):
                self.decay[place.slice] = run.weight_decay
        pace = Pace(run.optimizer, run.learning_rate or 0.0, run.batch or 1, run.seed, self.decay)
        self.stepper = Stepper(self.trainable, self.task.training, pace)


@lru_cache(maxsize=8)
def trainer_of(run: "TrainingRun") -> Trainer:
    """Return what makes the steps of a run, the same one each time."""
    return Trainer(run)
