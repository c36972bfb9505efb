"""known.js: what has been computed, counted by layers, as cards ask for it."""

from __future__ import annotations

import pytest

ARRAYS = {
    "inputs": "inputs",
    "contributions": "dense{}.contributions",
    "preActivations": "dense{}.preActivations",
    "activations": "activation{}.activations",
    "probabilities": "softmax1.probabilities",
}


@pytest.mark.parametrize("quantity", ARRAYS)
def test_a_quantity_of_a_layer_is_known_when_its_array_is(lab, quantity):
    layer = 2 if quantity == "probabilities" else 1
    body = """
      const counted = await import("/static/core/known.js");
      const { isKnown, knownCount } = await import("/static/core/phases.js");
      const timeline = await helpers.timelineOf(3);
      const odd = [];
      for (let timeMs = 0; timeMs <= 4000; timeMs += 5)
        if (counted.isKnown(knownCount(timeline, timeMs), given.quantity, given.layer) !== isKnown(timeline, timeMs, given.array)) odd.push(timeMs);
      return odd;
    """
    given = {"quantity": quantity, "layer": layer, "array": ARRAYS[quantity].format(layer + 1)}
    assert lab.run(body, given) == []
