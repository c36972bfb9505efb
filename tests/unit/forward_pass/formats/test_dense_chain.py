"""dense_chain.py: steps become a network; what is folded gives the same numbers, what cannot be is refused."""

from typing import Any

import numpy as np
import pytest

from forward_pass.arrays import Floats
from forward_pass.formats.dense_chain import Chain, open_chain
from forward_pass.formats.errors import FormatError
from forward_pass.formats.opened import Opened
from forward_pass.formats.steps import Function, Weights, batch_normalization, elu, leaky, scaling
from forward_pass.formats.tensors import numbers_tensor
from forward_pass.forward import forward
from forward_pass.options import RunOptions


def weights(matrix: Any, biases: Any = None, rows: Any = "outputs") -> Weights:
    return Weights("W", numbers_tensor("W", matrix), None if biases is None else numbers_tensor("b", biases), rows)


def function(name: str) -> Function:
    return Function("f", name)


def opened(*steps: Any, answers: dict[str, str] | None = None, **known: Any) -> Opened:
    return open_chain(Chain("net.x", steps, **known), answers or {})


def outputs(network: Opened, inputs: list[float]) -> Floats:
    (trace,) = forward(network.network.model, np.array([inputs]), RunOptions(temperature=1.0))
    return trace.outputs


def test_a_scaling_in_front_is_shown_as_standardize_with_its_own_numbers() -> None:
    steps = scaling("Sub", mean=np.array([2.0, 3.0])), scaling("Div", scale=np.array([4.0, 0.1]))
    found = opened(*steps, weights([[1, 1]]), output="linear")
    first: Any = found.network.model.operations[0]
    assert (first.kind, first.mean.tolist(), first.scale.tolist()) == ("standardize", [2, 3], [4, 0.1])
    assert outputs(found, [6, 3.2]).tolist() == pytest.approx([1 + 2])


def test_a_factor_and_a_shift_in_front_are_the_same_standardize() -> None:
    steps = scaling("Mul", factor=np.array([0.5])), scaling("Add", shift=np.array([-1.0, 1.0]))
    found = opened(*steps, weights([[1, 10]]), output="linear")
    first: Any = found.network.model.operations[0]
    assert (first.mean.tolist(), first.scale.tolist()) == ([2, -2], [2, 2])
    assert outputs(found, [4, 0]).tolist() == [1 + 10]


def test_a_factor_of_zero_in_front_is_folded_into_the_first_layer() -> None:
    found = opened(
        scaling("Mul", factor=np.array([0.0, 2.0]), shift=np.array([3.0, 0.0])), weights([[1, 1]], [5]), output="linear"
    )
    assert found.network.model.outline == "2-1: dense, linear"
    assert outputs(found, [100, 1]).tolist() == [3 + 2 + 5]


def test_batch_normalization_behind_a_layer_and_behind_its_function_gives_the_same_numbers() -> None:
    mean, variance = numbers_tensor("mean", [1.0, 2.0]), numbers_tensor("variance", [3.75, 0.75])
    gamma, beta = numbers_tensor("gamma", [2.0, 3.0]), numbers_tensor("beta", [0.5, -0.5])
    # (x − μ) / √(σ² + 0.25) · γ + β is (x − 1) / 2 · 2 + 0.5 and (x − 2) / 1 · 3 − 0.5.
    norm = batch_normalization("bn", mean, variance, gamma, beta, 0.25)
    first, last = weights([[1, 0], [0, 1]], [1, 1]), weights([[1, 1]])
    before = opened(first, norm, function("relu"), last, output="linear")
    behind = opened(first, function("relu"), norm, last, output="linear")
    # Sums are 3 and 0: behind the layer 2.5 and −6.5, of which relu leaves 2.5; behind relu 2.5 − 6.5.
    assert outputs(before, [2, -1]).tolist() == [2.5]
    assert outputs(behind, [2, -1]).tolist() == [-4]
    sentence = (
        "Batch normalization is folded into the weights and biases of layer {}, with its running mean and variance."
    )
    assert (before.notes, behind.notes) == ((sentence.format(1),), (sentence.format(2),))


def test_layers_without_a_function_between_them_have_identity() -> None:
    assert opened(weights([[1, 2]]), weights([[3]]), output="linear").network.model.activation == "identity"


