"""In the page's reduced runtime: who imports a module that was left out is told which it is, and how to keep it."""

import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from types import ModuleType


class LeftOut:
    """Refuses the modules of NumPy and of the standard library that nobody else could find."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> None:
        """Raise ModuleNotFoundError for a module that the full runtime may have; leave all others to their finders."""
        if name.partition(".")[0] in {*sys.stdlib_module_names, "numpy"}:
            sentence = f"{name} is not in the page's reduced runtime; `RUNTIME=full make build` keeps everything"
            raise ModuleNotFoundError(sentence, name=name)


# Behind the finder of files, before Pyodide's own, which would say something else.
sys.meta_path.insert(sys.meta_path.index(PathFinder) + 1, LeftOut)
