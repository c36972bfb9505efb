"""What the page may ask Python: one function for each name, the same whichever transport carries the request."""

import json
from collections.abc import Callable
from typing import Final

from forward_pass.arrays import Floats
from forward_pass.errors import ForwardPassError
from forward_pass.opened_networks import answer_install
from forward_pass.wire import answer as answer_reel

# JSON text → a header as JSON text, and values where there are any.
Answer = Callable[[str], tuple[str, Floats | None]]

# What the first reel does not need is imported when it is called.


def _explanation(request: str) -> tuple[str, Floats | None]:
    """Return what a card says of its target."""
    from forward_pass.explain_wire import answer_explanation

    return answer_explanation(request)


def _listing(_: str) -> tuple[str, None]:
    """Return the listing of the code that runs here."""
    from forward_pass.listing import listing

    return json.dumps(listing()), None


def _curve(request: str) -> tuple[str, Floats | None]:
    """Return the output of a network with one input, as a curve."""
    from forward_pass.curve import answer_curve

    return answer_curve(request)


def _script(request: str) -> tuple[str, None]:
    """Return the script of the requested reel."""
    from forward_pass.script import answer_script

    return answer_script(request)


def _open(request: str) -> tuple[str, None]:
    """Return the network that some files hold."""
    from forward_pass.formats.requests import answer_open

    return answer_open(request)


def _network(request: str) -> tuple[str, None]:
    """Return the name of the network that a document holds."""
    from forward_pass.formats.requests import answer_network

    return answer_network(request)


def _learning(module: str, name: str) -> Answer:
    """Return a function of the package that learns, which is imported when it is called."""

    def call(request: str) -> tuple[str, Floats | None]:
        from importlib import import_module

        answer: Answer = getattr(import_module(f"forward_pass.learning.{module}"), name)
        return answer(request)

    return call


_ANSWERS: Final[dict[str, Answer]] = {
    "reel": answer_reel,
    "explain": _explanation,
    "listing": _listing,
    "curve": _curve,
    "script": _script,
    "install": answer_install,
    "open": _open,
    "network": _network,
    "stroke": _learning("strokes", "answer_stroke"),
    "train": _learning("requests", "answer_train"),
    "train_data": _learning("requests", "answer_data"),
    "train_task": _learning("requests", "answer_task"),
    "train_step": _learning("step_requests", "answer_step"),
    "train_script": _learning("step_requests", "answer_step_script"),
    "train_listing": _learning("step_listing", "answer_step_listing"),
    "train_surface": _learning("step_requests", "answer_surface"),
    "train_confusion": _learning("step_requests", "answer_confusion"),
    "train_file": _learning("files", "answer_file"),
}


def endpoints(*, edited: bool = False) -> dict[str, Answer]:
    """Return the functions a worker offers to the page, by the names the page knows them by.

    Parameters: edited, whether a forward pass that the reader has rewritten may run here; then "edited" is among them.
    Returns: functions that take JSON text and return a header as JSON text and float64 values or None; an invalid
    request gives {"error": sentence} and None.

    Example: endpoints()["reel"]('{"source": {"seed": 7}, "samples": [0]}') has the inputs of sample 0 in its values.
    """
    answers = dict(_ANSWERS)
    if edited:
        from forward_pass.edited import answer_edited, warm_up

        warm_up()
        answers["edited"] = answer_edited
    return {name: _with_errors_in_header(answer) for name, answer in answers.items()}


def _with_errors_in_header(answer: Answer) -> Answer:
    """Return the function, with the core's own errors returned in the header instead of raised."""

    def call(request: str) -> tuple[str, Floats | None]:
        try:
            return answer(request)
        except ForwardPassError as error:
            return json.dumps({"error": str(error)}), None

    return call