@pytest.mark.parametrize(
    ("last", "outline"),
    [
        ("softmax", "1-2: dense, softmax"),
        ("log_softmax", "1-2: dense, softmax"),
        ("sigmoid", "1-2: dense, sigmoid"),
        ("relu", "1-2: dense, activation relu, linear"),
    ],
)
def test_what_stands_behind_the_last_layer_is_the_output_and_nothing_is_asked(last: str, outline: str) -> None:
    found = opened(weights([[1], [2]]), function(last))
    assert (found.network.model.outline, found.questions) == (outline, ())
    assert len(found.notes) == (last == "log_softmax")


def test_nothing_behind_the_last_layer_is_asked_and_the_answer_is_taken() -> None:
    two, one = opened(weights([[1], [2]])), opened(weights([[1]]))
    assert [(it.name, it.suggested) for it in two.questions + one.questions] == [
        ("output", "softmax"),
        ("output", "linear"),
    ]
    assert opened(weights([[1], [2]]), answers={"output": "sigmoid"}).network.model.output == "sigmoid"
    with pytest.raises(FormatError, match="^output must be one of softmax, sigmoid, linear; got relu$"):
        opened(weights([[1], [2]]), answers={"output": "relu"})


def test_weights_are_taken_the_way_round_that_fits() -> None:
    columns = opened(weights([[1, 2, 3]], [0, 0, 0], None), weights([[1], [2], [3]], [0], None), output="linear")
    assert (columns.network.model.layers, columns.questions) == ((1, 3, 1), ())
    mixed = opened(weights([[1, 2, 3]], [0, 0, 0], None), weights([[1, 2, 3]], [0], None), output="linear")
    assert mixed.network.model.layers == (1, 3, 1)


def test_weights_that_fit_both_ways_round_are_asked_for() -> None:
    square = weights([[1, 2], [3, 4]], None, None)
    found = opened(square, output="linear")
    assert [(it.name, it.suggested) for it in found.questions] == [("weights", "columns")]
    assert outputs(found, [1, 0]).tolist() == [1, 2]
    assert outputs(opened(square, output="linear", answers={"weights": "rows"}), [1, 0]).tolist() == [1, 3]


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ((), "net.x must be a network with one dense layer or more; got none"),
        ((weights([[1, 2]]), weights([[1, 2]])), "the layers in net.x must be of sizes that follow each other, with as many biases as neurons; got W 1 × 2, W 1 × 2"),
        ((function("relu"), weights([[1]])), "f must be right behind a dense layer, one for each; got relu"),
        ((weights([[1]]), function("relu"), function("tanh")), "f must be right behind a dense layer, one for each; got tanh"),
        ((weights([[1]]), function("softmax"), weights([[1]])), "W must be followed by an activation function of neurons; got softmax"),
        ((weights([[1]]), function("tanh"), scaling("Mul", factor=np.array([2.0]))), "Mul must be in front of a dense layer; got scaling behind the last activation function"),
        ((scaling("Sub", mean=np.zeros(3)), weights([[1, 2]])), "Sub must be parameters for 2 values; got 3 of them"),
    ],
)  # fmt: skip
def test_what_no_chain_can_be_made_of_is_refused(steps: Any, sentence: str) -> None:
    with pytest.raises(FormatError) as refused:
        opened(*steps, output="linear")
    assert str(refused.value) == sentence


def test_a_network_that_is_too_large_is_refused_with_its_size_before_its_weights_are_read() -> None:
    def never() -> Any:
        raise AssertionError("read")

    from forward_pass.formats.tensors import Tensor

    large = Weights("W", Tensor("W", (512, 784), never), None, "outputs")
    with pytest.raises(FormatError, match="the network in net.x must be .*; got 784-512 with 401408 edges$"):
        opened(large)


def test_functions_with_other_parameters_than_ours_are_refused_with_the_value() -> None:
    assert leaky("f", float(np.float32(0.01))).name == "leaky_relu"
    with pytest.raises(FormatError, match="the slope below 0 of leaky_relu in f must be 0.01; got 0.2"):
        leaky("f", 0.2)
    with pytest.raises(FormatError, match="the α of elu in f must be 1; got 0.5"):
        elu("f", 0.5)
    with pytest.raises(FormatError, match="; got selu$"):
        function("selu")
