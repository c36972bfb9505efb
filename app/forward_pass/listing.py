"""The listing: the source of the forward pass that is running, and which of its lines makes which step.

No line or variable is named here. A small network is run and its variables are watched: the line that makes one of them
equal to the contributions makes the contributions. So the source may change, and the listing follows.
"""

import ast
import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from types import CodeType, FrameType
from typing import Any, Final

import numpy as np

from forward_pass.forward import forward, operation_by_operation
from forward_pass.model import OUTPUTS, Model
from forward_pass.ops import OPERATIONS, Standardize
from forward_pass.ops.operation import Operation
from forward_pass.options import RunOptions
from forward_pass.sources import Drawn
from forward_pass.trace import Trace

# The function of each kind of operation, in the order of a pass; kinds that the order does not name come last.
_ORDER: Final = ("standardize", "dense", "activation", "softmax", "sigmoid", "linear")
KINDS: Final = {
    kind: computes for kind in dict.fromkeys((*_ORDER, *OPERATIONS)) if (computes := OPERATIONS[kind].computes)
}
LISTED: Final[tuple[Callable[..., Any], ...]] = (operation_by_operation, *KINDS.values())

# No two of their arrays have the same shape and values, and their tanh changes every sum.
WATCHED: Final = tuple(Drawn(layers=(3, 4, 5, 2), seed=1, activation="tanh", output=kind) for kind in OUTPUTS)


@dataclass(frozen=True, slots=True)
class Binding:
    """One value that a variable got: in which function (by its code), on which line, its name, the value."""

    code: CodeType
    line: int
    name: str
    value: object


@dataclass(slots=True)
class Watch:
    """Watches the first call of each function, as a trace function (`sys.settrace`).

    bindings  what each line binds, in time; parameters are bound on the line of `def`
    returned  the line from which each function returned last
    """

    codes: tuple[CodeType, ...]
    bindings: list[Binding] = field(default_factory=list)
    returned: dict[CodeType, int] = field(default_factory=dict)
    _frames: dict[CodeType, FrameType] = field(default_factory=dict)
    _lines: dict[CodeType, int] = field(default_factory=dict)
    _known: dict[CodeType, dict[str, object]] = field(default_factory=dict)

    def __call__(self, frame: FrameType, event: str, _: object) -> "Watch | None":
        """Record what the line that has just run has bound."""
        code = frame.f_code
        if code not in self.codes or self._frames.setdefault(code, frame) is not frame:
            return None
        now = dict(frame.f_locals)
        before = self._known.get(code, {})
        line = self._lines.get(code, frame.f_lineno)
        for name, value in now.items():
            if name not in before or before[name] is not value:
                self.bindings.append(Binding(code, line, name, value))
        self._known[code], self._lines[code] = now, frame.f_lineno
        if event == "return":
            self.returned[code] = frame.f_lineno
        return self


def listing() -> dict[str, Any]:
    """Return the source of the forward pass and what its lines make, as a JSON object; the same for every network.

    functions  of each: its name, the kind of operation it computes (or null: the loop over all of them), its file,
               firstLine and text (line breaks inside, none at the end), the first and last line of its docstring (or
               null), and its variables in the order in which they are bound first: [name, [[line, quantity], …]]
    lines      for each quantity that a line makes, the [function, line] that makes it; "dense.return" returns

    Quantities are "inputs", and of a kind of operation its arrays, its parameters and what it takes, such as
    "dense.contributions", "dense.weights" and "dense.input". Lines are those of the files; functions count from 0.
    """
    watch = Watch(tuple(function.__code__ for function in LISTED))
    quantities: dict[str, list[Any]] = {}
    for source in WATCHED:
        model = _standardized(source.model())
        with _watched_by(watch):
            [trace] = forward(model, [source.inputs(0)])
        for name, value in _quantities(model, trace):
            quantities.setdefault(name, []).append(value)
    made = list(_recognized(watch.bindings, quantities))
    kinds = [None, *KINDS]
    return {
        "functions": [_function(function, kind, made) for function, kind in zip(LISTED, kinds, strict=True)],
        "lines": _lines(watch, made)
        # An operation that no watched model has is listed, but which line makes what is not known.
        | {
            f"{kind}.return": [k, watch.returned[watch.codes[k]]]
            for k, kind in enumerate(kinds)
            if kind and watch.codes[k] in watch.returned
        },
    }


