"""What the page asks about training: to go on, to see one step, and how the network does. JSON in, numbers out.

Every answer is a header and values. The header's `arrays` lists names and shapes of what the values hold, one after
the other, in C order.
"""

from collections.abc import Mapping
from functools import lru_cache
from time import perf_counter
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.errors import WireError
from forward_pass.learning.document import run_document
from forward_pass.learning.errors import DivergedError
from forward_pass.learning.evaluation import score
from forward_pass.learning.history import advance, history_of, state_at
from forward_pass.learning.limits import LEARNING_LIMITS
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.source import name_of
from forward_pass.learning.stepper import State
from forward_pass.learning.task import Examples
from forward_pass.learning.trainer import Trainer, trainer_of
from forward_pass.request import json_text, parse_request
from forward_pass.settings import check

COLUMNS: Final = ("step", "loss", "accuracy", "unseenLoss", "unseenAccuracy")
# A row is computed from so many examples to learn from and so many unseen ones at most.
SCORED: Final = 500
MOST_STEPS: Final = 100_000
MOST_MILLISECONDS: Final = 60_000


def packed(header: Mapping[str, Any], arrays: Mapping[str, Any]) -> tuple[str, Floats]:
    """Return a header that lists arrays, as JSON text, and their values one after the other."""
    made = {name: np.asarray(array, np.float64) for name, array in arrays.items()}
    listed = [[name, list(array.shape)] for name, array in made.items()]
    values = np.concatenate([array.ravel() for array in made.values()]) if made else np.empty(0)
    return json_text({**header, "arrays": listed}), values


def requested_run(parsed: Mapping[str, Any]) -> tuple[TrainingRun, int]:
    """Return the run of a request and its step; both are checked."""
    return TrainingRun.from_dict(parsed["run"]), check("step", parsed.get("step", 0), LEARNING_LIMITS)


def answer_train(request: str) -> tuple[str, Floats]:
    """Return how a run goes on from a step.

    Parameters: JSON text {"run": {…}, "step": from which, "steps": how many, "every": how often a row of scores is
    wanted, "milliseconds": after how long to stop all the same, "document": whether the network file is wanted: it is
    also given where the run comes to an end}.
    Returns: {"run": with every setting, "step": the last one made, "name": of its network, "columns", "diverged": null
    or {"step", "sentence"}, "epoch": which time the last step goes through the examples, from 1 (0 before the first
    step), "epochSteps": how many steps an epoch has with the present batch, "network": the network file, if wanted};
    values "rows", (n, 5), accuracy being the error of numbers, and each parameter by its full name as it is after the
    last step. One step at least is made. Where the time ended it and no file is wanted, the last step has no row.
    Where it ended on the way to the step to go on from, the answer is of an earlier one: asked again, it comes further.
    Raises: WireError for a request that cannot be understood, SettingError for what may not be chosen.
    """
    parsed = parse_request(request, {"run"}, {"step", "steps", "every", "milliseconds", "document"})
    run, step = requested_run(parsed)
    steps = _whole(parsed, "steps", 0, MOST_STEPS, 1)
    every = _whole(parsed, "every", 1, MOST_STEPS, 1)
    by = perf_counter() + _whole(parsed, "milliseconds", 1, MOST_MILLISECONDS, MOST_MILLISECONDS) / 1000
    trainer, diverged, rows = trainer_of(run), None, list[list[float]]()
    document = bool(parsed.get("document"))
    try:
        state = state_at(run, step, by)
        last = min(step + steps, int(LEARNING_LIMITS["step"]["maximum"]))
        while state.step < last and (state.step == step or perf_counter() < by):
            state = advance(run, state, min(last, state.step - state.step % every + every), by)
            if state.step % every == 0:
                rows.append(row_of(trainer, state))
    except DivergedError as error:
        diverged, document = {"step": error.step, "sentence": str(error)}, True
        state = state_at(run, error.step)
    history_of(run).arrive(state)
    # The scores of a network that is not looked at are worth less than the steps that could be made meanwhile.
    if (document or state.step == step + steps) and (not rows or rows[-1][0] != state.step):
        rows.append(row_of(trainer, state))
    name = name_of(run, state.step)
    header = {"run": run.to_dict(), "step": state.step, "name": name, "columns": list(COLUMNS), "diverged": diverged}
    header |= {"epoch": state.epoch + min(1, state.step), "epochSteps": trainer.epoch_steps(state.step)}
    if document:
        header["network"] = run_document(run, state.step).to_dict()
    table = np.reshape(rows, (-1, len(COLUMNS)))
    return packed(header, {"rows": table, **trainer.trainable(state.step).views(state.parameters)})


