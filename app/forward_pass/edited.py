"""A forward pass that a reader has rewritten: run in place of the real one, and its results checked like any other.

The text may do anything that Python can, so it runs in a worker of its own, which the page ends when it takes too long.
"""

import ast
import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ForwardPassError, ShapeError, WireError
from forward_pass.listing import KINDS, LISTED
from forward_pass.model import Model, Placed
from forward_pass.ops import OPERATIONS
from forward_pass.ops.operation import Arrays, Operation
from forward_pass.ops.softmax import SoftmaxSteps
from forward_pass.options import RunOptions
from forward_pass.request import json_object, json_text
from forward_pass.wire import answer

# What tracebacks call the edited text.
NAME: Final = "<edited>"

# An error's text is cut after so many characters: a page takes minutes to lay out a line of a million.
LONGEST_SENTENCE: Final = 300

# The core looks up the functions in these namespaces, and the text finds there what it uses.
NAMESPACES: Final = [function.__globals__ for function in LISTED]


def answer_edited(request: str) -> tuple[str, Floats | None]:
    """Return the reel that a request asks for, computed by the functions of its `text`.

    Parameters: JSON text as for `wire.answer`, and "text": Python text that defines one or more of the
    functions of the listing; it may use whatever theirs use.
    Returns: header and values, with cards for the kinds of operations that the text changes; or, for text that fails,
    {"error": "line 3: NameError: …"} and None.
    Raises: ForwardPassError as `wire.answer`, and for results of another shape or with values that are not finite.
    """
    parsed = json_object("request", request)
    text = parsed.pop("text", None)
    if not isinstance(text, str):
        raise WireError("text", "Python text", text)
    try:
        with _replaced(_load_functions(text)), np.errstate(all="ignore"):
            header, values = answer(json_text(parsed))
    except ForwardPassError:
        raise
    # SystemExit and KeyboardInterrupt too: in this worker only the text can have raised them.
    except BaseException as error:
        return json.dumps({"error": _error_text(error)}), None
    with_cards = json.loads(header)
    with_cards["cards"] |= {kind: _card_without_formulas(OPERATIONS[kind]) for kind in edited_kinds(text)}
    return json.dumps(with_cards), values


def edited_kinds(text: str) -> list[str]:
    """Return the kinds of operations of which the text changes the function; comments and docstrings are no change.

    All of them, where it changes the loop or has anything beside the functions, which they may use.

    Example: for text that defines only another `dense`, ["dense"].
    """
    kinds = {function.__name__: kind for kind, function in KINDS.items()}
    originals = {function.__name__: _shape(ast.parse(inspect.getsource(function)).body[0]) for function in LISTED}
    names = [
        getattr(node, "name", "")
        for node in ast.parse(text).body
        if _shape(node) != originals.get(getattr(node, "name", ""))
    ]
    return [kinds[name] for name in names] if kinds.keys() >= {*names} else list(kinds.values())


def _shape(node: ast.stmt) -> str:
    """Return what a definition does as text, without its docstring."""
    if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
        node.body = node.body[1:]
    return ast.dump(node)


def _card_without_formulas(operation: type[Operation]) -> dict[str, list[dict[str, Any]]]:
    """Return what a card says of an operation whose function was edited: its numbers alone."""
    takes = [] if operation.has_edges else ["input"]
    products = [block for block in operation.card.get("edge", []) if block["block"] == "product"]
    return {
        "neuron": [{"block": "values", "of": [*takes, operation.output]}],
        "edge": [{"block": "values", "of": [*block["factors"], block["value"]]} for block in products],
    }


def warm_up() -> None:
    """Run the unedited function once as if it were edited.

    A browser's first run takes seconds, which must not count against the time that the page allows the reader's text.

    Raises: RuntimeError if it fails.
    """
    text = inspect.getsource(LISTED[0])
    header, values = answer_edited(json.dumps({"source": {}, "samples": [0], "text": text}))
    if values is None:
        raise RuntimeError(json.loads(header)["error"])


def _load_functions(text: str) -> dict[str, Callable[..., Any]]:
    """Run the text; return the functions that replace the core's, by their names."""
    namespace: dict[str, Any] = {name: value for known in NAMESPACES for name, value in known.items()}
    before = {function.__name__: namespace[function.__name__] for function in LISTED}
    exec(compile(text, NAME, "exec"), namespace)
    found = {name: namespace.get(name, original) for name, original in before.items()}
    edited = {name: _check_of(name)(function) for name, function in found.items() if function is not before[name]}
    if not edited:
        raise WireError("the edited text", f"a definition of one of {', '.join(before)}", "none")
    return edited


