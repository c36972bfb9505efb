"""Reels as data: a small JSON header and one flat float64 array, or both in one JSON text.

The arrays named in the header follow each other in the values without gaps, in C order. Which they are
follows from the settings, the number of samples and whether there is a baseline, so a header that says
otherwise is refused.
"""

import json
from collections.abc import Mapping
from itertools import pairwise
from math import prod
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.baseline import Baseline
from forward_pass.errors import SettingError, ShapeError, WireError
from forward_pass.network import Network
from forward_pass.reel import Reel, record
from forward_pass.settings import Settings, check
from forward_pass.trace import MOST_CONTRIBUTIONS, Contributions, StrongestContributions, Trace
from forward_pass.trace_json import SOFTMAX_FIELDS

FORMAT: Final = "forward-pass-reel"
VERSION: Final = 1

_HEADER_KEYS: Final = ("format", "version", "settings", "samples", "drawnInputs", "arrays")
# The arrays of a baseline: their names here, and in Python.
_BASELINE_FIELDS: Final = {
    "inputsBefore": "inputs",
    "probabilitiesBefore": "probabilities",
    "probabilityDifferences": "differences",
    "changedFrom": "changed_from",
}

# The name of an array and its layer (0 is the first with weights), or None where there is only one.
Key = tuple[str, int | None]
Shape = tuple[int, ...]


def answer(request: str) -> tuple[str, Floats]:
    """Return the reel that a request asks for: its header as JSON text, and its values.

    Parameters: JSON text {"settings": {…}, "samples": [k, …], "inputs": [x, …], "baseline": {"temperature": T}};
    inputs and baseline may be missing.
    Raises: WireError for a request that cannot be understood, SettingError for what may not be chosen.

    Example: answer('{"settings": {"seed": 7}, "samples": [0]}') has the inputs of sample 0 in its values.
    """
    header, values = encode(handle_request(request))
    return _text(header), values


def handle_request(request: str) -> Reel:
    """Return the reel that a request of this form asks for.

    Raises: as `answer`.
    """
    parsed = parse_request(request, {"settings", "samples"}, {"inputs", "baseline"})
    return record(
        Settings.from_dict(parsed["settings"]),
        parsed["samples"],
        inputs=parsed.get("inputs"),
        baseline_temperature=_baseline_temperature(parsed),
    )


def parse_request(text: str, required: set[str], optional: set[str]) -> dict[str, Any]:
    """Return the object of a request: it must have all required keys and may have the optional ones, no others.

    Raises: WireError for any other text.

    Example: parse_request('{"samples": [0]}', {"samples"}, set()) is {"samples": [0]}.
    """
    parsed = _object("request", text)
    if not required <= parsed.keys() <= required | optional:
        names = ", ".join(sorted(required))
        raise WireError("request", f"an object with {names} and perhaps {', '.join(sorted(optional))}", list(parsed))
    return parsed


def to_json(reel: Reel) -> str:
    """Return the reel as one JSON text, the header with its values; numbers keep every digit."""
    header, values = encode(reel)
    return _text(header | {"values": values.tolist()})


def from_json(text: str) -> Reel:
    """Return the reel of such a text.

    Raises: WireError, naming what is wrong, as `decode` does.
    """
    header = _object("reel", text)
    if "values" not in header:
        raise WireError("reel", "an object with values", list(header))
    values = header.pop("values")
    return decode(header, values)


def encode(reel: Reel) -> tuple[dict[str, Any], Floats]:
    """Return the header and the values, (n,), float64, read-only; `decode` gives the reel back.

    Raises: ShapeError if the traces keep another number of contributions than the settings say.
    """
    shapes = _shapes(reel.settings, len(reel.samples), baseline=reel.baseline is not None)
    once = _network_arrays(reel.network) | _baseline_arrays(reel.baseline)
    each = [_trace_arrays(trace) for trace in reel.traces]
    arrays = {key: once[key] if key in once else [arrays[key] for arrays in each] for key in shapes}
    parts = [readonly_array(key[0], arrays[key], shape).ravel() for key, shape in shapes.items()]
    header = {
        "format": FORMAT,
        "version": VERSION,
        "settings": reel.settings.to_dict(),
        "samples": list(reel.samples),
        "drawnInputs": reel.drawn_inputs,
        "arrays": _array_list(shapes),
    }
    if reel.baseline is not None:
        header["baseline"] = {"temperature": reel.baseline.temperature}
    return header, readonly_array("values", np.concatenate(parts), (None,))


def decode(header: object, values: object) -> Reel:
    """Return the reel of a header and its values.

    Raises: WireError, naming what is wrong: a missing or unknown key, another format or version, a
    setting that may not be chosen, arrays that do not follow from the settings, too few or too many
    values, or one that is not a finite number.
    """
    try:
        return _decode(header, values)
    except (SettingError, ShapeError) as error:
        raise WireError(error.name, error.expectation, error.value) from error


def _decode(header: object, values: object) -> Reel:
    if not isinstance(header, Mapping) or header.keys() - {"baseline"} != set(_HEADER_KEYS):
        raise WireError("header", f"an object with {', '.join(_HEADER_KEYS)}", header)
    settings = Settings.from_dict(header["settings"])
    samples = check("samples", header["samples"])
    baseline_temperature = _baseline_temperature(header)
    shapes = _shapes(settings, len(samples), baseline=baseline_temperature is not None)
    _check_equal("format", FORMAT, header["format"])
    _check_equal("version", VERSION, header["version"])
    _check_equal("settings", settings.to_dict(), header["settings"])
    _check_equal("arrays", _array_list(shapes), header["arrays"])
    if not isinstance(header["drawnInputs"], bool):
        raise WireError("drawnInputs", "true or false", header["drawnInputs"])
    arrays = _split(shapes, values)
    steps = range(len(settings.layers) - 1)
    network = Network(
        tuple(arrays["weights", layer] for layer in steps),
        tuple(arrays["biases", layer] for layer in steps),
        settings.activation,
    )
    traces = tuple(_trace(network, arrays, row) for row in range(len(samples)))
    baseline = None
    if baseline_temperature is not None:
        fields = {field: arrays[name, None] for name, field in _BASELINE_FIELDS.items()}
        baseline = Baseline(baseline_temperature, **fields)
    return Reel(settings, network, samples, traces, drawn_inputs=header["drawnInputs"], baseline=baseline)


