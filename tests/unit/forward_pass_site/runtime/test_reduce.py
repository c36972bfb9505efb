"""The reduced runtime: what the page uses of Python and NumPy, compiled by the Python that runs it."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from forward_pass_site.checkout import Checkout
from forward_pass_site.errors import SiteError
from forward_pass_site.runtime.pyodide_runner import Call, run_in_pyodide
from forward_pass_site.runtime.reduce import PACKAGES, STDLIB, pyscript_sources, reduce_runtime
from forward_pass_site.runtime.remote_urls import served_bytes

# The first two bytes of what CPython 3.14 compiles, and the flags of a .pyc that is not checked against its source.
MAGIC_OF_314 = (3627).to_bytes(2, "little")
UNCHECKED = (0b01).to_bytes(4, "little")
CHECKED = (0b11).to_bytes(4, "little")
SITE_PACKAGES = "/lib/python3.14/site-packages/"
PYSCRIPT = "/home/pyodide/pyscript/"


def unpacked(pack: Path) -> dict[str, bytes]:
    """Return the files of a pack."""
    content = gzip.decompress(pack.read_bytes())
    table, _, rest = content.partition(b"\n")
    files = {}
    for path, length in json.loads(table):
        files[path], rest = rest[:length], rest[length:]
    assert rest == b""
    return files


@pytest.fixture(scope="module")
def packages(checkout: Checkout) -> dict[str, bytes]:
    return unpacked(checkout.vendor / "reduced" / PACKAGES)


@pytest.fixture(scope="module")
def stdlib(checkout: Checkout) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(gzip.decompress((checkout.vendor / "reduced" / STDLIB).read_bytes())))


def test_the_core_is_packed_whole_with_its_sources_so_that_tracebacks_show_lines(checkout, packages):
    for source in (checkout.app / "forward_pass").iterdir():
        if source.suffix in (".py", ".json"):
            assert packages[f"{SITE_PACKAGES}forward_pass/{source.name}"] == source.read_bytes()
        if source.suffix == ".py":
            assert f"{SITE_PACKAGES}forward_pass/__pycache__/{source.stem}.cpython-314.pyc" in packages


def test_everything_is_compiled_by_the_python_that_will_run_it_and_never_checked_for_changes(packages, stdlib):
    own = {path: content for path, content in packages.items() if not path.startswith(PYSCRIPT)}
    compiled = [content for path, content in own.items() if path.endswith(".pyc")]
    compiled += [stdlib.read(name) for name in stdlib.namelist()]
    assert len(compiled) > 200
    for content in compiled:
        assert content[2:4] == b"\r\n"
        assert content[4:8] == UNCHECKED
        assert MAGIC_OF_314 <= content[:2] < (3700).to_bytes(2, "little")


def test_what_pyscript_imports_is_compiled_from_the_very_sources_it_will_write_and_checked_against_them(
    checkout, packages
):
    sources = pyscript_sources(checkout)
    (script,) = (checkout.vendor / "pyscript").glob("core-*.js")
    served = served_bytes(script).decode()
    compiled = {path: content for path, content in packages.items() if path.startswith(PYSCRIPT)}
    assert set(compiled) == {f"{PYSCRIPT}__pycache__/{Path(name).stem}.cpython-314.pyc" for name in sources}
    for name, source in sources.items():
        assert json.dumps(source, ensure_ascii=False) in served, name
    assert {content[4:8] for content in compiled.values()} == {CHECKED}


@pytest.mark.parametrize(
    "name", ["numpy/__init__.pyc", "numpy/random/__init__.pyc", "numpy/linalg/__init__.pyc", "left_out.py"]
)
def test_what_import_numpy_needs_is_there(packages, name):
    assert f"{SITE_PACKAGES}{name}" in packages


@pytest.mark.parametrize(
    "part",
    [
        *("numpy/fft", "numpy/ma/", "numpy/polynomial", "numpy/f2py", "numpy/testing", "numpy/tests", ".pyi", ".h"),
        *("numpy/typing", "_umath_linalg", "mtrand.cpython", "_mt19937.cpython", "_philox.cpython", "_sfc64.cpython"),
    ],
)
def test_what_nothing_needs_is_left_out(packages, part):
    assert [path for path in packages if part in path] == []


def test_the_standard_library_is_stored_inside_so_that_it_packs_as_one(stdlib):
    assert {entry.compress_type for entry in stdlib.infolist()} == {zipfile.ZIP_STORED}
    names = stdlib.namelist()
    assert {"json/__init__.pyc", "html/__init__.pyc", "traceback.pyc"} <= set(names)
    assert not {
        "unittest/__init__.pyc",
        "tkinter/__init__.pyc",
        "py_compile.pyc",
        "bz2.pyc",
        "ctypes/__init__.pyc",
    } & set(names)
    assert len(names) == len(set(names))


def test_nothing_is_reduced_again_while_nothing_changed(checkout):
    packs = [checkout.vendor / "reduced" / name for name in (STDLIB, PACKAGES)]
    before = [pack.stat().st_mtime_ns for pack in packs]
    reduce_runtime(checkout)
    assert [pack.stat().st_mtime_ns for pack in packs] == before


@pytest.mark.slow
def test_a_script_that_fails_in_pyodide_raises_and_its_traceback_is_printed(checkout, tmp_path, capfd):
    script = tmp_path / "script.py"
    script.write_text("def give(word):\n    if word == 'no':\n        raise ValueError('not today')\n    return word\n")
    run_in_pyodide(checkout, script, [Call("give", ("yes",), "result.txt")], tmp_path)
    assert (tmp_path / "result.txt").read_text() == "yes"
    with pytest.raises(SiteError, match="node failed with exit status 1"):
        run_in_pyodide(checkout, script, [Call("give", ("no",), "result.txt")], tmp_path)
    assert "not today" in capfd.readouterr().err


def test_numpys_licence_is_served_with_it(site):
    (licence,) = (site / "static" / "vendor").glob("reduced-*/NUMPY-LICENSE.txt")
    assert "NumPy Developers" in licence.read_text("utf-8")
