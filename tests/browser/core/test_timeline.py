"""timeline.js: when each step of a pass happens."""

from __future__ import annotations

import itertools

import pytest


def timeline(lab, weight_layers):
    return lab.call("core/timeline", "timelineOf", weight_layers)


def test_the_default_pass_lasts_four_seconds_and_its_steps_are_these(lab):
    told = timeline(lab, 3)
    assert told["durationMs"] == 4000
    assert told["weightLayers"] == 3
    assert [(step["name"], step["layer"], step["startMs"], step["endMs"]) for step in told["steps"]] == [
        ("inputs", -1, 0, 420),
        ("weigh", 0, 420, 1060), ("sum", 0, 1060, 1170), ("activate", 0, 1170, 1360),
        ("weigh", 1, 1360, 2000), ("sum", 1, 2000, 2110), ("activate", 1, 2110, 2300),
        ("weigh", 2, 2300, 2940), ("sum", 2, 2940, 3050),
        ("normalize", 2, 3050, 3470), ("rest", 2, 3470, 4000),
    ]  # fmt: skip


@pytest.mark.parametrize("weight_layers", range(1, 12))
def test_steps_follow_each_other_without_gaps_from_nothing_to_the_end(lab, weight_layers):
    told = timeline(lab, weight_layers)
    steps = told["steps"]
    assert steps[0]["startMs"] == 0
    assert steps[-1]["endMs"] == told["durationMs"]
    assert all(one["endMs"] == next_one["startMs"] for one, next_one in itertools.pairwise(steps))
    assert all(step["endMs"] > step["startMs"] for step in steps)


@pytest.mark.parametrize("weight_layers", range(1, 12))
def test_every_layer_weighs_then_sums_and_only_hidden_layers_activate(lab, weight_layers):
    names = [(step["layer"], step["name"]) for step in timeline(lab, weight_layers)["steps"]]
    last = weight_layers - 1
    hidden = [(layer, name) for layer in range(last) for name in ("weigh", "sum", "activate")]
    around = [(last, name) for name in ("weigh", "sum", "normalize", "rest")]
    assert names == [(-1, "inputs"), *hidden, *around]


def test_each_further_layer_takes_as_long_as_another_until_the_pass_is_hurried(lab):
    durations = [timeline(lab, count)["durationMs"] for count in range(1, 12)]
    assert durations[:3] == [2120, 3060, 4000]
    assert durations[6] == 7760
    assert durations[7:] == pytest.approx([8000] * 4)


def test_a_hurried_pass_keeps_its_rhythm(lab):
    slow, fast = timeline(lab, 3)["steps"], timeline(lab, 11)["steps"]
    lasts = {step["name"]: step["endMs"] - step["startMs"] for step in slow}
    hurried = {step["name"]: step["endMs"] - step["startMs"] for step in fast}
    assert [hurried[name] / lasts[name] for name in lasts] == pytest.approx([8000 / 11520] * len(lasts))


@pytest.mark.parametrize(
    ("time_ms", "index"),
    [(-5, 0), (0, 0), (419.999, 0), (420, 1), (1059, 1), (1060, 2), (3470, 10), (4000, 10), (9e9, 10)],
)
def test_a_step_happens_from_its_start_until_the_next_begins(lab, time_ms, index):
    body = """
      const { stepAt, timelineOf } = await import("/static/core/timeline.js");
      return stepAt(timelineOf(3), given);
    """
    assert lab.run(body, time_ms) == index


def test_a_timeline_cannot_be_changed(lab):
    body = """
      const { timelineOf } = await import("/static/core/timeline.js");
      const told = timelineOf(2);
      return [told, told.steps, told.steps[0]].map(Object.isFrozen);
    """
    assert lab.run(body) == [True, True, True]
