"""frame.js: what is visible at one instant is a function of the time alone."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

# The frames of a whole pass, every 5 ms, for a number of weight layers.
FILM = """
  const { answered, createFrame, filled, lit, sampleInto, stillPace, stillTime } = await import("/static/core/frame.js");
  const timeline = await helpers.timelineOf(given.weightLayers);
  const at = (timeMs) => helpers.plain(sampleInto(createFrame(timeline), timeline, timeMs));
  // What painters read in a frame: how far the pulses of each layer are, how full and how lit its discs.
  const read = (frame) => {
    const [inputs, ...layers] = timeline.layers;
    return {
      ...frame,
      inputsLit: lit(frame, timeline, inputs.lights[0]),
      travel: layers.map(({ travel }) => frame.progress[travel]),
      filled: layers.map((_, l) => filled(frame, timeline, l + 1)),
      lit: layers.map(({ lights }) => lit(frame, timeline, lights[0])),
      normalized: answered(frame, timeline),
    };
  };
"""
EVERY_5_MS = (
    FILM
    + """
  const film = [];
  for (let timeMs = 0; timeMs <= timeline.durationMs; timeMs += 5) film.push(read(at(timeMs)));
  return [...film, read(at(timeline.durationMs))];
"""
)
LAYERS = pytest.mark.parametrize("weight_layers", [1, 2, 3, 7, 11])


# A film is the same for every test that looks at it, and large: it leaves the page once.
FILMS: dict[int, list[dict[str, Any]]] = {}


def film(lab, weight_layers):
    if weight_layers not in FILMS:
        FILMS[weight_layers] = lab.run(EVERY_5_MS, {"weightLayers": weight_layers})
    return FILMS[weight_layers]


def courses(frames):
    """Return every progress over time: name → its values."""
    rows = {name: [frame[name] for frame in frames] for name in ("inputsLit", "normalized")}
    for name in ("travel", "filled", "lit"):
        for layer in range(len(frames[0][name])):
            rows[name, layer] = [frame[name][layer] for frame in frames]
    return rows


@LAYERS
def test_every_progress_runs_from_nothing_to_all_and_never_back(lab, weight_layers):
    for name, values in courses(film(lab, weight_layers)).items():
        assert values[0] == 0, name
        assert values[-1] == 1, name
        assert values == sorted(values), name
        assert sum(0 < value < 1 for value in values) > 0, name


@LAYERS
def test_the_light_of_the_sample_before_only_fades_and_is_gone_before_the_pulses_leave(lab, weight_layers):
    frames = film(lab, weight_layers)
    residue = [frame["residue"] for frame in frames]
    assert residue[0] == 1
    assert residue == sorted(residue, reverse=True)
    if weight_layers <= 7:
        assert all(frame["residue"] == 0 for frame in frames if frame["travel"][0] > 0)


@LAYERS
def test_nothing_is_lit_before_its_pulses_have_arrived(lab, weight_layers):
    for frame in film(lab, weight_layers):
        lit = [frame["inputsLit"], *frame["lit"]]
        for layer, travel in enumerate(frame["travel"]):
            assert travel == 0 or lit[layer] == 1, "pulses leave neurons that are lit"
            assert frame["filled"][layer] == 0 or travel >= 0.86, "a neuron fills as its pulses arrive"
            assert frame["filled"][layer] <= 0.5 or travel == 1, "it is full when all have arrived"
            assert frame["lit"][layer] == 0 or (travel == 1 and frame["filled"][layer] == 1), "then it lights up"


@LAYERS
def test_percentages_come_after_the_last_layer(lab, weight_layers):
    for frame in film(lab, weight_layers):
        assert frame["normalized"] == 0 or (frame["travel"][-1] == 1 and frame["filled"][-1] == 1)


@LAYERS
def test_pulses_travel_evenly_and_in_one_layer_at_a_time(lab, weight_layers):
    frames = film(lab, weight_layers)
    assert all(sum(0 < travel < 1 for travel in frame["travel"]) <= 1 for frame in frames)
    for layer in range(weight_layers):
        travel = [frame["travel"][layer] for frame in frames]
        steps = [later - now for now, later in itertools.pairwise(travel) if now > 0 and later < 1]
        assert max(steps) == pytest.approx(min(steps))


@LAYERS
def test_every_phase_happens_in_order(lab, weight_layers):
    indices = [frame["phaseIndex"] for frame in film(lab, weight_layers)]
    assert indices == sorted(indices)
    assert set(indices) == set(range(3 * weight_layers + 2))


def test_the_middle_of_the_first_pulses_journey_looks_like_this(lab):
    frame = lab.run(FILM + "return read(at(740));", {"weightLayers": 3})
    assert frame == {
        "timeMs": 740, "phaseIndex": 1, "residue": 0, "inputsLit": 1, "normalized": 0,
        "travel": [0.5, 0, 0], "filled": [0, 0, 0], "lit": [0, 0, 0],
        "progress": [1, 0.5, *[0] * 9],
    }  # fmt: skip


def test_scrubbing_a_thousand_times_leaves_nothing_behind(lab):
    body = (
        FILM
        + """
      const random = helpers.random(11);
      const frame = createFrame(timeline);
      const strays = [];
      for (let jump = 0; jump < 1000; jump++) {
        const timeMs = random() * 4000;
        const scrubbed = JSON.stringify(helpers.plain(sampleInto(frame, timeline, timeMs)));
        if (scrubbed !== JSON.stringify(at(timeMs))) strays.push(timeMs);
      }
      return strays;
    """
    )
    assert lab.run(body, {"weightLayers": 3}) == []


def test_sampling_fills_the_frame_it_is_given(lab):
    body = (
        FILM
        + """
      const frame = createFrame(timeline);
      const { progress } = frame;
      const same = sampleInto(frame, timeline, 2500);
      return [same === frame, frame.progress === progress];
    """
    )
    assert lab.run(body, {"weightLayers": 3}) == [True] * 2


@pytest.mark.parametrize(
    ("time_ms", "shown_ms"),
    [(0, 420), (419.999, 420), (420, 1360), (1359, 1360), (1361, 2300), (2299, 2300), (2301, 4000), (4000, 4000)],
)
def test_less_motion_shows_the_inputs_then_each_layer_then_the_percentages(lab, time_ms, shown_ms):
    shown = lab.run(FILM + "return stillTime(timeline, given.timeMs);", {"weightLayers": 3, "timeMs": time_ms})
    assert shown == pytest.approx(shown_ms, abs=0.01)


# A step of learning has stops of very different lengths, and two within one phase.
STEP_OF_LEARNING = """
  const { createFrame, sampleInto, stillPace, stillTime } = await import("/static/core/frame.js");
  const { timelineOf } = await import("/static/core/phases.js");
  const { skeletonOf } = await import("/static/core/skeleton.js");
  const { KINDS_THERE_AND_BACK, STEP } = await import("/static/operations/backwards.js");
  const timeline = timelineOf(skeletonOf([2, 3, 2]), KINDS_THERE_AND_BACK, STEP);
  const at = (timeMs) => sampleInto(createFrame(timeline), timeline, timeMs);
