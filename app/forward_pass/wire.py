"""Reels as data: a small JSON header and one flat float64 array, or both in one JSON text.

The header lists the arrays, which follow each other in the values without gaps, in C order: first the parameters of the
operations, once; then the arrays of the traces, one row a sample; then those of a comparison, if there is one.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from math import prod
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.comparison import Comparison
from forward_pass.errors import SettingError, ShapeError, WireError
from forward_pass.model import Model
from forward_pass.opened_networks import requested_source
from forward_pass.ops import OPERATIONS
from forward_pass.ops.operation import is_own
from forward_pass.options import RunOptions
from forward_pass.reel import Reel, record
from forward_pass.request import json_object, json_text, parse_request, requested_options
from forward_pass.settings import check
from forward_pass.sources import Drawn, Source, Stored
from forward_pass.trace import Trace

FORMAT: Final = "forward-pass-reel"
VERSION: Final = 2

_HEADER_KEYS: Final = {
    *("format", "version", "source", "options", "samples", "drawnInputs", "operations", "cards", "arrays")
}
_BEFORE: Final = "before:"
_DIFFERENCE: Final = "difference:"
_NAME: Final = re.compile(r"[0-9a-f]{64}")
# No array has more dimensions, or is longer in any of them: NumPy can hold an empty one of this shape as well.
_MOST_DIMENSIONS: Final = 4
_LONGEST: Final = 2**15


def answer(request: str) -> tuple[str, Floats]:
    """Return the reel that a request asks for: its header as JSON text, and its values.

    Parameters: JSON text {"source": {"kind": "drawn", …} or {"kind": "stored", "name": …}, "options": {…}, "samples":
    [k, …], "inputs": [x, …], "compare": {"temperature": T, "arrays": [name, …]}}; options, inputs, compare and its
    arrays may be missing.
    Raises: WireError for a request that cannot be understood, SettingError for what may not be chosen.

    Example: answer('{"source": {"seed": 7}, "samples": [0]}') has the inputs of sample 0 in its values.
    """
    header, values = encode(handle_request(request))
    return json_text(header), values


def handle_request(request: str) -> Reel:
    """Return the reel that a request of this form asks for.

    Raises: as `answer`.
    """
    parsed = parse_request(request, {"source", "samples"}, {"options", "inputs", "compare"})
    temperature, names = _compare(parsed)
    return record(
        requested_source(parsed["source"]),
        parsed["samples"],
        requested_options(parsed),
        inputs=parsed.get("inputs"),
        compare=temperature,
        compared=names,
    )


def to_json(reel: Reel) -> str:
    """Return the reel as one JSON text, the header with its values; numbers keep every digit."""
    header, values = encode(reel)
    return json_text(header | {"values": values.tolist()})


def from_json(text: str) -> Reel:
    """Return the reel of such a text.

    Raises: WireError, naming what is wrong, as `decode` does.
    """
    header = json_object("reel", text)
    if "values" not in header:
        raise WireError("reel", "an object with values", list(header))
    values = header.pop("values")
    return decode(header, values)


def encode(reel: Reel) -> tuple[dict[str, Any], Floats]:
    """Return the header and the values, (n,), float64, read-only; `decode` gives the reel back."""
    arrays = reel.model.parameters() | _stacked(reel.traces) | _compared(reel.comparison)
    operations = [placed.operation for placed in reel.model]
    header = {
        "format": FORMAT,
        "version": VERSION,
        "source": reel.source.to_dict(),
        "options": reel.options.to_dict(),
        "samples": list(reel.samples),
        "drawnInputs": reel.drawn_inputs,
        "operations": operations_of(reel.model),
        # The page has those of the product's own operations.
        "cards": {operation.kind: operation.card for operation in operations if not is_own(type(operation))},
        "arrays": [[name, list(array.shape)] for name, array in arrays.items()],
    }
    if reel.comparison is not None:
        header["comparison"] = {"temperature": reel.comparison.temperature}
    flat = np.concatenate([array.ravel() for array in arrays.values()])
    return header, readonly_array("values", flat, (None,))


def operations_of(model: Model) -> list[dict[str, Any]]:
    """Return the operations of a model as JSON: name, kind, layer, the array that goes on, and their settings."""
    return [
        {
            "name": placed.name,
            "kind": placed.operation.kind,
            "layer": placed.layer,
            "output": placed.operation.output,
            **placed.operation.settings(),
        }
        for placed in model
    ]


def decode(header: object, values: object) -> Reel:
    """Return the reel of a header and its values.

    Raises: WireError, naming what is wrong: a missing or unknown key, another format or version, a
    setting that may not be chosen, operations that do not fit each other, arrays that are missing, unknown or of
    another shape, too few or too many values, or one that is not a finite number.
    """
    try:
        return _decode(header, values)
    except (SettingError, ShapeError) as error:
        raise WireError(error.name, error.expectation, error.value) from error


def _decode(header: object, values: object) -> Reel:
    if not isinstance(header, Mapping) or header.keys() - {"comparison"} != _HEADER_KEYS:
        raise WireError("header", f"an object with {', '.join(sorted(_HEADER_KEYS))}", header)
    _check_equal("format", FORMAT, header["format"])
    _check_equal("version", VERSION, header["version"])
    samples = check("samples", header["samples"])
    options = RunOptions.from_dict(header["options"])
    if not isinstance(header["drawnInputs"], bool):
        raise WireError("drawnInputs", "true or false", header["drawnInputs"])
    arrays = _split(header["arrays"], values)
    model = _model(header["operations"], arrays)
    _check_equal("operations", operations_of(model), header["operations"])
    source = _source(header["source"], model)
    if not isinstance(header["cards"], Mapping):
        raise WireError("cards", "an object", header["cards"])
    names = [name for name in model.shapes(options.top_k) if name in arrays]
    traces = [Trace(model, {name: _row(arrays, name, k) for name in names}, options.top_k) for k in range(len(samples))]
    comparison = _comparison(header.get("comparison"), arrays) if "comparison" in header else None
    reel = Reel(
        source, options, model, samples, tuple(traces), drawn_inputs=header["drawnInputs"], comparison=comparison
    )
    _check_equal("arrays", encode(reel)[0]["arrays"], header["arrays"])
    return reel


def _model(operations: object, arrays: Mapping[str, Floats]) -> Model:
    if not isinstance(operations, list) or "inputs" not in arrays or arrays["inputs"].ndim != 2:
        raise WireError("operations", "a list, with an array of inputs", operations)
    return Model(arrays["inputs"].shape[1], tuple(_operation(described, arrays) for described in operations))


def _operation(described: object, arrays: Mapping[str, Floats]) -> Any:
    named = described.get("kind") if isinstance(described, Mapping) else None
    if not isinstance(described, Mapping) or not isinstance(named, str) or named not in OPERATIONS:
        raise WireError("the kind of an operation", f"one of {', '.join(OPERATIONS)}", named)
    own = f"{described.get('name')}."
    kind = OPERATIONS[named]
    # Every operation is a dataclass of its settings and parameters.
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    given = {name: described[name] for name in names if name in described}
    given |= {name: arrays[own + name] for name in names if own + name in arrays}
    if given.keys() != set(names):
        raise WireError("an operation", f"one with {', '.join(names)}", described)
    try:
        return kind(**given)
    except ShapeError as error:
        raise ShapeError(f"{own}{error.name}", error.expectation, error.value) from error


def _source(described: object, model: Model) -> Source:
    """Return the source of a reel. A stored network keeps its name: the file that it stands for is not here."""
    source: Source
    if isinstance(described, Mapping) and described.get("kind") == Stored.kind:
        name = described.get("name")
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise WireError("the name of a stored network", "64 hexadecimal digits", name)
        source = Stored(model, name=name)
    else:
        source = Drawn.from_dict(described)
    _check_equal("source", source.to_dict(), described)
    return source


def _comparison(described: object, arrays: Mapping[str, Floats]) -> Comparison:
    if not isinstance(described, Mapping) or described.keys() != {"temperature"}:
        raise WireError("comparison", "an object with temperature", described)
    before, differences = (
        {name.removeprefix(prefix): array for name, array in arrays.items() if name.startswith(prefix)}
        for prefix in (_BEFORE, _DIFFERENCE)
    )
    return Comparison(described["temperature"], before, differences, arrays.get("changedFrom", np.empty(0)))


def _compare(parsed: Mapping[str, Any]) -> tuple[float | None, list[str]]:
    """Return the temperature, and the arrays, of what a request compares with; None where it compares nothing."""
    if "compare" not in parsed:
        return None, []
    described = parsed["compare"]
    if not isinstance(described, Mapping) or not {"temperature"} <= described.keys() <= {"temperature", "arrays"}:
        raise WireError("compare", "an object with temperature and perhaps arrays", described)
    names = described.get("arrays", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise WireError("compare", "with a list of names of arrays", names)
    return check("temperature", described["temperature"]), names


def _stacked(traces: tuple[Trace, ...]) -> dict[str, Floats]:
    return {name: np.array([trace.arrays[name] for trace in traces]) for name in traces[0].arrays}


def _compared(comparison: Comparison | None) -> dict[str, Floats]:
    if comparison is None:
        return {}
    before = {f"{_BEFORE}{name}": array for name, array in comparison.before.items()}
    differences = {f"{_DIFFERENCE}{name}": array for name, array in comparison.differences.items()}
    return before | differences | {"changedFrom": comparison.changed_from}


def _split(listed: object, values: object) -> dict[str, Floats]:
    if not isinstance(listed, list) or not all(map(_is_listed, listed)):
        raise WireError("arrays", "a list of names with shapes", listed)
    shapes = {name: tuple(shape) for name, shape in listed}
    if len(shapes) < len(listed):
        raise WireError("arrays", "names that differ", [name for name, _ in listed])
    flat = readonly_array("values", values, (sum(map(prod, shapes.values())),))
    arrays, start = {}, 0
    for name, shape in shapes.items():
        end = start + prod(shape)
        arrays[name] = flat[start:end].reshape(shape)
        start = end
    return arrays


def _is_listed(array: object) -> bool:
    match array:
        case [str(), list(shape)]:
            return len(shape) <= _MOST_DIMENSIONS and all(type(n) is int and 0 <= n <= _LONGEST for n in shape)
    return False


def _row(arrays: Mapping[str, Floats], name: str, k: int) -> Floats:
    if arrays[name].ndim == 0 or k >= len(arrays[name]):
        raise WireError(name, "one row for each sample", list(arrays[name].shape))
    row: Floats = arrays[name][k]
    return row


def _check_equal(name: str, expected: object, value: object) -> None:
    if value != expected:
        raise WireError(name, json_text(expected), value)
