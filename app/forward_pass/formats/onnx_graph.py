"""The graph of an ONNX file: nodes, the tensors that they take, and those that are known before it runs.

Source: onnx.proto, https://github.com/onnx/onnx; the numbers of fields are those of that file.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Files
from forward_pass.formats.protobuf import Message
from forward_pass.formats.tensors import MOST_NUMBERS, Tensor, bytes_tensor, from_bytes, shape_text

MOST_NODES: Final = 2000
MOST_DIMENSIONS: Final = 8
# data_type of a tensor.
TYPES: Final = {
    1: "float32",
    2: "uint8",
    3: "int8",
    4: "uint16",
    5: "int16",
    6: "int32",
    7: "int64",
    10: "float16",
    11: "float64",
    16: "bfloat16",
}
STRING: Final = 8
EXTERNAL: Final = 1


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One operator: what it is, the names of what it takes and gives, and its attributes."""

    place: str
    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Message]

    def integer(self, name: str, otherwise: int) -> int:
        """Return a whole number among the attributes."""
        return self.attributes[name].integer(3) if name in self.attributes else otherwise

    def number(self, name: str, otherwise: float) -> float:
        """Return a floating-point number among the attributes."""
        return self.attributes[name].float32(2) if name in self.attributes else otherwise

    def text(self, name: str, otherwise: str) -> str:
        """Return a text among the attributes."""
        return self.attributes[name].text(4) if name in self.attributes else otherwise


@dataclass(frozen=True, slots=True, eq=False)
class Graph:
    """The graph of a file.

    name      the file's name
    inputs    the shapes of what is fed in, by name; a length that the file leaves open is 0
    outputs   the names of what comes out, in order
    makers    the node that gives a tensor, by the tensor's name
    tensors   what is known before the graph runs
    labels    the texts or whole numbers of tensors that hold names of classes
    producer  the program that wrote the file, and its version
    """

    name: str
    inputs: Mapping[str, tuple[int, ...]]
    outputs: tuple[str, ...]
    makers: Mapping[str, Node]
    tensors: Mapping[str, Tensor]
    labels: Mapping[str, tuple[str, ...]]
    producer: tuple[str, str]

    def constant(self, name: str) -> Tensor | None:
        """Return a tensor that is known before the graph runs: stored, or such a one transposed, cast or renamed."""
        path: list[Node] = []
        while name not in self.tensors:
            node = self.makers.get(name)
            if node is None or node in path or not node.inputs or node.kind not in _UNCHANGED:
                return None
            path.append(node)
            name = node.inputs[0]
        tensor = self.tensors[name]
        for node in reversed(path):
            tensor = self._changed(node, tensor)
        return tensor

    def _changed(self, node: Node, tensor: Tensor) -> Tensor:
        if node.kind == "Transpose":
            if len(tensor.shape) > 2:
                raise FormatError(node.place, "a transposed matrix", f"shape {shape_text(tensor.shape)}")
            order = node.attributes["perm"].integers(8) if "perm" in node.attributes else [1, 0]
            return tensor.turned() if order == [1, 0] else tensor
        if node.kind in ("Reshape", "Squeeze", "Unsqueeze", "Flatten"):
            # Only vectors are reshaped: biases.
            return replace(tensor.vector(), load=tensor.load)
        if node.kind == "Expand" and tensor.size != 1:
            raise FormatError(node.place, "of a single number", f"shape {shape_text(tensor.shape)}")
        return tensor


