"""chain.py: layers become a network, with scalings folded into the weights beside them."""

import numpy as np
import pytest

from forward_pass import forward
from forward_pass.exporters.chain import Scaling, Step, batch_normalization, network_of_steps
from forward_pass.formats.errors import FormatError
from forward_pass.ops import Dense, Standardize

ONE = Dense(np.array([[1, -2]]), np.array([0.5]))


def _outputs(steps: list[Step], x: list[float]) -> list[float]:
    (trace,) = forward(network_of_steps(steps, "linear"), [x])
    outputs: list[float] = trace.outputs.tolist()
    return outputs


def test_batch_normalization_uses_the_running_statistics() -> None:
    scaling = batch_normalization(np.array([1.0]), np.array([4.0]), np.array([6.0]), np.array([2.0]), 0)
    assert (scaling.slope.tolist(), scaling.offset.tolist()) == ([3], [-1])


def test_a_scaling_behind_a_layer_scales_its_sums() -> None:
    # 1·3 − 2·1 + 0.5 = 1.5, times 3, minus 1.
    assert _outputs([ONE, Scaling(np.array([3.0]), np.array([-1.0]))], [3, 1]) == [3.5]


def test_a_scaling_before_a_layer_scales_what_it_takes() -> None:
    # Twice (3, 1) plus 1 is (7, 3): 7 − 6 + 0.5. One number fits all values.
    assert _outputs([Scaling(np.array([2.0]), np.array([1.0])), ONE], [3, 1]) == [1.5]


def test_a_scaling_behind_an_activation_function_goes_into_the_next_layer() -> None:
    scaling = Scaling(np.array([2.0]), np.array([1.0]))
    # relu(1.5) = 1.5, twice that plus 1 is 4, times 5.
    assert _outputs([ONE, "relu", scaling, Dense(np.array([[5.0]]), np.array([0.0]))], [3, 1]) == [20]


@pytest.mark.parametrize(
    ("steps", "output", "outline"),
    [
        ([Standardize(np.zeros(2), np.ones(2)), ONE, "sigmoid"], None, "2-1: standardize, dense, sigmoid"),
        ([ONE, Dense(np.ones((3, 1)), np.zeros(3))], "softmax", "2-1-3: dense, activation identity, dense, softmax"),
        ([ONE, "identity"], "linear", "2-1: dense, linear"),
        ([ONE, "tanh"], None, "2-1: dense, activation tanh, linear"),
    ],
)
def test_steps_become_operations(steps: list[Step], output: str | None, outline: str) -> None:
    assert network_of_steps(steps, output).outline == outline


@pytest.mark.parametrize(
    ("steps", "output", "sentence"),
    [
        ([ONE], None, "output must be softmax, sigmoid or linear, because the model itself ends with none of them; got null"),
        ([ONE], "relu", "output must be softmax, sigmoid or linear; got relu"),
        ([ONE, "softmax"], "linear", "output must be softmax, as the model ends, or left out; got linear"),
        ([ONE, "relu", "tanh"], "linear", "an activation function must be right behind a dense layer, one for each; got tanh"),
        ([ONE, Standardize(np.zeros(1), np.ones(1))], "linear", "standardization must be in front of all layers, once; got more of it"),
        ([], "linear", "the last layer must be dense, with its output behind it; got none"),
    ],
)  # fmt: skip
def test_other_steps_are_refused(steps: list[Step], output: str | None, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        network_of_steps(steps, output)
    assert str(refused.value) == sentence
