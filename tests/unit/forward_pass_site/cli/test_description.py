"""What a picture shows, in words."""

from __future__ import annotations

import pytest

from forward_pass import Drawn, RunOptions, record
from forward_pass_site.cli.attributes import read_attribute
from forward_pass_site.cli.description import describe, number, percent
from forward_pass_site.cli.labels import Labels
from forward_pass_site.cli.options import ChosenNetwork
from shared_cases import CASES, network_of


def network(sample: int = 0, **source) -> ChosenNetwork:
    return ChosenNetwork(Drawn.from_dict(source), RunOptions(), sample)


def outputs_of(labels: str, **source) -> list[str]:
    """Return the outputs as they are described."""
    return describe(network(**source), Labels.read(labels)).split("Outputs: ")[1].removesuffix(".").split(", ")


@pytest.mark.parametrize(("attributes", "description"), CASES["descriptions"])
def test_the_network_is_described_with_its_seed_sample_and_outputs(attributes, description):
    labels = read_attribute("labels", attributes.get("labels", ""))
    assert describe(network_of(attributes), labels) == description


@pytest.mark.parametrize(("classes", "listed"), [(1, 1), (4, 4), (5, 3), (10, 3)])
@pytest.mark.parametrize("output", ["softmax", "linear"])
def test_a_few_outputs_are_listed_in_order_and_of_many_the_largest_three(classes, listed, output):
    source = {"layers": (3, classes), "seed": 5, "output": output}
    values = record(Drawn.from_dict(source), [0]).traces[0].outputs
    order = sorted(range(classes), key=lambda k: -values[k])[:3] if classes > 4 else range(classes)
    outputs = outputs_of("", **source)
    assert len(outputs) == listed
    assert [text.split(" ")[1] for text in outputs] == [str(k + 1) for k in order]


def test_several_sigmoids_are_percentages_of_their_own_and_a_single_one_says_yes_and_no():
    p = record(Drawn(layers=(3, 2), output="sigmoid"), [0]).traces[0].probabilities
    assert outputs_of("|a", layers=(3, 2), output="sigmoid") == [f"a {percent(p[0])}", f"class 2 {percent(p[1])}"]
    p = record(Drawn(layers=(3, 1), output="sigmoid"), [0]).traces[0].probabilities
    answers = [percent(p[0]), percent(1 - p[0])]
    assert outputs_of("", layers=(3, 1), output="sigmoid") == [f"yes {answers[0]}", f"no {answers[1]}"]
    assert outputs_of("|rain,dry", layers=(3, 1), output="sigmoid") == [f"rain {answers[0]}", f"dry {answers[1]}"]


def test_linear_outputs_are_numbers():
    y = record(Drawn(layers=(3, 2), output="linear"), [0]).traces[0].outputs
    assert outputs_of("|width", layers=(3, 2), output="linear") == [f"width {number(y[0])}", f"output 2 {number(y[1])}"]


@pytest.mark.parametrize(("probability", "text"), CASES["percentages"])
def test_a_percentage_has_one_digit_and_halves_go_up(probability, text):
    assert percent(probability) == text


@pytest.mark.parametrize(("value", "text"), CASES["numbers"])
def test_a_number_has_two_digits_and_a_true_minus_sign(value, text):
    assert number(value) == text
