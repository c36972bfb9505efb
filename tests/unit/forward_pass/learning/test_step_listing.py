"""step_listing.py: the source of a step of learning, and which of its lines run in which phase of its film."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

import forward_pass
from forward_pass.endpoint import endpoints
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_listing import step_listing

RUN = TrainingRun("xor", layers=(2, 4, 3, 2), activation="relu,tanh", optimizer="adam", batch=8)


def lit(listed: dict[str, Any], phase: str) -> list[str]:
    """Return the lines of a phase, as they are written."""
    functions = listed["functions"]
    return [
        functions[index]["text"].split("\n")[line - functions[index]["firstLine"]].strip()
        for index, line in listed["lines"][phase]
    ]


def test_each_phase_of_the_way_back_has_the_lines_that_run_in_it() -> None:
    listed = step_listing(RUN, 3)
    assert lit(listed, "softmax.loss")[0] == "losses, slopes = self._loss(arrived[-1], targets)"
    assert lit(listed, "softmax.difference") == lit(listed, "softmax.loss")[:: len(lit(listed, "softmax.loss")) - 1]
    assert lit(listed, "dense.blame") == [
        "part.learn(a, slope, g)",
        "np.matmul(slope.T, a, out=g[self.weights].reshape(self.shape))",
        "np.sum(slope, axis=0, out=g[self.biases])",
    ]
    assert "slope @ θ[self.weights]" in "".join(lit(listed, "dense.carry"))
    assert lit(listed, "activation.bend.relu")[-1] == "return np.where(z > 0.0, 1.0, 0.0)"
    assert lit(listed, "activation.bend.tanh")[-1] == "return 1.0 - t * t"
    update = lit(listed, "rest.update")
    assert update[0] == "self._optimizer.step(θ, g)"
    assert update[-1] == "np.subtract(θ, change, out=θ)"


def test_the_text_is_that_of_the_files_at_their_lines() -> None:
    for function in step_listing(RUN, 0)["functions"]:
        source = (Path(forward_pass.__file__).parent.parent / function["file"]).read_text().split("\n")
        text = function["text"].split("\n")
        first = function["firstLine"] - 1
        assert [line.strip() for line in source[first : first + len(text)]] == [line.strip() for line in text]
        from_line, _ = function["docstring"]
        assert source[from_line - 1].strip().startswith('"""')


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_only_what_runs_is_listed(optimizer: str) -> None:
    listed = step_listing(TrainingRun("curve", layers=(1, 3, 1), activation="silu", optimizer=optimizer), 2)
    names = [function["name"] for function in listed["functions"]]
    assert names == [
        *("Trainable.gradient", "Trainable.backwards", "squared_error"),
        *("DensePart.learn", "DensePart.back", "ActivationPart.back", "silu_slope"),
        *("Stepper.step", f"InPlace{optimizer.capitalize()}.step"),
    ]


def test_variables_are_those_of_a_function_that_runs_in_their_phase() -> None:
    listed = step_listing(RUN, 0)
    for phase, lines in listed["lines"].items():
        texts = "".join(listed["functions"][index]["text"] for index, _ in lines)
        for name, _ in listed["variables"][phase.split(".")[1]]:
            assert name in texts, phase


def test_it_is_answered_and_leaves_the_trace_function_as_it_was() -> None:
    before = sys.gettrace()
    header, values = endpoints()["train_listing"](json.dumps({"run": RUN.to_dict(), "step": 3}))
    assert json.loads(header) == json.loads(json.dumps(step_listing(RUN, 3)))
    assert values is None
    assert sys.gettrace() is before
