"""decision-map.js: where a network answers which of two classes, in the colours of both."""

from __future__ import annotations

# The first class on the left, surely; the second on the right.
PAINT = """
  const { paintDecisionMap } = await import("/static/stage/decision-map.js");
  const canvas = document.createElement("canvas");
  document.body.append(canvas);
  const { prototype } = CanvasRenderingContext2D;
  const { getImageData } = prototype;
  let read = 0;
  prototype.getImageData = function (...place) { read += 1; return getImageData.apply(this, place); };
  const shares = Array.from({ length: 16 }, (_, k) => (k % 4 < 2 ? 1 : 0));
  const colors = { positive: "rgb(0, 200, 0)", negative: "rgb(200, 0, 0)", background: "rgb(0, 0, 0)", text: "white" };
  paintDecisionMap(canvas, { columns: 4, rows: 4, shares, range: [[0, 1], [0, 1]], examples: [] }, colors);
  const reads = read;
  const pen = canvas.getContext("2d");
  const at = (part) => [...getImageData.call(pen, part * canvas.width, canvas.height / 2 + 60, 1, 1).data];
"""


def test_each_place_has_the_colour_of_the_class_that_it_is_given(lab):
    [left, right] = lab.run(PAINT + "return [at(0.1), at(0.9)];")
    assert left[1] > 100 > left[0]
    assert right[0] > 60 > right[1]


def test_the_pixels_of_its_canvas_are_never_read_back_so_that_it_can_stay_with_the_graphics_card(lab):
    assert lab.run(PAINT + "return reads;") == 0
