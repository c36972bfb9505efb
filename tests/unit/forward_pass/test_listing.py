"""listing.py: the source of the forward pass, and which line makes which step."""

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

# The source line that makes each quantity, which the listing must find by itself.
LINES = {
    "inputs": "a = x",
    "standardize.centered": "centered = x - mean",
    "standardize.standardized": "standardized = centered / scale",
    "dense.contributions": "c = W * a",
    "dense.preActivations": "z = c.sum(axis=-1) + b",
    "activation.activations": "a = φ(z)",
    "softmax.scaledLogits": "scaled = z / T",
    "softmax.shiftedLogits": "shifted = scaled - scaled.max()",
    "softmax.exponentials": "e = np.exp(shifted)",
    "softmax.exponentialSum": "total = e.sum()",
    "softmax.probabilities": "p = e / total",
    "sigmoid.probabilities": "p = sigmoid(z)",
    "sigmoid.complements": "opposite = sigmoid(-z)",
    "linear.outputs": "y = z.copy()",
}

elsewhere = pytest.mark.skipif(sys.platform == "emscripten", reason="a browser starts no processes")


def lines_of(listed) -> dict[str, str]:
    """Return the text of the line that makes each quantity, but for what an operation takes and for the end."""

    def text(place: list[int]) -> str:
        function = listed["functions"][place[0]]
        line: str = function["text"].splitlines()[place[1] - function["firstLine"]]
        return line.partition("#")[0].strip()

    made = {name: place for name, place in listed["lines"].items() if not name.endswith((".return", ".input"))}
    return {name: text(place) for name, place in made.items()}


def listed_by(app: Path):
    """Return the listing of the package inside another folder."""
    code = "import json; from forward_pass.listing import listing; print(json.dumps(listing()))"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], cwd=app, capture_output=True, check=True)
    return json.loads(done.stdout)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return the folder of a copy of the package, to be changed."""
    return Path(shutil.copytree(PACKAGE, tmp_path / "forward_pass", ignore=shutil.ignore_patterns("__pycache__")))


def test_each_quantity_is_on_the_line_that_makes_it() -> None:
    assert lines_of(listing()) == LINES


def test_the_loop_comes_first_and_then_the_function_of_each_kind_of_operation() -> None:
    listed = listing()
    assert [(function["name"], function["kind"]) for function in listed["functions"]] == [
        ("operation_by_operation", None),
        ("standardize", "standardize"),
        ("dense", "dense"),
        ("activate", "activation"),
        ("softmax_steps", "softmax"),
        ("sigmoid_outputs", "sigmoid"),
        ("linear_outputs", "linear"),
    ]


def test_of_every_kind_the_line_that_returns_is_listed() -> None:
    listed = listing()
    for k, function in enumerate(listed["functions"]):
        if function["kind"]:
            number, line = listed["lines"][f"{function['kind']}.return"]
            assert number == k
            assert function["text"].splitlines()[line - function["firstLine"]].strip().startswith("return ")


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
    listed = listing()
    loop, *functions = listed["functions"]
    lines = listed["lines"]
    assert loop["variables"] == [("x", [[loop["firstLine"], "inputs"]]), ("a", [[lines["inputs"][1], "inputs"]])]
    quantities = {
        function["kind"]: {name: [quantity for _, quantity in bindings] for name, bindings in function["variables"]}
        for function in functions
    }
    assert quantities["dense"] == {
        "a": ["dense.input"],
        "W": ["dense.weights"],
        "b": ["dense.biases"],
        "c": ["dense.contributions"],
        "z": ["dense.preActivations"],
    }
    assert quantities["activation"] == {"z": ["activation.input"], "a": ["activation.activations"]}
    assert quantities["softmax"] == {
        "z": ["softmax.input", "softmax.input"],
        "T": ["softmax.temperature"],
        "scaled": ["softmax.scaledLogits"],
        "shifted": ["softmax.shiftedLogits"],
        "e": ["softmax.exponentials"],
        "total": ["softmax.exponentialSum"],
        "p": ["softmax.probabilities"],
    }
    assert list(quantities["standardize"]) == ["x", "mean", "scale", "centered", "standardized"]
    dense = functions[[function["kind"] for function in functions].index("dense")]
    assert dict(dense["variables"])["c"] == [[lines["dense.contributions"][1], "dense.contributions"]]


def test_it_is_short_enough_to_read_at_a_glance_and_to_load_quickly() -> None:
    functions = listing()["functions"]
    lengths = [len(f["text"].splitlines()) - (f["docstring"][1] - f["docstring"][0] + 1) for f in functions]
    assert max(lengths) <= 10
    assert sum(lengths) <= 36
    assert len(json.dumps(listing())) < 7000


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
    for name in ("forward.py", "ops/dense.py", "ops/softmax.py"):
        file = copied / name
        lines = file.read_text("utf-8").splitlines()
        moved = [
            f"{line}\n" + "\n" * int(rng.integers(0, 3)) if line.startswith("    ") else f"{line}\n" for line in lines
        ]
        text = re.sub(
            r"(?m)^    (a = x|c = W \* a|scaled = z / T)$",
            r"    # said before it\n    \1  # and behind it",
            "".join(moved),
        )
        file.write_text("# a comment\n\n" + text, "utf-8")
    listed = listed_by(copied.parent)
    assert lines_of(listed) == LINES
    assert listed["lines"] != listing()["lines"]


@elsewhere
def test_other_names_of_variables_and_files_change_nothing(copied: Path) -> None:
    dense = copied / "ops" / "dense.py"
    renamed = dense.read_text("utf-8").replace("c = W", "delivered = W").replace("c.sum(axis", "delivered.sum(axis")
    dense.write_text(renamed.replace("return c, z", "return delivered, z"), "utf-8")
    (copied / "ops" / "softmax.py").rename(copied / "ops" / "shares.py")
    for file in copied.rglob("*.py"):
        file.write_text(file.read_text("utf-8").replace("forward_pass.ops.softmax", "forward_pass.ops.shares"), "utf-8")
    listed = listed_by(copied.parent)
    assert lines_of(listed) == LINES | {
        "dense.contributions": "delivered = W * a",
        "dense.preActivations": "z = delivered.sum(axis=-1) + b",
    }
    files = {function["kind"]: function["file"] for function in listed["functions"]}
    assert (files[None], files["softmax"]) == ("forward_pass/forward.py", "forward_pass/ops/shares.py")


@elsewhere
def test_two_steps_on_two_lines_instead_of_one_are_found_as_well(copied: Path) -> None:
    dense = copied / "ops" / "dense.py"
    text = dense.read_text("utf-8").replace(
        "    z = c.sum(axis=-1) + b", "    arrived = c.sum(axis=-1)\n    z = arrived + b"
    )
    dense.write_text(text, "utf-8")
    assert lines_of(listed_by(copied.parent)) == LINES | {"dense.preActivations": "z = arrived + b"}
