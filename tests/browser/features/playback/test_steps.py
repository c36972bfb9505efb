"""steps.js: the moments a reader steps to."""

from __future__ import annotations

import pytest

STEP = """
  const { stopAfter } = await import("/static/features/playback/steps.js");
  return stopAfter(await helpers.timelineOf(3), ...given);
"""
# The lines of the softmax are a step each.
STEPS = [0, 420, 1060, 1170, 1360, 2000, 2110, 2300, 2940, 3050, 3092, 3134, 3176, 3218, 3470, 4000]
LAYERS = [0, 420, 1360, 2300, 4000]


def walk(lab, unit, count, start):
    """Return every moment from `start` on until the steps stay where they are."""
    moments = [start]
    while (after := lab.run(STEP, [moments[-1], count, unit])) != moments[-1]:
        moments.append(after)
    return moments


@pytest.mark.parametrize(("unit", "stops"), [("step", STEPS), ("layer", LAYERS)])
def test_stepping_goes_through_every_stop_and_stays_at_the_ends(lab, unit, stops):
    assert walk(lab, unit, 1, 0) == pytest.approx(stops, abs=0.01)
    assert walk(lab, unit, -1, 4000) == pytest.approx(stops[::-1], abs=0.01)


@pytest.mark.parametrize(
    ("time_ms", "count", "unit", "arrives"),
    [
        (500, 1, "step", 1060), (500, -1, "step", 420), (500, 2, "step", 1170), (500, -9, "step", 0), (500, 99, "step", 4000),
        (500, 1, "layer", 1360), (500, -1, "layer", 420), (419.9, 1, "step", 1060), (1060.2, -1, "step", 420),
        (500, 1.9, "step", 1060), (3100, 1, "step", 3134), (3400, -1, "step", 3218),
    ],
)  # fmt: skip
def test_from_between_two_stops_one_goes_to_the_next_or_the_last(lab, time_ms, count, unit, arrives):
    assert lab.run(STEP, [time_ms, count, unit]) == pytest.approx(arrives, abs=0.01)


@pytest.mark.parametrize("unit", ["step", "layer"])
def test_no_steps_at_all_stay_where_one_is(lab, unit):
    for time_ms in (0, 420, 500, 4000):
        assert lab.run(STEP, [time_ms, 0, unit]) == time_ms


def test_the_phase_that_is_told_at_a_stop_is_the_one_that_has_just_been_finished(lab):
    body = """
      const { stopAfter } = await import("/static/features/playback/steps.js");
      const { phaseAt } = await import("/static/core/phases.js");
      const timeline = await helpers.timelineOf(3);
      const told = [];
      for (let timeMs = 0, k = 0; k < 15; k++) {
        timeMs = stopAfter(timeline, timeMs, 1, "step");
        told.push(phaseAt(timeline, timeMs));
      }
      return told;
    """
    assert lab.run(body) == [*range(9), 9, 9, 9, 9, 9, 10]
