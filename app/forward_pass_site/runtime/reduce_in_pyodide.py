"""Reduce the runtime to what the page uses: this file runs inside the pinned Pyodide, whose own compiler it needs.

First all that can be spared is removed; then the core is used in every way the page uses it, and `sys.modules` lists
the files that this needed. The same runtime and core give the same bytes on every machine. Modules that only this
script needs are imported inside its functions, after the list has been made.
"""

import importlib
import importlib.util
import json
import site
import sys
from collections.abc import Iterator
from pathlib import Path

STDLIB_ZIP = "/lib/python314.zip"
SITE_PACKAGES = site.getsitepackages()[0]
# Where PyScript writes its own modules at each start.
PYSCRIPT = "/home/pyodide/pyscript"

# What PyScript imports as well, and codecs that Python looks up by name when it needs them.
ALSO_NEEDED = ("html", "encodings.ascii", "encodings.latin_1")

# Modules that others import only if they exist.
SPARED = ("bz2", "lzma", "compression", "ctypes", "ssl")

# Of the later pack, the modules whose source the page shows or copies.
_STEP = ("derivatives", "in_place_optimizers", "loss", "stepper", "trainable")
SHOWN = tuple(f"forward_pass/learning/{name}.py" for name in _STEP)

# What NumPy imports at start and no forward pass calls: linear algebra, and all generators but the default one.
NUMPY = Path(SITE_PACKAGES, "numpy")
REPLACED = ("linalg/__init__", "random/mtrand", "random/_mt19937", "random/_philox", "random/_sfc64")
REPLACEMENT = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)

    def refuse(*_, **__):
        what = f"{__package__}.{name} is not in the page's reduced runtime"
        raise ImportError(f"{what}; `RUNTIME=full make build` keeps everything")

    return type(name, (), {"__new__": refuse})
