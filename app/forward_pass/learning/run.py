"""A training run as a value: what learns what, and how. It says the network of every step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Self

from forward_pass.errors import SettingError
from forward_pass.learning.limits import LEARNING_LIMITS, MOST_CHANGES
from forward_pass.learning.task import Task
from forward_pass.learning.tasks.named import named_task
from forward_pass.model import Model, functions_of
from forward_pass.settings import check, layers_text

# What may be another from some step on.
CHANGEABLE: Final = ("learning_rate", "batch", "optimizer", "weight_decay", "activation", "noise")

# From which step on, and what is then another, as pairs of name and value.
Changes = tuple[tuple[int, tuple[tuple[str, Any], ...]], ...]


@dataclass(frozen=True, slots=True)
class TrainingRun:
    """What learns what, and how: the same value gives the same network at every step, however the step is reached.

    task            the name of a task
    noise           how far its data are scattered; None for the task's own, which may be all that it knows
    data_seed       where its data come from
    layers          number of neurons of each layer, inputs first; None for the task's
    activation      of the hidden layers, as everywhere; None for the task's
    output          softmax or sigmoid for classes, linear for numbers; None for the task's
    initialization  how widely the first weights are drawn
    temperature     T of the softmax, in the loss, too
    optimizer       sgd, momentum or adam
    learning_rate   η; None for the task's
    batch           how many examples one step looks at; None for the task's
    weight_decay    λ: to the gradient of each weight is added λ times the weight; not to that of a bias
    seed            where the first weights and biases, and the order of the examples, come from
    changes         what was changed on the way: (step, {name: value}) holds for the step that follows `step`, and on

    Raises: SettingError for what may not be chosen or does not fit the task.

    Example: TrainingRun("xor").layers is (2, 4, 2).
    """

    task: str = "moons"
    noise: float | None = None
    data_seed: int = 0
    layers: tuple[int, ...] | None = None
    activation: str | None = None
    output: str | None = None
    initialization: str = "he"
    temperature: float = 1.0
    optimizer: str = "adam"
    learning_rate: float | None = None
    batch: int | None = None
    weight_decay: float = 0.0
    seed: int = 0
    changes: Changes = field(default=())

    def __post_init__(self) -> None:
        task = self.problem()
        for name in ("layers", "activation", "output", "learning_rate", "batch"):
            if getattr(self, name) is None:
                object.__setattr__(self, name, getattr(task, name))
        for name in RUN_NAMES[3:-1]:
            object.__setattr__(self, name, check(name, getattr(self, name), LEARNING_LIMITS))
        self._check_ends(task)
        object.__setattr__(self, "changes", _checked_changes(self.changes))
        for step in (0, *(step for step, _ in self.changes)):
            now = self.now(step)
            functions_of(str(now.activation), len(self.sizes) - 2)
            now.problem()

    def _check_ends(self, task: Task) -> None:
        ends = (self.sizes[0], self.sizes[-1])
        if ends != (task.layers[0], task.layers[-1]):
            expectation = f"of {task.layers[0]} inputs and {task.layers[-1]} outputs, as its task has them"
            raise SettingError("layers", expectation, layers_text(self.sizes))
        if (self.output == "linear") != (task.output == "linear"):
            kinds = "linear" if task.output == "linear" else "softmax or sigmoid"
            raise SettingError("output", f"{kinds} for {task.title}", self.output)

    @property
    def sizes(self) -> tuple[int, ...]:
        """The number of neurons of each layer."""
        return self.layers or ()

    def problem(self) -> Task:
        """Return the task with its data, as it is before all changes."""
        return named_task(self.task, self.noise, self.data_seed, self.layers)

    def now(self, step: int) -> Self:
        """Return the run without changes that is like this one in the step that follows `step`."""
        made: dict[str, Any] = {}
        for start, values in self.changes:
            if start <= step:
                made |= dict(values)
        return replace(self, changes=(), **made) if self.changes else self

    def changed(self, step: int, **values: Any) -> Self:
        """Return the run with something changed from a step on; what was changed after it is left out.

        Raises: SettingError for what may not be chosen.

        Example: TrainingRun("xor").changed(100, learning_rate=0.1) learns faster from step 101 on.
        """
        before = [(start, dict(made)) for start, made in self.changes if start < step]
        same = next((dict(made) for start, made in self.changes if start == step), {})
        return replace(self, changes=(*before, (step, same | values)))  # type: ignore[arg-type]

    def at(self, step: int) -> Model:
        """Return the network after so many steps; that of step 0 is drawn.

        Raises: SettingError for a step that is none, DivergedError if the run came to an end before it.
        """
        from forward_pass.learning.history import state_at
        from forward_pass.learning.trainer import trainer_of

        return trainer_of(self).model(state_at(self, step))

    @classmethod
    def from_dict(cls, chosen: object) -> Self:
        """Return the run of a JSON object; what it leaves out keeps its default.

        Raises: SettingError for a value that may not be chosen and for a name that is not a setting.
        """
        if not isinstance(chosen, Mapping):
            raise SettingError("a training run", "an object", chosen)
        given = {name: value for name, value in chosen.items() if name != "kind"}
        if chosen.get("kind", "trained") != "trained":
            raise SettingError("the kind of a source", "trained", chosen["kind"])
        for name in given:
            if name not in RUN_NAMES:
                raise SettingError("the name of a setting", f"one of {', '.join(RUN_NAMES)}", name)
        return cls(**given)

    def to_dict(self) -> dict[str, Any]:
        """Return the run as a JSON object; `from_dict` gives it back. Without noise or changes there are none in it."""
        values = {name: getattr(self, name) for name in RUN_NAMES[:-1]}
        made = {"changes": [[step, dict(pairs)] for step, pairs in self.changes]} if self.changes else {}
        named = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        return {"kind": "trained"} | {name: value for name, value in named.items() if value is not None} | made


RUN_NAMES: Final = tuple(field.name for field in fields(TrainingRun))


def _checked_changes(changes: object) -> Changes:
    """Return changes in the order of their steps, each value in its proper type."""
    if isinstance(changes, (str, Mapping)) or not isinstance(changes, Iterable):
        raise SettingError("changes", "a list of pairs of a step and an object", changes)
    found: dict[int, tuple[tuple[str, Any], ...]] = {}
    for change in changes:
        if not isinstance(change, (list, tuple)) or len(change) != 2 or not isinstance(change[1], (Mapping, tuple)):
            raise SettingError("a change", "a pair of a step and an object", change)
        step, values = check("step", change[0], LEARNING_LIMITS), dict(change[1])
        for name in values:
            if name not in CHANGEABLE:
                raise SettingError("a change", f"of one of {', '.join(CHANGEABLE)}", name)
        checked = {name: check(name, value, LEARNING_LIMITS) for name, value in values.items()}
        found[step] = tuple(sorted((dict(found.get(step, ())) | checked).items()))
    if len(found) > MOST_CHANGES:
        raise SettingError("changes", f"at most {MOST_CHANGES}", len(found))
    return tuple(sorted(found.items()))
