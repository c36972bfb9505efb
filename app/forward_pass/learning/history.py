"""States of training runs that were reached before, so that going back costs a few steps and not all of them."""

from collections import OrderedDict
from math import inf
from time import perf_counter
from typing import Final

from forward_pass.learning.errors import DivergedError
from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.stepper import State
from forward_pass.learning.trainer import trainer_of
from forward_pass.settings import check

# What is kept of one run, in bytes and in states, and of how many runs.
MOST_BYTES: Final = 24_000_000
MOST_STATES: Final = 200
MOST_RUNS: Final = 4
LEAST_STATES: Final = 4
# And of the steps that were asked for last.
MOST_LAST: Final = 4
# How many steps are made between two looks at the time; where they take less than so many seconds, twice as many the
# next time, up to the most.
AT_ONCE: Final = 8
SHORT_S: Final = 0.002
MOST_AT_ONCE: Final = 64


class History:
    """States of one run at steps of equal distance, and the last ones that were reached.

    When there are too many, every second one is given up, so memory is bounded and no way back is long.
    """

    def __init__(self, first: State) -> None:
        self._kept = {0: first}
        # By their steps. More than one: the page asks about a step while Python is steps ahead.
        self._last = {0: first}
        self._spacing = 1
        self.diverged: DivergedError | None = None

    def nearest(self, step: int) -> State:
        """Return the latest state at or before a step."""
        if step in self._last:
            return self._last[step]
        kept = step - step % self._spacing
        while kept not in self._kept:
            kept -= self._spacing
        last = max((last for last in self._last if last <= step), default=0)
        return self._last[last] if last > kept else self._kept[kept]

    def next_kept(self, step: int) -> int:
        """Return the next step after this one whose state is kept."""
        return step - step % self._spacing + self._spacing

    def keep(self, state: State) -> None:
        """Remember a state, where it is one of those at equal distance."""
        if state.step % self._spacing:
            return
        self._kept[state.step] = state
        most = max(LEAST_STATES, min(MOST_STATES, MOST_BYTES // state.size))
        while len(self._kept) > most:
            self._spacing *= 2
            self._kept = {step: kept for step, kept in self._kept.items() if not step % self._spacing}

    def arrive(self, state: State) -> None:
        """Remember a state for a while, as that of a step that was asked for."""
        self._last.pop(state.step, None)
        self._last[state.step] = state
        while len(self._last) > MOST_LAST:
            del self._last[next(iter(self._last))]

    def take_over(self, other: "History", until: int) -> None:
        """Remember what another run, which is the same until a step, has come to."""
        self._spacing = other._spacing
        self._kept = {step: state for step, state in other._kept.items() if step <= until}
        self._last = {step: state for step, state in other._last.items() if step <= until}

    @property
    def count(self) -> int:
        """How many states are kept."""
        return len(self._kept)


_histories: Final[OrderedDict[TrainingRun, History]] = OrderedDict()


def state_at(run: TrainingRun, step: int, by: float = inf) -> State:
    """Return the state of a run after so many steps, or as far as it comes by a time of `time.perf_counter`.

    What it has come to is remembered: asked again, it goes on from there.

    Raises: SettingError for a step that is none, DivergedError if the run came to an end before it.
    """
    step = check("step", step, LEARNING_LIMITS)
    history = history_of(run)
    if history.diverged is not None and step > history.diverged.step:
        raise history.diverged
    state = advance(run, history.nearest(step), step, by)
    history.arrive(state)
    return state


def advance(run: TrainingRun, state: State, step: int, by: float = inf) -> State:
    """Return the state after a step, or as far as it comes by a time of `time.perf_counter`; and remember states.

    Raises: DivergedError if the run comes to an end before it.
    """
    trainer, history = trainer_of(run), history_of(run)
    at_once, before = AT_ONCE, perf_counter()
    try:
        while state.step < step:
            state = trainer.advance(state, min(step, state.step + at_once, history.next_kept(state.step)))
            history.keep(state)
            now = perf_counter()
            if now > by:
                break
            if now - before < SHORT_S:
                at_once = min(MOST_AT_ONCE, 2 * at_once)
            before = now
    except DivergedError as error:
        history.arrive(trainer.advance(state, error.step))
        history.diverged = error
        raise
    return state


def history_of(run: TrainingRun) -> History:
    """Return what is remembered of a run; what another run that begins alike has come to is taken over."""
    if run in _histories:
        _histories.move_to_end(run)
        return _histories[run]
    history = History(trainer_of(run).first())
    alike = [(common_steps(run, other), other) for other in _histories]
    until, other = max(alike, key=lambda pair: pair[0], default=(-1, run))
    if until > 0:
        history.take_over(_histories[other], until)
    _histories[run] = history
    while len(_histories) > MOST_RUNS:
        _histories.popitem(last=False)
    return history


def common_steps(run: TrainingRun, other: TrainingRun) -> int:
    """Return after how many steps two runs are still the same, -1 if they never are.

    Example: a run and the same one with a change from step 100 on are the same at step 100.
    """
    if run.now(-1) != other.now(-1):
        return -1
    changes, others = dict(run.changes), dict(other.changes)
    different = [step for step in {*changes, *others} if changes.get(step) != others.get(step)]
    return min(different, default=int(LEARNING_LIMITS["step"]["maximum"]))
