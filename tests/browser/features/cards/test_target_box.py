"""target-box.js: where a target is on the stage."""

from __future__ import annotations

import pytest

SETUP = """
  const { boxOf } = await import("/static/features/cards/target-box.js");
  const { layoutOf } = await import("/static/core/layout.js");
  const layout = layoutOf({ layers: [5, 7, 6, 2], widthPx: 1000, heightPx: 560 });
  const covers = (box, x, y) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
"""


def test_a_neurons_box_is_its_disc(lab):
    body = (
        SETUP
        + """
      const { x, y, radius } = layout.layers[1];
      const box = boxOf(layout, { kind: "neuron", layer: 1, neuron: 2 }, null);
      return [box.x - (x[2] - radius), box.y - (y[2] - radius), box.width - 2 * radius, box.height - 2 * radius];
    """
    )
    assert lab.run(body) == pytest.approx([0, 0, 0, 0], abs=1e-9)


def test_an_outputs_box_holds_its_disc_and_its_percentage(lab):
    body = (
        SETUP
        + """
      const { x, y, radius } = layout.layers[3];
      const box = boxOf(layout, { kind: "neuron", layer: 3, neuron: 1 }, null);
      const { outputs } = layout;
      return [[x[1] - radius, y[1]], [outputs.x, y[1]], [outputs.x + outputs.widthPx, y[1] + 10], [outputs.x, y[0]]].map((point) => covers(box, ...point));
    """
    )
    assert lab.run(body) == [True, True, True, False]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_an_edges_box_is_around_the_point_that_the_pointer_is_on(lab, part):
    body = (
        SETUP
        + """
      const { x, y } = await helpers.pointOnEdge({ layout }, 0, 1, 5, given);
      const box = boxOf(layout, { kind: "edge", layer: 0, from: 1, to: 5 }, x);
      return [box.x + box.width / 2 - x, box.y + box.height / 2 - y];
    """
    )
    assert lab.run(body, part) == pytest.approx([0, 0], abs=0.01)


def test_without_a_pointer_an_edges_box_is_around_its_middle(lab):
    body = (
        SETUP
        + """
      const { x, y } = await helpers.pointOnEdge({ layout }, 0, 1, 5, 0.5);
      return covers(boxOf(layout, { kind: "edge", layer: 0, from: 1, to: 5 }, null), x, y);
    """
    )
    assert lab.run(body) is True
