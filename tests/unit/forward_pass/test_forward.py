"""forward.py: the arithmetic of the forward pass."""

import math
from typing import Any

import numpy as np
import pytest

from forward_pass import (
    ACTIVATIONS,
    Network,
    SettingError,
    Settings,
    ShapeError,
    StrongestContributions,
    Trace,
    draw_inputs,
    draw_network,
    forward,
)
from forward_pass.forward import layer_by_layer
from unit import reference

LAYERS = [(5, 7, 6, 2), (1, 1), (3, 1, 4), (2, 40, 30, 9), (1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2), (64, 64, 10)]


def bits(trace: Trace) -> list[bytes]:
    arrays: list[Any] = [trace.inputs, *trace.pre_activations, *trace.activations, trace.probabilities]
    for contributions in trace.contributions:
        if isinstance(contributions, StrongestContributions):
            arrays += [contributions.indices, contributions.values]
        else:
            arrays.append(contributions)
    return [array.tobytes() for array in arrays]


def test_a_small_network_gives_what_is_worked_by_hand() -> None:
    network = Network(
        (np.array([[1.0, -2.0], [-1.0, 1.0]]), np.array([[2.0, 0.0], [0.0, 1.0]])),
        (np.array([0.5, 0.0]), np.array([0.0, 1.0])),
        "relu",
    )
    (trace,) = forward(network, [[3.0, 1.0]], temperature=0.5)
    first, second = trace.contributions
    assert isinstance(first, np.ndarray)
    assert isinstance(second, np.ndarray)
    assert first.tolist() == [[3.0, -2.0], [-3.0, 1.0]]
    assert second.tolist() == [[3.0, 0.0], [0.0, 0.0]]
    assert [z.tolist() for z in trace.pre_activations] == [[1.5, -2.0], [3.0, 1.0]]
    assert [a.tolist() for a in trace.activations] == [[1.5, 0.0]]
    assert trace.scaled_logits.tolist() == [6.0, 2.0]
    assert trace.shifted_logits.tolist() == [0.0, -4.0]
    assert trace.exponentials.tolist() == pytest.approx([1.0, math.exp(-4)])
    assert trace.exponential_sum == pytest.approx(1 + math.exp(-4))
    assert trace.probabilities.tolist() == pytest.approx([0.982013790037908, 0.017986209962092])
    assert trace.probabilities_at_one.tolist() == pytest.approx([0.880797077977882, 0.119202922022118])


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("layers", LAYERS)
def test_every_value_agrees_with_plain_loops(layers: tuple[int, ...], activation: str) -> None:
    settings = Settings(layers=layers, seed=11, activation=activation)
    network, inputs = draw_network(settings), draw_inputs(settings, 3)
    (trace,) = forward(network, [inputs])
    weights, biases = [W.tolist() for W in network.weights], [b.tolist() for b in network.biases]
    expected = reference.forward(weights, biases, inputs.tolist(), activation, 0.65)

    for got, name in [
        (trace.contributions, "contributions"),
        (trace.pre_activations, "preActivations"),
        (trace.activations, "activations"),
    ]:
        for array, plain in zip(got, expected[name], strict=True):
            np.testing.assert_allclose(np.asarray(array), plain, rtol=0, atol=1e-9)
    for value, name in [
        (trace.scaled_logits, "scaledLogits"),
        (trace.shifted_logits, "shiftedLogits"),
        (trace.exponentials, "exponentials"),
        (trace.exponential_sum, "exponentialSum"),
        (trace.probabilities, "probabilities"),
        (trace.probabilities_at_one, "probabilitiesAtOne"),
    ]:
        np.testing.assert_allclose(np.asarray(value), expected[name], rtol=0, atol=1e-9)


@pytest.mark.parametrize("layers", [*LAYERS, (200, 100, 10)])
def test_a_sample_has_the_same_bits_alone_and_among_others(layers: tuple[int, ...]) -> None:
    settings = Settings(layers=layers, activation="gelu")
    network = draw_network(settings)
    inputs = np.array([draw_inputs(settings, sample) for sample in range(9)])
    together = forward(network, inputs)
    for row, trace in zip(inputs, together, strict=True):
        (alone,) = forward(network, row[np.newaxis])
        assert bits(alone) == bits(trace)


