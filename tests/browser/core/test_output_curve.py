"""core/output-curve.js: where the output's curve stands, and which point of it is where."""

from __future__ import annotations

import pytest

CURVE = """
  const curves = await import("/static/core/output-curve.js");
  const { layoutOf } = await import("/static/core/layout.js");
  const { sidesOf } = await import("/static/core/strips.js");
"""


@pytest.mark.parametrize(("width", "height"), [(1280, 560), (820, 460), (390, 400), (400, 330)])
def test_it_stands_over_its_output_inside_the_strip_that_changes_with_it(lab, width, height):
    body = """
      const [widthPx, heightPx] = given;
      const layout = layoutOf({ layers: [1, 12, 1], widthPx, heightPx, classCharacters: 5 });
      const last = layout.layers.at(-1);
      return [curves.curveBox(layout), sidesOf(layout, 2), layout.captionY, last.top];
    """
    box, (left, right), caption, top = lab.run(CURVE + body, [width, height])
    assert left < box["x"]
    assert box["x"] + box["widthPx"] < right
    assert caption < box["y"]
    # The name of the output stands between the curve and its number.
    assert box["y"] + box["heightPx"] < top
    assert box["widthPx"] >= 100
    assert box["heightPx"] >= 60


def test_there_is_none_where_nothing_could_be_read_off_it(lab):
    body = "return curves.curveBox(layoutOf({ layers: [1, 2, 1], widthPx: 240, heightPx: 120 }));"
    assert lab.run(CURVE + body) is None


def test_only_one_input_and_one_number_make_a_curve(lab):
    body = "return given.map(([layers, output]) => curves.drawsCurve({ layers, output }));"
    networks = [
        [[1, 12, 1], "linear"],
        [[1, 1], "linear"],
        [[2, 3, 1], "linear"],
        [[1, 2], "linear"],
        [[1, 1], "sigmoid"],
    ]
    assert lab.run(CURVE + body, networks) == [True, True, False, False, False]


def test_its_axes_have_room_for_all_values_and_for_zero(lab):
    body = """
      const axes = curves.axesOf({ x: 10, y: 20, widthPx: 100, heightPx: 50 }, { from: 2, to: 4, outputs: [1, 3], truth: [2, 5] });
      const across = [2, 3, 4, 9].map((value) => curves.acrossOf(axes, value));
      return [across, curves.downOf(axes, axes.most), curves.downOf(axes, axes.least), axes.least, axes.most];
    """
    across, highest, lowest, least, most = lab.run(CURVE + body)
    # What lies outside the range stands at its end.
    assert across == [10, 60, 110, 110]
    assert [highest, lowest] == [20, 70]
    assert least == pytest.approx(-0.3)
    assert most == pytest.approx(5.3)


def test_what_is_no_curve_in_a_file_is_none(lab):
    body = "return given.map((described) => curves.recordedCurve(described, { ranges: [[0, 2]] }));"
    curve = {"outputs": [1, 2, 3], "truth": [1, 2, 4]}
    found = lab.run(CURVE + body, [curve, None, {"outputs": "no"}, {"outputs": [1, None]}, {"outputs": [1, 2]}])
    assert found == [
        {"from": 0, "to": 2, **curve},
        None,
        None,
        None,
        {"from": 0, "to": 2, "outputs": [1, 2], "truth": []},
    ]
