"""stage/output-curve.js: the curve, what it should be, and the point on it once it is known."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

PAINT = """
  const { paintOutputCurve } = await import("/static/stage/output-curve.js");
  const { axesOf } = await import("/static/core/output-curve.js");
  const picture = await helpers.picture(given.reel, { timeMs: given.timeMs });
  picture.revealed = given.hidden ? new Set() : null;
  const curve = { from: 0, to: 2, outputs: [0, 1, 2], truth: [0, 2, 4] };
  const axes = axesOf({ x: 100, y: 50, widthPx: 200, heightPx: 100 }, curve);
  const calls = [];
  const pen = new Proxy({}, { get: (_, name) => (...values) => calls.push([name, ...values]), set: () => true });
  paintOutputCurve(pen, picture, { text: "#fff", muted: "#888", accent: "#0ff", background: "#000" }, { caption: "12px x" }, { axes, curve, ends: ["0", "2", "x"] });
  const of = (name) => calls.filter(([called]) => called === name).map(([, ...values]) => values);
"""
REEL = shape_of((1, 3, 1), samples=1, output="linear", inputs=[1.5])


@pytest.fixture
def paint(lab):
    def run(body, *, time_ms=4000, hidden=False):
        return lab.run(PAINT + body, {"reel": REEL, "timeMs": time_ms, "hidden": hidden})

    return run


def test_the_outputs_are_a_line_and_what_they_should_be_a_dashed_one(paint):
    calls, dashes = paint("return [calls, of('setLineDash').map(([dash]) => dash.length > 0)];")
    names = [name for name, *_ in calls]
    assert dashes == [True, False]
    lines = [values for name, *values in calls if name == "lineTo"]
    # Zero, two steps of the outputs, two of the truth, and the upright line of the input.
    assert [round(x) for x, _ in lines] == [300, 200, 300, 200, 300, 250]
    assert names.index("setLineDash") > names.index("lineTo")


def test_the_point_stands_at_the_input_once_its_output_is_known(paint):
    assert [round(x) for x, *_ in paint("return of('arc');")] == [250]
    assert paint("return of('arc');", time_ms=0) == []


def test_where_numbers_are_hidden_there_is_no_point(paint):
    assert paint("return of('arc');", hidden=True) == []
