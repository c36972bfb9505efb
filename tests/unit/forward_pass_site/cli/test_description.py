"""What a picture shows, in words."""

from __future__ import annotations

import pytest

from forward_pass import Settings, record
from forward_pass_site.cli.description import THIN_SPACE, describe, percent
from forward_pass_site.cli.labels import Labels


def test_the_network_is_described_with_its_seed_sample_and_outputs():
    settings = Settings(layers=(3, 4, 2), seed=7)
    p = record(settings, [5]).traces[0].probabilities
    assert describe(settings, 5, Labels.read("|stay")) == (
        "Neural network with layers of 3, 4, 2 neurons, seed 7, sample 5. "
        f"Outputs: stay {100 * p[0]:.1f}\u2009%, class 2 {100 * p[1]:.1f}\u2009%."
    )


@pytest.mark.parametrize(("classes", "listed"), [(1, 1), (4, 4), (5, 3), (10, 3)])
def test_a_few_classes_are_listed_in_order_and_of_many_the_likeliest_three(classes, listed):
    settings = Settings(layers=(3, classes), seed=5)
    p = record(settings, [0]).traces[0].probabilities
    order = sorted(range(classes), key=lambda k: -p[k])[:3] if classes > 4 else range(classes)
    outputs = describe(settings, 0, Labels()).split("Outputs: ")[1].removesuffix(".").split(", ")
    assert len(outputs) == listed
    assert [output.split(" ")[1] for output in outputs] == [str(k + 1) for k in order]


@pytest.mark.parametrize(
    ("probability", "digits"),
    [(0, "0.0"), (1, "100.0"), (0.0625, "6.3"), (0.1875, "18.8"), (0.34, "34.0"), (0.0005, "0.1"), (0.9996, "100.0")],
)
def test_a_percentage_has_one_digit_and_halves_go_up(probability, digits):
    assert percent(probability) == f"{digits}{THIN_SPACE}%"
