"""The later pack: what reads other people's networks, compiled by the Python that runs it."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.runtime.app_bundle import packed_core
from forward_pass_site.runtime.later_pack import FORMATS, later_sources
from forward_pass_site.runtime.pyodide_runner import Call, run_in_pyodide
from forward_pass_site.runtime.reduce import SCRIPT

MAGIC_OF_314 = (3627).to_bytes(2, "little")
MOST_BYTES = 300_000


@pytest.fixture(scope="module")
def pack(checkout: Checkout) -> zipfile.ZipFile:
    return zipfile.ZipFile(checkout.vendor / "app" / FORMATS)


@pytest.fixture
def app(tmp_path):
    """An app with one module of the core and one that is packed later."""
    (tmp_path / "app" / "forward_pass" / "formats").mkdir(parents=True)
    for name in ("__init__", "formats/__init__", "formats/one"):
        (tmp_path / "app" / "forward_pass" / f"{name}.py").write_text("import json\n")
    (tmp_path / "app" / "pyodide_worker.py").write_text("")
    return tmp_path / "app"


def test_what_is_packed_later_is_not_in_the_core(app):
    with zipfile.ZipFile(io.BytesIO(packed_core(app))) as core:
        assert core.namelist() == ["forward_pass/__init__.py", "pyodide_worker.py"]
    own = [name for name in later_sources(app) if name.startswith("forward_pass/")]
    assert own == ["forward_pass/formats/__init__.py", "forward_pass/formats/one.py"]


def test_every_module_is_compiled_by_the_python_that_will_run_it(pack):
    compiled = [name for name in pack.namelist() if name.endswith(".pyc")]
    assert "pyfive/high_level.pyc" in compiled
    assert {pack.read(name)[:2] for name in compiled} == {MAGIC_OF_314}


def test_only_what_the_page_shows_of_a_step_of_learning_has_its_source_beside(pack):
    sources = [name for name in pack.namelist() if name.endswith(".py")]
    shown = ("derivatives", "in_place_optimizers", "loss", "stepper", "trainable")
    assert sources == [f"forward_pass/learning/{name}.py" for name in shown]
    for name in sources:
        assert f"{name}c" in pack.namelist()


def test_it_carries_the_licence_of_pyfive_and_is_small(checkout, pack):
    assert b"Redistribution" in pack.read("PYFIVE-LICENSE.txt")
    assert (checkout.vendor / "app" / FORMATS).stat().st_size <= MOST_BYTES


def packed(checkout, folder, source):
    """Pack one module `given` that is this source, and return the bytes of the pack."""
    folder.mkdir()
    run_in_pyodide(checkout, SCRIPT, [Call("formats", (json.dumps({"given.py": source}),), FORMATS)], folder)
    return (folder / FORMATS).read_bytes()


@pytest.mark.slow
def test_a_module_brings_what_it_imports_even_inside_a_function_and_the_same_bytes_each_time(checkout, tmp_path):
    source = "def parse():\n    import csv\n"
    first, second = (packed(checkout, tmp_path / name, source) for name in ("first", "second"))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == ["csv.pyc", "given.pyc"]


@pytest.mark.slow
def test_a_part_of_numpy_that_the_page_lacks_is_refused(checkout, tmp_path, capfd):
    with pytest.raises(SiteError):
        packed(checkout, tmp_path / "third", "import numpy.polynomial\n")
    assert "must do without" in capfd.readouterr().err
