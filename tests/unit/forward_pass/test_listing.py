"""listing.py: the source of the forward pass, and which line makes which array."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import forward_pass
from forward_pass.listing import listing

PACKAGE = Path(forward_pass.__file__).parent

# The source line of each array, which the listing must find by itself.
LINES = {
    "inputs": ["a = x"],
    "dense.contributions": ["c = W * a"],
    "dense.preActivations": ["z = c.sum(axis=-1) + b"],
    "activation.activations": ["a = φ(z)"],
    "softmax.scaledLogits": ["scaled = z / T"],
    "softmax.shiftedLogits": ["shifted = scaled - scaled.max()"],
    "softmax.exponentials": ["e = np.exp(shifted)"],
    "softmax.exponentialSum": ["total = e.sum()"],
    "softmax.probabilities": ["p = e / total"],
    "rest": ["return SoftmaxSteps(scaled, shifted, e, float(total), p)"],
}  # fmt: skip

elsewhere = pytest.mark.skipif(sys.platform == "emscripten", reason="a browser starts no processes")


def lines_of(listed) -> dict[str, list[str]]:
    """Return the text of the lines of each array."""

    def text(place: list[int]) -> str:
        function = listed["functions"][place[0]]
        line: str = function["text"].splitlines()[place[1] - function["firstLine"]]
        return line.partition("#")[0].strip()

    return {array: [text(place) for place in places] for array, places in listed["lines"].items()}


def listed_by(app: Path):
    """Return the listing of the package inside another folder."""
    code = "import json; from forward_pass.listing import listing; print(json.dumps(listing()))"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], cwd=app, capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return the folder of a copy of the package, to be changed."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "forward_pass", ignore=shutil.ignore_patterns("__pycache__")))


def test_each_array_is_on_the_line_that_makes_it() -> None:
    assert lines_of(listing()) == LINES


def test_the_text_is_the_file_itself_at_its_own_lines() -> None:
    for function in listing()["functions"]:
        lines = (PACKAGE.parent / function["file"]).read_text("utf-8").splitlines()
        text = function["text"].splitlines()
        assert text[0].startswith(f"def {function['name']}(")
        assert lines[function["firstLine"] - 1 :][: len(text)] == text


def test_a_docstring_is_given_by_its_first_and_last_line() -> None:
    for function in listing()["functions"]:
        first, last = (line - function["firstLine"] for line in function["docstring"])
        text = function["text"].splitlines()
        assert text[first].startswith('    """')
        assert text[last].endswith('"""')
        assert '"""' not in "".join([*text[:first], *text[last + 1 :]])


def test_every_variable_is_listed_with_the_quantity_it_holds_after_each_line() -> None:
    layers, softmax = listing()["functions"]
    first = layers["firstLine"]
    lines = listing()["lines"]
    assert dict(layers["variables"])["x"] == [[first, "inputs"]]
    assert dict(layers["variables"])["a"] == [
        [lines["inputs"][0][1], "inputs"],
        [lines["activation.activations"][0][1], "activations"],
    ]
    quantities = {name: [quantity for _, quantity in bindings] for name, bindings in softmax["variables"]}
    assert quantities == {
        "z": ["preActivations", "preActivations"],
        "T": ["temperature"],
        "scaled": ["scaledLogits"],
        "shifted": ["shiftedLogits"],
        "e": ["exponentials"],
        "total": ["exponentialSum"],
        "p": ["probabilities"],
    }


def test_it_is_short_enough_to_read_at_a_glance_and_to_load_quickly() -> None:
    functions = listing()["functions"]
    lengths = [len(f["text"].splitlines()) - (f["docstring"][1] - f["docstring"][0] + 1) for f in functions]
    assert sum(lengths) <= 20
    assert len(json.dumps(listing())) < 4000


def test_a_trace_function_set_before_is_restored() -> None:
    def other(*_):
        return None

    before = sys.gettrace()
    sys.settrace(other)
    try:
        listing()
        assert sys.gettrace() is other
    finally:
        sys.settrace(before)


@elsewhere
def test_blank_lines_and_comments_in_the_source_move_the_lines_and_nothing_else(copied: Path) -> None:
    rng = np.random.default_rng(7)
    for name in ("forward.py", "softmax.py"):
        file = copied / name
        lines = file.read_text("utf-8").splitlines()
        moved = [
            f"{line}\n" + "\n" * int(rng.integers(0, 3)) if line.startswith("    ") else f"{line}\n" for line in lines
        ]
        text = re.sub(
            r"(?m)^    (a = x|scaled = z / T)$", r"    # said before it\n    \1  # and behind it", "".join(moved)
        )
        file.write_text("# a comment\n\n" + text, "utf-8")
    listed = listed_by(copied.parent)
    assert lines_of(listed) == LINES
    assert listed["lines"] != listing()["lines"]


@elsewhere
def test_other_names_of_variables_and_files_change_nothing(copied: Path) -> None:
    forward = copied / "forward.py"
    renamed = forward.read_text("utf-8").replace("c = W", "delivered = W").replace("c.sum(axis", "delivered.sum(axis")
    forward.write_text(renamed.replace("yield c,", "yield delivered,"), "utf-8")
    (copied / "softmax.py").rename(copied / "shares.py")
    for file in copied.glob("*.py"):
        file.write_text(file.read_text("utf-8").replace("forward_pass.softmax", "forward_pass.shares"), "utf-8")
    listed = listed_by(copied.parent)
    assert lines_of(listed) == LINES | {
        "dense.contributions": ["delivered = W * a"],
        "dense.preActivations": ["z = delivered.sum(axis=-1) + b"],
    }
    assert [function["file"] for function in listed["functions"]] == [
        "forward_pass/forward.py",
        "forward_pass/shares.py",
    ]


@elsewhere
def test_two_steps_on_two_lines_instead_of_one_are_found_as_well(copied: Path) -> None:
    forward = copied / "forward.py"
    text = forward.read_text("utf-8").replace(
        "        z = c.sum(axis=-1) + b", "        arrived = c.sum(axis=-1)\n        z = arrived + b"
    )
    forward.write_text(text, "utf-8")
    assert lines_of(listed_by(copied.parent)) == LINES | {"dense.preActivations": ["z = arrived + b"]}
