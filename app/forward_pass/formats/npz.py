""".npz: arrays of NumPy in a zip archive. Arrays that hold Python objects, which are pickles, are refused."""

import math
import re
from typing import Final

from forward_pass.formats.archive import Archive, is_archive
from forward_pass.formats.errors import FormatError
from forward_pass.formats.named_arrays import open_named_arrays
from forward_pass.formats.opened import Answers, Files, Opened
from forward_pass.formats.tensors import MOST_NUMBERS, Tensor, bytes_tensor, shape_text

ENDING: Final = ".npy"
FIRST_BYTES: Final = b"\x93NUMPY"
MOST_HEADER: Final = 4096
# The header is a Python dictionary; what NumPy writes into it is all that is read.
HEADER: Final = re.compile(
    r"\{'descr': '(?P<type>[^']{2,16})', 'fortran_order': (?P<turned>True|False), "
    r"'shape': \((?P<shape>[0-9, ]*)\),? ?\}\s*"
)
KINDS: Final = {"f": "float", "i": "int", "u": "uint"}


def recognizes(files: Files) -> bool:
    """Tell whether a single file is an archive whose members are arrays."""
    if len(files) != 1:
        return False
    ((name, content),) = files.items()
    return is_archive(content) and any(member.endswith(ENDING) for member in Archive(name, content).names)


def read(files: Files, answers: Answers) -> Opened:
    """Return the network whose layers the arrays are."""
    ((name, content),) = files.items()
    archive = Archive(name, content)
    members = [member for member in archive.names if member.endswith(ENDING)]
    tensors = {member.removesuffix(ENDING): _array(archive, member) for member in members}
    return open_named_arrays(name, tensors, answers)


def _array(archive: Archive, member: str) -> Tensor:
    place = f"{archive.name}: {member.removesuffix(ENDING)}"
    content = archive.read(member)
    length_bytes = 2 if content[6:7] == b"\x01" else 4
    start = 8 + length_bytes
    length = int.from_bytes(content[8:start], "little")
    found = HEADER.fullmatch(content[start : start + min(length, MOST_HEADER)].decode("latin-1"))
    if not content.startswith(FIRST_BYTES) or found is None:
        raise FormatError(place, "an array as NumPy writes it", "a damaged header")
    shape = tuple(int(side) for side in found["shape"].replace(" ", "").split(",") if side)
    if math.prod(shape) > MOST_NUMBERS:
        raise FormatError(place, f"at most {MOST_NUMBERS} numbers", f"{shape_text(shape)}, {math.prod(shape)} numbers")
    order, kind, size = found["type"][0], found["type"][1], found["type"][2:]
    if kind == "O":
        raise FormatError(
            place, "an array of numbers, saved with allow_pickle=False", "one of Python objects (a pickle)"
        )
    if kind in "SU":
        return Tensor(place, shape, lambda: ())
    if kind not in KINDS or not size.isdigit() or order not in "<|":
        raise FormatError(f"the type of {place}", "little-endian integers or floating-point numbers", found["type"])
    dtype = f"{KINDS[kind]}{8 * int(size[:2])}"
    data = memoryview(content)[start + length :]
    if found["turned"] == "False":
        return bytes_tensor(place, dtype, shape, data)
    return bytes_tensor(place, dtype, shape[::-1], data).turned()
