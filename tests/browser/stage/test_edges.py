"""edges.js: the colour of an edge is the sign of its weight, its width and opacity the size of it."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

# The hand-made network's first layer fans out from one neuron without crossings: weights 1, −1, −0.25, 0.25.
POSITIVE, NEGATIVE, NEUTRAL = [0, 220, 240], [255, 60, 190], [90, 90, 90]
PAINT = """
  const picture = await helpers.picture(given.reel, { ...given.change });
  if (given.skeleton) Object.assign(picture, { reel: null, trace: null, edges: await helpers.edgesOf(picture.layers, null) });
  const { still } = await helpers.painted(picture, { ...helpers.PALETTE, ...given.palette });
"""
PROBE = (
    PAINT
    + """
  return Promise.all([0, 1, 2, 3].map(async (j) => {
    const { x, y } = await helpers.pointOnEdge(picture, 0, 0, j);
    return { ...helpers.pixel(still, x, y), ink: helpers.inkInColumn(still, x, y - 12, y + 12) };
  }));
"""
)


def edges(lab, **given):
    return lab.run(PROBE, {"reel": hand_made(), **given})


def close(rgb, color):
    return all(abs(a - b) <= 12 for a, b in zip(rgb, color, strict=True))


def test_positive_weights_are_cyan_and_negative_ones_magenta(lab):
    colors = [edge["rgb"] for edge in edges(lab)]
    assert [close(rgb, POSITIVE) for rgb in colors] == [True, False, False, True]
    assert [close(rgb, NEGATIVE) for rgb in colors] == [False, True, True, False]


def test_a_larger_weight_is_wider_and_stronger(lab):
    strong, negative, weak_negative, weak = edges(lab)
    assert strong["alpha"] > 2 * weak["alpha"] > 0.2
    assert strong["ink"] > 3 * weak["ink"]
    assert negative["alpha"] > 2 * weak_negative["alpha"]
    assert strong["alpha"] == pytest.approx(negative["alpha"], abs=0.05)


@pytest.mark.parametrize("time_ms", [0, 700, 4000])
def test_edges_are_the_same_at_any_moment(lab, time_ms):
    assert edges(lab, change={"timeMs": time_ms}) == edges(lab)


def test_without_numbers_all_edges_are_alike_and_of_neither_colour(lab):
    skeleton = edges(lab, skeleton=True)
    assert all(close(edge["rgb"], NEUTRAL) for edge in skeleton)
    assert skeleton[0]["ink"] == pytest.approx(skeleton[3]["ink"], rel=0.1)
    assert skeleton[1]["ink"] == pytest.approx(skeleton[2]["ink"], rel=0.1)
    assert 0.1 < skeleton[0]["ink"] < 3


GAPS = (
    PAINT
    + """
  // The share of points along an edge, away from its ends, at which there is nothing.
  return Promise.all([0, 1, 2, 3].map(async (j) => {
    let empty = 0;
    for (let k = 0; k <= 200; k++) {
      const { x, y } = await helpers.pointOnEdge(picture, 0, 0, j, 0.15 + 0.7 * (k / 200));
      if (helpers.inkInColumn(still, x, y - 4, y + 4) < 0.02) empty += 1;
    }
    return empty / 200;
  }));
