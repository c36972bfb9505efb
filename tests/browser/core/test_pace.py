"""pace.js: how long the phases of a pass take on the clock, by how many passes were seen before."""

from __future__ import annotations

import pytest

LASTS = """
  const { paceOf } = await import("/static/core/pace.js");
  const timeline = await helpers.timelineOf(given.weightLayers);
  return timeline.phases.map(({ name, startMs, endMs }, k) => [name, (endMs - startMs) / paceOf(timeline, k, given.seen), endMs - startMs]);
"""


def lasts(lab, weight_layers, seen):
    """Return name, ms on the clock and ms of the timeline of every phase."""
    return lab.run(LASTS, {"weightLayers": weight_layers, "seen": seen})


def total(phases):
    return sum(ms for _, ms, _ in phases)


@pytest.mark.parametrize("weight_layers", [1, 2, 3, 4])
def test_a_first_pass_of_few_layers_takes_twelve_to_fifteen_seconds_and_gives_every_step_its_time(lab, weight_layers):
    phases = lasts(lab, weight_layers, 0)
    assert 12_000 <= total(phases) <= 15_000
    assert min(ms for name, ms, _ in phases if name in ("sum", "activate", "normalize")) >= 800
    assert phases[-1][1] >= 3000


@pytest.mark.parametrize("weight_layers", range(5, 12))
def test_a_first_pass_of_many_layers_takes_at_most_thirty_seconds(lab, weight_layers):
    phases = lasts(lab, weight_layers, 0)
    assert 15_000 <= total(phases) <= 30_000
    assert phases[-1][1] >= 3000


@pytest.mark.parametrize("weight_layers", [1, 2, 3, 4])
def test_a_second_pass_takes_about_eight_seconds(lab, weight_layers):
    assert total(lasts(lab, weight_layers, 1)) == pytest.approx(8000, rel=0.15)


@pytest.mark.parametrize("weight_layers", range(1, 12))
def test_of_two_passes_the_earlier_one_is_never_faster(lab, weight_layers):
    first, second, later = (lasts(lab, weight_layers, seen) for seen in range(3))
    assert total(first) > total(second) > total(later)
    for phases in (first, second, later):
        assert all(ms >= usual * (1 - 1e-9) for _, ms, usual in phases)


@pytest.mark.parametrize("seen", [2, 3, 50])
def test_later_passes_keep_the_rhythm_of_the_timeline_and_rest_for_two_seconds(lab, seen):
    *phases, (_, rest_ms, _) = lasts(lab, 3, seen)
    assert [ms for _, ms, _ in phases] == [usual for *_, usual in phases]
    assert rest_ms == pytest.approx(2000)


@pytest.mark.parametrize("seen", [0, 1])
def test_what_comes_before_the_first_pulse_is_not_slowed(lab, seen):
    [(name, ms, usual), *_] = lasts(lab, 3, seen)
    assert (name, ms) == ("inputs", usual)