"""
TIMELINES = pytest.mark.parametrize("timeline", [FILM, STEP_OF_LEARNING], ids=["pass", "step of learning"])


@TIMELINES
def test_with_less_motion_a_moment_shows_the_end_of_the_stop_that_it_is_in(lab, timeline):
    body = """
      const found = timeline.stops.flatMap((endMs, k) => {
        const startMs = timeline.stops[k - 1] ?? 0;
        return [startMs, (startMs + endMs) / 2, endMs - 0.01].map((timeMs) => [endMs - stillTime(timeline, timeMs), at(stillTime(timeline, timeMs)).phaseIndex === at(endMs - 0.01).phaseIndex]);
      });
      return found;
    """
    found = lab.run(timeline + body, {"weightLayers": 3})
    assert len(found) >= 12
    assert [early for early, _ in found] == pytest.approx([0.001] * (len(found) - 3) + [0] * 3, abs=1e-6)
    assert all(same for _, same in found)


@TIMELINES
def test_with_less_motion_all_stops_stand_equally_long_and_the_pass_twice_as_long(lab, timeline):
    body = "return [timeline.durationMs, timeline.stops.map((endMs, k) => { const startMs = timeline.stops[k - 1] ?? 0; return (endMs - startMs) / stillPace(timeline, startMs); })];"
    lasts, each = lab.run(timeline + body, {"weightLayers": 3})
    assert each == pytest.approx([2 * lasts / len(each)] * len(each))


@LAYERS
def test_with_less_motion_the_phase_told_is_the_one_that_is_shown(lab, weight_layers):
    body = (
        FILM
        + "return [0, ...timeline.stops.slice(0, -1)].map((timeMs) => timeline.phases[at(stillTime(timeline, timeMs)).phaseIndex].name);"
    )
    names = lab.run(body, {"weightLayers": weight_layers})
    assert names == ["inputs", *["activate"] * (weight_layers - 1), "rest"]


@LAYERS
def test_with_less_motion_nothing_is_ever_under_way(lab, weight_layers):
    body = (
        FILM
        + """
      const shown = new Set();
      for (let timeMs = 0; timeMs <= timeline.durationMs; timeMs += 5) shown.add(stillTime(timeline, timeMs));
      return [...shown].map(at).map(read);
    """
    )
    frames = lab.run(body, {"weightLayers": weight_layers})
    assert len(frames) == weight_layers + 1
    for values in courses(frames).values():
        assert {round(value, 6) for value in values} <= {0, 1}
    assert [sum(frame["travel"]) for frame in frames] == [*range(weight_layers), weight_layers]