"""
)


@pytest.mark.parametrize(("dashed", "with_gaps"), [(True, [False, True, True, False]), (False, [False] * 4)])
def test_negative_edges_are_dashed_where_colour_must_not_be_all(lab, dashed, with_gaps):
    shares = lab.run(GAPS, {"reel": hand_made(), "palette": {"dashed": dashed}})
    assert [share > 0.1 for share in shares] == with_gaps
    assert [share == 0 for share in shares] == [not gaps for gaps in with_gaps]


def test_dashes_do_not_leak_into_the_rims_of_neurons(lab):
    body = (
        PAINT
        + """
      const { x, y, radius } = picture.layout.layers[1];
      const around = Array.from({ length: 180 }, (_, k) => (k / 90) * Math.PI);
      return around.map((angle) => helpers.pixel(still, x[1] + radius * Math.cos(angle), y[1] + radius * Math.sin(angle)).alpha);
    """
    )
    assert min(lab.run(body, {"reel": hand_made(), "palette": {"dashed": True}})) > 0.3


TARGETS = [
    ({"kind": "edge", "layer": 0, "from": 0, "to": 0}, [True, False, False, False]),
    ({"kind": "neuron", "layer": 1, "neuron": 3}, [False, False, False, True]),
    ({"kind": "neuron", "layer": 0, "neuron": 0}, [True] * 4),
]


@pytest.mark.parametrize(("target", "stays"), TARGETS)
def test_edges_that_a_target_does_not_touch_recede(lab, target, stays):
    plain, aimed = edges(lab), edges(lab, change={"target": target})
    for before, after, kept in zip(plain, aimed, stays, strict=True):
        assert (after["ink"] >= before["ink"] - 0.01) is kept
        assert kept or after["ink"] < 0.4 * before["ink"]


def test_edges_that_feed_what_a_target_is_fed_by_recede_less(lab):
    plain, aimed = edges(lab), edges(lab, change={"target": {"kind": "neuron", "layer": 2, "neuron": 0}})
    for before, after in zip(plain, aimed, strict=True):
        assert 0.2 * before["ink"] < after["ink"] < 0.7 * before["ink"]


STROKES = """
  const picture = await helpers.picture(given.reel, { target: given.target, widthPx: 1200, heightPx: 700 });
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  const starts = [];
  const spy = new Proxy(context, {
    get: (target, name) => typeof target[name] === "function" ? (...values) => name === "moveTo" && starts.push(values) : target[name],
    set: (target, name, value) => { target[name] = value; return true; },
  });
  const { paintEdges } = await import("/static/stage/edges.js");
  paintEdges(spy, picture, helpers.PALETTE);
  return starts.length;
"""


@pytest.mark.parametrize(
    ("layer", "more"), [(0, 60), (1, 90), (2, 0)], ids=["an input", "a hidden neuron", "one whose edges are shown anyway"]
)  # fmt: skip
def test_a_neuron_of_a_large_layer_shows_all_its_edges_while_it_is_aimed_at(lab, layer, more):
    reel = shape_of((90, 60, 2), samples=1)
    plain = lab.run(STROKES, {"reel": reel, "target": None})
    assert plain == 400 + 120
    assert lab.run(STROKES, {"reel": reel, "target": {"kind": "neuron", "layer": layer, "neuron": 1}}) == plain + more


GLIDE = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const previousReel = decodeRecorded(given.reel);
  const opposite = { ...given.reel, values: given.reel.values.map((value) => -value) };
  const picture = await helpers.picture(opposite, { previousReel, blend: given.blend });
  const { still } = await helpers.painted(picture);
  const { x, y } = await helpers.pointOnEdge(picture, 0, 0, 0);
  return { ...helpers.pixel(still, x, y), ink: helpers.inkInColumn(still, x, y - 12, y + 12) };
"""


def test_on_the_way_to_another_network_an_edge_goes_through_nothing_to_its_new_weight(lab):
    start, early, late, end = (
        lab.run(GLIDE, {"reel": hand_made(), "blend": blend}) for blend in (0, 0.4, 0.6, 1)
    )  # fmt: skip
    assert close(start["rgb"], POSITIVE)
    assert close(early["rgb"], POSITIVE)
    assert close(late["rgb"], NEGATIVE)
    assert close(end["rgb"], NEGATIVE)
    assert start["ink"] > 2 * early["ink"]
    assert end["ink"] > 2 * late["ink"]
    assert start["ink"] == pytest.approx(end["ink"], rel=0.05)


def test_in_a_crowded_layer_each_edge_is_fainter(lab):
    def alpha(layers):
        body = """
          const picture = await helpers.picture(given, { widthPx: 1200, heightPx: 700 });
          const { network, strengths } = picture.reel;
          const index = network.get("dense1.weights").findIndex((weight) => Math.abs(weight) === strengths.get("dense1.weights"));
          const context = new OffscreenCanvas(1, 1).getContext("2d");
          const seen = [];
          const { paintEdges } = await import("/static/stage/edges.js");
          const spy = new Proxy(context, {
            get: (target, name) => typeof target[name] === "function" ? () => name === "stroke" && seen.push([target.globalAlpha, target.lineWidth]) : target[name],
            set: (target, name, value) => { target[name] = value; return true; },
          });
          paintEdges(spy, picture, helpers.PALETTE);
          return seen[index];
        """
        return lab.run(body, shape_of(layers))

    few, many = alpha((5, 7, 2)), alpha((60, 60, 2))
    assert few[0] > 1.5 * many[0]
    assert few[1] > 1.5 * many[1]
