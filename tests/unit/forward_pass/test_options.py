"""options.py: what is asked of a model, checked against what may be asked."""

import dataclasses
import math
from typing import Any

import pytest

from forward_pass import RunOptions, SettingError


def refusal(**chosen: object) -> str:
    with pytest.raises(SettingError) as caught:
        RunOptions.from_dict(chosen)
    return str(caught.value)


def test_options_left_out_keep_their_defaults() -> None:
    assert RunOptions.from_dict({}) == RunOptions(0.65, 400, ())
    assert RunOptions.from_dict({"top_k": 3}) == RunOptions(top_k=3)


def test_to_dict_and_from_dict_are_opposites() -> None:
    options = RunOptions(2.0, 10, ((0, 0, 2, 0.5),))
    assert options.to_dict() == {"temperature": 2.0, "top_k": 10, "changes": [[0, 0, 2, 0.5]]}
    assert RunOptions.from_dict(options.to_dict()) == options


def test_options_without_changes_leave_them_out_of_the_object() -> None:
    assert RunOptions().to_dict() == {"temperature": 0.65, "top_k": 400}
    assert RunOptions.from_dict({"changes": []}) == RunOptions()


def test_options_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        RunOptions().top_k = 8  # type: ignore[misc]


def test_an_option_that_does_not_exist_is_refused_by_its_name() -> None:
    assert refusal(seed=7) == "the name of an option must be one of temperature, top_k, changes; got seed"


@pytest.mark.parametrize("chosen", [None, [], "seed", 7])
def test_options_that_are_no_object_are_refused(chosen: object) -> None:
    with pytest.raises(SettingError, match="options must be an object; got "):
        RunOptions.from_dict(chosen)


@pytest.mark.parametrize("temperature", [0, -1, 0.0009, 1001, math.nan, math.inf, "0.65", True, None])
def test_other_temperatures_are_refused(temperature: object) -> None:
    assert refusal(temperature=temperature).startswith("temperature must be a number from 0.001 to 1000; got ")


@pytest.mark.parametrize("top_k", [0, 4097, 1.5, "400", None, True])
def test_other_numbers_of_contributions_to_keep_are_refused(top_k: object) -> None:
    assert refusal(top_k=top_k).startswith("top_k must be a whole number from 1 to 4096; got ")


def test_changes_are_whole_numbers_and_a_value() -> None:
    changes = [[0, 0, 2, 0.5], [0, 1, -1, -3], [1.0, 0, 1, 1e6]]
    options = RunOptions.from_dict({"changes": changes})
    assert options.changes == ((0, 0, 2, 0.5), (0, 1, -1, -3.0), (1, 0, 1, 1e6))
    assert options.to_dict()["changes"] == changes


@pytest.mark.parametrize(
    "changes",
    [
        [[0, 0, -2, 1]], [[0, 0.5, 0, 1]], [[0, 0, 0, 1e7]], [[0, 0, 0, math.nan]], [[0, 0, 0, "1"]], [[0, 0, 0, None]],
        [[0, 0, 0, True]], [[True, 0, 0, 1]], [[0, 0, 0]], [[0, 0, 0, 1, 1]], [0, 0, 0, 1], ["0001"],
        [[0, 0, 0, 1], [0, 0, 0, 2]], [[0, 0, -1, 1]] * 2, [None], [{}], None, 7, "all", {"a": 1},
    ],
)  # fmt: skip
def test_other_changes_are_refused(changes: Any) -> None:
    assert refusal(changes=changes).startswith(
        "changes must be at most 10000 lists [layer, neuron, from, value], each of an edge (or, from -1, a bias) that "
        "the network has, none twice, with a value from -1000000 to 1000000; got "
    )


def test_ten_thousand_changes_are_allowed_and_one_more_is_not() -> None:
    changes = [[0, n // 200, n % 200, 0.5] for n in range(10_001)]
    assert len(RunOptions.from_dict({"changes": changes[:-1]}).changes) == 10_000
    assert refusal(changes=changes).startswith("changes must be at most 10000 ")
