"""sources.py: seeded randomness, rounded at the source, the same on every platform; and stored networks."""

import dataclasses
import json
import math
import zlib
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, Model, RunOptions, SettingError, ShapeError, Stored, network, record
from forward_pass.arrays import Floats


def checksum(network: Model) -> int:
    return zlib.crc32(json.dumps([array.tolist() for array in network.weights + network.biases]).encode())


def arrays_of(network: Model) -> list[Floats]:
    return [*network.weights, *network.biases]


def test_seed_7_is_this_network_on_every_platform() -> None:
    network = Drawn(seed=7).model()
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
    ("source", "expected"),
    [
        (Drawn(seed=0), 2635865858),
        (Drawn(seed=2**53 - 1), 3572656700),
        (Drawn(seed=7, layers=(784, 128, 64, 10)), 247825560),
        (Drawn(seed=7, layers=(784, 128, 64, 10), initialization="glorot"), 3642023991),
    ],
)
def test_other_networks_are_the_same_on_every_platform(source: Drawn, expected: int) -> None:
    assert checksum(source.model()) == expected


def test_samples_of_seed_7_are_these_on_every_platform() -> None:
    source = Drawn(seed=7)
    assert source.inputs(0).tolist() == [0.77, 0.11, 0.19, 0.16, 0.43]
    assert source.inputs(1).tolist() == [0.74, 0.62, 0.11, 0.8, 0.61]
    assert source.inputs(2**53 - 1).tolist() == [0.52, 0.8, 0.62, 0.39, 0.37]


def test_another_seed_is_another_network_and_another_sample_other_inputs() -> None:
    networks = {checksum(Drawn(seed=seed).model()) for seed in range(100)}
    assert len(networks) == 100
    assert len({Drawn().inputs(sample).tobytes() for sample in range(100)}) == 100


def test_activation_functions_and_outputs_do_not_change_the_weights() -> None:
    plain, other = Drawn(), Drawn(activation="tanh", output="linear")
    assert checksum(plain.model()) == checksum(other.model())
    assert other.model().activation == "tanh"
    assert other.model().output == "linear"


def test_what_is_drawn_for_a_narrow_layer_has_two_decimals_and_no_negative_zero() -> None:
    for seed in range(50):
        source = Drawn(seed=seed)
        for array in [*arrays_of(source.model()), source.inputs(0)]:
            assert all(float(f"{value:.2f}") == value for value in array.ravel().tolist())
            assert not (np.signbit(array) & (array == 0)).any()


def test_inputs_lie_between_0_and_1_and_average_a_half() -> None:
    inputs = np.array([Drawn().inputs(sample) for sample in range(500)])
    assert inputs.min() >= 0.0
    assert inputs.max() <= 1.0
    assert inputs.mean() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("initialization", "sigma"), [("he", math.sqrt(2 / 200)), ("glorot", math.sqrt(2 / 500))])
def test_weights_scatter_as_the_initialization_says(initialization: str, sigma: float) -> None:
    weights = Drawn(layers=(200, 300), initialization=initialization).model().weights[0]
    assert weights.mean() == pytest.approx(0.0, abs=0.02 * sigma)
    assert weights.std() == pytest.approx(sigma, rel=0.02)


def test_biases_are_centred_on_what_typically_arrives() -> None:
    first, second = [], []
    for seed in range(200):
        network = Drawn(seed=seed).model()
        first.append(network.biases[0] + 0.5 * network.weights[0].sum(axis=-1))
        second.append(network.biases[1] + 0.25 * network.weights[1].sum(axis=-1))
    for noise in (np.concatenate(first), np.concatenate(second)):
        assert noise.mean() == pytest.approx(0.0, abs=0.01)
        assert noise.std() == pytest.approx(0.1, abs=0.01)


