""".safetensors: a length, a header in JSON, and bytes. There are names and shapes in it, and no activation functions.

Source: the format's specification, https://huggingface.co/docs/safetensors.
"""

import math
from typing import Any, Final

from forward_pass.formats.errors import FormatError
from forward_pass.formats.json_text import json_object
from forward_pass.formats.named_arrays import open_named_arrays
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.tensors import Tensor, bytes_tensor

LENGTH_BYTES: Final = 8
MOST_HEADER: Final = 2**20
MOST_TENSORS: Final = 512
TYPES: Final = {
    "F16": "float16",
    "BF16": "bfloat16",
    "F32": "float32",
    "F64": "float64",
    "I8": "int8",
    "U8": "uint8",
    "I16": "int16",
    "U16": "uint16",
    "I32": "int32",
    "I64": "int64",
}


def recognizes(files: Files) -> bool:
    """Tell whether a single file starts with the length of a header and a header."""
    return _content(files) is not None


def read(files: Files, answers: Answers) -> Opened:
    """Return the network whose layers the tensors are, in the order of their names."""
    name = _content(files) or next(iter(files))
    content = memoryview(files[name])
    length = int.from_bytes(content[:LENGTH_BYTES], "little")
    if length > min(MOST_HEADER, len(content) - LENGTH_BYTES):
        expected = f"a file whose header of at most {MOST_HEADER} bytes lies within it"
        raise FormatError(name, expected, f"a header of {length} bytes in a file of {len(content)}")
    header = json_object(f"the header of {name}", bytes(content[LENGTH_BYTES : LENGTH_BYTES + length]))
    header.pop("__metadata__", None)
    if len(header) > MOST_TENSORS:
        raise FormatError(name, f"a file of at most {MOST_TENSORS} tensors", len(header))
    data = content[LENGTH_BYTES + length :]
    return open_named_arrays(name, {key: _tensor(f"{name}: {key}", it, data) for key, it in header.items()}, answers)


def _content(files: Files) -> str | None:
    """Return the name of the file that is one, by its content or else by its name."""
    for name, content in files.items():
        if content[LENGTH_BYTES : LENGTH_BYTES + 2] in (b'{"', b"{}") or name.endswith(".safetensors"):
            return name
    return None


def _tensor(place: str, described: Any, data: memoryview) -> Tensor:
    if not isinstance(described, dict) or not {"dtype", "shape", "data_offsets"} <= described.keys():
        raise FormatError(place, "an object with dtype, shape and data_offsets", described)
    dtype, shape, offsets = described["dtype"], described["shape"], described["data_offsets"]
    if not isinstance(dtype, str) or dtype not in TYPES:
        raise FormatError(f"the type of {place}", f"one of {', '.join(TYPES)}", dtype)
    if not _are_counts(shape) or not _are_counts(offsets) or len(offsets) != 2:
        raise FormatError(place, "of a shape and at a place in whole numbers", [shape, offsets])
    first, last = offsets
    if not first <= last <= len(data) or math.prod(shape) > len(data):
        raise FormatError(place, f"within the {len(data)} bytes of data", f"{shape} at {offsets}")
    return bytes_tensor(place, TYPES[dtype], tuple(shape), data[first:last])


def _are_counts(values: Any) -> bool:
    return isinstance(values, list) and all(
        isinstance(value, int) and not isinstance(value, bool) and value >= 0 for value in values
    )
