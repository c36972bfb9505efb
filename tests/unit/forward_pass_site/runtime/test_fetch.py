"""Fetching: every byte is checked before a file gets its name."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from forward_pass_site.checkout import this_checkout
from forward_pass_site.errors import SiteError, UnreachableError, WrongBytesError
from forward_pass_site.runtime.fetch import fetch_file
from forward_pass_site.runtime.pins import PinnedFile, read_pins

CONTENT = b"the right bytes"
PINNED = PinnedFile("inside/file.bin", len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


@dataclass
class Given:
    """A source that yields what a test gives it, and counts how often it was read."""

    pieces_given: list[bytes]
    name: str = "a given source"
    breaks_off: bool = False
    asked: int = field(default=0)

    def pieces(self) -> Iterator[bytes]:
        self.asked += 1
        yield from self.pieces_given
        if self.breaks_off:
            raise UnreachableError(f"{self.name}: broke off")


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_right_bytes_are_stored_and_announced(tmp_path):
    out = io.StringIO()
    fetch_file(PINNED, tmp_path / "deep" / "file.bin", [Given([CONTENT[:4], CONTENT[4:]])], out)
    assert (tmp_path / "deep" / "file.bin").read_bytes() == CONTENT
    assert names(tmp_path / "deep") == ["file.bin"]
    assert "file.bin: 15 bytes, verified" in out.getvalue()


def test_a_file_with_the_right_bytes_is_not_fetched_again(tmp_path):
    source = Given([CONTENT])
    fetch_file(PINNED, tmp_path / "file.bin", [source])
    fetch_file(PINNED, tmp_path / "file.bin", [source])
    assert source.asked == 1


@pytest.mark.parametrize("damaged", [b"the wrong bytes", b"short", b""])
def test_a_file_that_was_damaged_is_fetched_again(tmp_path, damaged):
    destination = tmp_path / "file.bin"
    destination.write_bytes(damaged)
    fetch_file(PINNED, destination, [Given([CONTENT])])
    assert destination.read_bytes() == CONTENT


def test_one_wrong_byte_stops_with_file_expected_and_found_and_leaves_nothing(tmp_path):
    wrong = b"the Right bytes"
    spare = Given([CONTENT])
    with pytest.raises(WrongBytesError) as error:
        fetch_file(PINNED, tmp_path / "file.bin", [Given([wrong]), spare])
    for fact in ("file.bin", "a given source", PINNED.sha256, hashlib.sha256(wrong).hexdigest()):
        assert fact in str(error.value)
    assert names(tmp_path) == []
    assert spare.asked == 0, "another source would hide that something is broken"


def test_a_source_that_breaks_off_leaves_nothing_and_the_next_one_is_tried(tmp_path):
    out = io.StringIO()
    fetch_file(PINNED, tmp_path / "file.bin", [Given([CONTENT[:4]], breaks_off=True), Given([CONTENT])], out)
    assert names(tmp_path) == ["file.bin"]
    assert "out of reach: a given source: broke off" in out.getvalue()


def test_when_every_source_fails_each_reason_is_given_and_nothing_is_left(tmp_path):
    sources = [Given([b"x"], "the first", breaks_off=True), Given([], "the second", breaks_off=True)]
    with pytest.raises(SiteError, match=r"(?s)file\.bin could not be fetched.*the first.*the second"):
        fetch_file(PINNED, tmp_path / "file.bin", sources)
    assert names(tmp_path) == []


def test_an_interruption_leaves_nothing_half_written(tmp_path):
    class Interrupted(Given):
        def pieces(self) -> Iterator[bytes]:
            yield CONTENT[:4]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_file(PINNED, tmp_path / "file.bin", [Interrupted([])])
    assert names(tmp_path) == []


def test_pinned_versions_agree_with_the_packages_npm_installs():
    wanted = json.loads((this_checkout().root / "package.json").read_text())["dependencies"]
    assert {package.package: package.version for package in read_pins().packages}.items() <= wanted.items()


def test_the_numpy_wheel_is_the_one_that_pyodides_own_lock_names(checkout):
    lock = json.loads((checkout.vendor / "pyodide" / "pyodide-lock.json").read_text())["packages"]["numpy"]
    numpy = read_pins().numpy
    assert (lock["version"], lock["file_name"], lock["sha256"]) == (numpy.version, numpy.file.name, numpy.file.sha256)


def test_host_and_page_compute_with_the_same_numpy():
    requirements = (this_checkout().root / "requirements-run.txt").read_text().splitlines()
    assert f"numpy=={read_pins().numpy.version}" in requirements