@contextmanager
def _replaced(functions: dict[str, Callable[..., Any]]) -> Iterator[None]:
    originals = [{name: namespace[name] for name in functions if name in namespace} for namespace in NAMESPACES]
    try:
        for namespace in NAMESPACES:
            namespace.update({name: function for name, function in functions.items() if name in namespace})
        yield
    finally:
        for namespace, original in zip(NAMESPACES, originals, strict=True):
            namespace.update(original)


def _checked_loop(
    operation_by_operation: Callable[[Model, Floats, RunOptions], Iterator[Any]],
) -> Callable[..., Iterator[tuple[Placed, Arrays]]]:
    """Check each result before the next is asked for: a trace of an endless generator would never be checked."""

    def checked(model: Model, x: Floats, options: RunOptions) -> Iterator[tuple[Placed, Arrays]]:
        expected = len(model.operations)
        count = 0
        steps = operation_by_operation(model, x, options)
        if not isinstance(steps, Iterator):
            raise ShapeError("what operation_by_operation returns", "a generator", steps)
        for count, step in enumerate(steps, start=1):
            if count > expected:
                break
            if not (isinstance(step, tuple) and [*map(type, step)] == [Placed, dict]):
                raise ShapeError("what operation_by_operation yields", "an operation and its arrays", step)
            yield step
        if count != expected:
            yields = f"{count} times" if count < expected else "more often"
            raise ShapeError("operation_by_operation", f"a generator that yields {expected} times", yields)

    return checked


def _checked_dense(dense: Callable[[Floats, Floats, Floats], Any]) -> Callable[..., tuple[Floats, ...]]:
    def checked(a: Floats, W: Floats, b: Floats) -> tuple[Floats, ...]:
        return _fitting("dense", dense(a, W, b), [W.shape, b.shape])

    return checked


def _checked_arrays(function: Callable[..., Any]) -> Callable[..., Any]:
    """Check a function that gives one array of the shape that it takes, or several."""
    name = getattr(function, "__name__", "the function")

    def checked(a: Floats, *others: Any) -> Any:
        result = function(a, *others)
        if isinstance(result, tuple):
            return _fitting(name, result, [a.shape] * len(result))
        return readonly_array(f"what {name} returns", result, a.shape)

    return checked


def _checked_softmax(softmax_steps: Callable[[Floats, float], Any]) -> Callable[..., SoftmaxSteps]:
    def checked(z: Floats, T: float) -> SoftmaxSteps:
        steps = softmax_steps(z, T)
        if not isinstance(steps, SoftmaxSteps):
            raise ShapeError("what softmax_steps returns", "SoftmaxSteps", steps)
        return steps

    return checked


def _fitting(name: str, result: Any, shapes: list[tuple[int, ...]]) -> tuple[Floats, ...]:
    if not isinstance(result, tuple) or len(result) != len(shapes):
        raise ShapeError(f"what {name} returns", f"{len(shapes)} arrays", result)
    parts = enumerate(zip(result, shapes, strict=True), start=1)
    return tuple(readonly_array(f"result {k} of {name}", part, shape) for k, (part, shape) in parts)


def _checked_pair(function: Callable[..., Any]) -> Callable[..., Any]:
    """Check a function that gives two arrays of the shape that it takes."""

    def checked(a: Floats, *others: Any) -> Any:
        return _fitting(getattr(function, "__name__", "the function"), function(a, *others), [a.shape] * 2)

    return checked


# What an operation's trace must hold is checked anyway: here are those of which more can be said at once.
_CHECKS: Final[dict[str, Callable[[Any], Callable[..., Any]]]] = {
    "operation_by_operation": _checked_loop,
    "dense": _checked_dense,
    "softmax_steps": _checked_softmax,
    "sigmoid_outputs": _checked_pair,
    "standardize": _checked_pair,
}


def _check_of(name: str) -> Callable[[Any], Callable[..., Any]]:
    return _CHECKS.get(name, _checked_arrays)


def _error_text(error: BaseException) -> str:
    """Return what went wrong in one short sentence, with the line of the text, counted from 1, where that is known."""
    sentence = type(error).__name__
    with suppress(BaseException):  # str() of an error runs code of the text, which may raise anything
        sentence += f": {error}" if str(error) else ""
    line = None
    if isinstance(error, SyntaxError) and error.filename == NAME:
        sentence, line = f"{type(error).__name__}: {error.msg}", error.lineno
    place = error.__traceback__
    while place and not isinstance(error, SyntaxError):
        if place.tb_frame.f_code.co_filename == NAME:
            line = place.tb_lineno
        place = place.tb_next
    if len(sentence) > LONGEST_SENTENCE:
        sentence = sentence[: LONGEST_SENTENCE - 1] + "…"
    return sentence if line is None else f"line {line}: {sentence}"