def test_default_networks_are_lively() -> None:
    """About 4 % of neurons never light, and the class changes between samples in three networks of four."""
    dark, neurons, changing = 0, 0, 0
    for seed in range(200):
        traces = record(Drawn(seed=seed), range(8)).traces
        lit = np.array([np.concatenate(trace.activations) for trace in traces]) > 0
        dark += int((~lit.any(axis=0)).sum())
        neurons += lit.shape[1]
        changing += len({int(trace.probabilities.argmax()) for trace in traces}) > 1
    assert dark / neurons == pytest.approx(0.035, abs=0.015)
    assert changing / 200 == pytest.approx(0.75, abs=0.08)


def test_a_wide_layer_is_rounded_to_its_own_decimals() -> None:
    network = Drawn(layers=(784, 128, 10)).model()
    for values, decimals in [(network.weights[0], 4), (network.biases[0], 4), (network.weights[1], 3)]:
        assert (np.round(values, decimals) == values).all()
        assert (np.round(values, decimals - 1) != values).any()


@pytest.mark.parametrize("sample", [-1, 2**53, 0.5, True, "0"])
def test_another_sample_is_refused(sample: object) -> None:
    with pytest.raises(SettingError, match="sample must be a whole number from 0 to 9007199254740991"):
        Drawn().inputs(sample)  # type: ignore[arg-type]


# Computed before operations were made of layers: the arithmetic must stay the same to the last bit.
LOGITS = [[0.5513522599999998, -0.4720458199999999], [0.2413852000000003, 0.44720837999999996]]
MODEL_CHECKSUM, VALUES_CHECKSUM = 2209164138, 1799074761


def test_the_default_network_computes_what_it_always_did() -> None:
    reel = record(Drawn(seed=65), range(8))
    assert [reel.traces[0].logits.tolist(), reel.traces[7].logits.tolist()] == LOGITS
    arrays = [array for trace in reel.traces for array in (trace.inputs, *trace.contributions, *trace.pre_activations)]
    assert checksum(reel.model) == MODEL_CHECKSUM
    assert zlib.crc32(b"".join(array.tobytes() for array in arrays)) == VALUES_CHECKSUM  # type: ignore[union-attr]
    assert reel.traces[0].probabilities.tolist() == pytest.approx([0.8284182861512978, 0.1715817138487023], rel=1e-14)


def test_settings_left_out_keep_their_defaults() -> None:
    assert Drawn.from_dict({"seed": 3}) == Drawn.from_dict({"kind": "drawn", "seed": 3}) == Drawn(seed=3)
    assert Drawn(seed=3) == Drawn((5, 7, 6, 2), 3, "relu", "softmax", "he")


def test_to_dict_and_from_dict_are_opposites() -> None:
    source = Drawn((3, 4, 4, 2), 9, "gelu,tanh", "sigmoid", "glorot")
    assert source.to_dict() == {
        "kind": "drawn",
        "layers": [3, 4, 4, 2],
        "seed": 9,
        "activation": "gelu,tanh",
        "output": "sigmoid",
        "initialization": "glorot",
    }
    assert Drawn.from_dict(source.to_dict()) == source
    resized = Drawn(layers=(5, 8, 6, 2), original=(5, 7, 6, 2))
    assert resized.to_dict()["original"] == [5, 7, 6, 2]
    assert Drawn.from_dict(json.loads(json.dumps(resized.to_dict()))) == resized


def test_a_network_with_the_layers_of_its_original_is_the_original() -> None:
    assert Drawn(layers=(3, 2), original=(3, 2)) == Drawn(layers=(3, 2))


def test_an_original_must_be_layer_sizes() -> None:
    with pytest.raises(SettingError, match="original must be layer sizes, as those of layers, .*; got 5--2"):
        Drawn.from_dict({"original": "5--2"})


def test_a_source_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Drawn().seed = 8  # type: ignore[misc]


