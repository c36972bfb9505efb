"""neuron-maps.js: a round map in each hidden neuron, and the digits of its disc at the foot of it."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

BEFORE, SUMMED, END = 0, 1200, 3060

# Every neuron's map is negative on the left and positive, half as far, on the right.
PAINT = """
  const { NeuronMaps } = await import("/static/stage/neuron-maps.js");
  const { fontsOf } = await import("/static/stage/fonts.js");
  const picture = await helpers.picture(given.reel, { timeMs: given.timeMs, ...given.change });
  const canvas = Object.assign(document.createElement("canvas"), { width: 800, height: 400 });
  const pen = canvas.getContext("2d");
  const written = helpers.listenToText(canvas);
  const side = 40;
  const maps = { side, layers: [Array.from({ length: given.count * side * side }, (_, k) => (k % side < side / 2 ? -1 : 0.25))] };
  const palette = { ...helpers.PALETTE, positive: "rgb(0, 200, 0)", negative: "rgb(200, 0, 0)", background: "rgb(0, 0, 0)" };
  new NeuronMaps(maps).paint(pen, picture, palette, fontsOf(picture.layout, palette));
  const { x, y, radius } = picture.layout.layers[1];
  const { data } = pen.getImageData(0, 0, 800, 400);
  const at = (dx, dy) => [...data.slice(4 * (800 * Math.floor(y[0] + dy * radius) + Math.floor(x[0] + dx * radius))).slice(0, 4)];
"""


@pytest.fixture
def paint(lab):
    def run(body, *, time_ms=BEFORE, count=4, change=None):
        given = {"reel": hand_made(), "timeMs": time_ms, "count": count, "change": change or {}}
        return lab.run(PAINT + body, given)

    return run


def test_a_map_has_the_colour_of_each_sign_and_is_stronger_where_the_value_is_larger(paint):
    left, right = paint("return [[-0.3, -0.4], [-0.25, -0.4], [-0.35, -0.4]].map((p) => at(...p)).concat([at(0.4, -0.4)]).reduce(([l, r], p, k) => k < 3 ? [l[0] > p[0] ? l : p, r] : [l, p], [[0], null]);")  # fmt: skip
    assert left[0] > 120
    assert left[1] == 0
    assert 60 < right[1] < left[0]
    assert right[0] == 0


def test_what_is_negative_is_striped_so_that_colour_is_not_the_only_sign(paint):
    seen = paint("const across = (from) => Array.from({ length: 12 }, (_, k) => at(from + 0.04 * k, -0.3)); return [across(-0.6), across(0.1)];")  # fmt: skip
    reds, greens = [pixel[0] for pixel in seen[0]], [pixel[1] for pixel in seen[1]]
    assert max(reds) > 1.5 * min(reds)
    assert max(greens) < 1.1 * min(greens)


def test_a_map_is_round(paint):
    assert paint("return [at(-0.9, -0.9)[3], at(0, -0.5)[3]];") == [0, 255]


def test_digits_stand_at_the_foot_once_they_are_known(paint):
    written = [[text for text, *_ in paint("return written;", time_ms=at)] for at in (BEFORE, SUMMED, END)]
    assert written[0] == []
    assert len(written[1]) == len(written[2]) == 4
    assert any("−" in text for text in written[1])
    assert not any("−" in text for text in written[2])
    below = paint("return written.map(([, , top], j) => (top - y[j]) / radius);", time_ms=END)
    assert min(below) > 0.5


def test_maps_of_a_network_with_other_layers_are_not_shown(paint):
    assert paint("return at(0, -0.5)[3];", count=3) == 0
