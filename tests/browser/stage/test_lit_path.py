"""lit-path.js: what a path names in full light, the rest under a veil."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

REEL = shape_of((3, 4, 2), samples=1)
EDGE = {"kind": "edge", "layer": 0, "from": 1, "to": 2}
PATH = [{"kind": "neuron", "layer": 1, "neuron": 2}, EDGE, {"kind": "neuron", "layer": 0, "neuron": 1}]
PAINT = """
  const { paintPath } = await import("/static/stage/lit-path.js");
  const subject = await helpers.picture(given.reel, { timeMs: 4000, path: given.path });
  const { painter, moving } = await helpers.easel(subject, { ...helpers.PALETTE, ...given.palette });
  painter.paintGhosts = paintPath;
  const written = helpers.listenToText(moving);
  painter.paint(subject);
  const texts = written.map(([text, x, y]) => ({ text, x, y }));
  const place = ({ layer, neuron }) => ({ x: subject.layout.layers[layer].x[neuron], y: subject.layout.layers[layer].y[neuron] });
"""


@pytest.fixture
def paint(lab):
    """Paint the end of a pass with a path; the body can see the upper canvas."""

    def run(body, path=PATH, **palette):
        return lab.run(PAINT + body, {"reel": REEL, "path": path, "palette": palette})

    return run


def test_a_veil_lies_over_everything_else(paint):
    [veil, lit] = paint("""
      const [on, off] = [await helpers.pointOnEdge(subject, 0, 1, 2), { x: 3, y: 3 }];
      return [helpers.pixel(moving, off.x, off.y), helpers.pixel(moving, on.x, on.y)];
    """)
    assert veil["rgb"] == [0, 0, 0]
    assert veil["alpha"] == pytest.approx(0.78, abs=0.02)
    assert max(lit["rgb"]) > 100


def test_without_a_path_nothing_is_added(paint):
    assert paint("return helpers.pixel(moving, 3, 3).alpha;", None) == 0


def test_a_veil_is_seen_on_a_transparent_ground_too(paint):
    body = "return helpers.pixel(moving, 3, 3);"
    assert paint(body, background="rgba(0, 0, 0, 0)")["alpha"] == pytest.approx(0.78, abs=0.02)


def test_digits_are_written_once_more_on_the_neurons_of_the_path_alone(paint):
    body = """
      const at = ({ x, y }) => texts.filter((one) => Math.hypot(one.x - x, one.y - y) < 8).length;
      return [1, 2, 0].map((neuron) => at(place({ layer: 0, neuron })));
    """
    assert paint(body) == [2, 1, 1]


def test_what_the_path_is_about_has_a_ring(paint):
    body = """
      const { x, y } = place({ layer: 1, neuron: 2 });
      return helpers.pixel(moving, x, y - subject.layout.layers[1].radius - 3).rgb;
    """
    assert paint(body) == pytest.approx([250, 200, 0], abs=40)
    assert paint(body, PATH[::-1]) != pytest.approx([250, 200, 0], abs=40)


def test_the_picture_stays_a_function_of_what_it_is_made_of(paint):
    body = """
      const before = moving.toDataURL();
      painter.paint({ ...subject, path: null });
      painter.paint(subject);
      return before === moving.toDataURL();
    """
    assert paint(body)