def test_contributions_and_bias_make_the_pre_activations_exactly() -> None:
    for seed in range(20):
        settings = Settings(seed=seed)
        network = draw_network(settings)
        (trace,) = forward(network, [draw_inputs(settings, 0)])
        for contributions, b, z in zip(trace.contributions, network.biases, trace.pre_activations, strict=True):
            assert isinstance(contributions, np.ndarray)
            assert (contributions.sum(axis=-1) + b).tolist() == z.tolist()


def test_the_probabilities_are_at_the_temperature_asked_for() -> None:
    settings = Settings()
    network, inputs = draw_network(settings), [draw_inputs(settings, 0)]
    (usual,), (warm,) = forward(network, inputs), forward(network, inputs, temperature=1.0)
    assert usual.scaled_logits.tolist() == (usual.logits / 0.65).tolist()
    assert warm.probabilities.tolist() == warm.probabilities_at_one.tolist()
    assert usual.probabilities.tolist() != warm.probabilities.tolist()
    assert usual.probabilities_at_one.tolist() == warm.probabilities_at_one.tolist()


def test_a_layer_of_4096_edges_keeps_every_contribution_and_a_larger_one_its_strongest() -> None:
    for n_out, kind in [(64, np.ndarray), (65, StrongestContributions)]:
        settings = Settings(layers=(64, n_out))
        (trace,) = forward(draw_network(settings), [draw_inputs(settings, 0)])
        assert isinstance(trace.contributions[0], kind)


@pytest.mark.parametrize("strongest", [1, 400, 4096])
def test_the_strongest_contributions_are_those_furthest_from_zero(strongest: int) -> None:
    settings = Settings(layers=(100, 60), seed=5)
    network, x = draw_network(settings), draw_inputs(settings, 0)
    (trace,) = forward(network, [x], strongest=strongest)
    every = [
        weight * value for row in network.weights[0].tolist() for weight, value in zip(row, x.tolist(), strict=True)
    ]
    expected = sorted(sorted(range(6000), key=lambda edge: (-abs(every[edge]), edge))[:strongest])
    kept = trace.contributions[0]
    assert isinstance(kept, StrongestContributions)
    assert kept.indices.tolist() == expected
    assert kept.values.tolist() == [every[edge] for edge in expected]
    assert kept.count == 6000


def test_among_equally_strong_contributions_the_lower_index_is_kept() -> None:
    weights = np.ones((50, 100))
    weights[::2] *= -1.0
    weights[49, 99] = 2.0
    network = Network((weights,), (np.zeros(50),), "relu")
    (trace,) = forward(network, np.ones((1, 100)), strongest=3)
    kept = trace.contributions[0]
    assert isinstance(kept, StrongestContributions)
    assert kept.indices.tolist() == [0, 1, 4999]
    assert kept.values.tolist() == [-1.0, -1.0, 2.0]


def test_layer_by_layer_feeds_each_layer_what_the_last_one_made() -> None:
    settings = Settings(activation="tanh")
    network, x = draw_network(settings), draw_inputs(settings, 0)
    first, second, _ = layer_by_layer(network, x)
    assert second[0].tolist() == (network.weights[1] * first[2]).tolist()


@pytest.mark.parametrize("inputs", [[1.0, 2.0], [[1.0]], [[[1.0, 2.0]]], 1.0])
def test_inputs_of_another_shape_are_refused(inputs: Any) -> None:
    network = draw_network(Settings(layers=(2, 3)))
    with pytest.raises(ShapeError, match=r"^inputs must be of shape \(any, 2\); got \("):
        forward(network, inputs)


def test_inputs_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ShapeError, match="inputs must be finite numbers; got NaN"):
        forward(draw_network(Settings(layers=(2, 3))), [[1.0, math.nan]])


@pytest.mark.parametrize("chosen", [{"temperature": 0}, {"strongest": 0}, {"strongest": 4097}])
def test_what_may_not_be_chosen_is_refused(chosen: dict[str, Any]) -> None:
    with pytest.raises(SettingError, match="must be a"):
        forward(draw_network(Settings(layers=(2, 3))), [[1.0, 2.0]], **chosen)
