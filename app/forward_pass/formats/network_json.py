"""Reads a network document: every part is checked, and refused with the place where it stands."""

import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any, Final

from forward_pass.arrays import Floats
from forward_pass.errors import ForwardPassError, ShapeError
from forward_pass.formats.arrays_json import read_array
from forward_pass.formats.drawn_curve import DrawnCurve
from forward_pass.formats.errors import FormatError
from forward_pass.formats.fields import fields, items, whole
from forward_pass.formats.network_file import FORMAT, MOST_SAMPLES, VERSION, NetworkFile
from forward_pass.formats.samples import KnownSample, Made, Unseen
from forward_pass.limits import LIMITS
from forward_pass.model import Model
from forward_pass.ops import Activation, Dense, Linear, Operation, Sigmoid, Softmax, Standardize
from forward_pass.reel import Reel
from forward_pass.request import json_object
from forward_pass.wire import decode

KINDS: Final[dict[str, type[Operation]]] = {
    operation.kind: operation for operation in (Standardize, Dense, Activation, Softmax, Sigmoid, Linear)
}
_OPTIONAL: Final = {
    *("title", "about", "classes", "temperature", "samples", "tolerance", "made", "unseen", "curve", "recorded"),
}
_ORDER: Final = re.compile(r"(standardize )?(dense activation )*dense (activation )?(softmax|sigmoid|linear) ")
_ORDER_TEXT: Final = (
    "perhaps standardize, then dense and activation for each hidden layer, then dense and softmax, sigmoid or linear"
)
# Two for each layer, one in front and one behind.
_MOST_OPERATIONS: Final = 2 * LIMITS["layers"]["maximumLayers"] + 2


def network_of(document: object) -> NetworkFile:
    """Return the network file of a document; see `read_network`."""
    given = fields("network", _parsed(document), {"format", "version", "inputs", "operations"}, _OPTIONAL)
    if given["format"] != FORMAT:
        raise FormatError("format", FORMAT, given["format"])
    if given["version"] != VERSION or isinstance(given["version"], bool):
        raise FormatError("version", str(VERSION), given["version"])
    inputs = fields("inputs", given["inputs"], {"count"}, {"names", "units", "ranges", "shape"})
    n_in = whole("inputs.count", inputs["count"], 1, LIMITS["layers"]["maximumNeurons"])
    listed = items("samples", given.get("samples", []), MOST_SAMPLES)
    return NetworkFile(
        _model(n_in, given["operations"]),
        title=given.get("title", ""),
        about=given.get("about", ""),
        input_names=_given("inputs.names", inputs, "names"),
        units=_given("inputs.units", inputs, "units"),
        ranges=_given("inputs.ranges", inputs, "ranges"),
        input_shape=inputs.get("shape"),
        classes=_given("classes", given, "classes"),
        temperature=given.get("temperature", 1.0),
        samples=tuple(_sample(f"samples[{k}]", sample) for k, sample in enumerate(listed)),
        tolerance=given.get("tolerance"),
        made=Made.from_dict(given["made"]) if "made" in given else None,
        unseen=Unseen.from_dict(given["unseen"]) if "unseen" in given else None,
        curve=DrawnCurve.from_dict(given["curve"]) if "curve" in given else None,
        recorded=_reel(given["recorded"]) if "recorded" in given else None,
    )


def _parsed(document: object) -> object:
    if isinstance(document, bytes):
        try:
            document = document.removeprefix(BOM_UTF8).decode()
        except UnicodeDecodeError:
            raise FormatError("network", "a JSON object in UTF-8", f"{len(document)} other bytes") from None
    return json_object("network", document) if isinstance(document, str) else document


def _given(place: str, among: Mapping[str, Any], name: str) -> Any:
    """Return a list of the document, or an empty one where it is left out; an empty one in the document is refused."""
    if name not in among:
        return ()
    if not isinstance(among[name], list) or not among[name]:
        raise FormatError(place, "a list, or left out", among[name])
    return tuple(among[name])


def _model(n_in: int, described: object) -> Model:
    listed = items("operations", described, _MOST_OPERATIONS)
    operations = [_operation(f"operations[{k}]", operation) for k, operation in enumerate(listed)]
    kinds = [operation.kind for operation in operations]
    if not _ORDER.fullmatch("".join(f"{kind} " for kind in kinds)):
        raise FormatError("operations", _ORDER_TEXT, ", ".join(kinds))
    size = n_in
    for k, operation in enumerate(operations):
        try:
            size = operation.size(size)
        except ShapeError as error:
            raise FormatError(f"operations[{k}].{error.name}", error.expectation, error.value) from None
    return Model(n_in, tuple(operations))


def _operation(place: str, described: object) -> Operation:
    kind = described.get("kind") if isinstance(described, Mapping) else None
    if not isinstance(kind, str) or kind not in KINDS:
        raise FormatError(f"{place}.kind", f"one of {', '.join(KINDS)}", kind)
    # Every operation is a dataclass of its settings and parameters.
    names = [field.name for field in fields_of(KINDS[kind])]  # type: ignore[arg-type]
    given = fields(place, described, {"kind", *names}, set())
    values = {name: _parameter(f"{place}.{name}", given[name]) for name in names}
    try:
        return KINDS[kind](**values)
    except ForwardPassError as error:
        name = error.name if error.name in names else names[0]
        raise FormatError(f"{place}.{name}", error.expectation, error.value) from None


def _parameter(place: str, value: object) -> object:
    return value if isinstance(value, str) else read_array(place, value)


def _sample(place: str, described: object) -> KnownSample:
    given = fields(place, described, {"inputs"}, {"label", "answer"})
    answer: Floats | None = read_array(f"{place}.answer", given["answer"]) if "answer" in given else None
    return KnownSample(read_array(f"{place}.inputs", given["inputs"]), given.get("label"), answer)


def _reel(described: object) -> Reel:
    if not isinstance(described, Mapping) or "values" not in described:
        raise FormatError("recorded", "a reel with values", described)
    header = dict(described)
    values = header.pop("values")
    try:
        return decode(header, values)
    except ForwardPassError as error:
        raise FormatError(f"recorded: {error.name}", error.expectation, error.value) from error
