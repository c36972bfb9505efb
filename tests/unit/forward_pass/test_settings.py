"""settings.py: the rules for what may be chosen."""

import math

import numpy as np
import pytest

from forward_pass import SettingError
from forward_pass.settings import check, check_inputs, layers_text


@pytest.mark.parametrize("layers", ["5-7-6-2", [5, 7, 6, 2], (5.0, 7, 6, 2), np.array([5, 7, 6, 2])])
def test_layers_may_be_text_or_a_list_of_sizes(layers: object) -> None:
    assert check("layers", layers) == (5, 7, 6, 2)
    assert layers_text(check("layers", layers)) == "5-7-6-2"


@pytest.mark.parametrize("layers", ["1-1", "-".join(["1"] * 12), "1024-1", "500-500", [1, 1024, 243]])
def test_networks_up_to_the_limits_are_allowed(layers: object) -> None:
    assert len(check("layers", layers)) >= 2


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
    with pytest.raises(SettingError) as caught:
        check("layers", layers)
    assert str(caught.value).startswith(
        "layers must be 2 to 12 layer sizes of 1 to 1024 neurons joined by hyphens, with at most 250000 "
    )


def test_a_sentence_shows_what_was_got() -> None:
    for name, value, sentence in [
        ("layers", "5--2", "layers must be 2 to 12 layer sizes of 1 to 1024 neurons joined by hyphens, with at most 250000 edges in all (such as 5-7-6-2); got 5--2"),
        ("temperature", 0, "temperature must be a number from 0.001 to 1000; got 0"),
        ("seed", 2**80, "seed must be a whole number from 0 to 9007199254740991; got 1208925819614629174706176"),
        ("output", "relu", "output must be one of softmax, sigmoid, linear; got relu"),
    ]:  # fmt: skip
        with pytest.raises(SettingError) as caught:
            check(name, value)
        assert str(caught.value) == sentence


@pytest.mark.parametrize("seed", [-1, 2**53, 0.5, math.nan, math.inf, "7", True, False, None, [7]])
def test_other_seeds_are_refused(seed: object) -> None:
    with pytest.raises(SettingError, match="seed must be a whole number from 0 to 9007199254740991; got "):
        check("seed", seed)


@pytest.mark.parametrize("seed", [7, 7.0, np.int64(7), np.float32(7)])
def test_a_seed_is_a_whole_number_of_any_type(seed: object) -> None:
    assert check("seed", seed) == 7
    assert type(check("seed", seed)) is int


@pytest.mark.parametrize("name", ["initialization", "output"])
@pytest.mark.parametrize("value", ["", "He", "Softmax", "zeros", None, 1, ["he"], ["softmax"]])
def test_other_choices_are_refused(name: str, value: object) -> None:
    with pytest.raises(SettingError, match=f"{name} must be one of "):
        check(name, value)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("tanh", "tanh"),
        ("relu,tanh", "relu,tanh"),
        (" relu , tanh ", "relu,tanh"),
        ("relu,relu", "relu"),
    ],
)
def test_activation_functions_are_one_or_several_joined_by_commas(given: str, read: str) -> None:
    assert check("activation", given) == read


@pytest.mark.parametrize(
    "activation", ["", "swish", "relu,", "relu,swish", "relu tanh", None, 7, ["relu"], {"relu": 1}]
)
def test_other_activation_functions_are_refused(activation: object) -> None:
    with pytest.raises(SettingError) as caught:
        check("activation", activation)
    assert str(caught.value).startswith(
        "activation must be one of relu, leaky_relu, elu, gelu, silu, tanh, sigmoid, softplus, identity, or one for "
        "each hidden layer (such as relu,tanh); got "
    )


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
