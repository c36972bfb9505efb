"""baseline.py: the network without changes, and the differences from it."""

import dataclasses
import math
import random
from typing import Any

import numpy as np
import pytest

from forward_pass import SettingError, Settings, ShapeError, draw_inputs, draw_network, record
from forward_pass.baseline import Baseline
from unit import reference

SETTINGS = Settings(seed=7)


def probabilities(settings: Settings, inputs: list[float], temperature: float) -> list[float]:
    """Return the reference's pass of the drawn network with these changes."""
    drawn = draw_network(dataclasses.replace(settings, changes=()))
    weights, biases = [W.tolist() for W in drawn.weights], [b.tolist() for b in drawn.biases]
    for layer, neuron, source, value in settings.changes:
        row = biases[layer] if source < 0 else weights[layer][neuron]
        row[neuron if source < 0 else source] = value
    made: list[float] = reference.forward(weights, biases, inputs, settings.activation, temperature)["probabilities"]
    return made


def any_changes(rng: random.Random, layers: tuple[int, ...]) -> tuple[tuple[int, int, int, float], ...]:
    """Return up to five different places of a network, each with a value."""
    places = set()
    for _ in range(rng.randint(0, 5)):
        layer = rng.randrange(len(layers) - 1)
        places.add((layer, rng.randrange(layers[layer + 1]), rng.randrange(-1, layers[layer])))
    return tuple((*place, rng.uniform(-2, 2)) for place in places)


@pytest.mark.parametrize("seed", range(30))
def test_differences_are_those_of_two_passes_computed_by_plain_loops(seed: int) -> None:
    rng = random.Random(seed)
    layers = tuple(rng.randint(1, 6) for _ in range(rng.randint(2, 4)))
    activation = rng.choice(list(reference.ACTIVATIONS))
    temperature = rng.uniform(0.5, 5)
    settings = Settings(layers, seed, temperature, activation, changes=any_changes(rng, layers))
    given = [rng.uniform(-1, 1) for _ in range(layers[0])] if rng.random() < 0.5 else None
    reel = record(settings, [3, 8], inputs=given, baseline_temperature=0.65)
    assert reel.baseline is not None
    for row, sample in enumerate(reel.samples):
        own = draw_inputs(settings, sample).tolist()
        was = probabilities(dataclasses.replace(settings, changes=()), own, 0.65)
        now = probabilities(settings, given or own, temperature)
        assert reel.baseline.inputs[row].tolist() == own
        assert reel.baseline.probabilities[row].tolist() == pytest.approx(was, rel=1e-12, abs=1e-15)
        assert reel.traces[row].probabilities.tolist() == pytest.approx(now, rel=1e-12, abs=1e-15)
        differences = [p - q for p, q in zip(now, was, strict=True)]
        assert reel.baseline.differences[row].tolist() == pytest.approx(differences, abs=1e-12)


def test_differences_of_all_classes_cancel() -> None:
    reel = record(dataclasses.replace(SETTINGS, temperature=3.0), range(8), baseline_temperature=0.65)
    assert reel.baseline is not None
    assert [math.fsum(row) for row in reel.baseline.differences.tolist()] == pytest.approx([0.0] * 8, abs=1e-15)


def test_an_unchanged_network_has_no_differences() -> None:
    baseline = record(SETTINGS, range(3), baseline_temperature=0.65).baseline
    assert baseline is not None
    assert not baseline.differences.any()
    assert baseline.changed_from.shape == (0,)


def test_drawn_values_come_in_the_order_of_the_changes() -> None:
    settings = dataclasses.replace(SETTINGS, changes=((2, 1, -1, 1.0), (0, 3, 4, 2.0), (1, 5, 6, 3.0), (0, 2, 0, 4.0)))
    drawn = draw_network(SETTINGS)
    baseline = record(settings, [0], baseline_temperature=0.65).baseline
    assert baseline is not None
    weights = drawn.weights
    drawn_values = [drawn.biases[2][1], weights[0][3, 4], weights[1][5, 6], weights[0][2, 0]]
    assert baseline.changed_from.tolist() == drawn_values


def test_a_reel_has_no_baseline_unless_it_is_asked_for() -> None:
    assert record(SETTINGS, [0]).baseline is None


@pytest.mark.parametrize("temperature", [0, 1001, math.nan, "1", True])
def test_another_temperature_is_refused(temperature: Any) -> None:
    with pytest.raises(SettingError, match="temperature must be a number from 0.001 to 1000; got "):
        record(SETTINGS, [0], baseline_temperature=temperature)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"inputs": np.zeros(5)}, "the baseline's inputs must be of shape (any, any); got (5)"),
        ({"probabilities": np.zeros((2, 2))}, "the samples of the baseline must be 1; got 2"),
        ({"differences": np.zeros((1, 3))}, "the baseline's differences must be of shape (1, 2); got (1, 3)"),
        ({"differences": [[math.nan, 0]]}, "the baseline's differences must be finite numbers; got "),
    ],
)
def test_arrays_that_do_not_fit_each_other_are_refused(changes: dict[str, Any], sentence: str) -> None:
    baseline = record(SETTINGS, [0], baseline_temperature=0.65).baseline
    assert isinstance(baseline, Baseline)
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(baseline, **changes)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"inputs": np.zeros((1, 4))}, "the baseline's inputs must be of shape (1, 5); got (1, 4)"),
        ({"probabilities": [[1.0]], "differences": [[0.0]]}, "the baseline's probabilities must be of shape (1, 2)"),
        ({"changed_from": [1.0]}, "the baseline's drawn values must be of shape (0); got (1)"),
    ],
)
def test_a_reel_refuses_the_baseline_of_another(changes: dict[str, Any], sentence: str) -> None:
    reel = record(SETTINGS, [0], baseline_temperature=0.65)
    assert reel.baseline is not None
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(reel, baseline=dataclasses.replace(reel.baseline, **changes))
    assert str(caught.value).startswith(sentence)