def _standardized(model: Model) -> Model:
    """Return the model with a standardize in front, so that it is watched too."""
    n = model.n_inputs
    front: Operation = Standardize(np.linspace(0.2, 0.3, n), np.linspace(2.0, 3.0, n))
    return Model(n, (front, *model.operations))


@contextmanager
def _watched_by(watch: Watch) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _quantities(model: Model, trace: Trace) -> Iterator[tuple[str, Any]]:
    """Yield what a variable may be recognized as, by its name."""
    yield "inputs", trace.inputs
    yield "softmax.temperature", RunOptions().temperature
    arriving = "inputs"
    for placed in model:
        kind, before = placed.operation.kind, f"{placed.name}."
        yield f"{kind}.input", trace.arrays[arriving]
        yield from ((f"{kind}.{key}", value) for key, value in placed.operation.parameters().items())
        own = {name.removeprefix(before): value for name, value in trace.arrays.items() if name.startswith(before)}
        yield from ((f"{kind}.{key}", value) for key, value in own.items())
        arriving = placed.output


def _recognized(bindings: list[Binding], quantities: dict[str, list[Any]]) -> Iterator[tuple[CodeType, int, str, str]]:
    """Yield code, line, variable and quantity of each binding that is one of the quantities, each once.

    In the function of a kind only quantities of that kind count, in the loop only the inputs.
    """
    seen = set()
    kinds = {function.__code__: f"{kind}." for kind, function in KINDS.items()}
    for binding in bindings:
        for quantity, values in quantities.items():
            own = quantity.startswith(kinds[binding.code]) if binding.code in kinds else quantity == "inputs"
            found = (binding.code, binding.line, binding.name, quantity)
            if own and found not in seen and any(np.array_equal(binding.value, value) for value in values):  # type: ignore[arg-type]
                seen.add(found)
                yield found


def _lines(watch: Watch, made: list[tuple[CodeType, int, str, str]]) -> dict[str, list[int]]:
    """Return where each quantity is made: where a variable that is no parameter was first equal to it."""
    lines: dict[str, list[int]] = {}
    for code, line, _, quantity in made:
        if line > code.co_firstlineno:
            lines.setdefault(quantity, [watch.codes.index(code), line])
    return lines


def _function(
    function: Callable[..., Any], kind: str | None, made: list[tuple[CodeType, int, str, str]]
) -> dict[str, Any]:
    code = function.__code__
    lines, first = inspect.getsourcelines(function)
    variables: dict[str, list[list[Any]]] = {}
    for in_code, line, name, quantity in made:
        if in_code is code:
            variables.setdefault(name, []).append([line, quantity])
    return {
        "name": function.__name__,
        "kind": kind,
        "file": f"forward_pass/{PurePath(code.co_filename).as_posix().rpartition('/forward_pass/')[2]}",
        "firstLine": first,
        "text": "".join(lines).rstrip("\n"),
        "docstring": _docstring("".join(lines), first),
        "variables": list(variables.items()),
    }


def _docstring(text: str, first: int) -> list[int] | None:
    """Return the first and last line of a function's docstring."""
    [function] = ast.parse(text).body
    if not isinstance(function, ast.FunctionDef) or ast.get_docstring(function, clean=False) is None:
        return None
    statement = function.body[0]
    return [first + statement.lineno - 1, first + (statement.end_lineno or statement.lineno) - 1]