def answer_data(request: str) -> tuple[str, Floats]:
    """Keep data that a task needs, and say what they are.

    Parameters: JSON text {"name": "iris", "digits" or "table", "data": base64}.
    Returns: {"task": its name in a run, "notes": [sentence, …]}; a table's name says what it holds.
    Raises: WireError for a request that cannot be understood, TableError for a table that cannot be learned from.
    """
    import binascii

    from forward_pass.learning.data import give_data, table_name
    from forward_pass.learning.table import read_table

    parsed = parse_request(request, {"name", "data"}, set())
    name = parsed["name"]
    try:
        data = binascii.a2b_base64(parsed["data"], strict_mode=True)
    except (TypeError, ValueError, binascii.Error):
        raise WireError("data", "base64", parsed["data"]) from None
    if name not in ("iris", "digits", "table"):
        raise WireError("the name of data", "iris, digits or table", name)
    notes: tuple[str, ...] = ()
    if name == "table":
        name, notes = table_name(data), read_table(data).notes
    give_data(name, data)
    return packed({"task": name, "notes": list(notes)}, {})


def answer_task(request: str) -> tuple[str, Floats]:
    """Return what a run learns, and its data.

    Parameters: JSON text {"run": {…}, "step": after which}.
    Returns: {"run": with every setting, "title", "about", "names", "units", "ranges", "shape", "classes", "counts": of
    examples to learn from and unseen ones}; values of at most 500 each: "trainingInputs", "trainingTargets",
    "unseenInputs", "unseenTargets".
    """
    run, step = requested_run(parse_request(request, {"run"}, {"step"}))
    task = trainer_of(run).task(step)
    header = {
        "run": run.to_dict(),
        "title": task.title,
        "about": task.about,
        "names": list(task.input_names),
        "units": list(task.units),
        "ranges": [list(pair) for pair in task.ranges],
        "shape": list(task.input_shape or ()),
        "classes": list(task.classes),
        "counts": [len(task.training), len(task.unseen)],
    }
    training, unseen = _first_of(task.training), _first_of(task.unseen)
    arrays = {"trainingInputs": training.inputs, "trainingTargets": training.targets}
    return packed(header, arrays | {"unseenInputs": unseen.inputs, "unseenTargets": unseen.targets})


def row_of(trainer: Trainer, state: State) -> list[float]:
    """Return step, loss, accuracy, and both on unseen examples; of numbers the error instead of the accuracy."""
    task, trainable = trainer.task(state.step), trainer.trainable(state.step)
    row = [float(state.step)]
    for examples in (task.training, task.unseen):
        found = score(trainable, state.parameters, _first_of(examples))
        row += [found.loss, found.accuracy if found.accuracy is not None else found.error or 0.0]
    return row


@lru_cache(maxsize=8)
def _first_of(examples: Examples) -> Examples:
    """Return those that rows are computed from; making them takes as long as a step."""
    return examples[:SCORED]


def _whole(parsed: Mapping[str, Any], name: str, least: int, most: int, usual: int) -> int:
    value = parsed.get(name, usual)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not least <= value <= most or value % 1:
        raise WireError(name, f"a whole number from {least} to {most}", value)
    return int(value)
