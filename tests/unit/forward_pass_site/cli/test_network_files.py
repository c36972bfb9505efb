"""cli/network_files.py: network files are checked and made in a terminal."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from forward_pass import NetworkFile, network, read_network
from forward_pass.formats.network_file import KnownSample, Made
from forward_pass_site.cli.main import main

FIXTURES = Path(__file__).parents[3] / "fixtures"


@pytest.mark.parametrize(
    ("answer", "status", "sentence"),
    [
        (1.5, 0, "equals PyTorch 2.9 exactly on 1 sample"),
        (1.75, 1, "differs from PyTorch at the outputs, neuron 1, by 0.25"),
        (None, 2, "not checked"),
    ],
)
def test_the_exit_status_says_whether_a_network_equals_its_framework(tmp_path, capsys, answer, status, sentence):
    sample = KnownSample(np.array([3.0, 1.0]), answer=None if answer is None else np.array([answer]))
    model = network([[[1, -2]]], [[0.5]], output="linear")
    NetworkFile(model, samples=(sample,), made=Made("PyTorch", "2.9.1")).save(tmp_path / "net.json")
    assert main(["check", str(tmp_path / "net.json")]) == status
    assert capsys.readouterr().out == f"{sentence}\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("[]", "network must be a JSON object without NaN and infinities; got []"), (None, "(No such file or directory)")],
)
def test_a_file_that_cannot_be_read_is_neither_equal_nor_different(tmp_path, capsys, content, sentence):
    if content is not None:
        (tmp_path / "net.json").write_text(content)
    assert main(["check", str(tmp_path / "net.json")]) == 2
    assert sentence in capsys.readouterr().err


def test_a_file_of_another_framework_becomes_a_network_file(tmp_path, capsys):
    out = tmp_path / "net.json"
    assert main(["convert", str(FIXTURES / "normalized-old.onnx"), "--out", str(out)]) == 0
    assert read_network(out.read_bytes()).model.layers == (5, 7, 6, 3)


def test_what_the_file_does_not_say_is_asked_and_can_be_answered(tmp_path, capsys):
    file, out = str(FIXTURES / "float32.safetensors"), tmp_path / "net.json"
    assert main(["convert", file, "--out", str(out)]) == 0
    assert "--activation takes one of relu, " in capsys.readouterr().out
    assert main(["convert", file, "--out", str(out), "--activation", "tanh", "--output", "linear"]) == 0
    assert "--activation" not in capsys.readouterr().out
    assert read_network(out.read_bytes()).model.activation == "tanh"


def test_a_pickle_is_refused_with_what_helps(tmp_path, capsys):
    assert main(["convert", str(FIXTURES / "torch-pickle.pt"), "--out", str(tmp_path / "net.json")]) == 1
    assert "safetensors" in capsys.readouterr().err
    assert not (tmp_path / "net.json").exists()
