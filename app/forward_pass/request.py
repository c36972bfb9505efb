"""Requests of the page: JSON text, read and checked."""

import json
from collections.abc import Mapping
from typing import Any

from forward_pass.errors import WireError
from forward_pass.options import RunOptions


def parse_request(text: str, required: set[str], optional: set[str]) -> dict[str, Any]:
    """Return the object of a request: it must have all required keys and may have the optional ones, no others.

    Raises: WireError for any other text.

    Example: parse_request('{"samples": [0]}', {"samples"}, set()) is {"samples": [0]}.
    """
    parsed = json_object("request", text)
    if not required <= parsed.keys() <= required | optional:
        names = ", ".join(sorted(required))
        raise WireError("request", f"an object with {names} and perhaps {', '.join(sorted(optional))}", list(parsed))
    return parsed


def requested_options(parsed: Mapping[str, Any]) -> RunOptions:
    """Return the run options of a request; what it leaves out keeps its default."""
    return RunOptions.from_dict(parsed.get("options", {}))


def json_object(name: str, text: str) -> dict[str, Any]:
    """Return the object that a JSON text is.

    Raises: WireError, with the name, for any other text, and for NaN and infinities.
    """
    try:
        value = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise WireError(name, "a JSON object without NaN and infinities", text)
    return value


def json_text(value: object) -> str:
    """Return a value as JSON text without spaces."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def _refuse(constant: str) -> None:
    raise ValueError(constant)
