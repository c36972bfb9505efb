"""script.py: one forward pass as a script that needs NumPy alone."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from forward_pass import ACTIVATIONS, Drawn, Model, RunOptions, Stored, WireError, record
from forward_pass.ops import Standardize
from forward_pass.script import answer_script, script

SHAPES = [(5, 7, 6, 2), (1, 1), (3, 1, 4), (2, 16, 17, 3), (40, 3, 2), (784, 30, 10)]


def run(text: str, tmp_path: Path) -> str:
    """Run a script where nothing of ours can be imported; return what it prints."""
    file = tmp_path / "net.py"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-I", "-X", "utf8", "-W", "error", str(file)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def computed(text: str) -> dict[str, object]:
    """Run a script here; return its names."""
    names: dict[str, object] = {}
    exec(compile(text, "script", "exec"), names)
    return names


@pytest.mark.skipif(sys.platform == "emscripten", reason="a browser starts no processes")
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_it_runs_by_itself_and_prints_the_percentages(activation: str, tmp_path: Path) -> None:
    reel = record(Drawn(activation=activation), [3])
    printed = run(script(reel, 0), tmp_path).splitlines()
    shares = reel.traces[0].probabilities
    assert printed == [f"class {k}: {100 * p:.1f} %" for k, p in enumerate(shares, start=1)]


@pytest.mark.parametrize("layers", SHAPES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_it_computes_the_same_bits_whatever_the_network(layers: tuple[int, ...], activation: str, capsys) -> None:
    reel = record(Drawn(layers=layers, activation=activation, seed=5), [0, 9], RunOptions(temperature=0.35))
    for position, trace in enumerate(reel.traces):
        names = computed(script(reel, position))
        assert np.allclose(names["p"], trace.probabilities, rtol=0, atol=1e-15)  # type: ignore[arg-type]
        for name, values in reel.model.parameters().items():
            kind, key = name.split(".")
            assert (names[f"{key}_{kind.removeprefix('dense')}"] == values).all()
        assert (names["x"] == trace.inputs).all()


def test_given_inputs_are_used_to_the_last_digit(capsys) -> None:
    inputs = [0.1 + 0.2, -1 / 3, 1e-300, 1e3, 0.0]
    reel = record(Drawn(seed=7), [0], inputs=inputs)
    text = script(reel, 0)
    assert "given inputs" in text.splitlines()[0]
    assert computed(text)["x"].tolist() == inputs  # type: ignore[attr-defined]


def test_changed_weights_and_biases_are_those_of_the_network_and_are_said_to_be_changed(capsys) -> None:
    reel = record(Drawn(seed=7), [0], RunOptions(changes=((0, 2, 1, 1.5), (1, 0, -1, -0.25))))
    text = script(reel, 0)
    assert "seed 7, changed weights, sample 0" in text.splitlines()[0]
    names = computed(text)
    assert names["weights_1"][2, 1] == 1.5  # type: ignore[index]
    assert names["biases_2"][0] == -0.25  # type: ignore[index]


def test_another_number_in_it_is_caught_by_its_assertion() -> None:
    text = script(record(Drawn(seed=7), [0]), 0)
    with pytest.raises(AssertionError):
        computed(text.replace("T = 0.65", "T = 0.66"))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_it_imports_numpy_and_what_the_activation_function_needs_alone(activation: str) -> None:
    tree = ast.parse(script(record(Drawn(activation=activation), [0]), 0))
    imported = {name.name for node in tree.body if isinstance(node, ast.Import) for name in node.names}
    assert imported == ({"numpy", "math"} if activation == "gelu" else {"numpy"})
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert functions == ({"silu": ["silu", "sigmoid"]}.get(activation, [activation]))


def test_its_lines_are_no_longer_than_people_read() -> None:
    for layers in SHAPES:
        assert max(map(len, script(record(Drawn(layers=layers), [0]), 0).splitlines())) <= 160


def test_a_request_for_a_script_is_read_as_one_for_a_reel() -> None:
    request = json.dumps({"source": {"seed": 7, "layers": [3, 2]}, "samples": [4]})
    header, values = answer_script(request)
    assert values is None
    assert json.loads(header) == {"script": script(record(Drawn(seed=7, layers=(3, 2)), [4]), 0)}
    with pytest.raises(WireError, match="request must be"):
        answer_script("{}")


@pytest.mark.parametrize(
    ("output", "first_line", "printed"),
    [
        ("sigmoid", "5-7-6-2 neurons, relu,tanh, sigmoid output, seed 7, sample 0", "class {}: {:.1f} %"),
        ("linear", "5-7-6-2 neurons, relu,tanh, linear output, seed 7, sample 0", "output {}: {:.4f}"),
    ],
)
def test_other_outputs_and_functions_of_their_own_are_computed_and_printed_too(
    output: str, first_line: str, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reel = record(Drawn(seed=7, activation="relu,tanh", output=output), [0])
    text = script(reel, 0)
    assert first_line in text.splitlines()[0]
    assert "T = " not in text
    names = computed(text)
    outputs = reel.traces[0].outputs
    assert np.allclose(names["p" if output == "sigmoid" else "y"], outputs, rtol=0, atol=1e-15)  # type: ignore[arg-type]
    shown = 100 * outputs if output == "sigmoid" else outputs
    assert capsys.readouterr().out.splitlines() == [printed.format(k, value) for k, value in enumerate(shown, start=1)]


def test_a_sigmoid_output_of_a_sum_of_10000_computes_without_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    reel = record(Drawn(seed=7, output="sigmoid"), [0], RunOptions(changes=((2, 0, -1, -1e4), (2, 1, -1, 1e4))))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        assert computed(script(reel, 0))["p"].tolist() == [0.0, 1.0]  # type: ignore[attr-defined]


KINDS = [
    Drawn(seed=seed, layers=layers, activation=activation, output=output)
    for seed, (layers, activation, output) in enumerate(
        [
            ((5, 7, 6, 2), "relu", "softmax"),
            ((3, 2), "relu", "softmax"),
            ((4, 6, 3), "gelu", "sigmoid"),
            ((4, 5, 5, 1), "relu,tanh", "sigmoid"),
            ((2, 8, 8, 8, 3), "relu", "linear"),
        ]
    )
]


@pytest.mark.parametrize("standardized", [False, True])
@pytest.mark.parametrize("source", KINDS)
def test_an_activation_function_follows_every_hidden_layer_and_not_the_last(source, standardized, capsys) -> None:
    model = source.model()
    front = (Standardize(np.linspace(-0.3, 0.4, model.n_inputs), np.linspace(0.5, 2.0, model.n_inputs)),)
    stored = Stored(Model(model.n_inputs, (*(front if standardized else ()), *model.operations)))
    reel = record(stored, [0], inputs=source.inputs(0).tolist())
    text = script(reel, 0)
    names = computed(text)
    assert text.count("\na = ") == len(source.layers) - 2 + standardized
    logits = reel.traces[0].arrays[f"dense{len(source.layers) - 1}.preActivations"]
    assert np.allclose(names["z"], logits, rtol=0, atol=1e-12)  # type: ignore[arg-type]
    results = names["y" if source.output == "linear" else "p"]
    assert np.allclose(results, reel.traces[0].outputs, rtol=0, atol=1e-12)  # type: ignore[arg-type]


def test_the_logits_of_a_script_may_be_negative_although_its_function_is_relu(capsys) -> None:
    logits = [computed(script(record(Drawn(seed=seed), [0]), 0))["z"] for seed in range(8)]
    assert min(map(np.min, logits)) < 0  # type: ignore[arg-type]
