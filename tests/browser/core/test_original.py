"""original.js: which weights and biases of a resized network are new."""

from __future__ import annotations

import random


def test_as_many_weights_and_biases_are_new_as_are_counted(lab):
    chance = random.Random(5)
    shapes = [[[chance.randint(1, 5) for _ in range(chance.randint(2, 5))] for _ in range(2)] for _ in range(50)]
    body = """
      const { isNew, newParts } = await import("/static/core/original.js");
      return given.map(([layers, original]) => {
        const found = { weights: 0, biases: 0 };
        for (let layer = 0; layer < layers.length - 1; layer++)
          for (let neuron = 0; neuron < layers[layer + 1]; neuron++)
            for (let from = -1; from < layers[layer]; from++)
              if (isNew({ layers, original }, { layer, neuron, from })) found[from < 0 ? "biases" : "weights"]++;
        return [found, newParts(layers, original)];
      });
    """
    for found, counted in lab.run(body, shapes):
        assert found == counted


def test_nothing_of_a_network_that_was_not_resized_is_new(lab):
    assert (
        lab.call("core/original", "isNew", {"layers": [2, 3], "original": None}, {"layer": 0, "neuron": 2, "from": 1})
        is False
    )