# Expand repeats a single number, which stands for all.
_UNCHANGED: Final = (
    *("Transpose", "Cast", "CastLike", "Identity", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Expand"),
)


def read_graph(name: str, files: Files) -> Graph:
    """Return the graph of a file; tensors may lie in the other files.

    Raises: FormatError if it is no ONNX file, is damaged, or names files that are not among those given.
    """
    model = Message(name, files[name])
    graph = model.message(7)
    stored = graph.messages(5)
    nodes = [_node(name, described) for described in graph.messages(1)]
    if not nodes:
        raise FormatError(name, "an ONNX file with a graph of operators", "none")
    if len(nodes) > MOST_NODES:
        raise FormatError(name, f"a graph of at most {MOST_NODES} operators", len(nodes))
    constants = [node for node in nodes if node.kind == "Constant" and node.outputs]
    stored_by_name = {tensor.text(8): tensor for tensor in stored}
    stored_by_name |= {node.outputs[0]: _value(node) for node in constants}
    texts = {key: tensor for key, tensor in stored_by_name.items() if tensor.integer(2) == STRING}
    numbers = {key: tensor for key, tensor in stored_by_name.items() if key not in texts}
    tensors = {key: read_tensor(f"{name}: {key}", tensor, files) for key, tensor in numbers.items()}
    inputs = {info.text(1): _shape(info) for info in graph.messages(11)}
    return Graph(
        name,
        {key: shape for key, shape in inputs.items() if key not in stored_by_name},
        tuple(info.text(1) for info in graph.messages(12)),
        {output: node for node in nodes if node.kind != "Constant" for output in node.outputs if output},
        tensors,
        {key: tuple(tensor.texts(6)) for key, tensor in texts.items()},
        (model.text(2), model.text(3)),
    )


def _node(name: str, described: Message) -> Node:
    kind = described.text(4)
    attributes = {attribute.text(1): attribute for attribute in described.messages(5)}
    place = f"operator {described.text(3) or kind} in {name}"
    return Node(place, kind, tuple(described.texts(1)), tuple(described.texts(2)), attributes)


def _value(node: Node) -> Message:
    """Return the tensor of a Constant; a single number is written in other fields."""
    if "value" in node.attributes:
        return node.attributes["value"].message(5)
    for name, field in (("value_float", 2), ("value_floats", 7), ("value_int", 3), ("value_ints", 8)):
        if name in node.attributes:
            return _number_message(node, name, field)
    raise FormatError(node.place, "a Constant with a tensor or numbers", ", ".join(node.attributes) or "nothing")


def _number_message(node: Node, name: str, field: int) -> Message:
    """Return numbers of an attribute as a tensor's message: it has the same wire format, one field after the other."""
    attribute = node.attributes[name]
    if "float" in name:
        data = np.float32(attribute.float32(field)).tobytes() if field == 2 else attribute.floats(field, "float32")
        dtype, size = 1, len(data) // 4
    else:
        data = np.array(attribute.integers(field), np.int64).tobytes()
        dtype, size = 7, len(data) // 8
    dims = b"" if field in (2, 3) else b"\x08" + _varint_bytes(size)
    return Message(node.place, dims + bytes((0x10, dtype, 0x4A)) + _varint_bytes(len(data)) + data)


def _varint_bytes(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _shape(info: Message) -> tuple[int, ...]:
    """Return the shape in the type of an input."""
    return tuple(side.integer(1) for side in info.message(2).message(1).message(2).messages(1))


def read_tensor(place: str, tensor: Message, files: Files) -> Tensor:
    """Return a stored tensor. Its numbers lie in one of several fields, or in another file.

    Raises: FormatError for a type or a place that is not known, and where there are more or fewer numbers than the
    shape has.
    """
    shape, dtype = tuple(tensor.integers(1)), TYPES.get(tensor.integer(2))
    if dtype is None:
        raise FormatError(f"the type of {place}", f"one of {', '.join(TYPES.values())}", tensor.integer(2))
    if any(side < 0 for side in shape) or len(shape) > MOST_DIMENSIONS or math.prod(shape) > 2**31:
        raise FormatError(place, f"a tensor of at most {MOST_NUMBERS} numbers", list(shape))
    if tensor.integer(14) == EXTERNAL:
        return bytes_tensor(place, dtype, shape, _external(place, tensor, files))
    if tensor.has(9):
        return bytes_tensor(place, dtype, shape, tensor.content(9))
    if dtype == "float32" and tensor.has(4):
        return bytes_tensor(place, dtype, shape, tensor.floats(4, dtype))
    if dtype == "float64" and tensor.has(10):
        return bytes_tensor(place, dtype, shape, tensor.floats(10, dtype))
    numbers = tensor.integers(7) if dtype == "int64" else tensor.integers(5)
    if len(numbers) != math.prod(shape):
        raise FormatError(place, f"{math.prod(shape)} numbers, as its shape {shape_text(shape)} has", len(numbers))
    return Tensor(place, shape, lambda: _from_integers(dtype, numbers))


def _from_integers(dtype: str, numbers: list[int]) -> Any:
    if dtype in ("float16", "bfloat16"):
        # The bits of each, in a whole number.
        return from_bytes(dtype, np.array([number & 0xFFFF for number in numbers], "<u2").tobytes())
    return np.array(numbers, np.int64)


def _external(place: str, tensor: Message, files: Files) -> memoryview:
    """Return the bytes of a tensor that lies in another file; only files that were given are looked at."""
    entries = {entry.text(1): entry.text(2) for entry in tensor.messages(13)}
    location = entries.get("location", "")
    if location not in files:
        expected = f"given together with {location!r} (in PyTorch, external_data=False writes one file)"
        raise FormatError(place, expected, f"{', '.join(files)} alone")
    content = memoryview(files[location])
    first, length = (entries.get(key, str(other)) for key, other in (("offset", 0), ("length", len(content))))
    if not (first.isdecimal() and length.isdecimal() and len(first + length) < 30):
        raise FormatError(place, "at a place in whole numbers", f"{first}, {length}")
    if int(first) + int(length) > len(content):
        raise FormatError(place, f"within the {len(content)} bytes of {location}", f"{length} bytes at {first}")
    return content[int(first) : int(first) + int(length)]
