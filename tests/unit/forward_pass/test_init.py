"""__init__.py: what the package offers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import forward_pass


def test_everything_offered_exists_and_is_sorted() -> None:
    # The page has not what only files and frameworks need.
    left_out = forward_pass._LATER if sys.platform == "emscripten" else {}
    assert all(hasattr(forward_pass, name) for name in forward_pass.__all__ if name not in left_out)
    assert not hasattr(forward_pass, "from_nothing")
    assert forward_pass.__all__ == sorted(forward_pass.__all__)


def test_the_package_says_that_it_is_typed() -> None:
    assert Path(forward_pass.__file__).with_name("py.typed").exists()


@pytest.mark.skipif(sys.platform == "emscripten", reason="a browser starts no processes")
def test_importing_the_package_brings_along_no_command_line() -> None:
    code = "import sys, json, forward_pass; print(json.dumps(list(sys.modules)))"
    folder = Path(forward_pass.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    assert not {"argparse", "importlib.resources", "forward_pass.__main__"} & set(json.loads(done.stdout))
