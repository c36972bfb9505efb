"""step_trace.py and proof.py: one step by hand, every number that follows from others, and gradients that are tried."""

from __future__ import annotations

import numpy as np
import pytest

from forward_pass import SettingError
from forward_pass.learning.loss import LOSSES, loss_terms
from forward_pass.learning.proof import numerical_proof
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_trace import step_trace
from forward_pass.model import OUTPUTS

RUNS = {
    "softmax": TrainingRun("moons", layers=(2, 5, 4, 2), activation="relu,tanh", temperature=0.65, weight_decay=0.01),
    "sigmoid": TrainingRun("xor", output="sigmoid", optimizer="momentum"),
    "linear": TrainingRun("curve", optimizer="sgd", activation="gelu"),
}
same = pytest.approx


@pytest.fixture(scope="module", params=OUTPUTS)
def trace(request):
    return step_trace(RUNS[request.param], 12, 3)


def test_the_losses_terms_add_up_to_it(trace):
    assert trace.terms.sum() == same(trace.loss)
    sums = trace.before.logits[None]
    assert trace.run.temperature != 1 or LOSSES[str(trace.run.output)](sums, trace.target[None])[0][0] == same(
        trace.loss
    )


def test_what_a_neuron_gathers_is_the_sum_of_what_its_edges_bring_times_its_slope(trace):
    for layer, following in zip(trace.layers, trace.layers[1:], strict=False):
        assert layer.terms == same(following.delta[:, None] * following.weights.before)
        assert layer.gathered == same(layer.terms.sum(axis=0))
        assert layer.delta == same(layer.gathered * layer.slopes)
    outputs = trace.layers[-1]
    assert outputs.terms.size == 0
    T = trace.run.temperature if trace.run.output == "softmax" else 1
    assert outputs.delta == same((trace.before.outputs - trace.target) / T)


def test_a_gradient_of_the_sample_is_delta_times_what_arrived_and_the_batch_s_is_their_mean(trace):
    arriving = [trace.before.arriving(number) for number in range(len(trace.layers))]
    for layer, a in zip(trace.layers, arriving, strict=True):
        assert layer.weights.of_sample == same(np.outer(layer.delta, a), abs=1e-14)
        assert layer.biases.of_sample == same(layer.delta, abs=1e-14)
    samples = [step_trace(trace.run, trace.step, k) for k in range(len(trace.rows))]
    for number, layer in enumerate(trace.layers):
        mean = np.mean([sample.layers[number].weights.of_sample for sample in samples], axis=0)
        assert layer.weights.gradient == same(mean, abs=1e-14)
    assert trace.batch_loss == same(np.mean([sample.loss for sample in samples]))
    assert trace.others_loss == same(np.sum([sample.loss for sample in samples]) - trace.loss)
    assert trace.batch_loss_after == same(np.mean([sample.loss_after for sample in samples]))
    assert trace.others_loss_after == same(np.sum([sample.loss_after for sample in samples]) - trace.loss_after)
    assert trace.terms_after.sum() == same(trace.loss_after)


def direction_of(optimizer, parameter):
    """Return in which direction the optimizer's numbers say that a parameter changes, per learning rate."""
    numbers = parameter.numbers
    if optimizer == "sgd":
        return parameter.decayed
    if optimizer == "momentum":
        return numbers["velocity"]
    return numbers["correctedMean"] / (np.sqrt(numbers["correctedSquare"]) + 1e-8)


def test_the_change_is_what_the_optimizer_s_numbers_say(trace):
    for layer in trace.layers:
        for parameter in (layer.weights, layer.biases):
            decay = trace.weight_decay if parameter is layer.weights else 0
            assert parameter.decayed == same(parameter.gradient + decay * parameter.before)
            direction = direction_of(trace.optimizer, parameter)
            assert parameter.change == same(-trace.learning_rate * direction, rel=1e-9, abs=1e-15)
            assert parameter.before + parameter.change == same(parameter.after)


