"""settings.py: what was chosen, checked against what may be chosen."""

import dataclasses
import math

import numpy as np
import pytest

from forward_pass import SettingError, Settings
from forward_pass.settings import check, check_inputs


def refusal(**chosen: object) -> str:
    with pytest.raises(SettingError) as caught:
        Settings.from_dict(chosen)
    return str(caught.value)


def test_settings_left_out_keep_their_defaults() -> None:
    assert Settings.from_dict({"seed": 3}) == Settings(seed=3)
    assert Settings(seed=3) == Settings((5, 7, 6, 2), 3, 0.65, "relu", "he", 400)


def test_to_dict_and_from_dict_are_opposites() -> None:
    settings = Settings((3, 2), 9, 2.0, "gelu", "glorot", 10)
    assert settings.to_dict() == {
        "layers": [3, 2],
        "seed": 9,
        "temperature": 2.0,
        "activation": "gelu",
        "initialization": "glorot",
        "strongest": 10,
    }
    assert Settings.from_dict(settings.to_dict()) == settings


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().seed = 8  # type: ignore[misc]


@pytest.mark.parametrize("layers", ["5-7-6-2", [5, 7, 6, 2], (5.0, 7, 6, 2), np.array([5, 7, 6, 2])])
def test_layers_may_be_text_or_a_list_of_sizes(layers: object) -> None:
    assert Settings.from_dict({"layers": layers}).layers == (5, 7, 6, 2)


@pytest.mark.parametrize("layers", ["1-1", "-".join(["1"] * 12), "1024-1", "500-500", [1, 1024, 243]])
def test_networks_up_to_the_limits_are_allowed(layers: object) -> None:
    assert len(Settings.from_dict({"layers": layers}).layers) >= 2


@pytest.mark.parametrize(
    "layers",
    [
        pytest.param("9" * 5000 + "-1", id="5000 digits"),
        "5--2", "", "5", "5-", "-5-2", "5-0-2", "5-2.5", "5 - 2", "5-1025", "501-500", "5,7", "٣-٢", "5-2\n",
        "-".join(["1"] * 13), "11111-1", [5], [5, 0], [5, True], [5, "2"], [5, None], [], [1, 1024, 244],
        None, 5, {"a": 1}, [[5, 2]], math.nan,
    ],
)  # fmt: skip
def test_other_layers_are_refused(layers: object) -> None:
    assert refusal(layers=layers).startswith(
        "layers must be 2 to 12 layer sizes of 1 to 1024 neurons joined by hyphens, with at most 250000 "
    )


def test_a_sentence_shows_what_was_got() -> None:
    assert refusal(layers="5--2").endswith("(such as 5-7-6-2); got 5--2")
    assert refusal(temperature=0) == "temperature must be a number from 0.001 to 1000; got 0"
    assert refusal(seed=2**80) == (
        "seed must be a whole number from 0 to 9007199254740991; got 1208925819614629174706176"
    )
    assert refusal(activation="swish") == (
        "activation must be one of relu, leaky_relu, elu, gelu, silu, tanh, sigmoid, softplus, identity; got swish"
    )


@pytest.mark.parametrize("seed", [-1, 2**53, 0.5, math.nan, math.inf, "7", True, False, None, [7]])
def test_other_seeds_are_refused(seed: object) -> None:
    assert refusal(seed=seed).startswith("seed must be a whole number from 0 to 9007199254740991; got ")


@pytest.mark.parametrize("seed", [7, 7.0, np.int64(7), np.float32(7)])
def test_a_seed_is_a_whole_number_of_any_type(seed: object) -> None:
    settings = Settings.from_dict({"seed": seed})
    assert settings.seed == 7
    assert type(settings.seed) is int


@pytest.mark.parametrize("temperature", [0, -1, 0.0009, 1001, math.nan, math.inf, "0.65", True, None])
def test_other_temperatures_are_refused(temperature: object) -> None:
    assert refusal(temperature=temperature).startswith("temperature must be a number from 0.001 to 1000; got ")


