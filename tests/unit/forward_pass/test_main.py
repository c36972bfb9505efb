"""__main__.py: the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import forward_pass
from forward_pass import Drawn, RunOptions, record
from forward_pass.__main__ import table
from forward_pass.trace_json import trace_to_dict

pytestmark = pytest.mark.skipif(sys.platform == "emscripten", reason="a browser starts no processes")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "forward_pass", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(forward_pass.__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
    )


def test_a_table_shows_one_forward_pass() -> None:
    done = run("--seed", "7")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:6] == [
        "5-7-6-2, relu, softmax, he",
        "seed 7, sample 0",
        "",
        "inputs",
        "  neuron           x",
        "       0      0.7700",
    ]
    titles = [line for line in lines if line.startswith("layer")]
    assert titles[:2] == ["layer 1, dense", "layer 1, activation relu"]
    assert titles[-1] == "layer 3, softmax at T = 0.65"
    z, a = (lines.index(title) for title in titles[:2])
    assert (lines[z + 3], lines[a + 3]) == ("       1         -0.3165", "       1       0.0000")
    trace = record(Drawn(seed=7), [0]).traces[0]
    assert lines[-1].split()[-1] == f"{trace.arrays['softmax1.probabilitiesAtOne'][1]:.4f}"
    assert not any(line.endswith(" ") for line in lines)


def test_a_table_has_no_negative_zero() -> None:
    reel = record(Drawn(seed=7), [0], inputs=[-1e-6] * 5)
    lines = list(table(reel))
    assert "       0      0.0000" in lines
    assert not any("-0.0000" in line for line in lines)


def test_json_is_the_trace_to_the_last_digit() -> None:
    done = run("--json", "--seed", "3", "--sample", "2", "--layers", "3-4-2", "--temperature", "1.5",
               "--activation", "tanh", "--output", "softmax", "--initialization", "glorot")  # fmt: skip
    reel = record(Drawn((3, 4, 2), 3, "tanh", initialization="glorot"), [2], RunOptions(1.5))
    assert json.loads(done.stdout) == trace_to_dict(reel, 0)


def test_other_outputs_have_columns_of_their_own() -> None:
    done = run("--output", "sigmoid", "--activation", "relu,tanh")
    lines = done.stdout.splitlines()
    assert lines[0] == "5-7-6-2, relu,tanh, sigmoid, he"
    at = lines.index("layer 3, sigmoid")
    assert lines[at + 1].split() == ["neuron", "probabilities", "complements"]
    assert sum(map(float, lines[at + 2].split()[1:])) == pytest.approx(1, abs=2e-4)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--temperature", "0"], "temperature must be a number from 0.001 to 1000; got 0"),
        (["--seed", "x"], "seed must be a whole number from 0 to 9007199254740991; got x"),
        (["--seed", str(2**80)], f"seed must be a whole number from 0 to 9007199254740991; got {2**80}"),
        (["--sample=-1"], "sample must be a whole number from 0 to 9007199254740991; got -1"),
        (["--activation", "swish"], "activation must be one of relu, "),
        (["--layers", "5--2"], "layers must be 2 to 12 layer sizes "),
    ],
)
def test_a_bad_value_gives_the_sentence_and_exit_code_2(arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert done.stderr.count("\n") == 1


def test_help_names_every_option_and_what_it_takes() -> None:
    done = run("--help")
    for option in (
        "layers",
        "seed",
        "sample",
        "temperature",
        "activation",
        "output",
        "initialization",
        "original",
        "json",
    ):
        assert f"--{option}" in done.stdout
