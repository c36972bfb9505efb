"""Runs inside the page's Python: the core's own tests, by pytest, on the very runtime that visitors get.

pytest and the tests' helpers need more of the standard library and of NumPy than the reduced runtime has. They get it
from beside it, and from beside it only they do: a module of NumPy or of the core that asks for something that was left out
is written down, and does not get it.
"""

import importlib
import json
import os
import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

# Where the untouched copies of what is reduced lie.
BESIDE = {"/lib/python314.zip": "/beside/stdlib.zip", "/lib/python3.14/site-packages": "/beside/site-packages"}
TESTED = ("forward_pass", "numpy")
# What NumPy asks for and does without: it says so where it asks.
DONE_WITHOUT = ("ctypes",)
# What a reader may try in vain, and is told why.
LEFT_OUT = ("numpy.linalg.inv([[2.0]])", "numpy.random.rand(3)", "numpy.random.RandomState(1)", "__import__('bz2')")
asked_in_vain: list[str] = []


class ContentOverlay:
    """Finds what was left out, for everybody but those who are tested."""

    @staticmethod
    def find_spec(name: str, path: list[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return where the untouched module is, or None."""
        places = list(BESIDE.values()) if path is None else [beside(place) for place in path]
        spec = PathFinder.find_spec(name, places)
        importer = importing_module()
        if spec and importer.split(".")[0] in TESTED and "/beside/" not in (sys.modules[importer].__file__ or ""):
            if name not in DONE_WITHOUT:
                asked_in_vain.append(f"{importer} imports {name}")
            return None
        return spec


def beside(place: str) -> str:
    """Return the same place among the untouched copies."""
    for reduced, untouched in BESIDE.items():
        place = place.replace(reduced, untouched)
    return place


def importing_module() -> str:
    """Return the name of the module whose import statement runs."""
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith(("importlib", "_frozen_importlib")):
        frame = frame.f_back
    name: str = frame.f_globals.get("__name__", "")
    return name if name in sys.modules else "__main__"


class Report:
    """Counts tests by how they end, and keeps what went wrong."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed: list[str] = []

    def pytest_runtest_logreport(self, report) -> None:
        """Take down one phase of a test."""
        if report.failed:
            self.failed.append(f"{report.nodeid}: {report.longreprtext[-1500:]}")
        elif report.when == "call" and report.passed:
            self.passed += 1


def told(expression: str) -> str:
    """Return what is said to somebody who tries this; nothing if it works."""
    try:
        eval(expression, {"numpy": importlib.import_module("numpy")})
    except ImportError as error:
        return str(error)
    return ""


def run() -> str:
    """Return what happened, as JSON."""
    sentences = [told(expression) for expression in LEFT_OUT]
    finders: list[Any] = sys.meta_path
    finders.insert(finders.index(PathFinder) + 1, ContentOverlay)
    sys.path[:0] = ["/suite/packages", "/suite/tests"]
    os.chdir("/suite/tests")
    # The tests' own tool, which NumPy would otherwise fetch on their behalf.
    importlib.import_module("numpy.testing")
    import pytest

    report = Report()
    arguments = ["-q", "-p", "no:cacheprovider", "--import-mode=importlib", "--rootdir=/suite/tests", "unit"]
    status = pytest.main(arguments, plugins=[report])
    return json.dumps(
        {
            "status": int(status),
            "passed": report.passed,
            "failed": report.failed,
            "asked_in_vain": asked_in_vain,
            "told": sentences,
        }
    )
