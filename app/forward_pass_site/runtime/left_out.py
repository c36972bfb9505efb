"""In the page's reduced runtime: importing a module that was left out raises an error that says how to keep it."""

import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from types import ModuleType


class LeftOut:
    """A finder that refuses modules of NumPy and of the standard library which no finder before it has found."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> None:
        """Raise ModuleNotFoundError for a module that the full runtime may have; return None for all others."""
        if name.partition(".")[0] in {*sys.stdlib_module_names, "numpy"}:
            sentence = f"{name} is not in the page's reduced runtime; `RUNTIME=full make build` keeps everything"
            raise ModuleNotFoundError(sentence, name=name)


# After the finder of files, and before Pyodide's own, which would raise an error that does not help here.
sys.meta_path.insert(sys.meta_path.index(PathFinder) + 1, LeftOut)
