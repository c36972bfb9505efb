"""Tensors: named arrays of numbers as other programs store them. Their size is known before they are read."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from forward_pass.arrays import Floats
from forward_pass.formats.errors import FormatError
from forward_pass.limits import LIMITS

MOST_NUMBERS: Final[int] = LIMITS["layers"]["maximumEdges"]
MOST_DIMENSIONS: Final = 8
# Every type whose numbers float64 holds exactly, by the name that NumPy gives it; NumPy has no bfloat16.
BYTES: Final = {
    "float16": 2,
    "bfloat16": 2,
    "float32": 4,
    "float64": 8,
    "int8": 1,
    "uint8": 1,
    "int16": 2,
    "uint16": 2,
    "int32": 4,
    "int64": 8,
}


@dataclass(frozen=True, slots=True, eq=False)
class Tensor:
    """An array in a file.

    place  what sentences call it, such as "net.onnx: fc1.weight"
    shape  its shape; no length is negative
    load   what gives its numbers, in any type and in this shape
    """

    place: str
    shape: tuple[int, ...]
    load: Callable[[], Any]

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return math.prod(self.shape)

    def check(self) -> None:
        """Raise FormatError if it holds more numbers than a network may have edges, or has too many dimensions."""
        if len(self.shape) > MOST_DIMENSIONS:
            raise FormatError(self.place, f"of at most {MOST_DIMENSIONS} dimensions", f"{len(self.shape)} dimensions")
        if self.size > MOST_NUMBERS:
            raise FormatError(
                self.place, f"at most {MOST_NUMBERS} numbers", f"{shape_text(self.shape)}, {self.size} numbers"
            )

    def read(self) -> Floats:
        """Return the numbers as float64, every one exactly as stored.

        Raises: FormatError for more numbers than allowed, before anything is allocated, and for NaN and infinities.
        """
        self.check()
        values = np.asarray(self.load())
        if values.dtype.kind not in "fiu" or values.size != self.size:
            raise FormatError(self.place, f"numbers of shape {shape_text(self.shape)}", f"{values.size} values")
        # NumPy warns of some kinds of NaN, which are refused below.
        with np.errstate(invalid="ignore"):
            array = values.astype(np.float64).reshape(self.shape)
        finite = np.isfinite(array)
        if not finite.all():
            raise FormatError(self.place, "finite numbers", str(array[~finite].flat[0]))
        return array

    def vector(self) -> "Tensor":
        """Return the same numbers without dimensions of length 1: (1, n) and (n, 1) become (n,)."""
        return replace(self, shape=tuple(length for length in self.shape if length != 1) or (1,))

    def turned(self) -> "Tensor":
        """Return the transposed matrix."""
        return Tensor(self.place, self.shape[::-1], lambda: np.asarray(self.load()).reshape(self.shape).T)


def bytes_tensor(place: str, dtype: str, shape: tuple[int, ...], data: bytes | memoryview) -> Tensor:
    """Return the tensor of these little-endian bytes.

    Raises: FormatError if the type is not one of numbers, or there are more or fewer bytes than the shape has.

    Example: bytes_tensor("b", "float32", (1,), bytes((0, 0, 128, 63))).read() is (1,).
    """
    if dtype not in BYTES:
        raise FormatError(f"the type of {place}", f"one of {', '.join(BYTES)}", dtype)
    expected = math.prod(shape) * BYTES[dtype]
    if any(length < 0 for length in shape) or len(data) != expected:
        raise FormatError(place, f"{expected} bytes, as its shape {shape_text(shape)} has", f"{len(data)} bytes")
    return Tensor(place, shape, lambda: from_bytes(dtype, data))


def from_bytes(dtype: str, data: bytes | memoryview) -> Any:
    """Return little-endian numbers as an array with one dimension; bfloat16 as float32, which holds it exactly."""
    if dtype == "bfloat16":
        # A bfloat16 is the upper half of a float32.
        return (np.frombuffer(data, "<u2").astype(np.uint32) << 16).view(np.float32)
    return np.frombuffer(data, np.dtype(dtype).newbyteorder("<"))


def numbers_tensor(place: str, values: object) -> Tensor:
    """Return the tensor of nested lists of numbers.

    Raises: FormatError if rows differ in length, or something in them is not a number.

    Example: numbers_tensor("W", [[1, 2]]).shape is (1, 2).
    """
    try:
        array = np.array(values)
    except ValueError:
        raise FormatError(place, "rows of numbers, all of the same length", values) from None
    if array.dtype.kind not in "fiu" and array.size:
        raise FormatError(place, "numbers", values)
    return Tensor(place, array.shape, lambda: array.astype(np.float64))


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as people write it. Example: (784, 10) is "784 × 10"."""
    return " × ".join(map(str, shape)) or "a single number"
