"""comparison.py: what the same samples gave before, and the differences from it."""

import dataclasses
import math
import random
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, RunOptions, SettingError, ShapeError, StrongestContributions, forward, record
from forward_pass.comparison import Comparison
from unit import reference

SOURCE = Drawn(seed=7)
OUTPUT = "softmax1.probabilities"


def probabilities(source: Drawn, options: RunOptions, inputs: list[float]) -> list[float]:
    """Return the reference's pass of the drawn network with these changes."""
    drawn = source.model()
    weights, biases = [W.tolist() for W in drawn.weights], [b.tolist() for b in drawn.biases]
    for layer, neuron, origin, value in options.changes:
        row = biases[layer] if origin < 0 else weights[layer][neuron]
        row[neuron if origin < 0 else origin] = value
    made: list[float] = reference.forward(weights, biases, inputs, source.activation, options.temperature)[
        "probabilities"
    ]
    return made


def any_changes(rng: random.Random, layers: tuple[int, ...]) -> tuple[tuple[int, int, int, float], ...]:
    """Return up to five different places of a network, each with a value."""
    places = set()
    for _ in range(rng.randint(0, 5)):
        layer = rng.randrange(len(layers) - 1)
        places.add((layer, rng.randrange(layers[layer + 1]), rng.randrange(-1, layers[layer])))
    return tuple((*place, rng.uniform(-2, 2)) for place in places)


def compared(*names: str, **options: Any) -> Comparison:
    """Return the comparison of three samples with what they gave at the usual temperature."""
    comparison = record(SOURCE, range(3), RunOptions(**options), compare=0.65, compared=names).comparison
    assert comparison is not None
    return comparison


@pytest.mark.parametrize("seed", range(30))
def test_differences_are_those_of_two_passes_computed_by_plain_loops(seed: int) -> None:
    rng = random.Random(seed)
    layers = tuple(rng.randint(1, 6) for _ in range(rng.randint(2, 4)))
    source = Drawn(layers, seed, rng.choice(list(reference.ACTIVATIONS)))
    options = RunOptions(rng.uniform(0.5, 5), changes=any_changes(rng, layers))
    given = [rng.uniform(-1, 1) for _ in range(layers[0])] if rng.random() < 0.5 else None
    reel = record(source, [3, 8], options, inputs=given, compare=0.65)
    assert reel.comparison is not None
    for row, sample in enumerate(reel.samples):
        own = source.inputs(sample).tolist()
        was = probabilities(source, RunOptions(0.65), own)
        now = probabilities(source, options, given or own)
        assert reel.comparison.before["inputs"][row].tolist() == own
        assert reel.comparison.before[OUTPUT][row].tolist() == pytest.approx(was, rel=1e-12, abs=1e-15)
        assert reel.traces[row].probabilities.tolist() == pytest.approx(now, rel=1e-12, abs=1e-15)
        differences = [p - q for p, q in zip(now, was, strict=True)]
        assert reel.comparison.differences[OUTPUT][row].tolist() == pytest.approx(differences, abs=1e-12)


def test_differences_of_all_classes_cancel() -> None:
    rows = compared(temperature=3.0).differences[OUTPUT].tolist()
    assert [math.fsum(row) for row in rows] == pytest.approx([0.0] * 3, abs=1e-15)
    assert any(map(any, rows))


def test_an_unchanged_network_has_no_differences() -> None:
    comparison = compared()
    assert list(comparison.before) == list(comparison.differences) == ["inputs", OUTPUT]
    assert not any(array.any() for array in comparison.differences.values())
    assert comparison.changed_from.shape == (0,)


def test_values_of_before_come_in_the_order_of_the_changes() -> None:
    comparison = compared(changes=((2, 1, -1, 1.0), (0, 3, 4, 2.0), (1, 5, 6, 3.0), (0, 2, 0, 4.0)))
    drawn = SOURCE.model()
    weights = drawn.weights
    drawn_values = [drawn.biases[2][1], weights[0][3, 4], weights[1][5, 6], weights[0][2, 0]]
    assert comparison.changed_from.tolist() == drawn_values


@pytest.mark.parametrize("name", sorted(SOURCE.model().shapes(400)))
def test_every_array_of_a_trace_may_be_compared(name: str) -> None:
    options: dict[str, Any] = {"temperature": 2.0, "changes": ((0, 3, 4, 2.0), (1, 0, -1, 1.5))}
    comparison = compared(name, **options)
    before = record(SOURCE, range(3)).traces
    now = record(SOURCE, range(3), RunOptions(**options)).traces
    for k in range(3):
        assert comparison.before[name][k].tolist() == before[k].arrays[name].tolist()
        difference = now[k].arrays[name] - before[k].arrays[name]
        assert comparison.differences[name][k].tolist() == difference.tolist()


