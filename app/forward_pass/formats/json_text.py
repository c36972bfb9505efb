"""JSON from outside: its size, depth and number of parts are known before it is parsed."""

import json
import re
from codecs import BOM_UTF8
from typing import Any, Final

import numpy as np

from forward_pass.formats.errors import FormatError

MOST_BYTES: Final = 10 * 2**20
MOST_DEPTH: Final = 64
# Each list, object and pair of a key and a value takes far more memory than its characters do.
MOST_PARTS: Final = 600_000

_STRING: Final = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_STARTS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{")


def looks_like_json(content: bytes) -> bool:
    """Tell whether a file starts as a JSON object does."""
    return _STARTS.match(content[:1024]) is not None


def json_object(place: str, content: bytes) -> dict[str, Any]:
    """Return the object that a JSON text holds.

    Raises: FormatError for other text, for one that is too large or too deep, for NaN and infinities.

    Example: json_object("net.json", b'{"a": 1}') is {"a": 1}.
    """
    if len(content) > MOST_BYTES:
        raise FormatError(place, f"JSON of at most {MOST_BYTES // 2**20} MB", f"{len(content) / 2**20:.1f} MB")
    if any(content.count(mark) > MOST_PARTS for mark in (b"[", b"{", b":")):
        raise FormatError(place, f"JSON with at most {MOST_PARTS} lists, objects and keys", "more of them")
    if _depth(content) > MOST_DEPTH:
        raise FormatError(place, f"JSON with lists and objects at most {MOST_DEPTH} deep", "deeper ones")
    try:
        value = json.loads(content.removeprefix(BOM_UTF8).decode(), parse_constant=_refuse)
    except ValueError as error:
        raise FormatError(place, "JSON in UTF-8", f"a text that is not ({error})") from None
    if not isinstance(value, dict):
        raise FormatError(place, "a JSON object", value)
    return value


def _depth(content: bytes) -> int:
    """Return how deep lists and objects lie in each other, without parsing: what is inside strings does not count."""
    marks = np.frombuffer(_STRING.sub(b"", content), np.uint8)
    opening = (marks == ord("[")) | (marks == ord("{"))
    closing = (marks == ord("]")) | (marks == ord("}"))
    steps = opening.astype(np.int8) - closing.astype(np.int8)
    return int(steps[opening | closing].cumsum(dtype=np.int32).max(initial=0))


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is not a finite number")
