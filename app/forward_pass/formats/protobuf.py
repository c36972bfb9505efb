"""Protocol buffers: reads the wire format, in which a message is a row of numbered fields.

Source: https://protobuf.dev/programming-guides/encoding/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from struct import unpack_from
from typing import Final

import numpy as np

from forward_pass.formats.errors import FormatError

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
# A varint has seven bits in each byte.
LONGEST_VARINT: Final = 10
MOST_FIELDS: Final = 100_000
# Repeated numbers, packed or one by one.
MOST_REPEATED: Final = 300_000


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a message: its number, its wire type and its value, bytes for all but numbers."""

    number: int
    wire: int
    value: int | memoryview


class Message:
    """The fields of a message by their numbers; a field that is not there reads as 0, "" or empty.

    Raises: FormatError where the bytes are no message, or it has too many fields.

    Example: Message("m", bytes((8, 150, 1))).integer(1) is 150.
    """

    def __init__(self, place: str, data: bytes | memoryview) -> None:
        self.place = place
        self._fields: dict[int, list[Field]] = {}
        for count, field in enumerate(_fields(place, memoryview(data))):
            if count >= MOST_FIELDS:
                raise FormatError(place, f"a message of at most {MOST_FIELDS} fields", "more of them")
            self._fields.setdefault(field.number, []).append(field)

    def has(self, number: int) -> bool:
        """Tell whether there is a field of this number."""
        return number in self._fields

    def integer(self, number: int, otherwise: int = 0) -> int:
        """Return a whole number; of several the last, as the format demands."""
        value = self._last(number)
        return signed(value) if isinstance(value, int) else otherwise

    def float32(self, number: int, otherwise: float = 0.0) -> float:
        """Return a number of four bytes."""
        value = self._last(number)
        return unpack_from("<f", value)[0] if isinstance(value, memoryview) and len(value) == 4 else otherwise

    def content(self, number: int) -> memoryview:
        """Return the bytes of a field."""
        value = self._last(number)
        return value if isinstance(value, memoryview) else memoryview(b"")

    def text(self, number: int) -> str:
        """Return the text of a field."""
        return _decoded(self.place, self.content(number))

    def texts(self, number: int) -> list[str]:
        """Return the texts of a repeated field."""
        return [_decoded(self.place, data) for data in self._contents(number)]

    def message(self, number: int, name: str = "") -> "Message":
        """Return the message in a field."""
        return Message(name or self.place, self.content(number))

    def messages(self, number: int) -> list["Message"]:
        """Return the messages of a repeated field."""
        return [Message(self.place, data) for data in self._contents(number)]

    def integers(self, number: int) -> list[int]:
        """Return whole numbers, packed or one by one."""
        numbers: list[int] = []
        for field in self._fields.get(number, []):
            if isinstance(field.value, int):
                numbers.append(signed(field.value))
                continue
            at = 0
            while at < len(field.value):
                value, at = _varint(self.place, field.value, at)
                numbers.append(signed(value))
                if len(numbers) > MOST_REPEATED:
                    raise FormatError(self.place, f"at most {MOST_REPEATED} numbers", "more of them")
        return numbers

    def floats(self, number: int, dtype: str) -> bytes:
        """Return the bytes of floating-point numbers of one type, packed or one by one."""
        size = np.dtype(dtype).itemsize
        data = b"".join(self._contents(number))
        if len(data) % size:
            raise FormatError(self.place, f"numbers of {size} bytes each", f"{len(data)} bytes")
        return data

    def _contents(self, number: int) -> list[memoryview]:
        return [field.value for field in self._fields.get(number, []) if isinstance(field.value, memoryview)]

    def _last(self, number: int) -> int | memoryview | None:
        fields = self._fields.get(number)
        return fields[-1].value if fields else None


def signed(value: int) -> int:
    """Return the number whose two's complement in 64 bits this is. Example: 2⁶⁴ − 1 is −1."""
    return value - 2**64 if value >= 2**63 else value


def _fields(place: str, data: memoryview) -> Iterator[Field]:
    at = 0
    while at < len(data):
        key, at = _varint(place, data, at)
        number, wire = key >> 3, key & 7
        if wire == VARINT:
            value, at = _varint(place, data, at)
            yield Field(number, wire, value)
            continue
        if wire == BYTES:
            length, at = _varint(place, data, at)
        elif wire in (FIXED32, FIXED64):
            length = 4 if wire == FIXED32 else 8
        else:
            raise FormatError(place, "fields of wire type 0, 1, 2 or 5", wire)
        if number == 0 or length > len(data) - at:
            raise FormatError(place, "whole", "a file that breaks off or is of another kind")
        yield Field(number, wire, data[at : at + length])
        at += length


def _varint(place: str, data: memoryview, at: int) -> tuple[int, int]:
    """Return the number that starts at a place, and the place behind it."""
    value = 0
    for count, byte in enumerate(data[at : at + LONGEST_VARINT]):
        value |= (byte & 127) << (7 * count)
        if byte < 128:
            return value & (2**64 - 1), at + count + 1
    raise FormatError(place, "whole", "a file that breaks off or is of another kind")


def _decoded(place: str, data: memoryview) -> str:
    try:
        return bytes(data).decode()
    except UnicodeDecodeError:
        raise FormatError(place, "names in UTF-8", "other bytes") from None
