"""Reduce the runtime to what the page uses: this file runs inside the pinned Pyodide, whose own compiler it needs.

What is used is found out by using it: the core is made to answer, and `sys.modules` then names the files. The same
runtime and the same core give the same bytes on every machine. Tools are imported where they are needed, after the
modules in use have been written down.
"""

import importlib.util
import json
import site
import sys
from collections.abc import Iterator
from pathlib import Path

from forward_pass import ACTIVATIONS, Settings, WireError, answer, from_json, record, to_json

STDLIB_ZIP = "/lib/python314.zip"
SITE_PACKAGES = site.getsitepackages()[0]

# What PyScript imports besides, and codecs that are looked up by name once they are needed.
ALSO_NEEDED = ("html", "encodings.ascii", "encodings.latin_1")

# NumPy imports its linear algebra at once: a third of a megabyte that no forward pass calls.
LINEAR_ALGEBRA = "numpy/linalg/_umath_linalg"
IN_ITS_PLACE = b"""
_ilp64 = False

def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise ImportError("numpy.linalg is not in the page's reduced runtime; `RUNTIME=full make build` keeps everything")
"""
# Docstrings of functions that are written in C.
EMPTIED = ("numpy/_core/_add_newdocs.py", "numpy/_core/_add_newdocs_scalars.py")


def use_everything() -> None:
    """Use what the page uses, so that every module it needs is imported."""
    for activation in ACTIVATIONS:
        for initialization in ("he", "glorot"):
            settings = {"activation": activation, "initialization": initialization, "layers": [3, 70, 70, 2]}
            answer(json.dumps({"settings": settings, "samples": [0, 1]}))
    from_json(to_json(record(Settings(), [0])))
    try:
        answer("{")
    except WireError as error:
        str(error)
    for name in ALSO_NEEDED:
        importlib.import_module(name)


def stdlib() -> bytes:
    """Return the used part of the standard library, compiled: a zip, stored inside and gzipped as a whole."""
    import gzip
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(STDLIB_ZIP) as whole, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as reduced:
        for path in _used_below(f"{STDLIB_ZIP}/"):
            content = _compiled(whole.read(path), f"{STDLIB_ZIP}/{path}", optimize=2)
            reduced.writestr(zipfile.ZipInfo(path.removesuffix(".py") + ".pyc"), content)
    return gzip.compress(packed.getvalue(), 9, mtime=0)


def packages(left_out: str) -> bytes:
    """Return what goes into site-packages: the used part of NumPy, the core, and the module `left_out`.

    A gzipped file: one line of JSON, [[path, length], …], then the contents one after the other.
    """
    import gzip

    files = {"left_out.py": left_out.encode(), **dict(_numpy()), **dict(_core())}
    table = json.dumps([[path, len(content)] for path, content in files.items()])
    return gzip.compress(b"".join([table.encode(), b"\n", *files.values()]), 9, mtime=0)


def _numpy() -> Iterator[tuple[str, bytes]]:
    for name in _used_below(f"{SITE_PACKAGES}/numpy/"):
        path = f"numpy/{name}"
        content = Path(SITE_PACKAGES, path).read_bytes()
        if path.startswith(LINEAR_ALGEBRA):
            path, content = f"{LINEAR_ALGEBRA}.py", IN_ITS_PLACE
        if path.endswith(".py"):
            source = b"" if path in EMPTIED else content
            content = _compiled(source, f"{SITE_PACKAGES}/{path}", optimize=2)
            path = path.removesuffix(".py") + ".pyc"
        yield path, content


def _core() -> Iterator[tuple[str, bytes]]:
    """Yield the core's files as they are, so that tracebacks show their lines, and its modules compiled as well."""
    for file in sorted(Path(SITE_PACKAGES, "forward_pass").glob("*.*")):
        content = file.read_bytes()
        yield file.relative_to(SITE_PACKAGES).as_posix(), content
        if file.suffix == ".py":
            cached = Path(importlib.util.cache_from_source(str(file)))
            yield cached.relative_to(SITE_PACKAGES).as_posix(), _compiled(content, str(file), optimize=0)


def _used_below(prefix: str) -> list[str]:
    return sorted(file.removeprefix(prefix) for file in USED_FILES if file.startswith(prefix))


def _compiled(source: bytes, path: str, *, optimize: int) -> bytes:
    """Return a source as unchecked hash-based .pyc (PEP 552), which holds no time."""
    import py_compile
    from tempfile import TemporaryDirectory

    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    with TemporaryDirectory() as folder:
        written, cached = Path(folder, "source.py"), Path(folder, "source.pyc")
        written.write_bytes(source)
        py_compile.compile(str(written), str(cached), path, True, optimize, invalidation_mode=unchecked)
        return cached.read_bytes()


use_everything()
USED_FILES = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
