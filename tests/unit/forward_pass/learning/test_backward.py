"""backward.py: every gradient, of parameters and of values, against finite differences and by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from forward_pass import Drawn, ShapeError, forward, network
from forward_pass.activations import ACTIVATIONS
from forward_pass.learning.backward import arriving, gradients
from forward_pass.learning.loss import LOSSES
from forward_pass.learning.training import with_parameters
from forward_pass.model import OUTPUTS, Model
from forward_pass.ops import Standardize
from unit.forward_pass.learning import plain_loops

STEP = 1e-6
INPUTS = np.array([[0.31, 0.72, 0.15], [0.9, 0.05, 0.44]])
TARGETS = np.array([[1.0, 0.0], [0.0, 1.0]])


def drawn(activation: str, output: str) -> Model:
    model = Drawn(layers=(3, 4, 3, 2), seed=5, activation=activation, output=output).model()
    front = Standardize(np.array([0.5, 0.25, 0.1]), np.array([0.4, 0.5, 2.0]))
    return replace(model, operations=(front, *model.operations))


def loss(model: Model, inputs) -> float:
    return float(LOSSES[model.output](arriving(model, inputs)[-1], TARGETS)[0].mean())


def slope_at(array, place, loss_of):
    """Return how a loss changes with one number of an array."""
    step = np.zeros_like(array)
    step[place] = STEP
    return (loss_of(array + step) - loss_of(array - step)) / (2 * STEP)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_gradient_is_that_of_finite_differences(activation, output):
    model = drawn(activation, output)
    found = gradients(model, INPUTS, TARGETS)
    assert found.loss == loss(model, INPUTS)
    parameters = model.parameters()
    assert set(found.parameters) == {name for name in parameters if name.startswith("dense")}
    for name, gradient in found.parameters.items():
        for place in np.ndindex(gradient.shape):
            with_step = lambda array, name=name: loss(with_parameters(model, parameters | {name: array}), INPUTS)  # noqa: E731
            assert gradient[place] == pytest.approx(slope_at(parameters[name], place, with_step), abs=1e-8)
    for place in np.ndindex(INPUTS.shape):
        slope = slope_at(INPUTS, place, lambda inputs: loss(model, inputs))
        assert found.values["inputs"][place] == pytest.approx(slope, abs=1e-8)


@pytest.mark.parametrize("temperature", [1.0, 0.65])
@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("activation", ["relu", "elu", "tanh"])
def test_every_gradient_is_that_of_plain_loops(activation, output, temperature):
    model = replace(drawn(activation, output), operations=drawn(activation, output).operations[1:])
    found = gradients(model, INPUTS, TARGETS, temperature=temperature)
    layers = [(W.tolist(), b.tolist()) for W, b in zip(model.weights, model.biases, strict=True)]
    expected = plain_loops.gradients(layers, activation, output, temperature, INPUTS.tolist(), TARGETS.tolist())
    assert found.loss == pytest.approx(expected.loss, rel=1e-13)
    for number, (W, b) in enumerate(expected.layers, start=1):
        assert found.parameters[f"dense{number}.weights"] == pytest.approx(np.array(W), abs=1e-13)
        assert found.parameters[f"dense{number}.biases"] == pytest.approx(np.array(b), abs=1e-13)
    assert found.values["inputs"] == pytest.approx(np.array(expected.inputs), abs=1e-13)


@pytest.mark.parametrize("output", OUTPUTS)
def test_the_gradient_of_a_sum_is_that_of_the_bias_beside_it(output):
    found = gradients(drawn("tanh", output), INPUTS, TARGETS)
    for layer in (1, 2, 3):
        delta = found.values[f"dense{layer}.preActivations"]
        assert delta.sum(axis=0) == pytest.approx(found.parameters[f"dense{layer}.biases"])


def test_a_single_edge_by_hand():
    found = gradients(network([[[2]]], [[1]], output="linear"), np.array([[1.0]]), np.array([[0.0]]))
    assert found.loss == 4.5
    assert found.parameters["dense1.weights"].tolist() == [[3.0]]
    assert found.parameters["dense1.biases"].tolist() == [3.0]
    assert found.values["inputs"].tolist() == [[6.0]]


def test_what_arrives_is_what_the_forward_pass_computes():
    model = drawn("relu", "softmax")
    *_, sums = arriving(model, INPUTS)
    for row, trace in zip(sums, forward(model, INPUTS), strict=True):
        assert row == pytest.approx(trace.arrays["dense3.preActivations"], abs=1e-12)


@pytest.mark.parametrize("count", [0, 1])
def test_targets_that_are_not_as_many_as_samples_are_refused(count):
    with pytest.raises(ShapeError, match="targets must be one row for each of 2 samples; got"):
        gradients(drawn("relu", "softmax"), INPUTS, TARGETS[:count])
