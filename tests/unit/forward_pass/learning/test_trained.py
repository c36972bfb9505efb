"""trained.py: training in one call, of a task or of a reader's table."""

from __future__ import annotations

import pytest

import forward_pass
from forward_pass import SettingError
from forward_pass.learning.run import TrainingRun


def test_one_call_trains_and_gives_the_network_file_of_that_step():
    network = forward_pass.train("xor", steps=40, seed=3, temperature=0.65)
    run = TrainingRun("xor", seed=3, temperature=0.65)
    assert [W.tolist() for W in network.model.weights] == [W.tolist() for W in run.at(40).weights]
    assert (network.title, network.temperature, network.made.framework) == ("XOR", 0.65, "Forward Pass")


def test_a_table_is_learned_from_its_file(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("size,kind\n" + "\n".join(f"{k},{'big' if k > 5 else 'small'}" for k in range(12)))
    network = forward_pass.train(table=path, steps=300)
    assert (network.input_names, network.classes) == (("size",), ("big", "small"))
    assert network.unseen.right == network.unseen.of


def test_a_setting_that_is_none_is_named():
    with pytest.raises(SettingError, match="the name of a setting must be one of task, .*; got speed"):
        forward_pass.train("xor", speed=3)
