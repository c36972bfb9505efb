"""shape.js: what is wanted of Python for other layers, and what of it is new."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from forward_pass import Drawn


def test_what_is_new_is_exactly_what_python_does_not_keep(lab):
    chance = random.Random(3)
    pairs = []
    for _ in range(60):
        original = [chance.randint(1, 6) for _ in range(chance.randint(2, 6))]
        layers = [max(1, size + chance.randint(-2, 2)) for size in original]
        step = chance.randint(-1, 1)
        layers = (
            layers if step == 0 else [*layers[:-1], layers[-2], layers[-1]] if step > 0 else [*layers[:-2], layers[-1]]
        )
        if len(layers) > 1 and layers != original:
            pairs.append((layers, original))
    found = lab.run(
        "const { newParts } = await import('/static/core/original.js'); return given.map((pair) => newParts(...pair));",
        pairs,
    )
    # A weight is kept where it is the same in the networks of many seeds.
    for (layers, original), counted in zip(pairs, found, strict=True):
        kept = {"weights": 0, "biases": 0}
        for part in kept:
            arrays = []
            for seed in range(8):
                before, after = (
                    Drawn(tuple(original), seed).model(),
                    Drawn(tuple(layers), seed, original=tuple(original)).model(),
                )
                arrays.append([getattr(before, part), getattr(after, part)])
            n_layers = min(len(layers), len(original)) - 1
            for layer in range(n_layers):
                same = None
                for before, after in arrays:
                    common = tuple(
                        slice(min(sizes)) for sizes in zip(before[layer].shape, after[layer].shape, strict=True)
                    )
                    equal = before[layer][common] == after[layer][common]
                    same = equal if same is None else same & equal
                kept[part] += int(same.sum())
        total = {
            "weights": sum(a * b for a, b in pairwise(layers)),
            "biases": sum(layers[1:]),
        }
        assert counted == {part: total[part] - kept[part] for part in kept}, (layers, original)


RESIZED = "const { resized } = await import('/static/features/adjust/shape.js'); return resized(...given);"
PLAIN = {"layers": [3, 4, 2], "activation": "relu", "changes": [], "original": None}


def test_a_resized_network_knows_the_layers_it_had_before_until_it_has_them_again(lab):
    once = lab.run(RESIZED, [PLAIN, [3, 5, 2]])
    twice = lab.run(RESIZED, [once, [3, 5, 3]])
    assert (once["original"], twice["original"]) == ([3, 4, 2], [3, 4, 2])
    assert lab.run(RESIZED, [twice, [3, 4, 2]])["original"] is None


def test_changes_by_hand_stay_where_their_edge_or_bias_survives(lab):
    changes = [[0, 0, 0, 1], [0, 3, 2, 1], [0, 3, -1, 1], [1, 1, 3, 1], [1, 1, -1, 1]]
    settings = PLAIN | {"changes": changes}
    assert lab.run(RESIZED, [settings, [3, 3, 2]])["changes"] == [[0, 0, 0, 1], [1, 1, -1, 1]]
    assert lab.run(RESIZED, [settings, [3, 4, 4, 2]])["changes"] == changes[:3]
    assert lab.run(RESIZED, [settings, [9, 9, 9]])["changes"] == changes


@pytest.mark.parametrize(
    ("activation", "layers", "expected"),
    [
        ("relu", [3, 4, 4, 2], "relu"),
        ("relu,tanh", [3, 4, 4, 4, 2], "relu,tanh,tanh"),
        ("relu,tanh", [3, 4, 2], "relu"),
        ("relu,tanh", [3, 2], "relu"),
    ],
)
def test_an_added_layer_has_the_function_of_the_last(lab, activation, layers, expected):
    assert lab.run(RESIZED, [PLAIN | {"activation": activation}, layers])["activation"] == expected


def test_one_hidden_layer_gets_another_function(lab):
    body = """
      const { activationWith, withLayer, withoutLayer } = await import("/static/features/adjust/shape.js");
      const settings = { layers: [3, 4, 4, 2], activation: "relu" };
      const mixed = activationWith(settings, 2, "tanh");
      return [mixed, activationWith({ ...settings, activation: mixed }, 1, "tanh"), withLayer([3, 4, 2]), withLayer([3, 2]), withoutLayer([3, 4, 2])];
    """
    assert lab.run(body) == ["relu,tanh", "tanh", [3, 4, 4, 2], [3, 3, 2], [3, 2]]
