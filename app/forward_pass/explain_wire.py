"""Explanations as data: of one neuron, as the page asks for them; or of a whole reel, as the site records them."""

import json
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import WireError
from forward_pass.explain import curve, explain, explain_edges, is_curved, plot_extent
from forward_pass.opened_networks import requested_source
from forward_pass.ops.operation import Operation
from forward_pass.reel import Reel, record
from forward_pass.request import parse_request, requested_options

FORMAT: Final = "forward-pass-explanations"
VERSION: Final = 2


def answer_explanation(request: str) -> tuple[str, Floats]:
    """Return the explanation that a request asks for: the names and lengths of its arrays as JSON text, and its values.

    Parameters: JSON text as `wire.answer` takes it, with one sample and "target": {"layer": l, "neuron": j}; layer 0
    are the inputs.
    Returns: the arrays of `explain`, by their full names.
    Raises: WireError for a request that cannot be understood, SettingError for what may not be chosen.
    """
    parsed = parse_request(request, {"source", "samples", "target"}, {"options", "inputs"})
    source = requested_source(parsed["source"])
    reel = record(source, parsed["samples"], requested_options(parsed), inputs=parsed.get("inputs"))
    target = parsed["target"]
    if not isinstance(target, dict) or target.keys() != {"layer", "neuron"}:
        raise WireError("target", "an object with layer and neuron", target)
    arrays = explain(reel.model, reel.traces[0], **target)
    header = json.dumps({"arrays": [[name, len(values)] for name, values in arrays.items()]})
    return header, readonly_array("values", np.concatenate(list(arrays.values())), (None,))


def explanations_to_json(reel: Reel) -> str:
    """Return what the site records beside a reel, as JSON text; values of the reel itself are not repeated.

    shares["dense1"][k][j] are those of neuron j in the reel's k-th trace; curveOf["activation1"][k] names the curve of
    an operation in that trace, and curves[name] are the points of it, as {"at": […], "points": […]}.
    """
    shares: dict[str, Any] = {}
    curve_of: dict[str, list[str]] = {}
    curves: dict[str, dict[str, list[float]]] = {}
    for placed in reel.model:
        if placed.operation.has_edges:
            shares[placed.name] = [
                [explain_edges(trace, placed, neuron).shares.tolist() for neuron in range(placed.n_out)]
                for trace in reel.traces
            ]
        if is_curved(placed.operation):
            arriving = reel.model.arriving(placed.name)
            extents = [plot_extent(trace.arrays[arriving]) for trace in reel.traces]
            curve_of[placed.name] = [f"{placed.operation} {extent:g}" for extent in extents]
            curves |= {f"{placed.operation} {extent:g}": _points(placed.operation, extent) for extent in extents}
    recorded = {"format": FORMAT, "version": VERSION, "curves": curves, "curveOf": curve_of, "shares": shares}
    return json.dumps(recorded, separators=(",", ":"), allow_nan=False)


def _points(operation: Operation, extent: float) -> dict[str, list[float]]:
    at, points = curve(operation, extent)
    return {"at": at.tolist(), "points": points.tolist()}
