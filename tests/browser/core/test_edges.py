"""edges.js: which edges a picture shows."""

from __future__ import annotations

import itertools

import pytest

from browser.lab import hand_made

SHOWN = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const trace = given.reel && decodeRecorded(given.reel).traces[given.sample ?? 0];
  const edges = await helpers.edgesOf(given.layers, trace);
"""


def shown(lab, layers, reel=None):
    """Return the ends of the edges that are shown, layer by layer, and how many there are in all."""
    body = SHOWN + "return edges.map(({ from, to, count }) => [Array.from(from, (i, k) => [i, to[k]]), count]);"
    return lab.run(body, {"reel": reel, "layers": layers})


def test_a_small_network_shows_all_its_edges_with_and_without_numbers(lab):
    first = [[0, 0], [0, 1], [0, 2], [0, 3]]
    second = [[i, j] for j in range(2) for i in range(4)]
    for reel in (hand_made(), None):
        assert shown(lab, [1, 4, 2], reel) == [[first, 4], [second, 8]]


@pytest.mark.parametrize("layers", [[20, 20], [20, 21], [100, 60], [500, 500]])
def test_the_skeleton_of_a_large_layer_shows_four_hundred_edges_evenly_chosen(lab, layers):
    [[ends, count]] = shown(lab, layers)
    indices = [j * layers[0] + i for i, j in ends]
    assert count == layers[0] * layers[1]
    assert len(indices) == len(set(indices)) == 400
    assert indices == sorted(indices)
    assert indices[-1] < count
    gaps = [later - earlier for earlier, later in itertools.pairwise(indices)]
    assert max(gaps) - min(gaps) <= 1


def test_an_operation_of_another_kind_names_edges_of_its_own(lab):
    body = """
      const { edgesOf } = await import("/static/core/edges.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      const [trace] = decodeRecorded(given).traces;
      const straight = { from: new Int32Array([0]), to: new Int32Array([0]), parameter: new Float64Array([2]), count: 1 };
      const seen = [];
      const edges = (operation, network, one) => {
        seen.push([operation.layer, network === trace.network, one === trace]);
        return straight;
      };
      const named = edgesOf([1, 4, 2], trace, { dense: { kind: "dense", edges } });
      const none = edgesOf([1, 4, 2], trace, {});
      return [seen, named.every((some) => some === straight), none.map(({ from, count }) => [from.length, count])];
    """
    assert lab.run(body, hand_made()) == [[[1, True, True], [2, True, True]], True, [[0, 0], [0, 0]]]


def test_an_edge_is_found_by_its_ends(lab):
    body = """
      const { findEdge } = await import("/static/core/edges.js");
      const edges = (await helpers.edgesOf([2, 3], null))[0];
      return [findEdge(edges, 0, 0), findEdge(edges, 1, 2), findEdge(edges, 2, 1)];
    """
    assert lab.run(body) == [0, 5, -1]
