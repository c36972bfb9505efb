"""scale.js: how magnitudes become widths, sizes and brightness."""

from __future__ import annotations

import itertools

import pytest

STRENGTHS = [k / 50 for k in range(51)]


def scaled(lab, function):
    body = """
      const scale = await import("/static/core/scale.js");
      return given.values.map((value) => scale[given.name](value));
    """
    return lab.run(body, {"name": function, "values": STRENGTHS})


@pytest.mark.parametrize("function", ["edgeWidth", "edgeOpacity", "pulseRadius", "pulseBrightness", "glow"])
def test_more_strength_always_shows_more(lab, function):
    values = scaled(lab, function)
    assert all(weaker < stronger for weaker, stronger in itertools.pairwise(values))


@pytest.mark.parametrize("function", ["edgeOpacity", "pulseBrightness", "glow"])
def test_no_light_is_brighter_than_full(lab, function):
    assert 0.75 < scaled(lab, function)[-1] <= 1


def test_the_weakest_edge_can_still_be_seen(lab):
    assert scaled(lab, "edgeWidth")[0] >= 0.5
    assert scaled(lab, "edgeOpacity")[0] >= 0.1


def test_the_strongest_edge_is_some_times_as_wide_as_the_weakest(lab):
    widths = scaled(lab, "edgeWidth")
    assert widths[-1] == pytest.approx(3)
    assert widths[-1] / widths[0] > 3


def test_a_contribution_of_nothing_sends_no_light_and_the_least_one_sends_some(lab):
    assert scaled(lab, "pulseBrightness")[0] == 0
    assert lab.call("core/scale", "pulseBrightness", 1e-9) >= 0.3


def test_a_neuron_of_nothing_is_dark_and_one_beyond_the_largest_glows_no_more_than_it(lab):
    assert scaled(lab, "glow")[0] == 0
    assert lab.call("core/scale", "glow", 7) == 1
