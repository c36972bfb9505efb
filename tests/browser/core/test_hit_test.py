"""hit-test.js: what is under a point of the stage."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

SETUP = """
  const { hitTest, sameTarget } = await import("/static/core/hit-test.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { layoutOf } = await import("/static/core/layout.js");
  const trace = given.reel && decodeRecorded(given.reel).traces[0];
  const layers = given.layers ?? trace.network.layers;
  const [widthPx, heightPx] = given.size ?? [1000, 560];
  const layout = layoutOf({ layers, widthPx, heightPx, shape: given.shape });
  const drawn = await helpers.edgesOf(layers, trace);
  const at = (x, y, reachPx) => hitTest(layout, drawn, x, y, reachPx);
  const edges = drawn.flatMap(({ from, to }, l) => Array.from(from, (i, k) => ({ l, i, j: to[k] })));
"""

NETWORKS = pytest.mark.parametrize(
    "layers", [(5, 7, 6, 2), (1, 1), (3, 12, 4, 9, 2), (40, 30), (784, 16, 10), (100, 81)], ids=lambda layers: "-".join(map(str, layers))
)  # fmt: skip


@pytest.mark.parametrize(("layers", "shape"), [((64, 24, 10), (8, 8)), ((784, 16, 10), (28, 28))])
def test_every_point_of_an_image_is_on_one_of_its_pixels(lab, layers, shape):
    body = (
        SETUP
        + """
      const [{ x, y, radius }] = layout.layers;
      const missed = [];
      x.forEach((middle, neuron) => {
        for (const [right, down] of [[-0.95, -0.95], [0.95, -0.95], [0, 0], [-0.95, 0.95], [0.95, 0.95]]) {
          const found = at(middle + right * radius, y[neuron] + down * radius);
          if (!sameTarget(found, { kind: "neuron", layer: 0, neuron })) missed.push([neuron, found]);
        }
      });
      return missed.slice(0, 5);
    """
    )
    assert lab.run(body, {"layers": layers, "shape": shape}) == []


@NETWORKS
@pytest.mark.parametrize("size", [(360, 300), (1000, 560), (1900, 620)])
def test_a_point_on_any_neuron_finds_it(lab, layers, size):
    body = (
        SETUP
        + """
      const random = helpers.random(3);
      const missed = [];
      layout.layers.forEach(({ x, y, radius }, layer) => x.forEach((neuronX, neuron) => {
        const angle = random() * 7;
        for (const off of [0, 0.9 * radius]) {
          const found = at(neuronX + off * Math.cos(angle), y[neuron] + off * Math.sin(angle));
          if (!sameTarget(found, { kind: "neuron", layer, neuron })) missed.push([layer, neuron, found]);
        }
      }));
      return missed.slice(0, 5);
    """
    )
    assert lab.run(body, {"layers": list(layers), "reel": None, "size": size}) == []


@NETWORKS
@pytest.mark.parametrize("part", [0.3, 0.5, 0.62])
def test_a_point_on_any_edge_finds_it_or_one_that_crosses_there(lab, layers, part):
    body = (
        SETUP
        + """
      const missed = [];
      for (const edge of edges) {
        const { x, y } = await helpers.pointOnEdge({ layout }, edge.l, edge.i, edge.j, given.part);
        const found = at(x, y, 5);
        if (found?.kind === "neuron" && layout.layers[found.layer].columns > 1) continue; // edges pass under a grid
        if (found?.kind !== "edge" || found.layer !== edge.l) { missed.push([edge, found]); continue; }
        if (found.from === edge.i && found.to === edge.j) continue;
        // Another edge is a fair answer only if it passes through the same point.
        const { startX, endX, parameterAt, aside } = await import("/static/core/curve.js");
        const [left, right] = [layout.layers[found.layer], layout.layers[found.layer + 1]];
        const x0 = startX(left, found.from);
        const t = parameterAt((x - x0) / (endX(right, found.to) - x0));
        const there = left.y[found.from] + (right.y[found.to] - left.y[found.from]) * aside(t);
        if (Math.abs(there - y) > 0.01) missed.push([edge, found, there - y]);
      }
      return missed.slice(0, 5);
    """
    )
    reel = None if max(layers) > 64 else shape_of(layers, samples=1)
    assert lab.run(body, {"layers": list(layers), "reel": reel, "part": part}) == []


def test_of_a_large_layer_only_the_edges_that_are_shown_can_be_found(lab):
    reel = shape_of((100, 60, 2), seed=3, top_k=20, samples=1)
    body = (
        SETUP
        + """
      const found = new Set();
      for (let x = 0; x < widthPx; x += 7) for (let y = 0; y < heightPx; y += 7) {
        const target = at(x, y);
        if (target?.kind === "edge" && target.layer === 0) found.add(target.to * 100 + target.from);
      }
      const shown = Array.from(trace.get("dense1.strongestIndices"));
      return { found: found.size, strangers: [...found].filter((index) => !shown.includes(index)) };
    """
    )
    answer = lab.run(body, {"reel": reel})
    assert answer["strangers"] == []
    assert answer["found"] >= 10


@pytest.mark.parametrize("layers", [[5, 7, 6, 2], [1, 1], [784, 16, 10]])
def test_an_empty_place_finds_nothing(lab, layers):
    body = (
        SETUP
        + """
      const empty = [[-20, -20], [widthPx + 20, heightPx / 2], [3, 3], [widthPx - 3, heightPx - 3], [widthPx / 2, 2],
        [layout.outputs.x + layout.outputs.widthPx + 2, layout.layers.at(-1).y[0]], [NaN, NaN]];
      return empty.map(([x, y]) => at(x, y)).filter((target) => target !== null);
    """
    )
    assert lab.run(body, {"layers": layers, "reel": None}) == []


def test_between_two_edges_that_are_far_apart_there_is_nothing(lab):
    body = (
        SETUP
        + """
      const upper = await helpers.pointOnEdge({ layout }, 0, 0, 0);
      const lower = await helpers.pointOnEdge({ layout }, 0, 1, 1);
      const gap = lower.y - upper.y;
      return [gap > 40, at(upper.x, upper.y + gap * 0.25), at(upper.x, upper.y + 3)?.kind, at(upper.x, upper.y + 9), at(upper.x, upper.y + 9, 12)?.kind];
    """
    )
    assert lab.run(body, {"layers": [2, 2], "reel": None, "size": [800, 400]}) == [True, None, "edge", None, "edge"]


def test_beside_its_ends_an_edge_cannot_be_found(lab):
    body = (
        SETUP
        + """
      // The gap at the middle of four cells of the grid: its lower edges begin elsewhere.
      const { x, y, columns } = layout.layers[0];
      const cell = x[1] - x[0];
      const holes = [];
      for (let j = 0; j < x.length - columns; j++) {
        if ((j + 1) % columns === 0) continue;
        const target = at(x[j] + cell / 2, y[j] + cell / 2, 5);
        if (target?.kind !== "edge") continue;
        const start = x[target.from];
        if (x[j] + cell / 2 < start - 0.01) holes.push([j, target]);
      }
      return [columns > 4, holes.slice(0, 3)];
    """
    )
    assert lab.run(body, {"layers": [100, 1], "reel": None, "size": [1400, 260]}) == [True, []]


def test_a_neuron_wins_over_the_edges_that_end_in_it_and_a_finger_reaches_further(lab):
    body = (
        SETUP
        + """
      const { x, y, radius } = layout.layers[1];
      return [4, 8, 13].map((off) => [at(x[2] - radius - off, y[2], 6)?.kind, at(x[2] - radius - off, y[2], 14)?.kind]);
    """
    )
    found = lab.run(body, {"layers": [5, 7, 6, 2], "reel": None})
    assert found == [["neuron", "neuron"], ["edge", "neuron"], ["edge", "neuron"]]


NEURON, EDGE = {"kind": "neuron", "layer": 1, "neuron": 3}, {"kind": "edge", "layer": 1, "from": 3, "to": 0}


INPUT = {"kind": "neuron", "layer": 0, "neuron": 3}


@pytest.mark.parametrize(
    ("target", "stand_out", "feed", "recede"),
    [
        (NEURON, [(0, 2, 3), (0, 0, 3)], [], [(0, 3, 2), (1, 3, 5), (1, 2, 3)]),
        ({"kind": "neuron", "layer": 2, "neuron": 3}, [(1, 0, 3)], [(0, 0, 0), (0, 2, 3)], [(1, 3, 0), (2, 3, 0)]),
        (EDGE, [(1, 3, 0)], [(0, 0, 3), (0, 4, 3)], [(0, 3, 0), (1, 0, 3), (1, 3, 1), (1, 0, 0), (2, 0, 0)]),
        (INPUT, [(0, 3, 0), (0, 3, 5)], [], [(0, 0, 3), (1, 3, 0)]),
    ],
)  # fmt: skip
def test_what_enters_a_target_stands_out_what_feeds_that_less_and_the_rest_recedes(
    lab, target, stand_out, feed, recede
):
    def emphasis(edges):
        return [lab.call("core/hit-test", "emphasis", target, *edge) for edge in edges]

    assert emphasis(stand_out) == [1] * len(stand_out)
    assert all(0.3 < part < 0.6 for part in emphasis(feed))
    assert all(0 < part < 0.2 for part in emphasis(recede))


def test_without_a_target_every_edge_stands_out(lab):
    assert lab.call("core/hit-test", "emphasis", None, 1, 2, 3) == 1


@pytest.mark.parametrize("layers", [[5, 7, 6, 2], [3, 12], [4, 1]])
@pytest.mark.parametrize("size", [(360, 300), (1000, 560)])
def test_a_percentage_with_its_name_and_bar_belongs_to_its_output(lab, layers, size):
    body = (
        SETUP
        + """
      const { x, widthPx: outputPx, barHeightPx } = layout.outputs;
      const { y } = layout.layers.at(-1);
      const missed = [];
      y.forEach((middle, neuron) => {
        for (const part of [0.02, 0.5, 0.98]) for (const off of [-0.3, 0, 0.3]) {
          const found = at(x + outputPx * part, middle + off * Math.min(layout.outputs.rowHeightPx, 60));
          if (!sameTarget(found, { kind: "neuron", layer: layers.length - 1, neuron })) missed.push([neuron, part, off, found]);
        }
      });
      return missed;
    """
    )
    assert lab.run(body, {"layers": layers, "reel": None, "size": size}) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(None, None, True), (NEURON, None, False), (NEURON, dict(NEURON), True), (NEURON, EDGE, False), (EDGE, EDGE | {"to": 1}, False)],
)  # fmt: skip
def test_targets_are_the_same_when_all_their_parts_are(lab, one, other, same):
    assert lab.call("core/hit-test", "sameTarget", one, other) is same


@pytest.mark.parametrize(
    ("target", "layers", "there"),
    [
        (NEURON, [2, 4], True), (NEURON, [2, 3], False), (NEURON, [9], False), (EDGE, [1, 4, 1], True),
        (EDGE, [1, 3, 1], False), (EDGE, [1, 4], False), (EDGE | {"to": 2}, [1, 4, 2], False),
    ],
)  # fmt: skip
def test_a_target_exists_where_the_network_has_all_of_it(lab, target, layers, there):
    assert lab.call("core/hit-test", "exists", target, layers) is there
