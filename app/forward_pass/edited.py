"""A forward pass that a reader has rewritten: run in place of the real one, and its results checked like any other.

The text may do anything that Python can, so it runs in a worker of its own, which the page ends when it takes too long.
"""

import inspect
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ForwardPassError, ShapeError, WireError
from forward_pass.forward import LayerSteps, forward, layer_by_layer
from forward_pass.network import Network
from forward_pass.softmax import SoftmaxSteps, softmax
from forward_pass.wire import answer

# What tracebacks call the edited text.
NAME: Final = "<edited>"

# An error's text is cut after so many characters: a page takes minutes to lay out a line of a million.
LONGEST_SENTENCE: Final = 300

# The core looks up both functions in these namespaces, and the text finds there what it uses.
NAMESPACES: Final = (softmax.__globals__, forward.__globals__)


def answer_edited(request: str) -> tuple[str, Floats | None]:
    """Return the reel that a request asks for, computed by the functions of its `source`.

    Parameters: JSON text as for `wire.answer`, and "source": Python text that defines `layer_by_layer` and
    `softmax_steps`, or one of them; it may use whatever theirs use.
    Returns: header and values; or, for text that fails, {"error": "line 3: NameError: …"} and None.
    Raises: ForwardPassError as `wire.answer`, and for results of another shape or with values that are not finite.
    """
    parsed = json.loads(request)
    source = parsed.pop("source", None)
    if not isinstance(source, str):
        raise WireError("source", "Python text", source)
    try:
        with _replaced(_load_functions(source)), np.errstate(all="ignore"):
            return answer(json.dumps(parsed))
    except ForwardPassError:
        raise
    # SystemExit and KeyboardInterrupt too: in this worker only the text can have raised them.
    except BaseException as error:
        return json.dumps({"error": _error_text(error)}), None


def warm_up() -> None:
    """Run the unedited function once as if it were edited.

    A browser's first run takes seconds, which must not count against the time that the page allows the reader's text.

    Raises: RuntimeError if it fails.
    """
    source = inspect.getsource(layer_by_layer)
    header, values = answer_edited(json.dumps({"settings": {}, "samples": [0], "source": source}))
    if values is None:
        raise RuntimeError(json.loads(header)["error"])


def _load_functions(source: str) -> dict[str, Callable[..., Any]]:
    """Run the text; return the functions that replace the core's, by their names."""
    namespace: dict[str, Any] = {**NAMESPACES[0], **NAMESPACES[1]}
    before = {name: namespace[name] for name in _CHECKED}
    exec(compile(source, NAME, "exec"), namespace)
    found = {name: namespace.get(name, before[name]) for name in _CHECKED}
    functions = {name: check(found[name]) for name, check in _CHECKED.items() if found[name] is not before[name]}
    if not functions:
        raise WireError("the edited text", f"a definition of {' or '.join(_CHECKED)}", "neither")
    return functions


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


def _checked_layers(layer_by_layer: Callable[[Network, Floats], Iterator[Any]]) -> Callable[..., Iterator[LayerSteps]]:
    """Return the function with each result checked as it comes: a trace of an endless one would never be checked."""

    def checked(network: Network, x: Floats) -> Iterator[LayerSteps]:
        count = 0
        for count, step in enumerate(layer_by_layer(network, x), start=1):
            if count > len(network.weights):
                break
            if not isinstance(step, tuple) or len(step) != 3:
                raise ShapeError("what layer_by_layer yields", "three arrays, such as c, z, a", step)
            c, z, a = step
            W = network.weights[count - 1]
            yield (
                readonly_array(f"contributions[{count - 1}]", c, W.shape),
                readonly_array(f"pre-activations[{count - 1}]", z, (len(W),)),
                readonly_array(f"activations[{count - 1}]", a, (len(W),)),
            )
        if count != len(network.weights):
            yields = f"{count} times" if count < len(network.weights) else "more often"
            raise ShapeError("layer_by_layer", f"a generator that yields {len(network.weights)} times", yields)

    return checked


def _checked_softmax(softmax_steps: Callable[[Floats, float], Any]) -> Callable[..., SoftmaxSteps]:
    def checked(z: Floats, T: float) -> SoftmaxSteps:
        steps = softmax_steps(z, T)
        if not isinstance(steps, SoftmaxSteps):
            raise ShapeError("what softmax_steps returns", "SoftmaxSteps", steps)
        return steps

    return checked


_CHECKED: Final[dict[str, Callable[[Any], Callable[..., Any]]]] = {
    "layer_by_layer": _checked_layers,
    "softmax_steps": _checked_softmax,
}


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
