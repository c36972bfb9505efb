"""curve.py: the output over the input, as the forward pass gives it."""

import json
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, network
from forward_pass.curve import answer_curve, curve
from forward_pass.errors import ForwardPassError, ShapeError
from forward_pass.forward import forward

REQUEST: dict[str, Any] = {"source": {"layers": "1-3-1", "output": "linear", "seed": 4}, "range": [-1, 2], "count": 4}


def test_a_straight_line_is_worked_by_hand() -> None:
    line = network([[[2]]], [[1]], output="linear")
    assert curve(line, 0, 2, 3).tolist() == [1, 3, 5]


def test_its_values_are_those_of_the_passes() -> None:
    _, values = answer_curve(json.dumps(REQUEST))
    traces = forward(Drawn(layers=(1, 3, 1), output="linear", seed=4).model(), [[-1], [0], [1], [2]])
    assert values.tolist() == [trace.outputs[0] for trace in traces]


def test_changed_weights_change_it() -> None:
    bias = {"options": {"changes": [[1, 0, -1, 10]]}}
    before, after = (answer_curve(json.dumps(REQUEST | options))[1] for options in ({}, bias))
    assert np.ptp(after - before) < 1e-9
    assert after[0] > before[0] + 5


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"count": 1}, "count must be a whole number from 2 to 256; got 1"),
        ({"count": 257}, "count must be a whole number from 2 to 256; got 257"),
        ({"source": {"layers": "2-1"}}, "a curve must be of a network with one input and one output; got [2,1]"),
    ],
)
def test_what_has_no_curve_is_refused_with_a_sentence(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ForwardPassError) as refusal:
        answer_curve(json.dumps(REQUEST | changed))
    assert str(refusal.value) == sentence


def test_two_outputs_are_no_curve() -> None:
    with pytest.raises(ShapeError):
        curve(network([[[1], [1]]], [[0, 0]], output="linear"), 0, 1, 3)
