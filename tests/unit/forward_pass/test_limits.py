"""limits.py and settings.json: what may be chosen, written once."""

import pytest

from forward_pass.activations import ACTIVATIONS
from forward_pass.errors import SettingError
from forward_pass.limits import DEFAULTS, LIMITS, SENTENCE
from forward_pass.model import OUTPUTS
from forward_pass.options import OPTION_NAMES
from forward_pass.settings import check
from forward_pass.sources import DRAWN_NAMES


def test_the_sentence_names_setting_expectation_and_value() -> None:
    assert SENTENCE == "{name} must be {expectation}; got {value}"


def test_the_defaults_are_the_face_of_the_product() -> None:
    assert DEFAULTS | {"seed": None} == {
        "seed": None,
        "layers": [5, 7, 6, 2],
        "sample": 0,
        "temperature": 0.65,
        "activation": "relu",
        "output": "softmax",
        "initialization": "he",
        "original": None,
        "top_k": 400,
        "changes": [],
    }


def test_every_field_of_a_source_and_of_the_options_has_a_limit() -> None:
    assert {*DRAWN_NAMES, *OPTION_NAMES} <= set(LIMITS)


def test_the_activations_that_may_be_chosen_are_those_that_exist() -> None:
    assert LIMITS["activation"]["choices"] == list(ACTIVATIONS)


def test_the_outputs_that_may_be_chosen_are_those_that_exist() -> None:
    assert tuple(LIMITS["output"]["choices"]) == OUTPUTS


@pytest.mark.parametrize("name", [name for name, rule in LIMITS.items() if "minimum" in rule and name != "inputs"])
def test_an_expectation_states_the_very_limits_that_are_enforced(name: str) -> None:
    rule = LIMITS[name]
    assert rule["expectation"].endswith(f"from {rule['minimum']} to {rule['maximum']}")
    assert check(name, rule["minimum"]) == rule["minimum"]
    assert check(name, rule["maximum"]) == rule["maximum"]
    step = rule["maximum"] / 1000 if rule["kind"] == "number" else 1
    for beyond in (rule["minimum"] - step, rule["maximum"] + step):
        with pytest.raises(SettingError):
            check(name, beyond)


def test_the_expectation_of_changes_states_the_very_limits_that_are_enforced() -> None:
    value, rule = LIMITS["value"], LIMITS["changes"]
    assert f"at most {rule['maximumCount']} lists" in rule["expectation"]
    assert rule["expectation"].endswith(f"a value from {value['minimum']} to {value['maximum']}")
    assert (value["minimum"], value["maximum"]) == (LIMITS["inputs"]["minimum"], LIMITS["inputs"]["maximum"])


@pytest.mark.parametrize("name", ["activation", "output", "initialization"])
def test_the_expectation_of_a_choice_lists_the_choices(name: str) -> None:
    assert (
        LIMITS[name]["expectation"].partition(", or one for each")[0] == f"one of {', '.join(LIMITS[name]['choices'])}"
    )


def test_the_expectation_of_layers_states_the_very_limits_that_are_enforced() -> None:
    rule = LIMITS["layers"]
    for limit in ("minimumLayers", "maximumLayers", "minimumNeurons", "maximumNeurons", "maximumEdges"):
        assert f" {rule[limit]} " in f" {rule['expectation']} ".replace("at most ", "")