def test_two_networks_may_be_compared() -> None:
    one, other = Drawn(seed=1), Drawn(seed=2)
    x = [one.inputs(0)]
    before, now = forward(one.model(), x), forward(other.model(), x)
    comparison = Comparison.of(before, now, ["dense1.preActivations"], temperature=0.65)
    difference = (now[0].pre_activations[0] - before[0].pre_activations[0]).tolist()
    assert comparison.differences["dense1.preActivations"].tolist() == [difference]


def test_the_strongest_contributions_of_large_layers_do_not_hinder_a_comparison() -> None:
    reel = record(Drawn(layers=(100, 50, 2)), [0], RunOptions(2.0), compare=0.65)
    assert isinstance(reel.traces[0].contributions[0], StrongestContributions)
    assert reel.comparison is not None
    assert reel.comparison.before[OUTPUT].shape == (1, 2)


@pytest.mark.parametrize("name", ["dense4.preActivations", "dense1.weights", "probabilities", "", "__proto__"])
def test_an_array_that_the_traces_do_not_have_cannot_be_compared(name: str) -> None:
    with pytest.raises(ShapeError, match="a compared array must be one of inputs, dense1.contributions, "):
        compared(name)


def test_a_reel_has_no_comparison_unless_it_is_asked_for() -> None:
    assert record(SOURCE, [0]).comparison is None


@pytest.mark.parametrize("temperature", [0, 1001, math.nan, "1", True])
def test_another_temperature_is_refused(temperature: Any) -> None:
    with pytest.raises(SettingError, match="temperature must be a number from 0.001 to 1000; got "):
        record(SOURCE, [0], compare=temperature)
    with pytest.raises(SettingError, match="temperature must be a number from 0.001 to 1000; got "):
        dataclasses.replace(compared(), temperature=temperature)


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        ({"before": {"inputs": np.zeros((3, 5))}}, f"the differences must be those of inputs; got [\"inputs\",\"{OUTPUT}\"]"),
        ({"differences": {"inputs": np.zeros((3, 5)), OUTPUT: np.zeros((3, 3))}}, f"difference:{OUTPUT} must be of shape (3, 2); got (3, 3)"),
        ({"before": {"inputs": np.zeros((3, 5)), OUTPUT: [[math.nan, 0]] * 3}}, f"before:{OUTPUT} must be finite numbers; got NaN"),
        ({"changed_from": 1.0}, "changedFrom must be of shape (any); got ()"),
    ],
)  # fmt: skip
def test_arrays_that_do_not_fit_each_other_are_refused(arrays: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(compared(), **arrays)
    assert str(caught.value) == sentence


def with_zeros(**shapes: tuple[int, ...]) -> dict[str, Any]:
    """Return a comparison's arrays of these shapes; `output` stands for the outputs' full name."""
    arrays = {OUTPUT if name == "output" else name: np.zeros(shape) for name, shape in shapes.items()}
    return {"before": arrays, "differences": arrays}


@pytest.mark.parametrize(
    ("arrays", "sentence"),
    [
        (with_zeros(inputs=(3, 4), output=(3, 2)), "before:inputs must be of shape (3, 5); got (3, 4)"),
        (with_zeros(inputs=(2, 5), output=(3, 2)), "before:inputs must be of shape (3, 5); got (2, 5)"),
        (with_zeros(inputs=(3, 5), output=(3, 1)), f"before:{OUTPUT} must be of shape (3, 2); got (3, 1)"),
        (with_zeros(output=(3, 2)), "what is compared must be inputs, outputs and other arrays of the traces; got inputs"),
        (with_zeros(inputs=(3, 5), output=(3, 2), more=(3, 2)), "what is compared must be inputs, outputs and other arrays of the traces; got more"),
        ({"changed_from": [1.0]}, "changedFrom must be of shape (0); got (1)"),
    ],
)  # fmt: skip
def test_a_reel_refuses_the_comparison_of_another(arrays: dict[str, Any], sentence: str) -> None:
    reel = record(SOURCE, range(3), compare=0.65)
    assert reel.comparison is not None
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(reel, comparison=dataclasses.replace(reel.comparison, **arrays))
    assert str(caught.value) == sentence
