"""HDF5 files, read by pyfive: only plain arrays and texts, within a budget of what may be read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np

from forward_pass.formats.errors import FormatError
from forward_pass.formats.tensors import Tensor

FIRST_BYTES: Final = b"\x89HDF\r\n\x1a\n"
# A damaged file can lead a reader in circles: it ends after so many steps, and after so many times the file's size.
MOST_READS: Final = 50_000
MOST_TIMES: Final = 4
DAMAGED: Final = "a whole HDF5 file of plain arrays"


class _Counted:
    """A file that can be read so often and so far only; pyfive maps its arrays, and asks for its number."""

    def __init__(self, file: Any, size: int) -> None:
        self._file, self._reads, self._bytes = file, MOST_READS, MOST_TIMES * size + 2**16

    def read(self, size: int = -1) -> bytes:
        self._reads -= 1
        content: bytes = self._file.read(max(0, min(size, self._bytes)) if size >= 0 else self._bytes)
        self._bytes -= len(content)
        if self._reads < 0 or self._bytes <= 0:
            raise ValueError("read more often than the file is long")
        return content

    def seek(self, place: int, start: int = 0) -> int:
        position: int = self._file.seek(place, start)
        return position

    def tell(self) -> int:
        position: int = self._file.tell()
        return position

    def fileno(self) -> int:
        number: int = self._file.fileno()
        return number


class Group:
    """A group of an HDF5 file, or the file itself."""

    def __init__(self, place: str, group: Any) -> None:
        self._place, self._group = place, group

    def attribute(self, name: str) -> str:
        """Return an attribute as text, "" where there is none."""
        with _damaged(self._place):
            value = self._group.attrs.get(name, b"")
            value = value.item() if isinstance(value, np.ndarray) and value.size == 1 else value
            return value.decode() if isinstance(value, bytes) else str(value)

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the groups that it lies in, and its own."""
        return tuple(str(self._group.name).split("/"))

    def names(self) -> tuple[str, ...]:
        """Return the names of what lies in the group."""
        with _damaged(self._place):
            return tuple(self._group)

    def group(self, *path: str) -> "Group | None":
        """Return the group at a path, None where there is none."""
        found = self
        for name in path:
            with _damaged(self._place):
                inner = found._group[name] if name in found._group and "/" not in name else None
            if inner is None or hasattr(inner, "shape"):
                return None
            found = Group(self._place, inner)
        return found

    def tensor(self, name: str) -> Tensor | None:
        """Return the array of a name, None where there is none.

        Raises: FormatError for one that is packed, or larger than a network may be, before it is read.
        """
        with _damaged(self._place):
            dataset = self._group[name] if name in self._group and "/" not in name else None
            if dataset is None or not hasattr(dataset, "shape"):
                return None
            shape, place = tuple(int(side) for side in dataset.shape), f"{self._place}: {name}"
            packed = dataset.chunks is not None
        if packed:
            raise FormatError(place, "an array in one piece, not compressed", "one in chunks")
        tensor = Tensor(place, shape, lambda: None)
        tensor.check()
        with _damaged(self._place):
            # Copied, because the file is closed before the network is made.
            values = np.array(dataset[...])
        return Tensor(place, shape, lambda: values)

    def walk(self, most: int = 64) -> Iterator["Group"]:
        """Yield this group and those below it, at most so many."""
        waiting: list[Group] = [self]
        while waiting and most > 0:
            group = waiting.pop(0)
            most -= 1
            yield group
            waiting += [inner for name in group.names() if (inner := group.group(name)) is not None]


@contextmanager
def open_hdf5(place: str, content: bytes) -> Iterator[Group]:
    """Open an HDF5 file that is in memory.

    Raises: FormatError for a damaged one, and where pyfive is not installed.
    """
    try:
        from pyfive import File
    except ImportError:
        raise FormatError(place, "opened where pyfive is installed (pip install pyfive==0.4.0)", "no pyfive") from None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file.h5")
        path.write_bytes(content)
        with path.open("rb") as file:
            with _damaged(place):
                root = File(_Counted(file, len(content)))
            yield Group(place, root)


@contextmanager
def _damaged(place: str) -> Iterator[None]:
    """Say that a file is damaged where pyfive stumbles over it, in whatever way."""
    try:
        yield
    except FormatError:
        raise
    except Exception as error:
        raise FormatError(place, DAMAGED, f"a damaged one ({type(error).__name__})") from None
