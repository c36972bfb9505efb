"""explain.py: the values of one neuron, compared with plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from forward_pass import Drawn, Model, WireError, forward, network, record
from forward_pass.explain import EdgeExplanation, curve, explain, explain_edges, plot_extent, shares
from forward_pass.model import Placed
from forward_pass.ops import Activation, Linear, Sigmoid, Standardize
from unit.reference import ACTIVATIONS

NETWORKS = [
    Drawn(seed=3),
    Drawn(seed=4, layers=(3, 5, 4), activation="tanh"),
    Drawn(seed=5, layers=(90, 60, 3), activation="gelu"),
    Drawn(seed=6, layers=(2, 1)),
]


def edges_into(model: Model, layer: int) -> Placed:
    return next(placed for placed in model if placed.layer == layer and placed.operation.has_edges)


def test_a_neuron_that_can_be_checked_by_hand() -> None:
    model = network([[[1.0, -2.0]], [[1.0]]], [[0.5], [0.0]])
    [trace] = forward(model, [[3.0, 1.0]])
    explained = explain(model, trace, layer=1, neuron=0)
    assert explained["dense1.contributions"].tolist() == [3, -2]
    assert explained["dense1.order"].tolist() == [0, 1]
    assert explained["dense1.tailSums"].tolist() == [1, -2, 0]
    assert explained["dense1.shares"].tolist() == pytest.approx([6 / 11, 4 / 11, 1 / 11])
    # The sum is 1.5: the curve reaches to 2.
    assert explained["activation1.curveAt"][[0, -1]].tolist() == [-2, 2]
    assert explained["activation1.curve"][[0, -1]].tolist() == [0, 2]


@pytest.mark.parametrize("source", NETWORKS, ids=lambda source: "-".join(map(str, source.layers)))
def test_every_neuron_agrees_with_plain_loops(source: Drawn) -> None:
    reel = record(source, [2])
    model, trace = reel.model, reel.traces[0]
    arriving = [trace.inputs.tolist(), *(a.tolist() for a in trace.activations)]
    for layer in range(1, len(source.layers)):
        for neuron in range(source.layers[layer]):
            explained = explain_edges(trace, edges_into(model, layer), neuron)
            bias = float(model.biases[layer - 1][neuron])
            row = model.weights[layer - 1][neuron].tolist()
            delivered = [w * a for w, a in zip(row, arriving[layer - 1], strict=True)]
            ranked = sorted(range(len(row)), key=lambda i: (-abs(delivered[i]), i))
            total = math.fsum(map(abs, delivered)) + abs(bias)
            assert explained.contributions.tolist() == delivered
            assert explained.order.tolist() == ranked
            left = [math.fsum(delivered[i] for i in ranked[k:]) for k in range(len(row) + 1)]
            np.testing.assert_allclose(explained.tail_sums, left, rtol=0, atol=1e-12)
            np.testing.assert_allclose(explained.shares, [abs(c) / total for c in [*delivered, bias]], rtol=1e-12)
            assert explained.tail_sums[0] + bias == pytest.approx(trace.pre_activations[layer - 1][neuron], abs=1e-12)


@pytest.mark.parametrize("source", NETWORKS, ids=lambda source: "-".join(map(str, source.layers)))
def test_an_input_delivers_its_value_along_every_edge_that_leaves_it(source: Drawn) -> None:
    reel = record(source, [0])
    for neuron, x in enumerate(reel.traces[0].inputs):
        explained = explain_edges(reel.traces[0], edges_into(reel.model, 1), neuron, leaving=True)
        assert explained.contributions.tolist() == [row[neuron] * x for row in reel.model.weights[0].tolist()]
        assert sorted(explained.order.tolist()) == list(range(source.layers[1]))
        assert np.all(np.diff(np.abs(explained.contributions[explained.order])) <= 0)
        assert explained.shares.tolist() == []


def test_where_nothing_arrives_nothing_has_a_share() -> None:
    assert shares(np.zeros(3), 0.0).tolist() == [0, 0, 0, 0]
    assert shares(np.array([3.0, -2.0]), 0.5).sum() == pytest.approx(1)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("extent", [2.0, 7.0])
def test_a_curve_goes_through_points_of_its_function_evenly_and_through_zero(activation, extent):
    z, points = curve(Activation(activation), extent)
    assert len(z) == 65
    assert z[0] == -extent
    assert z[32] == 0
    assert z[-1] == extent
    np.testing.assert_allclose(points, [ACTIVATIONS[activation](value) for value in z.tolist()], rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize(("sums", "extent"), [([0.3, -0.1], 2), ([1, -2.3], 3), ([5.0], 5)])
def test_a_curve_extends_as_far_as_the_sums_of_its_layer_and_at_least_to_two(sums, extent):
    assert plot_extent(np.array(sums)) == extent


@pytest.mark.parametrize("place", [(-1, 0), (4, 0), (1, 7), (1, -1), (1.0, 0), (True, 0), ("1", 0), (None, 0)])
def test_a_neuron_that_is_not_there_is_refused(place):
    reel = record(Drawn(), [0])
    with pytest.raises(WireError, match="target must be a neuron of the network"):
        explain(reel.model, reel.traces[0], layer=place[0], neuron=place[1])


def test_an_explanation_never_changes_and_fits_itself() -> None:
    reel = record(Drawn(), [0])
    explained = explain(reel.model, reel.traces[0], layer=1, neuron=0)
    for name in ("contributions", "tailSums", "shares"):
        assert not explained[f"dense1.{name}"].flags.writeable
    with pytest.raises(ValueError, match="tail sums must be of shape"):
        EdgeExplanation(np.zeros(2), np.array([0, 1]), np.zeros(2), np.zeros(3))


def test_the_curve_of_a_layer_is_that_of_its_own_activation_function() -> None:
    reel = record(Drawn(layers=(3, 4, 5, 2), activation="tanh,relu", output="sigmoid"), [0])
    [trace] = reel.traces
    functions = [None, Activation("tanh"), Activation("relu"), Sigmoid()]
    for layer, name in enumerate(["", "activation1", "activation2", "sigmoid1"]):
        explained = explain(reel.model, trace, layer=layer, neuron=0)
        curves = [key for key in explained if key.endswith(".curve")]
        function = functions[layer]
        assert curves == ([f"{name}.curve"] if function else [])
        if function:
            _, points = curve(function, plot_extent(trace.pre_activations[layer - 1]))
            assert explained[f"{name}.curve"].tolist() == points.tolist()


def test_edges_deliver_what_the_operation_before_them_gives() -> None:
    dense = network([[[2.0, 1.0]]], [[0.0]], output="linear").operations[0]
    model = Model(2, (Standardize(np.array([5.0, 0.0]), np.array([4.0, 1.0])), dense, Linear()))
    [trace] = forward(model, [[7.0, 3.0]])
    assert explain(model, trace, layer=1, neuron=0)["dense1.contributions"].tolist() == [1, 3]
    assert explain(model, trace, layer=0, neuron=0)["dense1.contributions"].tolist() == [1]
