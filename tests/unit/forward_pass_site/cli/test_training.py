"""cli/training.py: a network is trained in a terminal, with the numbers that Python and the page give."""

from __future__ import annotations

import pytest

from forward_pass import read_network
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.training_reel import read_training
from forward_pass_site.cli.main import main


def test_a_trained_network_is_written_and_what_it_learned_is_printed(tmp_path, capsys):
    out = tmp_path / "net.json"
    assert main(["train", "--task", "xor", "--steps", "40", "--learning-rate", "0.05", "--out", str(out)]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].split() == ["step", "loss", "unseen"]
    assert [row.split()[0] for row in rows[1:6]] == ["0", "10", "20", "30", "40"]
    weights = TrainingRun("xor", learning_rate=0.05).at(40).weights
    assert [W.tolist() for W in read_network(out.read_bytes()).model.weights] == [W.tolist() for W in weights]


@pytest.mark.parametrize(("name", "start"), [("net.py", b'"""One step of training: XOR'), ("net.safetensors", b"")])
def test_it_is_written_as_a_script_or_as_safetensors_too(tmp_path, name, start):
    assert main(["train", "--task", "xor", "--steps", "2", "--out", str(tmp_path / name)]) == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert (tmp_path / name).stat().st_size > 300


def test_of_a_run_whose_numbers_overflow_the_last_good_step_is_written(tmp_path, capsys):
    out = tmp_path / "net.json"
    chosen = {"task": "curve", "optimizer": "sgd", "learning_rate": 1e9}
    options = [text for name, value in chosen.items() for text in (f"--{name.replace('_', '-')}", str(value))]
    assert main(["train", *options, "--steps", "50", "--out", str(out)]) == 1
    said = capsys.readouterr().err
    step = int(said.split("is the network of step ")[1])
    weights = TrainingRun(**chosen).at(step).weights
    assert [W.tolist() for W in read_network(out.read_bytes()).model.weights] == [W.tolist() for W in weights]


def test_a_measured_task_finds_its_data(capsys):
    assert main(["train", "--task", "iris", "--steps", "4"]) == 0
    assert "% right on unseen data" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--reel", "mine.txt"], "the recording to write must end in .json; got mine.txt"),
        (["--task", "cats"], "task must be one of xor, moons,"),
        (["--learning-rate", "-1"], "learning_rate must be a number from 0 to 1000000000; got -1"),
        (["--task", "curve", "--optimizer", "sgd", "--learning-rate", "1e9"], "the numbers of step"),
        (["--out", "net.h5"], "the file to write must end in one of .json, .safetensors, .py; got net.h5"),
        (["--out", "no-such/net.json"], "the file to write must be in a folder that exists; got no-such"),
        (["--reel", "no-such/moons.json"], "the file to write must be in a folder that exists; got no-such"),
        (["--table", "no-such.csv"], "no-such.csv could not be used"),
    ],
)
def test_what_cannot_be_trained_ends_with_one_sentence(capsys, options, sentence):
    assert main(["train", "--steps", "20", *options]) == 1
    assert capsys.readouterr().err.startswith(f"forward-pass: {sentence}")


def test_a_training_is_recorded_for_pages_without_python(tmp_path, capsys):
    out = tmp_path / "moons.json"
    command = ["train", "--task", "moons", "--steps", "20", "--seed", "2", "--reel", str(out), "--snapshots", "4"]
    assert main(command) == 0
    more = tmp_path / "moons-more.json"
    reel = read_training(out.read_text("utf-8"), more.read_text("utf-8"))
    assert reel.run == TrainingRun("moons", seed=2)
    assert reel.steps == (0, 1, 4, 20)
    printed = capsys.readouterr().out
    assert str(out) in printed
    assert str(more) in printed