def _baseline_temperature(parsed: Mapping[str, Any]) -> float | None:
    """Return the temperature of the baseline that a request or a header names, None where it names none."""
    if "baseline" not in parsed:
        return None
    baseline = parsed["baseline"]
    if not isinstance(baseline, Mapping) or baseline.keys() != {"temperature"}:
        raise WireError("baseline", "an object with temperature", baseline)
    temperature: float = check("temperature", baseline["temperature"])
    return temperature


def _shapes(settings: Settings, n_samples: int, *, baseline: bool) -> dict[Key, Shape]:
    """Return the shape of every array, in the order in which they follow each other."""
    steps = list(enumerate(pairwise(settings.layers)))
    shapes: dict[Key, Shape] = {}
    for layer, (n_in, n_out) in steps:
        shapes["weights", layer] = (n_out, n_in)
        shapes["biases", layer] = (n_out,)
    shapes["inputs", None] = (n_samples, settings.layers[0])
    for layer, (n_in, n_out) in steps:
        if n_in * n_out > MOST_CONTRIBUTIONS:
            shapes["strongestIndices", layer] = (n_samples, settings.strongest)
            shapes["strongestValues", layer] = (n_samples, settings.strongest)
        else:
            shapes["contributions", layer] = (n_samples, n_out, n_in)
        shapes["preActivations", layer] = (n_samples, n_out)
        if layer < len(steps) - 1:
            shapes["activations", layer] = (n_samples, n_out)
    for name in SOFTMAX_FIELDS:
        shapes[name, None] = (n_samples,) if name == "exponentialSum" else (n_samples, settings.layers[-1])
    return shapes | (_baseline_shapes(settings, n_samples) if baseline else {})


def _baseline_shapes(settings: Settings, n_samples: int) -> dict[Key, Shape]:
    return {
        ("inputsBefore", None): (n_samples, settings.layers[0]),
        ("probabilitiesBefore", None): (n_samples, settings.layers[-1]),
        ("probabilityDifferences", None): (n_samples, settings.layers[-1]),
        ("changedFrom", None): (len(settings.changes),),
    }


def _array_list(shapes: dict[Key, Shape]) -> list[list[Any]]:
    return [[name, layer, list(shape)] for (name, layer), shape in shapes.items()]


def _split(shapes: dict[Key, Shape], values: object) -> dict[Key, Floats]:
    flat = readonly_array("values", values, (sum(map(prod, shapes.values())),))
    ends = np.cumsum([prod(shape) for shape in shapes.values()])
    parts = np.split(flat, ends[:-1])
    return {key: part.reshape(shape) for (key, shape), part in zip(shapes.items(), parts, strict=True)}


def _network_arrays(network: Network) -> dict[Key, Any]:
    weights: dict[Key, Any] = {("weights", layer): W for layer, W in enumerate(network.weights)}
    return weights | {("biases", layer): b for layer, b in enumerate(network.biases)}


def _baseline_arrays(baseline: Baseline | None) -> dict[Key, Any]:
    if baseline is None:
        return {}
    return {(name, None): getattr(baseline, field) for name, field in _BASELINE_FIELDS.items()}


def _trace_arrays(trace: Trace) -> dict[Key, Any]:
    arrays: dict[Key, Any] = {("inputs", None): trace.inputs}
    for layer, c in enumerate(trace.contributions):
        if isinstance(c, StrongestContributions):
            arrays["strongestIndices", layer] = c.indices
            arrays["strongestValues", layer] = c.values
        else:
            arrays["contributions", layer] = c
    arrays |= {("preActivations", layer): z for layer, z in enumerate(trace.pre_activations)}
    arrays |= {("activations", layer): a for layer, a in enumerate(trace.activations)}
    return arrays | {(name, None): getattr(trace, field) for name, field in SOFTMAX_FIELDS.items()}


def _trace(network: Network, arrays: dict[Key, Floats], row: int) -> Trace:
    """Return one trace; the opposite of `_trace_arrays`."""
    steps = range(len(network.weights))
    return Trace(
        inputs=arrays["inputs", None][row],
        contributions=tuple(_contributions(network, arrays, layer, row) for layer in steps),
        pre_activations=tuple(arrays["preActivations", layer][row] for layer in steps),
        activations=tuple(arrays["activations", layer][row] for layer in steps[:-1]),
        **{field: arrays[name, None][row] for name, field in SOFTMAX_FIELDS.items()},
    )


def _contributions(network: Network, arrays: dict[Key, Floats], layer: int, row: int) -> Contributions:
    if ("contributions", layer) in arrays:
        every: Floats = arrays["contributions", layer][row]
        return every
    indices, values = arrays["strongestIndices", layer][row], arrays["strongestValues", layer][row]
    return StrongestContributions(indices, values, network.weights[layer].size)


def _check_equal(name: str, expected: object, value: object) -> None:
    if value != expected:
        raise WireError(name, _text(expected), value)


def _object(name: str, text: str) -> dict[str, Any]:
    try:
        value = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise WireError(name, "a JSON object without NaN and infinities", text)
    return value


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _text(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
