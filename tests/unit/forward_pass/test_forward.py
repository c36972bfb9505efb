"""forward.py: the arithmetic of the forward pass."""

import math
from typing import Any

import numpy as np
import pytest

from forward_pass import (
    ACTIVATIONS,
    Drawn,
    RunOptions,
    ShapeError,
    StrongestContributions,
    Trace,
    forward,
    network,
)
from forward_pass.forward import operation_by_operation
from unit import reference

LAYERS = [(5, 7, 6, 2), (1, 1), (3, 1, 4), (2, 40, 30, 9), (1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2), (64, 64, 10)]

SOFTMAX = ["scaledLogits", "shiftedLogits", "exponentials", "exponentialSum", "probabilities", "probabilitiesAtOne"]


def bits(trace: Trace) -> list[bytes]:
    return [array.tobytes() for array in trace.arrays.values()]


def test_a_small_network_gives_what_is_worked_by_hand() -> None:
    model = network([[[1.0, -2.0], [-1.0, 1.0]], [[2.0, 0.0], [0.0, 1.0]]], [[0.5, 0.0], [0.0, 1.0]], "relu")
    (trace,) = forward(model, [[3.0, 1.0]], RunOptions(temperature=0.5))
    first, second = trace.contributions
    assert isinstance(first, np.ndarray)
    assert isinstance(second, np.ndarray)
    assert first.tolist() == [[3.0, -2.0], [-3.0, 1.0]]
    assert second.tolist() == [[3.0, 0.0], [0.0, 0.0]]
    assert [z.tolist() for z in trace.pre_activations] == [[1.5, -2.0], [3.0, 1.0]]
    assert [a.tolist() for a in trace.activations] == [[1.5, 0.0]]
    assert trace.arrays["softmax1.scaledLogits"].tolist() == [6.0, 2.0]
    assert trace.arrays["softmax1.shiftedLogits"].tolist() == [0.0, -4.0]
    assert trace.arrays["softmax1.exponentials"].tolist() == pytest.approx([1.0, math.exp(-4)])
    assert trace.arrays["softmax1.exponentialSum"] == pytest.approx(1 + math.exp(-4))
    assert trace.probabilities.tolist() == pytest.approx([0.982013790037908, 0.017986209962092])
    assert trace.arrays["softmax1.probabilitiesAtOne"].tolist() == pytest.approx([0.880797077977882, 0.119202922022118])


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("layers", LAYERS)
def test_every_value_agrees_with_plain_loops(layers: tuple[int, ...], activation: str) -> None:
    source = Drawn(layers=layers, seed=11, activation=activation)
    model, inputs = source.model(), source.inputs(3)
    (trace,) = forward(model, [inputs])
    weights, biases = [W.tolist() for W in model.weights], [b.tolist() for b in model.biases]
    expected = reference.forward(weights, biases, inputs.tolist(), activation, 0.65)

    for got, name in [
        (trace.contributions, "contributions"),
        (trace.pre_activations, "preActivations"),
        (trace.activations, "activations"),
    ]:
        for array, plain in zip(got, expected[name], strict=True):
            np.testing.assert_allclose(np.asarray(array), plain, rtol=0, atol=1e-9)
    for name in SOFTMAX:
        np.testing.assert_allclose(trace.arrays[f"softmax1.{name}"], expected[name], rtol=0, atol=1e-9)


@pytest.mark.parametrize("layers", [*LAYERS, (200, 100, 10)])
def test_a_sample_has_the_same_bits_alone_and_among_others(layers: tuple[int, ...]) -> None:
    source = Drawn(layers=layers, activation="gelu")
    model = source.model()
    inputs = np.array([source.inputs(sample) for sample in range(9)])
    together = forward(model, inputs)
    for row, trace in zip(inputs, together, strict=True):
        (alone,) = forward(model, row[np.newaxis])
        assert bits(alone) == bits(trace)


def test_contributions_and_bias_make_the_pre_activations_exactly() -> None:
    for seed in range(20):
        source = Drawn(seed=seed)
        model = source.model()
        (trace,) = forward(model, [source.inputs(0)])
        for contributions, b, z in zip(trace.contributions, model.biases, trace.pre_activations, strict=True):
            assert isinstance(contributions, np.ndarray)
            assert (contributions.sum(axis=-1) + b).tolist() == z.tolist()


