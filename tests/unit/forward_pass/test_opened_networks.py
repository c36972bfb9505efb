"""opened_networks.py: networks are kept by name, and what reads them comes in an archive."""

import base64
import importlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

import forward_pass
from forward_pass import Drawn, Stored, WireError, network
from forward_pass.opened_networks import answer_install, remember, requested_source


def test_a_remembered_network_is_found_by_its_name() -> None:
    stored = Stored(network([[[1, -2]]], [[0.5]]), ([3, 1],))  # type: ignore[arg-type]
    remember(stored)
    assert requested_source({"kind": "stored", "name": stored.name, "layers": [2, 1]}) is stored


def test_what_is_not_stored_is_drawn() -> None:
    assert requested_source({"seed": 7}) == Drawn(seed=7)


@pytest.mark.parametrize("name", ["abc", None, ["abc"]])
def test_a_network_that_was_not_opened_is_refused(name: object) -> None:
    with pytest.raises(WireError, match="the network must be opened first; got "):
        requested_source({"kind": "stored", "name": name})


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Path]:
    """Give a file to install into, and forget afterwards what was installed."""
    path = list(sys.path)
    folders = {
        m: list(m.__path__) for m in list(sys.modules.values()) if isinstance(getattr(m, "__path__", None), list)
    }
    yield tmp_path / "formats.zip"
    sys.path[:] = path
    for module, before in folders.items():
        module.__path__[:] = before
    for name in ("forward_pass.read_later", "json.read_later", "read_later"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()


def test_modules_of_the_archive_can_be_imported_also_those_of_packages_that_are_there_already(archive: Path) -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as pack:
        for name in ("forward_pass/read_later.py", "json/read_later.py", "read_later.py"):
            pack.writestr(name, f"where = {name!r}\n")
    request = json.dumps({"archive": base64.b64encode(packed.getvalue()).decode()})
    for _ in range(2):
        assert answer_install(request, archive) == ("{}", None)
    assert forward_pass.__path__[-2] != forward_pass.__path__[-1]
    names = ["forward_pass.read_later", "json.read_later", "read_later"]
    found = [importlib.import_module(name).where for name in names]
    assert found == ["forward_pass/read_later.py", "json/read_later.py", "read_later.py"]


@pytest.mark.parametrize("text", ["not base64!", 7])
def test_an_archive_that_is_not_base64_is_refused(archive: Path, text: object) -> None:
    with pytest.raises(WireError, match="archive must be base64; got "):
        answer_install(json.dumps({"archive": text}), archive)
    assert not archive.exists()
