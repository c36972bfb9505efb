"""`forward-pass record`: a network of one's own, recorded."""

from __future__ import annotations

import pytest

from forward_pass import Drawn, RunOptions, from_json, record, to_json
from forward_pass_site.cli.main import main
from forward_pass_site.errors import quoted


def test_it_writes_the_reel_that_the_core_records(tmp_path, capsys):
    file = tmp_path / "reel.json"
    arguments = ["--layers", "3-4-2", "--seed", "1", "--temperature", "1.5", "--activation", "tanh"]
    arguments += ["--initialization", "glorot"]
    assert main(["record", *arguments, "--sample", "2", "--samples", "3", "--out", str(file)]) == 0
    source = Drawn(layers=(3, 4, 2), seed=1, activation="tanh", initialization="glorot")
    assert file.read_text("utf-8") == to_json(record(source, [2, 3, 4], RunOptions(temperature=1.5))) + "\n"
    assert from_json(file.read_text("utf-8")).samples == (2, 3, 4)
    assert f"{file.stat().st_size:,} bytes  {file}" in capsys.readouterr().out


def test_options_not_given_keep_their_defaults(tmp_path):
    file = tmp_path / "reel.json"
    assert main(["record", "--out", str(file)]) == 0
    reel = from_json(file.read_text("utf-8"))
    assert (reel.source, reel.options, reel.samples) == (Drawn(), RunOptions(), tuple(range(8)))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--layers", "5--2"], "layers must be 2 to 12 layer sizes"),
        (["--seed", "x"], "seed must be a whole number from 0 to 9007199254740991; got x"),
        (["--seed", str(2**80)], f"seed must be a whole number from 0 to 9007199254740991; got {2**80}"),
        (["--temperature", "0"], "temperature must be a number from 0.001 to 1000; got 0"),
        (["--activation", "swish"], "activation must be one of relu"),
        (["--activation", "relu,tanh,elu"], "activation must be one of relu"),
        (["--output", "max"], "output must be one of softmax, sigmoid, linear; got max"),
        (["--sample", "-1"], "sample must be a whole number"),
        (["--samples", "0"], "samples must be"),
        (["--samples", "1000"], "samples must be"),
    ],
)
def test_a_bad_choice_is_refused_in_a_sentence_and_nothing_is_written(tmp_path, capsys, arguments, sentence):
    file = tmp_path / "reel.json"
    name, value = arguments
    assert main(["record", f"{name}={value}", "--out", str(file)]) == 1
    assert capsys.readouterr().err.startswith(f"forward-pass: {sentence}")
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_reported(tmp_path, capsys):
    file = tmp_path / "missing" / "reel.json"
    assert main(["record", "--out", str(file)]) == 1
    assert capsys.readouterr().err == f"forward-pass: {quoted(file)} could not be written (No such file or directory)\n"
