"""edges.js: which edges a picture shows."""

from __future__ import annotations

import itertools

import pytest

from browser.lab import hand_made, shape_of

SHOWN = """
  const { edgeIndex, visibleEdges } = await import("/static/core/edges.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const trace = given.reel && decodeRecorded(given.reel).traces[given.sample ?? 0];
  const count = visibleEdges(trace, given.layers, given.l);
  return Array.from({ length: count }, (_, k) => edgeIndex(trace, given.layers, given.l, k));
"""


@pytest.mark.parametrize(("l", "count"), [(0, 4), (1, 8)])
def test_a_small_layer_shows_all_its_edges_with_and_without_numbers(lab, l, count):
    for reel in (hand_made(), None):
        assert lab.run(SHOWN, {"reel": reel, "layers": [1, 4, 2], "l": l}) == list(range(count))


@pytest.mark.parametrize("sample", [0, 1])
def test_a_large_layer_shows_the_edges_that_python_named_for_this_sample(lab, sample):
    recorded = shape_of((100, 60, 2), seed=3, top_k=50)
    shown = lab.run(SHOWN, {"reel": recorded, "sample": sample, "layers": [100, 60, 2], "l": 0})
    traces = lab.call("core/decode", "decodeRecorded", recorded)["traces"]
    assert shown == traces[sample]["contributions"][0]["indices"]
    assert len(shown) == 50
    assert traces[0]["contributions"][0]["indices"] != traces[1]["contributions"][0]["indices"]


@pytest.mark.parametrize("layers", [[20, 20], [20, 21], [100, 60], [500, 500]])
def test_the_skeleton_of_a_large_layer_shows_four_hundred_edges_evenly_chosen(lab, layers):
    shown = lab.run(SHOWN, {"reel": None, "layers": layers, "l": 0})
    edges = layers[0] * layers[1]
    assert len(shown) == len(set(shown)) == 400
    assert shown == sorted(shown)
    assert shown[-1] < edges
    gaps = [later - earlier for earlier, later in itertools.pairwise(shown)]
    assert max(gaps) - min(gaps) <= 1


def test_edges_in_counts_those_between_two_layers(lab):
    assert [lab.call("core/edges", "edgesIn", [5, 7, 6, 2], l) for l in range(3)] == [35, 42, 12]
