"""Zip archives from outside: members are read only where they say beforehand that they are small, and stay so."""

import zlib
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from forward_pass.formats.errors import FormatError

MOST_MEMBERS: Final = 512
MOST_BYTES: Final = 32 * 2**20
FIRST_BYTES: Final = b"PK\x03\x04"


class Archive:
    """A zip archive in memory.

    Raises: FormatError if it is damaged or has too many members.
    """

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(content))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise FormatError(name, "a whole zip archive", f"a damaged one ({error})") from None
        if len(self._members) > MOST_MEMBERS:
            raise FormatError(name, f"an archive of at most {MOST_MEMBERS} members", len(self._members))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, in their order."""
        return tuple(self._members)

    def read(self, member: str) -> bytes:
        """Return the content of a member.

        Raises: FormatError if there is none of this name, if it is larger than allowed, before anything is unpacked,
        or damaged.
        """
        place = f"{self.name}: {member}"
        info = self._members.get(member)
        if info is None:
            raise FormatError(self.name, f"an archive with {member}", f"one with {', '.join(self.names) or 'nothing'}")
        if info.file_size > MOST_BYTES:
            raise FormatError(place, f"at most {MOST_BYTES // 2**20} MB", f"{info.file_size / 2**20:.0f} MB")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or info.flag_bits & 1:
            raise FormatError(place, "stored or deflated, without a password", "packed in another way")
        try:
            # A member that is larger than it says is read no further than it says.
            with self._zip.open(info) as stream:
                return stream.read(info.file_size)
        except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
            raise FormatError(place, "whole", f"damaged ({error})") from None


def is_archive(content: bytes) -> bool:
    """Tell whether a file starts as a zip archive does."""
    return content.startswith(FIRST_BYTES)
