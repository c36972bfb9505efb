"""What a picture shows, in words."""

from __future__ import annotations

import pytest

from forward_pass import Settings, record
from forward_pass_site.cli.attributes import read_attribute
from forward_pass_site.cli.description import describe, percent
from forward_pass_site.cli.labels import Labels
from shared_cases import CASES


@pytest.mark.parametrize(("attributes", "description"), CASES["descriptions"])
def test_the_network_is_described_with_its_seed_sample_and_outputs(attributes, description):
    values = {name: read_attribute(name, text) for name, text in attributes.items()}
    labels, sample = values.pop("labels", Labels()), values.pop("sample", 0)
    assert describe(Settings(**values), sample, labels) == description


@pytest.mark.parametrize(("classes", "listed"), [(1, 1), (4, 4), (5, 3), (10, 3)])
def test_a_few_classes_are_listed_in_order_and_of_many_the_likeliest_three(classes, listed):
    settings = Settings(layers=(3, classes), seed=5)
    p = record(settings, [0]).traces[0].probabilities
    order = sorted(range(classes), key=lambda k: -p[k])[:3] if classes > 4 else range(classes)
    outputs = describe(settings, 0, Labels()).split("Outputs: ")[1].removesuffix(".").split(", ")
    assert len(outputs) == listed
    assert [output.split(" ")[1] for output in outputs] == [str(k + 1) for k in order]


@pytest.mark.parametrize(("probability", "text"), CASES["percentages"])
def test_a_percentage_has_one_digit_and_halves_go_up(probability, text):
    assert percent(probability) == text
