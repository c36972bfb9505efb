"""curve.js: the path of an edge."""

from __future__ import annotations

import itertools

import pytest

PARTS = [k / 40 for k in range(41)]


def each(lab, function, values):
    body = """
      const curve = await import("/static/core/curve.js");
      return given.values.map((value) => curve[given.name](value));
    """
    return lab.run(body, {"name": function, "values": values})


def bezier(t, *controls):
    """Return the point of a Bézier curve by de Casteljau's construction, in one coordinate."""
    while len(controls) > 1:
        controls = [a + (b - a) * t for a, b in itertools.pairwise(controls)]
    return controls[0]


def test_the_curve_is_the_bezier_curve_of_its_level_control_points(lab):
    bend = lab.run("return (await import('/static/core/curve.js')).BEND")
    assert each(lab, "across", PARTS) == pytest.approx([bezier(t, 0, bend, 1 - bend, 1) for t in PARTS])
    assert each(lab, "aside", PARTS) == pytest.approx([bezier(t, 0, 0, 1, 1) for t in PARTS])


@pytest.mark.parametrize("function", ["across", "aside"])
def test_a_curve_begins_and_ends_where_it_should_and_never_turns_back(lab, function):
    values = each(lab, function, PARTS)
    assert values[0] == 0
    assert values[-1] == 1
    assert values[20] == pytest.approx(0.5)
    assert all(earlier < later for earlier, later in itertools.pairwise(values))


def test_parameter_at_undoes_across(lab):
    assert each(lab, "across", each(lab, "parameterAt", PARTS)) == pytest.approx(PARTS, abs=2e-6)
    assert each(lab, "parameterAt", each(lab, "across", PARTS)) == pytest.approx(PARTS, abs=2e-6)


@pytest.mark.parametrize(("part", "end"), [(-3, 0), (4, 1)])
def test_a_point_beside_the_curve_belongs_to_its_nearer_end(lab, part, end):
    assert lab.call("core/curve", "parameterAt", part) == pytest.approx(end, abs=2e-6)


@pytest.mark.parametrize(("columns", "start", "end"), [(1, 108, 92), (4, 100, 100)])
def test_an_edge_joins_rims_of_single_discs_and_middles_in_a_grid(lab, columns, start, end):
    layer = {"x": [50, 100], "y": [0, 0], "radius": 8, "columns": columns, "centerX": 75, "top": 0, "bottom": 0}
    assert lab.call("core/curve", "startX", layer, 1) == start
    assert lab.call("core/curve", "endX", layer, 1) == end
