"""The listing: the source of the forward pass that is running, and which of its lines makes which array.

No line or variable is named here. A small network is run and its variables are watched: the line that makes one of them
equal to the contributions makes `dense.contributions`. So the source may change, and the listing follows.
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

from forward_pass.forward import forward, layer_by_layer
from forward_pass.initialization import draw_inputs, draw_network
from forward_pass.network import Network
from forward_pass.settings import Settings
from forward_pass.softmax import softmax_steps
from forward_pass.trace import Trace

LISTED: Final[tuple[Callable[..., Any], ...]] = (layer_by_layer, softmax_steps)

# No two of its arrays have the same shape and values, and its tanh changes every sum.
WATCHED: Final = Settings(layers=(3, 4, 5, 2), seed=1, activation="tanh")

# The arrays of each kind of operation; the inputs are there before.
ARRAYS: Final = {
    "dense": ("contributions", "preActivations"),
    "activation": ("activations",),
    "softmax": ("scaledLogits", "shiftedLogits", "exponentials", "exponentialSum", "probabilities"),
}


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

    functions  of each: its name, file, firstLine and text (line breaks inside, none at the end), the first and last
               line of its docstring (or null), and its variables in the order in which they are bound first:
               [name, [[line, quantity], …]], the quantities named as in the trace, or "weights" and "biases"
    lines      for "inputs" and each array, such as "dense.contributions", the [function, line] that makes it; "rest" is
               the last return

    Lines are those of the files, functions are counted from 0.
    """
    network = draw_network(WATCHED)
    watch = Watch(tuple(function.__code__ for function in LISTED))
    with _watched_by(watch):
        [trace] = forward(network, [draw_inputs(WATCHED, 0)], temperature=WATCHED.temperature)
    made = list(_recognized(watch.bindings, _quantities(network, trace)))
    return {
        "functions": [_function(function, made) for function in LISTED],
        "lines": {"inputs": [_place(watch, made, "inputs")]}
        | {f"{kind}.{array}": [_place(watch, made, array)] for kind, arrays in ARRAYS.items() for array in arrays}
        | {"rest": [[len(LISTED) - 1, watch.returned[watch.codes[-1]]]]},
    }


@contextmanager
def _watched_by(watch: Watch) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _quantities(network: Network, trace: Trace) -> dict[str, tuple[Any, ...]]:
    """Return what a variable may be recognized as, by the names of the page's trace; one value a layer."""
    return {
        "weights": network.weights,
        "biases": network.biases,
        "inputs": (trace.inputs,),
        "contributions": trace.contributions,
        "preActivations": trace.pre_activations,
        "activations": trace.activations,
        "temperature": (WATCHED.temperature,),
        "scaledLogits": (trace.scaled_logits,),
        "shiftedLogits": (trace.shifted_logits,),
        "exponentials": (trace.exponentials,),
        "exponentialSum": (trace.exponential_sum,),
        "probabilities": (trace.probabilities,),
    }


def _recognized(
    bindings: list[Binding], quantities: dict[str, tuple[Any, ...]]
) -> Iterator[tuple[CodeType, int, str, str]]:
    """Yield code, line, variable and quantity of each binding that is one of the quantities, each once."""
    seen = set()
    for binding in bindings:
        for quantity, values in quantities.items():
            found = (binding.code, binding.line, binding.name, quantity)
            if found not in seen and any(np.array_equal(binding.value, value) for value in values):  # type: ignore[arg-type]
                seen.add(found)
                yield found


def _place(watch: Watch, made: list[tuple[CodeType, int, str, str]], quantity: str) -> list[int]:
    """Return where a quantity is made: where a variable that is no parameter was first equal to it."""
    return next(
        [watch.codes.index(code), line]
        for code, line, _, made_there in made
        if made_there == quantity and line > code.co_firstlineno
    )


def _function(function: Callable[..., Any], made: list[tuple[CodeType, int, str, str]]) -> dict[str, Any]:
    code = function.__code__
    lines, first = inspect.getsourcelines(function)
    variables: dict[str, list[list[Any]]] = {}
    for in_code, line, name, quantity in made:
        if in_code is code:
            variables.setdefault(name, []).append([line, quantity])
    return {
        "name": function.__name__,
        "file": "/".join(PurePath(code.co_filename).parts[-2:]),
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
