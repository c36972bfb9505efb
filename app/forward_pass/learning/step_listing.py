"""The source of one step of learning that is running, and which of its lines run in which phase of its film.

No line is named here. One step is made while its functions are watched: the lines that run in the function of a phase,
and the line that calls it, are the lines of that phase. So the source may change, and the listing follows.
"""

import ast
import inspect
import json
import sys
import textwrap
from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import CodeType, FrameType
from typing import Any, Final

from forward_pass.learning.derivatives import DERIVATIVES
from forward_pass.learning.history import state_at
from forward_pass.learning.in_place_optimizers import IN_PLACE
from forward_pass.learning.loss import LOSSES
from forward_pass.learning.requests import requested_run
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.stepper import Stepper
from forward_pass.learning.trainable import ActivationPart, DensePart, Trainable
from forward_pass.learning.trainer import trainer_of
from forward_pass.model import Model
from forward_pass.request import parse_request

Function = Callable[..., Any]

# What the variables of a phase hold, of the example on stage: what arrives at the operation, how the loss changes with
# what goes on and with what arrives, what goes back along the edges, and of the first weights how they move.
VARIABLES: Final[Mapping[str, list[tuple[str, str]]]] = {
    "loss": [("z", "input"), ("targets", "target")],
    "difference": [("z", "input"), ("targets", "target"), ("slopes", "before")],
    "blame": [("a", "input"), ("slope", "slope"), ("g", "own")],
    "carry": [("slope", "slope"), ("before", "carried")],
    "gather": [("slope", "slope"), ("before", "before")],
    "bend": [("a", "input"), ("slope", "slope")],
    "update": [("g", "decayed"), ("θ", "after")],
}


class Watch:
    """Notes which lines of some functions run, and which line calls each, as a trace function (`sys.settrace`).

    lines    of each function, in the order in which they run first
    callers  the watched function that calls each, and from which line
    """

    def __init__(self, functions: list[Function]) -> None:
        self.lines: dict[CodeType, list[int]] = {function.__code__: [] for function in functions}
        self.callers: dict[CodeType, tuple[CodeType, int]] = {}

    def __call__(self, frame: FrameType, event: str, _: object) -> "Watch | None":
        """Note the line that is about to run, or the call."""
        code, caller = frame.f_code, frame.f_back
        if code not in self.lines:
            return None
        if event == "call" and caller and caller.f_code in self.lines:
            self.callers.setdefault(code, (caller.f_code, caller.f_lineno))
        if event == "line" and frame.f_lineno not in self.lines[code]:
            self.lines[code].append(frame.f_lineno)
        return self


def step_listing(run: TrainingRun, step: int) -> dict[str, Any]:
    """Return the source of the step that follows `step`, and which of its lines run when, as a JSON object.

    functions  of each: its name, file, firstLine, text, and the first and last line of its docstring (or null)
    lines      for each phase, such as "dense.carry" or "activation.bend.relu", its lines: [[function, line], …]
    variables  for each phase, what variables hold: [[name, quantity], …]
    """
    trainer, state = trainer_of(run), state_at(run, step)
    functions = _functions(trainer.trainable(step).model, run.now(step).optimizer)
    watch = Watch(functions)
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        trainer.update(state)
    finally:
        sys.settrace(before)
    functions = [function for function in functions if watch.lines[function.__code__]]
    return {
        "functions": [_listed(function) for function in functions],
        "lines": _lines(watch, functions, trainer.trainable(step).model, run.now(step).optimizer),
        "variables": VARIABLES,
    }


def answer_step_listing(request: str) -> tuple[str, None]:
    """Return the listing of a step, as JSON text. Parameters: JSON text {"run": {…}, "step": k}."""
    return json.dumps(step_listing(*requested_run(parse_request(request, {"run"}, {"step"})))), None


def _functions(model: Model, optimizer: str) -> list[Function]:
    """Return the functions of a step, from the outermost on."""
    slopes = [DERIVATIVES[function] for function in dict.fromkeys(model.activations)]
    parts: list[Function] = [DensePart.learn, DensePart.back, ActivationPart.back]
    outer: list[Function] = [Trainable.gradient, Trainable.backwards, LOSSES[model.output]]
    return [*outer, *parts, *slopes, Stepper.step, _change(optimizer)]


def _change(optimizer: str) -> Function:
    """Return what changes the weights and biases."""
    step: Function = IN_PLACE[optimizer].step  # type: ignore[attr-defined]
    return step


def _lines(watch: Watch, functions: list[Function], model: Model, optimizer: str) -> dict[str, list[list[int]]]:
    codes = [function.__code__ for function in functions]

    def of(function: Function) -> list[list[int]]:
        """Return the lines that run in a function, and the one that calls it."""
        code = function.__code__
        calls = [watch.callers[code]] if code in watch.callers else []
        own = [(code, line) for line in watch.lines.get(code, [])]
        return [[codes.index(where), line] for where, line in (*calls, *own)]

    loss = of(LOSSES[model.output])
    lines = {
        f"{model.output}.loss": loss,
        f"{model.output}.difference": [loss[0], loss[-1]],
        "dense.blame": of(DensePart.learn),
        "dense.carry": of(DensePart.back),
        "dense.gather": of(DensePart.back),
        "rest.update": of(_change(optimizer)),
    }
    for name in model.activations:
        slope = DERIVATIVES[name]
        lines[f"activation.bend.{name}"] = [*of(ActivationPart.back), *of(slope)[1:]]
    return lines


def _listed(function: Function) -> dict[str, Any]:
    code = function.__code__
    lines, first = inspect.getsourcelines(function)
    text = textwrap.dedent("".join(lines)).rstrip("\n")
    [tree] = ast.parse(text).body
    documented = isinstance(tree, ast.FunctionDef) and ast.get_docstring(tree, clean=False) is not None
    statement = tree.body[0] if documented else None  # type: ignore[attr-defined]
    return {
        "name": function.__qualname__,
        "file": f"forward_pass/{PurePath(code.co_filename).as_posix().rpartition('/forward_pass/')[2]}",
        "firstLine": first,
        "text": text,
        "docstring": statement and [first + statement.lineno - 1, first + statement.end_lineno - 1],
    }