def test_the_step_leads_from_the_network_before_to_the_network_after(trace):
    for when, step in ((trace.before, trace.step), (trace.after, trace.step + 1)):
        for W, own in zip(trace.run.at(step).weights, when.model.weights, strict=True):
            assert W.tolist() == own.tolist()
    assert trace.before.inputs.tolist() == trace.after.inputs.tolist()


def test_a_gradient_is_proved_by_trying(trace):
    for layer in trace.layers:
        for parameter in (layer.weights, layer.biases):
            index = (1, 0)[: parameter.before.ndim] if len(parameter.before) > 1 else (0, 0)[: parameter.before.ndim]
            of_sample = numerical_proof(trace.run, trace.step, parameter.name, index, sample=trace.position)
            of_batch = numerical_proof(trace.run, trace.step, parameter.name, index)
            for proof, gradient in ((of_sample, parameter.of_sample), (of_batch, parameter.gradient)):
                assert proof.gradient == same(gradient[index], abs=1e-14)
                assert proof.quotient == same(proof.gradient, abs=1e-9)
                assert proof.quotient == (proof.larger - proof.smaller) / (2 * proof.epsilon)


def test_one_edge_by_hand():
    run = TrainingRun("curve", layers=(1, 1), optimizer="sgd", learning_rate=0.5, batch=1)
    trace = step_trace(run, 0)
    (W,), (b,), (x,), (t,) = run.at(0).weights[0], run.at(0).biases[0], trace.before.inputs, trace.target
    error = W[0] * x + b - t
    assert trace.loss == same(error**2 / 2)
    assert trace.layers[0].weights.after == same(np.array([[W[0] - 0.5 * error * x]]))
    assert trace.layers[0].biases.after == same(np.array([b - 0.5 * error]))
    assert trace.loss_after == same((trace.layers[0].weights.after[0, 0] * x + b - 0.5 * error - t) ** 2 / 2)


@pytest.mark.parametrize("sample", [-1, 16, 0.5, True])
def test_a_sample_that_is_not_in_the_batch_is_refused(sample):
    with pytest.raises(SettingError, match="sample must be a whole number from 0 to 15, one of the batch; got"):
        step_trace(RUNS["softmax"], 0, sample)


@pytest.mark.parametrize(
    ("name", "index", "sentence"),
    [
        ("dense9.weights", [0, 0], "the name of a parameter must be one of dense1.weights, dense1.biases"),
        ("dense1.weights", [0], r"the index in dense1.weights must be in an array of shape \(5, 2\); got \[0\]"),
        ("dense1.biases", [5], r"the index in dense1.biases must be in an array of shape \(5,\); got \[5\]"),
    ],
)
def test_a_parameter_that_there_is_not_is_refused(name, index, sentence):
    with pytest.raises(SettingError, match=sentence):
        numerical_proof(RUNS["softmax"], 0, name, index)


@pytest.mark.parametrize("output", OUTPUTS)
def test_terms_of_a_loss_are_those_of_its_outputs(output):
    z, t = np.array([[0.3, -1.2, 2.0], [700.0, 0.0, -700.0]]), np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    terms = loss_terms(output, z, t)
    assert terms.shape == z.shape
    assert terms.sum(axis=-1) == same(LOSSES[output](z, t)[0])
    if output == "softmax":
        assert terms[t == 0].tolist() == [0.0] * 4


def test_the_step_of_the_documents_by_hand():
    # docs/learning.md works it out: x = 1.87, W = 0.18, b = −0.1.
    trace = step_trace(TrainingRun("curve", layers=(1, 1), optimizer="sgd", learning_rate=0.1, batch=1), 0)
    layer = trace.layers[0]
    assert (trace.before.inputs[0], layer.weights.before[0, 0], layer.biases.before[0]) == (1.87, 0.18, -0.1)
    found = [trace.target[0], layer.delta[0], trace.loss, layer.weights.of_sample[0, 0]]
    assert found == same([0.95557, -0.71897, 0.25846, -1.34448], abs=5e-6)
    found = [layer.weights.after[0, 0], layer.biases.after[0], trace.after.outputs[0], trace.loss_after]
    assert found == same([0.31445, -0.02810, 0.55991, 0.07828], abs=2e-5)
