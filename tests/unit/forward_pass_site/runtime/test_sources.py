"""Sources of pinned files, tried against servers that misbehave in every way a network does."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from zipfile import ZipFile

import pytest

from forward_pass_site.errors import UnreachableError
from forward_pass_site.runtime.sources import LocalFile, Url, WheelMember

PATIENCE_S = 0.3
GIVEN_UP_WITHIN_S = 5.0


@contextmanager
def raw_server(reply: bytes, *, hang: bool = False) -> Iterator[str]:
    """Answer one connection with these bytes; with `hang`, then keep it open and send nothing more."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(reply)
                if hang:
                    over.wait()

        thread = Thread(target=answer, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/file"
        over.set()
        thread.join(GIVEN_UP_WITHIN_S)


def response(body: bytes, length: int | None = None) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(body) if length is None else length) + body


def test_a_url_yields_the_bytes_behind_it():
    with raw_server(response(b"abc" * 100_000)) as address:
        assert b"".join(Url(address).pieces()) == b"abc" * 100_000


def test_a_port_nobody_listens_on_is_out_of_reach():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(UnreachableError, match=f"127.0.0.1:{port}"):
        list(Url(f"http://127.0.0.1:{port}/file").pieces())


def test_a_host_without_a_name_is_out_of_reach():
    with pytest.raises(UnreachableError, match=r"nowhere\.invalid"):
        list(Url("http://nowhere.invalid/file").pieces())


def test_a_server_that_never_answers_is_given_up():
    started = time.monotonic()
    with raw_server(b"", hang=True) as address, pytest.raises(UnreachableError):
        list(Url(address, PATIENCE_S).pieces())
    assert time.monotonic() - started < GIVEN_UP_WITHIN_S


def test_a_server_that_falls_silent_half_way_is_given_up():
    with raw_server(response(b"half", length=1000), hang=True) as address, pytest.raises(UnreachableError):
        list(Url(address, PATIENCE_S).pieces())


def test_a_response_cut_short_is_out_of_reach_and_says_how_much_is_missing():
    with raw_server(response(b"x" * 400, length=1000)) as address, pytest.raises(UnreachableError, match="600 bytes"):
        list(Url(address).pieces())


def test_an_error_status_is_out_of_reach():
    refusal = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    with raw_server(refusal) as address, pytest.raises(UnreachableError, match="404 Not Found"):
        list(Url(address).pieces())


def test_a_local_file_that_is_not_there_is_out_of_reach_and_named(tmp_path):
    with pytest.raises(UnreachableError, match="a package: No such file"):
        list(LocalFile(tmp_path / "absent", "a package").pieces())


def test_a_wheel_gives_one_member_and_names_the_member_it_lacks(tmp_path):
    wheel = tmp_path / "box.whl"
    with ZipFile(wheel, "w") as archive:
        archive.writestr("inside/file", b"content")
    assert b"".join(WheelMember("box==1", "inside/file")._unzipped(wheel)) == b"content"
    with pytest.raises(UnreachableError, match="inside/other"):
        list(WheelMember("box==1", "inside/other")._unzipped(wheel))
