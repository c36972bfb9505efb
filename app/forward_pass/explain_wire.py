"""Explanations as data: of one neuron, as the page asks for them; or of a whole reel, as the site records them."""

import json
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import WireError
from forward_pass.explain import curve, curve_at, explain, shares
from forward_pass.reel import Reel, record
from forward_pass.request import parse_request, requested_options
from forward_pass.sources import Drawn
from forward_pass.trace import Trace

FORMAT: Final = "forward-pass-explanations"
VERSION: Final = 1


def answer_explanation(request: str) -> tuple[str, Floats]:
    """Return the explanation that a request asks for: the names and lengths of its arrays as JSON text, and its values.

    Parameters: JSON text as `wire.answer` takes it, with one sample and "target": {"layer": l, "neuron": j}; layer 0
    are the inputs.
    Returns: arrays contributions, order, rests (its tail_sums) and shares as in `Explanation`, and for a hidden neuron
    curveAt and curve, the points of its activation function; empty for others.
    Raises: WireError for a request that cannot be understood, SettingError for what may not be chosen.
    """
    parsed = parse_request(request, {"source", "samples", "target"}, {"options", "inputs"})
    reel = record(
        Drawn.from_dict(parsed["source"]), parsed["samples"], requested_options(parsed), inputs=parsed.get("inputs")
    )
    target = parsed["target"]
    if not isinstance(target, dict) or target.keys() != {"layer", "neuron"}:
        raise WireError("target", "an object with layer and neuron", target)
    trace = reel.traces[0]
    explained = explain(reel.model, trace, **target)
    at, points = _curve_of(reel, trace, target["layer"])
    arrays = {
        "contributions": explained.contributions,
        "order": explained.order,
        "rests": explained.tail_sums,
        "shares": explained.shares,
        "curveAt": at,
        "curve": points,
    }
    header = json.dumps({"arrays": [[name, len(values)] for name, values in arrays.items()]})
    return header, readonly_array("values", np.concatenate(list(arrays.values())), (None,))


def explanations_to_json(reel: Reel) -> str:
    """Return what the site records beside a reel, as JSON text; values of the reel itself are not repeated.

    shares[l][k][j] are those of neuron j behind weight layer l in the reel's k-th trace; reaches[l][k] names the curve
    of its layer, null where it has none, and curves[name] are its points, as {"at": […], "points": […]}.
    """
    hidden = range(1, len(reel.model.layers) - 1)
    drawn = [[curve_at(reel.model, trace, layer) for trace in reel.traces] for layer in hidden]
    curves = {_name(found): _points(*found) for row in drawn for found in row if found}
    recorded: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "curves": curves,
        "reaches": [[found and _name(found) for found in row] for row in drawn],
        "shares": [
            [_shares(reel, trace, layer) for trace in reel.traces] for layer in range(len(reel.model.layers) - 1)
        ],
    }
    return json.dumps(recorded, separators=(",", ":"), allow_nan=False)


def _curve_of(reel: Reel, trace: Trace, layer: int) -> tuple[Floats, Floats]:
    found = curve_at(reel.model, trace, layer)
    return curve(*found) if found else (np.empty(0), np.empty(0))


def _name(drawn: tuple[str, float]) -> str:
    """Return the name of a curve. Example: "relu 3"."""
    function, extent = drawn
    return f"{function} {extent:g}"


def _points(function: str, extent: float) -> dict[str, list[float]]:
    at, points = curve(function, extent)
    return {"at": at.tolist(), "points": points.tolist()}


def _shares(reel: Reel, trace: Trace, layer: int) -> list[list[float]]:
    rows = zip(reel.model.weights[layer], reel.model.biases[layer], strict=True)
    return [shares(weights * trace.arriving(layer), bias).tolist() for weights, bias in rows]
