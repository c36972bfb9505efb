"""step_script.py: a script that needs only NumPy makes the same step, and notices where the product's would differ."""

from __future__ import annotations

import pytest

from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_script import step_script

RUNS = [
    TrainingRun("xor", temperature=0.65, weight_decay=0.01),
    TrainingRun("moons", output="sigmoid", activation="gelu,softplus", optimizer="momentum"),
    TrainingRun("curve", layers=(1, 4, 3, 1), activation="silu,elu", optimizer="sgd").changed(3, optimizer="adam"),
]


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.task)
@pytest.mark.parametrize("step", [0, 3, 5])
def test_the_script_computes_the_new_weights(run, step, capsys):
    exec(compile(step_script(run, step), "step.py", "exec"), {})
    assert capsys.readouterr().out == "the new weights and biases are as expected\n"


def test_the_script_asserts_what_it_computes():
    text = step_script(RUNS[0], 2)
    assert "x = np.array" in text
    wrong = text.replace("learning_rate, weight_decay = 0.03", "learning_rate, weight_decay = 0.04")
    assert wrong != text
    with pytest.raises(AssertionError, match="weights"):
        exec(compile(wrong, "step.py", "exec"), {})
