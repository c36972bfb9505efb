"""initialization.py: seeded randomness, rounded at the source, the same on every platform."""

import json
import math
import zlib

import numpy as np
import pytest

from forward_pass import Network, SettingError, Settings, draw_inputs, draw_network, record
from forward_pass.arrays import Floats
from forward_pass.initialization import decimals_for, rounded, weight_sigma


def checksum(network: Network) -> int:
    return zlib.crc32(json.dumps([array.tolist() for array in network.weights + network.biases]).encode())


def arrays_of(network: Network) -> list[Floats]:
    return [*network.weights, *network.biases]


def test_seed_7_is_this_network_on_every_platform() -> None:
    network = draw_network(Settings(seed=7))
    assert network.weights[0][:2].tolist() == [[0.0, 0.19, -0.17, -0.56, -0.29], [-0.63, 0.04, 0.85, -0.31, -0.39]]
    assert network.weights[2].tolist() == [
        [-0.01, 0.39, -0.2, 0.61, 0.0, 0.34],
        [-0.75, 0.2, -0.97, -1.18, -0.18, -0.52],
    ]
    assert [b.tolist() for b in network.biases] == [
        [0.33, 0.22, 0.09, 1.3, 0.91, 1.02, 0.87],
        [0.11, -0.48, -0.17, 0.23, 0.15, 0.01],
        [-0.27, 1.07],
    ]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(seed=0), 2635865858),
        (Settings(seed=2**53 - 1), 3572656700),
        (Settings(seed=7, layers=(784, 128, 64, 10)), 247825560),
        (Settings(seed=7, layers=(784, 128, 64, 10), initialization="glorot"), 3642023991),
    ],
)
def test_other_networks_are_the_same_on_every_platform(settings: Settings, expected: int) -> None:
    assert checksum(draw_network(settings)) == expected


def test_samples_of_seed_7_are_these_on_every_platform() -> None:
    settings = Settings(seed=7)
    assert draw_inputs(settings, 0).tolist() == [0.77, 0.11, 0.19, 0.16, 0.43]
    assert draw_inputs(settings, 1).tolist() == [0.74, 0.62, 0.11, 0.8, 0.61]
    assert draw_inputs(settings, 2**53 - 1).tolist() == [0.52, 0.8, 0.62, 0.39, 0.37]


def test_another_seed_is_another_network_and_another_sample_other_inputs() -> None:
    networks = {checksum(draw_network(Settings(seed=seed))) for seed in range(100)}
    assert len(networks) == 100
    assert len({draw_inputs(Settings(), sample).tobytes() for sample in range(100)}) == 100


def test_temperature_and_activation_do_not_change_the_weights() -> None:
    plain, other = Settings(), Settings(temperature=5.0, activation="tanh", strongest=1)
    assert checksum(draw_network(plain)) == checksum(draw_network(other))
    assert draw_network(other).activation == "tanh"


def test_what_is_drawn_for_a_narrow_layer_has_two_decimals_and_no_negative_zero() -> None:
    for seed in range(50):
        settings = Settings(seed=seed)
        for array in [*arrays_of(draw_network(settings)), draw_inputs(settings, 0)]:
            assert all(float(f"{value:.2f}") == value for value in array.ravel().tolist())
            assert not (np.signbit(array) & (array == 0)).any()


def test_inputs_lie_between_0_and_1_and_average_a_half() -> None:
    inputs = np.array([draw_inputs(Settings(), sample) for sample in range(500)])
    assert inputs.min() >= 0.0
    assert inputs.max() <= 1.0
    assert inputs.mean() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("initialization", "sigma"), [("he", math.sqrt(2 / 200)), ("glorot", math.sqrt(2 / 500))])
def test_weights_scatter_as_the_initialization_says(initialization: str, sigma: float) -> None:
    weights = draw_network(Settings(layers=(200, 300), initialization=initialization)).weights[0]
    assert weights.mean() == pytest.approx(0.0, abs=0.02 * sigma)
    assert weights.std() == pytest.approx(sigma, rel=0.02)


def test_the_scale_of_an_initialization_is_worked_by_hand() -> None:
    assert weight_sigma("he", 8, 3) == 0.5
    assert weight_sigma("glorot", 5, 3) == 0.5


def test_biases_are_centred_on_what_typically_arrives() -> None:
    first, second = [], []
    for seed in range(200):
        network = draw_network(Settings(seed=seed))
        first.append(network.biases[0] + 0.5 * network.weights[0].sum(axis=-1))
        second.append(network.biases[1] + 0.25 * network.weights[1].sum(axis=-1))
    for noise in (np.concatenate(first), np.concatenate(second)):
        assert noise.mean() == pytest.approx(0.0, abs=0.01)
        assert noise.std() == pytest.approx(0.1, abs=0.01)


def test_default_networks_are_lively() -> None:
    """About 4 % of neurons never light, and the class changes between samples in three networks of four."""
    dark, neurons, changing = 0, 0, 0
    for seed in range(200):
        traces = record(Settings(seed=seed), range(8)).traces
        lit = np.array([np.concatenate(trace.activations) for trace in traces]) > 0
        dark += int((~lit.any(axis=0)).sum())
        neurons += lit.shape[1]
        changing += len({int(trace.probabilities.argmax()) for trace in traces}) > 1
    assert dark / neurons == pytest.approx(0.035, abs=0.015)
    assert changing / 200 == pytest.approx(0.75, abs=0.08)


@pytest.mark.parametrize(
    ("sigma", "decimals"), [(1.41, 2), (0.63, 2), (0.25, 2), (0.24, 3), (0.125, 3), (0.1, 3), (0.0505, 4)]
)
def test_wide_layers_keep_three_digits_of_their_scale(sigma: float, decimals: int) -> None:
    assert decimals_for(sigma) == decimals


def test_a_wide_layer_is_rounded_to_its_own_decimals() -> None:
    network = draw_network(Settings(layers=(784, 128, 10)))
    for values, decimals in [(network.weights[0], 4), (network.biases[0], 4), (network.weights[1], 3)]:
        assert (np.round(values, decimals) == values).all()
        assert (np.round(values, decimals - 1) != values).any()


def test_rounding_leaves_no_negative_zero() -> None:
    values = rounded(np.array([-0.004, 0.126, -0.126]), 2)
    assert values.tolist() == [0.0, 0.13, -0.13]
    assert math.copysign(1.0, values[0]) == 1.0


@pytest.mark.parametrize("sample", [-1, 2**53, 0.5, True, "0"])
def test_another_sample_is_refused(sample: object) -> None:
    with pytest.raises(SettingError, match="sample must be a whole number from 0 to 9007199254740991"):
        draw_inputs(Settings(), sample)  # type: ignore[arg-type]


def test_changes_replace_what_was_drawn_and_nothing_else() -> None:
    drawn = draw_network(Settings(seed=7))
    changed = draw_network(Settings(seed=7, changes=((0, 6, 4, 9.5), (1, 0, -1, -2.25), (2, 1, 0, 0.0))))
    expected = [W.tolist() for W in drawn.weights], [b.tolist() for b in drawn.biases]
    expected[0][0][6][4], expected[1][1][0], expected[0][2][1][0] = 9.5, -2.25, 0.0
    assert ([W.tolist() for W in changed.weights], [b.tolist() for b in changed.biases]) == expected