"""
# `numpy.random` imports all names of `mtrand`, whose replacement has none: it looks them up when they are used.
LEGACY = """
def __getattr__(name):
    if name in __all__:
        return getattr(mtrand, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
"""

# Docstrings of functions that are written in C.
EMPTIED = ("_core/_add_newdocs.py", "_core/_add_newdocs_scalars.py")


def remove_spared() -> None:
    """Remove what can be spared, before anything imports it."""
    for name in SPARED:
        sys.modules[name] = None  # type: ignore[assignment]
    for name in REPLACED:
        for extension in NUMPY.glob(f"{name}.*.so"):
            extension.unlink()
        (NUMPY / f"{name}.py").write_text(REPLACEMENT)
    with (NUMPY / "random" / "__init__.py").open("a") as package:
        package.write(LEGACY)


def use_everything() -> None:
    """Call what the page calls, so that every module it needs is imported."""
    from forward_pass import ACTIVATIONS, Drawn, WireError, answer, from_json, record, to_json
    from forward_pass.edited import answer_edited
    from forward_pass.listing import listing
    from forward_pass.model import OUTPUTS
    from forward_pass.script import answer_script
    from pyodide_worker import serve

    serve(True)("reel", "{}")
    for activation in ACTIVATIONS:
        for initialization in ("he", "glorot"):
            source = {"activation": activation, "initialization": initialization, "layers": [3, 70, 70, 2]}
            answer(json.dumps({"source": source, "samples": [0, 1], "compare": {"temperature": 1}}))
    for output in OUTPUTS:
        from_json(to_json(record(Drawn(output=output), [0])))
    listing()
    answer_script('{"source": {}, "samples": [0]}')
    try:
        answer("{")
    except WireError as error:
        str(error)
    answer_edited('{"source": {}, "samples": [0], "text": "1 / 0"}')
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


def packages(left_out: str, pyscript: str) -> bytes:
    """Return the used part of NumPy, the core, the module `left_out`, and PyScript's own modules compiled.

    Takes the source of `left_out`, and PyScript's sources by file name, as JSON.
    A gzipped file: one line of JSON, [[path, length], …], then the contents one after the other.
    """
    import gzip

    files = {f"{SITE_PACKAGES}/left_out.py": left_out.encode(), **dict(_numpy()), **dict(_core())}
    files |= dict(_pyscript(json.loads(pyscript)))
    table = json.dumps([[path, len(content)] for path, content in files.items()])
    return gzip.compress(b"".join([table.encode(), b"\n", *files.values()]), 9, mtime=0)


def formats(sources: str) -> bytes:
    """Return a zip of the sources, compiled, and of what they import of the standard library beyond the used part.

    Takes the sources by their paths, as JSON; what is no Python is packed as it is. Modules of NumPy cannot be added:
    a source that imports one which the page lacks raises ImportError here.
    """
    texts: dict[str, str] = json.loads(sources)
    for path, text in texts.items():
        Path(SITE_PACKAGES, path).parent.mkdir(parents=True, exist_ok=True)
        Path(SITE_PACKAGES, path).write_text(text)
    for name in _imported(texts):
        importlib.import_module(name)
    used = _files_of_modules()
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in sorted(_later_members(texts, used)):
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def _numpy() -> Iterator[tuple[str, bytes]]:
    for name in _used_below(f"{SITE_PACKAGES}/numpy/"):
        path = f"{SITE_PACKAGES}/numpy/{name}"
        content = b"" if name in EMPTIED else Path(path).read_bytes()
        if name.endswith(".py"):
            content = _compiled(content, path, optimize=2)
            path = path.removesuffix(".py") + ".pyc"
        yield path, content


def _core() -> Iterator[tuple[str, bytes]]:
    """Yield the core's files as they are, so that tracebacks show their lines, and its modules compiled as well."""
    transport = Path(SITE_PACKAGES, "pyodide_worker.py")
    package = Path(SITE_PACKAGES, "forward_pass")
    for file in [*sorted([*package.rglob("*.py"), *package.rglob("*.json")]), transport]:
        content = file.read_bytes()
        yield str(file), content
        if file.suffix == ".py":
            yield importlib.util.cache_from_source(str(file)), _compiled(content, str(file), optimize=0)


def _pyscript(sources: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield PyScript's modules compiled, where Python looks for them once PyScript has written the sources.

    They are checked against the sources: if those differ, Python compiles them anew.
    """
    for name, source in sorted(sources.items()):
        path = f"{PYSCRIPT}/{name}"
        yield importlib.util.cache_from_source(path), _compiled(source.encode(), path, optimize=0, checked=True)


def _imported(texts: dict[str, str]) -> list[str]:
    """Return the names of all modules of these sources, and of what they import, inside functions as well."""
    import ast

    python = {path.removesuffix(".py"): text for path, text in texts.items() if path.endswith(".py")}
    modules = sorted(path.removesuffix("/__init__").replace("/", ".") for path in python)
    named = set()
    for text in python.values():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                named |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                named.add(node.module)
    tops = {*sys.stdlib_module_names, "numpy"}
    return modules + sorted(name for name in named if name.partition(".")[0] in tops and name not in SPARED)


def _later_members(texts: dict[str, str], used: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the members of the later pack: first the sources, then modules that the page's Python has not."""
    import zipfile

    for path, text in texts.items():
        python = path.endswith(".py")
        name = f"{path}c" if python else path
        yield name, _compiled(text.encode(), f"/{path}", optimize=2) if python else text.encode()
        if path in SHOWN:
            yield path, text.encode()
    added = sorted(used - USED_FILES)
    if lacking := [file for file in added if file.startswith(f"{SITE_PACKAGES}/numpy/")]:
        raise ImportError(f"what reads other people's networks must do without {', '.join(lacking)}")
    with zipfile.ZipFile(STDLIB_ZIP) as whole:
        for file in added:
            if file.startswith(f"{STDLIB_ZIP}/"):
                path = file.removeprefix(f"{STDLIB_ZIP}/")
                yield f"{path}c", _compiled(whole.read(path), file, optimize=2)


def _files_of_modules() -> set[str]:
    """Return the files of all modules that are imported, but for those that can be spared."""
    return {
        getattr(module, "__file__", None) or ""
        for name, module in list(sys.modules.items())
        if name.partition(".")[0] not in SPARED
    }


def _used_below(prefix: str) -> list[str]:
    return sorted(file.removeprefix(prefix) for file in USED_FILES if file.startswith(prefix))


def _compiled(source: bytes, path: str, *, optimize: int, checked: bool = False) -> bytes:
    """Return a source as hash-based .pyc (PEP 552), which contains no time stamp."""
    import py_compile
    from tempfile import TemporaryDirectory

    modes = py_compile.PycInvalidationMode
    mode = modes.CHECKED_HASH if checked else modes.UNCHECKED_HASH
    with TemporaryDirectory() as folder:
        written, cached = Path(folder, "source.py"), Path(folder, "source.pyc")
        written.write_bytes(source)
        py_compile.compile(str(written), str(cached), path, True, optimize, invalidation_mode=mode)
        return cached.read_bytes()


remove_spared()
use_everything()
USED_FILES = _files_of_modules()