def test_the_probabilities_are_at_the_temperature_asked_for() -> None:
    model, inputs = Drawn().model(), [Drawn().inputs(0)]
    (usual,), (warm,) = forward(model, inputs), forward(model, inputs, RunOptions(temperature=1.0))
    at_one = [trace.arrays["softmax1.probabilitiesAtOne"].tolist() for trace in (usual, warm)]
    assert usual.arrays["softmax1.scaledLogits"].tolist() == (usual.logits / 0.65).tolist()
    assert warm.probabilities.tolist() == at_one[1]
    assert usual.probabilities.tolist() != warm.probabilities.tolist()
    assert at_one[0] == at_one[1]


@pytest.mark.parametrize("functions", [("relu", "tanh"), ("sigmoid", "identity")])
def test_each_hidden_layer_uses_the_activation_function_that_is_its_own(functions: tuple[str, str]) -> None:
    source = Drawn(activation=",".join(functions))
    (trace,) = forward(source.model(), [source.inputs(0)])
    for z, a, function in zip(trace.pre_activations, trace.activations, functions, strict=False):
        assert a.tolist() == pytest.approx([reference.ACTIVATIONS[function](value) for value in z.tolist()], abs=1e-12)


@pytest.mark.parametrize("output", ["sigmoid", "linear"])
def test_other_outputs_are_made_of_the_same_sums_at_any_temperature(output: str) -> None:
    source = Drawn(output=output)
    (usual,), (warm,) = (forward(source.model(), [source.inputs(0)], RunOptions(temperature=T)) for T in (0.65, 9.0))
    (softmax,) = forward(Drawn().model(), [source.inputs(0)])
    assert usual.logits.tolist() == softmax.logits.tolist()
    assert bits(usual) == bits(warm)
    z = usual.logits.tolist()
    expected = z if output == "linear" else [reference.ACTIVATIONS["sigmoid"](value) for value in z]
    assert usual.outputs.tolist() == pytest.approx(expected, rel=1e-14)


def test_a_layer_of_4096_edges_keeps_every_contribution_and_a_larger_one_its_strongest() -> None:
    for n_out, kind in [(64, np.ndarray), (65, StrongestContributions)]:
        source = Drawn(layers=(64, n_out))
        (trace,) = forward(source.model(), [source.inputs(0)])
        assert isinstance(trace.contributions[0], kind)


def test_of_a_large_layer_as_many_contributions_are_kept_as_are_asked_for() -> None:
    source = Drawn(layers=(100, 60), seed=5)
    model, x = source.model(), source.inputs(0)
    (trace,) = forward(model, [x], RunOptions(top_k=7))
    kept = trace.contributions[0]
    assert isinstance(kept, StrongestContributions)
    every = (model.weights[0] * x).ravel()
    assert sorted(np.abs(kept.values)) == sorted(np.abs(every))[-7:]
    assert kept.values.tolist() == every[kept.indices].tolist()
    assert kept.count == 6000


def test_each_operation_takes_what_the_last_one_made() -> None:
    model = Drawn(activation="tanh").model()
    steps = list(operation_by_operation(model, Drawn().inputs(0), RunOptions()))
    assert [placed.name for placed, _ in steps] == [placed.name for placed in model]
    assert steps[2][1]["contributions"].tolist() == (model.weights[1] * steps[1][1]["activations"]).tolist()


@pytest.mark.parametrize("inputs", [[1.0, 2.0], [[1.0]], [[[1.0, 2.0]]], 1.0])
def test_inputs_of_another_shape_are_refused(inputs: Any) -> None:
    with pytest.raises(ShapeError, match=r"^inputs must be of shape \(any, 2\); got \("):
        forward(Drawn(layers=(2, 3)).model(), inputs)


def test_inputs_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ShapeError, match="inputs must be finite numbers; got NaN"):
        forward(Drawn(layers=(2, 3)).model(), [[1.0, math.nan]])