@pytest.mark.parametrize("initialization", ["", "He", "zeros", None, 1, ["he"]])
def test_other_initializations_are_refused(initialization: object) -> None:
    assert refusal(initialization=initialization).startswith("initialization must be one of he, glorot; got ")


def test_a_setting_that_does_not_exist_is_refused_by_its_name() -> None:
    assert refusal(colour="red") == (
        "the name of a setting must be one of layers, seed, temperature, activation, initialization, strongest, "
        "changes; got colour"
    )


@pytest.mark.parametrize("chosen", [None, [], "seed", 7])
def test_settings_that_are_no_object_are_refused(chosen: object) -> None:
    with pytest.raises(SettingError, match="settings must be an object; got "):
        Settings.from_dict(chosen)


def test_changes_are_of_weights_and_biases_that_the_network_has() -> None:
    changes = [[0, 0, 2, 0.5], [0, 1, -1, -3], [1.0, 0, 1, 1e6]]
    settings = Settings.from_dict({"layers": "3-2-1", "changes": changes})
    assert settings.changes == ((0, 0, 2, 0.5), (0, 1, -1, -3.0), (1, 0, 1, 1e6))
    assert settings.to_dict()["changes"] == changes
    assert Settings.from_dict(settings.to_dict()) == settings


def test_settings_without_changes_leave_them_out_of_the_object() -> None:
    assert "changes" not in Settings().to_dict()
    assert Settings.from_dict({"changes": []}) == Settings()


@pytest.mark.parametrize(
    "changes",
    [
        [[2, 0, 0, 1]], [[-1, 0, 0, 1]], [[0, 2, 0, 1]], [[0, -1, 0, 1]], [[0, 0, 3, 1]], [[0, 0, -2, 1]], [[0, 0.5, 0, 1]],
        [[0, 0, 0, 1e7]], [[0, 0, 0, math.nan]], [[0, 0, 0, "1"]], [[0, 0, 0, None]], [[0, 0, 0, True]], [[True, 0, 0, 1]],
        [[0, 0, 0]], [[0, 0, 0, 1, 1]], [0, 0, 0, 1], ["0001"], [[0, 0, 0, 1], [0, 0, 0, 2]], [[0, 0, -1, 1]] * 2,
        [None], [{}], None, 7, "all", {"a": 1},
    ],
)  # fmt: skip
def test_other_changes_are_refused(changes: object) -> None:
    assert refusal(layers="3-2-1", changes=changes).startswith(
        "changes must be at most 10000 lists [layer, neuron, from, value], each of an edge (or, from -1, a bias) that "
        "the network has, none twice, with a value from -1000000 to 1000000; got "
    )


def test_ten_thousand_changes_are_allowed_and_one_more_is_not() -> None:
    changes = [[0, n // 200, n % 200, 0.5] for n in range(10_001)]
    assert len(Settings.from_dict({"layers": "200-100", "changes": changes[:-1]}).changes) == 10_000
    assert refusal(layers="200-100", changes=changes).startswith("changes must be at most 10000 ")


def test_samples_are_1_to_64_whole_numbers() -> None:
    assert check("samples", range(64)) == tuple(range(64))
    assert check("samples", [2**53 - 1, 0.0]) == (2**53 - 1, 0)
    for samples in ([], range(65), [-1], [0.5], [True], 0, "0", None):
        with pytest.raises(SettingError, match="samples must be 1 to 64 whole numbers from 0 to 9007199254740991"):
            check("samples", samples)


def test_inputs_are_one_finite_number_for_each_input() -> None:
    assert check_inputs([1, -2.5], 2) == (1.0, -2.5)
    for inputs in ([1], [1, 2, 3], [1, math.nan], [1, 2e6], [1, True], [1, "2"], [1, None], "12", None):
        with pytest.raises(SettingError, match="inputs must be one number from -1000000 to 1000000 for each input"):
            check_inputs(inputs, 2)
