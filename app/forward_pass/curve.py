"""The outputs of a network with one input, as a curve over that input."""

from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError, WireError
from forward_pass.forward import forward
from forward_pass.model import Model
from forward_pass.opened_networks import requested_source
from forward_pass.request import parse_request, requested_options
from forward_pass.settings import check_inputs

MOST_POINTS: Final = 256


def curve(model: Model, lowest: float, highest: float, count: int) -> Floats:
    """Return what the only output is at inputs in equal steps from the lowest to the highest: shape (count,).

    Raises: ShapeError unless the model has one input and one output.

    Example: with W = [[2]] and b = [1] the curve from 0 to 2 in 3 points is (1, 3, 5).
    """
    if (model.n_inputs, model.layers[-1]) != (1, 1):
        raise ShapeError("a curve", "of a network with one input and one output", list(model.layers))
    traces = forward(model, np.linspace(lowest, highest, count)[:, None])
    return readonly_array("curve", [trace.outputs[0] for trace in traces], (count,))


def answer_curve(request: str) -> tuple[str, Floats]:
    """Return the curve that a request asks for: an empty header, and its values.

    Parameters: JSON text {"source": …, "options": {…}, "range": [lowest, highest], "count": n}, options as of a reel.
    Raises: WireError for a request that cannot be understood, ShapeError as `curve`.
    """
    parsed = parse_request(request, {"source", "range", "count"}, {"options"})
    lowest, highest = check_inputs(parsed["range"], 2)
    model = requested_source(parsed["source"]).model().with_changes(requested_options(parsed).changes)
    return "{}", curve(model, lowest, highest, _checked_count(parsed["count"]))


def _checked_count(count: Any) -> int:
    if type(count) is not int or not 2 <= count <= MOST_POINTS:
        raise WireError("count", f"a whole number from 2 to {MOST_POINTS}", count)
    return count