def test_each_hidden_layer_may_have_an_activation_function_of_its_own() -> None:
    assert Drawn(activation="relu,tanh").model().activations == ("relu", "tanh")
    for activation in ("relu,tanh,elu", "relu,relu,tanh"):
        with pytest.raises(SettingError, match=r"activation must be one of .*, or one for each hidden layer "):
            Drawn(activation=activation)
    with pytest.raises(SettingError, match="activation must be one of "):
        Drawn(layers=(3, 2), activation="relu,tanh")


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"colour": "red"}, "the name of a setting must be one of layers, seed, activation, output, initialization, original; got colour"),
        ({"temperature": 1}, "the name of a setting must be one of layers, seed, activation, output, initialization, original; got temperature"),
        ({"kind": "stored"}, "the kind of a source must be drawn; got stored"),
        ({"kind": None}, "the kind of a source must be drawn; got null"),
        ({"seed": -1}, "seed must be a whole number from 0 to 9007199254740991; got -1"),
        ({"output": "max"}, "output must be one of softmax, sigmoid, linear; got max"),
        (None, "source must be an object; got null"),
        ([], "source must be an object; got []"),
        ("seed", "source must be an object; got seed"),
    ],
)  # fmt: skip
def test_what_may_not_be_chosen_is_refused(chosen: Any, sentence: str) -> None:
    with pytest.raises(SettingError) as caught:
        Drawn.from_dict(chosen)
    assert str(caught.value) == sentence


def test_a_source_knows_the_outline_of_its_network_whatever_its_weights() -> None:
    source = Drawn(layers=(3, 4, 2), activation="tanh", output="linear")
    source.check_model(source.model().with_changes([(0, 0, 0, 9.0)]))
    for changed in ({"layers": (3, 5, 2)}, {"activation": "relu"}, {"output": "softmax"}, {"layers": (3, 2)}):
        other = dataclasses.replace(source, **changed)
        with pytest.raises(
            ShapeError, match="the network of the source must be 3-4-2: dense, activation tanh, dense, linear; got "
        ):
            source.check_model(other.model())


STORED = network([[[1, -2]]], [[0.5]], output="linear")


def test_a_stored_network_is_what_it_is_and_its_samples_come_round_again() -> None:
    source = Stored(STORED, ([3, 1], [0, 1]))  # type: ignore[arg-type]
    assert source.model() is STORED
    assert [source.inputs(k).tolist() for k in range(3)] == [[3, 1], [0, 1], [3, 1]]
    assert [trace.outputs.tolist() for trace in record(source, [0, 1]).traces] == [[1.5], [-1.5]]
    described = {"kind": "stored", "name": source.name, "layers": [2, 1], "activation": "", "output": "linear"}
    assert source.to_dict() == described


def test_a_stored_network_is_named_by_its_operations_their_numbers_and_its_samples() -> None:
    name = Stored(STORED).name
    assert len(name) == 64
    assert Stored(network([[[1, -2]]], [[0.5]], output="linear")).name == name
    assert Stored(STORED, ([1, 1],)).name not in (name, Stored(STORED, ([1, 2],)).name)  # type: ignore[arg-type]
    others = [
        network([[[1, -2]]], [[0.5]]),
        network([[[1, -2.5]]], [[0.5]], output="linear"),
        network([[[1, -2]]], [[0.25]], output="linear"),
        network([[[1], [-2]]], [[0.5, 0.5]], output="linear"),
        network([[[1]], [[-2]]], [[0.5], [0]], "relu", "linear"),
        network([[[1]], [[-2]]], [[0.5], [0]], "tanh", "linear"),
    ]
    assert len({name, *(Stored(other).name for other in others)}) == 1 + len(others)


def test_a_stored_network_without_samples_or_with_others_is_refused() -> None:
    with pytest.raises(ShapeError, match="samples must be one or more; got 0"):
        Stored(STORED).inputs(0)
    with pytest.raises(ShapeError, match=r"samples\[1\] must be of shape \(2\); got \(3\)"):
        Stored(STORED, ([3, 1], [1, 2, 3]))  # type: ignore[arg-type]
    with pytest.raises(SettingError, match="sample must be a whole number"):
        Stored(STORED, ([3, 1],)).inputs(-1)  # type: ignore[arg-type]


def test_a_stored_network_may_be_fed_other_inputs_and_asked_with_changes() -> None:
    options = RunOptions(changes=((0, 0, 1, 2.0),))
    reel = record(Stored(STORED), [0], options, inputs=[1, 1])
    assert reel.traces[0].outputs.tolist() == [3.5]
    assert not reel.drawn_inputs
