"""easing.js: progress in, progress out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("value", "held"), [(-1, 0), (0, 0), (0.3, 0.3), (1, 1), (7, 1)])
def test_clamp01_holds_a_value_inside_0_to_1(lab, value, held):
    assert lab.call("core/easing", "clamp01", value) == held


@pytest.mark.parametrize(("progress", "eased"), [(0, 0), (0.25, 0.15625), (0.5, 0.5), (0.75, 0.84375), (1, 1)])
def test_smooth_is_3p2_minus_2p3(lab, progress, eased):
    assert lab.call("core/easing", "smooth", progress) == eased


@pytest.mark.parametrize(("progress", "eased"), [(0, 0), (0.25, 0.578125), (0.5, 0.875), (1, 1)])
def test_settle_is_1_minus_the_cube_of_what_is_left(lab, progress, eased):
    assert lab.call("core/easing", "settle", progress) == eased


@pytest.mark.parametrize("curve", ["smooth", "settle"])
def test_an_easing_only_goes_forward_and_stays_inside(lab, curve):
    body = """
      const ease = (await import("/static/core/easing.js"))[given];
      return Array.from({ length: 141 }, (_, k) => ease((k - 20) / 100));
    """
    values = lab.run(body, curve)
    assert values == sorted(values)
    assert values[:21] == [0] * 21
    assert values[120:] == [1] * 21


@pytest.mark.parametrize(
    ("time", "start", "end", "progress"),
    [(15, 10, 20, 0.5), (5, 10, 20, 0), (25, 10, 20, 1), (10, 10, 20, 0), (20, 10, 20, 1), (9, 10, 10, 0), (10, 10, 10, 1)],
)  # fmt: skip
def test_span_tells_how_far_time_is_between_two_moments(lab, time, start, end, progress):
    assert lab.call("core/easing", "span", time, start, end) == progress


@pytest.mark.parametrize(("progress", "mixed"), [(0, 4), (0.25, 3), (1, 0)])
def test_mix_goes_from_one_value_to_another(lab, progress, mixed):
    assert lab.call("core/easing", "mix", 4, 0, progress) == mixed
