"""Arrays in JSON: nested numbers, or the base64 text of little-endian float32 or float64 numbers with their shape."""

import base64
import binascii
from math import prod
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats, readonly_array
from forward_pass.errors import ShapeError
from forward_pass.formats.errors import FormatError

TYPES: Final[dict[str, np.dtype[Any]]] = {"float32": np.dtype("<f4"), "float64": np.dtype("<f8")}
MOST_DIMENSIONS: Final = 2
FORM: Final = 'numbers in lists, or {"float32" or "float64": base64, "shape": [...]}'


def read_array(place: str, value: object) -> Floats:
    """Return the array of one or two dimensions that a value is, float64 and read-only; float32 is widened exactly.

    Raises: FormatError, naming the place, for anything else, and for NaN and infinities.

    Example: read_array("mean", [1, 2]) and read_array("mean", {"float32": "AACAPwAAAEA=", "shape": [2]}) are the same.
    """
    array = _from_base64(place, value) if isinstance(value, dict) else _from_lists(place, value)
    try:
        return readonly_array(place, array, (None,) * array.ndim)
    except ShapeError as error:
        raise FormatError(error.name, error.expectation, error.value) from None


def write_array(array: Floats) -> dict[str, Any]:
    """Return an array as base64 text with its shape: float32 where that keeps every digit, else float64.

    Example: write_array of (1, 2) is {"float32": "AACAPwAAAEA=", "shape": [2]}.
    """
    with np.errstate(over="ignore"):
        exact = bool(np.all(array.astype(np.float32) == array))
    name = "float32" if exact else "float64"
    return {name: base64.b64encode(array.astype(TYPES[name]).tobytes()).decode(), "shape": list(array.shape)}


def _from_lists(place: str, value: object) -> Any:
    rows = value if isinstance(value, list) and value and isinstance(value[0], list) else [value]
    for row in rows:
        # NumPy would take true for 1 and cut whole numbers that are too long.
        if not isinstance(row, list) or not set(map(type, row)) <= {int, float}:
            raise FormatError(place, FORM, value)
    try:
        return np.array(value, np.float64)
    except (ValueError, OverflowError):
        raise FormatError(place, "rows of equally many finite numbers", value) from None


def _from_base64(place: str, value: dict[str, object]) -> Any:
    match value:
        case {"shape": list(shape), "float32": str(text)} if len(value) == 2:
            dtype = TYPES["float32"]
        case {"shape": list(shape), "float64": str(text)} if len(value) == 2:
            dtype = TYPES["float64"]
        case _:
            raise FormatError(place, FORM, list(value))
    if not 1 <= len(shape) <= MOST_DIMENSIONS or not all(type(n) is int and 0 <= n < 2**24 for n in shape):
        raise FormatError(f"{place}.shape", "one or two whole numbers", shape)
    size = prod(shape) * dtype.itemsize
    # Compared before anything is decoded: base64 writes every three bytes as four characters.
    if len(text) != (size + 2) // 3 * 4:
        raise FormatError(place, f"base64 of {size} bytes, as its shape {shape} says", f"{len(text)} characters")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if len(data) != size:
        raise FormatError(place, f"base64 of {size} bytes", text)
    return np.frombuffer(data, dtype).reshape(shape)
