"""dense.js: a layer of weights, as the edges between its neurons."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

EDGES = """
  const { dense } = await import("/static/operations/dense.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { network, traces } = decodeRecorded(given.reel);
  const trace = traces[given.sample ?? 0];
  const operation = network.operations.find(({ name }) => name === `dense${given.layer ?? 1}`);
  const edges = dense.edges(operation, network, trace);
"""


def test_every_edge_has_its_weight_and_what_it_carries(lab):
    found = lab.run(EDGES + "return edges;", {"reel": hand_made(), "layer": 2})
    assert found["from"] == [0, 1, 2, 3] * 2
    assert found["to"] == [0] * 4 + [1] * 4
    assert found["parameter"] == [0.5, 1, 1, 1, -0.5, -1, 0.5, 0.25]
    assert found["amount"] == [0.5, 0, 0, 0.25, -0.5, 0, 0, 0.0625]
    assert found["count"] == 8


@pytest.mark.parametrize("sample", [0, 1])
def test_of_a_large_layer_it_names_the_edges_that_python_called_the_strongest_in_this_pass(lab, sample):
    reel = shape_of((100, 60, 2), seed=3, top_k=50)
    body = (
        EDGES
        + """
      const weights = network.get("dense1.weights");
      const right = Array.from(trace.get("dense1.strongestIndices"), (index, k) =>
        edges.from[k] === index % 100 && edges.to[k] === Math.floor(index / 100) && edges.parameter[k] === weights[index]);
      return [right.length, right.every(Boolean), edges.amount === trace.get("dense1.strongestValues"), edges.count];
    """
    )
    assert lab.run(body, {"reel": reel, "sample": sample}) == [50, True, True, 6000]


@pytest.mark.parametrize(("end", "neuron", "others"), [("to", 59, 100), ("from", 99, 60)])
def test_of_a_large_layer_it_also_has_all_edges_of_one_neuron(lab, end, neuron, others):
    body = (
        EDGES
        + """
      const all = edges.every(given.end, given.neuron);
      const there = given.end === "to" ? all.from : all.to;
      const right = Array.from(all.parameter, (weight, k) => weight === network.get("dense1.weights")[all.to[k] * 100 + all.from[k]]);
      return [all[given.end].every((one) => one === given.neuron), new Set(there).size, right.every(Boolean), all.amount];
    """
    )
    given = {"reel": shape_of((100, 60, 2), top_k=50, samples=1), "end": end, "neuron": neuron}
    assert lab.run(body, given) == [True, others, True, None]
