"""phases.js: when each phase of a pass happens, and what is known at a moment."""

from __future__ import annotations

import itertools

import pytest


def timeline(lab, weight_layers):
    return lab.run("return helpers.timelineOf(given);", weight_layers)


def test_the_default_pass_lasts_four_seconds_and_its_phases_are_these(lab):
    told = timeline(lab, 3)
    assert told["durationMs"] == 4000
    assert [(phase["id"], phase["layer"], phase["startMs"], phase["endMs"]) for phase in told["phases"]] == [
        ("inputs", 0, 0, 420),
        ("dense1.weigh", 1, 420, 1060), ("dense1.sum", 1, 1060, 1170), ("activation1.activate", 1, 1170, 1360),
        ("dense2.weigh", 2, 1360, 2000), ("dense2.sum", 2, 2000, 2110), ("activation2.activate", 2, 2110, 2300),
        ("dense3.weigh", 3, 2300, 2940), ("dense3.sum", 3, 2940, 3050),
        ("softmax1.normalize", 3, 3050, 3470), ("rest", 3, 3470, 4000),
    ]  # fmt: skip
    assert {phase["direction"] for phase in told["phases"]} == {"forwards"}


@pytest.mark.parametrize("weight_layers", range(1, 12))
def test_phases_follow_each_other_without_gaps_from_nothing_to_the_end(lab, weight_layers):
    told = timeline(lab, weight_layers)
    phases = told["phases"]
    assert phases[0]["startMs"] == 0
    assert phases[-1]["endMs"] == told["durationMs"]
    assert all(one["endMs"] == next_one["startMs"] for one, next_one in itertools.pairwise(phases))
    assert all(phase["endMs"] > phase["startMs"] for phase in phases)


@pytest.mark.parametrize("weight_layers", range(1, 12))
def test_every_layer_weighs_then_sums_and_only_hidden_layers_activate(lab, weight_layers):
    names = [(phase["layer"], phase["name"]) for phase in timeline(lab, weight_layers)["phases"]]
    hidden = [(layer, name) for layer in range(1, weight_layers) for name in ("weigh", "sum", "activate")]
    around = [(weight_layers, name) for name in ("weigh", "sum", "normalize", "rest")]
    assert names == [(0, "inputs"), *hidden, *around]


def test_each_further_layer_takes_as_long_as_another_until_the_pass_is_hurried(lab):
    durations = [timeline(lab, count)["durationMs"] for count in range(1, 12)]
    assert durations[:3] == [2120, 3060, 4000]
    assert durations[6] == 7760
    assert durations[7:] == pytest.approx([8000] * 4)


def test_a_hurried_pass_keeps_its_rhythm(lab):
    slow, fast = timeline(lab, 3)["phases"], timeline(lab, 11)["phases"]
    lasts = {phase["name"]: phase["endMs"] - phase["startMs"] for phase in slow}
    hurried = {phase["name"]: phase["endMs"] - phase["startMs"] for phase in fast}
    assert [hurried[name] / lasts[name] for name in lasts] == pytest.approx([8000 / 11520] * len(lasts))


@pytest.mark.parametrize(
    ("time_ms", "index"),
    [(-5, 0), (0, 0), (419.999, 0), (420, 1), (1059, 1), (1060, 2), (3470, 10), (4000, 10), (9e9, 10)],
)
def test_a_phase_happens_from_its_start_until_the_next_begins(lab, time_ms, index):
    body = """
      const { phaseAt } = await import("/static/core/phases.js");
      return phaseAt(await helpers.timelineOf(3), given);
    """
    assert lab.run(body, time_ms) == index


def test_a_timeline_cannot_be_changed(lab):
    body = """
      const told = await helpers.timelineOf(2);
      return [told, told.phases, told.phases[0]].map(Object.isFrozen);
    """
    assert lab.run(body) == [True, True, True]


KNOWN = """
  const { isAnswered, isKnown, knownCount } = await import("/static/core/phases.js");
  const timeline = await helpers.timelineOf(given.weightLayers);
"""
# When the arrays of the default network are there, in ms: half-way through a phase that fills or lights discs, else at its end.
# Those of a softmax come one after the other before that.
FILM = [
    (0, 0), (209, 0), (210, 1), (1059, 1), (1060, 2), (1114, 2), (1115, 3), (1264, 3), (1265, 4), (1999, 4), (2000, 5),
    (2055, 6), (2205, 7), (2940, 8), (2995, 9), (3091, 9), (3092, 10), (3134, 11), (3176, 12), (3218, 13), (3259, 13),
    (3260, 15), (4000, 15),
]  # fmt: skip


def test_numbers_become_known_phase_by_phase_and_those_of_a_softmax_one_after_the_other(lab):
    body = KNOWN + "return given.moments.map((timeMs) => knownCount(timeline, timeMs));"
    found = lab.run(body, {"weightLayers": 3, "moments": [moment for moment, _ in FILM]})
    assert found == [count for _, count in FILM]


@pytest.mark.parametrize(
    ("array", "from_ms"),
    [
        ("inputs", 210), ("dense1.contributions", 1060), ("dense1.preActivations", 1115),
        ("activation2.activations", 2205), ("dense3.preActivations", 2995), ("softmax1.probabilities", 3260),
        ("softmax1.scaledLogits", 3092), ("softmax1.exponentialSum", 3218), ("softmax1.probabilitiesAtOne", 3260),
    ],
)  # fmt: skip
def test_an_array_is_known_from_the_phase_on_that_makes_it(lab, array, from_ms):
    body = KNOWN + "return [-1, 0].map((ms) => isKnown(timeline, given.fromMs + ms, given.array));"
    known = lab.run(body, {"weightLayers": 3, "array": array, "fromMs": from_ms})
    assert known == [False, True]


def test_parameters_are_always_known(lab):
    assert lab.run(KNOWN + 'return isKnown(timeline, 0, "dense1.weights");', {"weightLayers": 3}) is True


@pytest.mark.parametrize("layers", [1, 3, 11])
def test_at_the_end_everything_is_known_and_at_the_beginning_nothing(lab, layers):
    body = """
      const all = timeline.phases.flatMap(({ makes }) => makes);
      return [0, timeline.durationMs].map((timeMs) => [isAnswered(timeline, timeMs), ...all.map((array) => isKnown(timeline, timeMs, array))]);
    """
    before, after = lab.run(KNOWN + body, {"weightLayers": layers})
    assert not any(before)
    assert all(after)


def test_the_answer_is_known_with_the_last_phase_before_the_rest(lab):
    body = KNOWN + "return [3259, 3260].map((timeMs) => isAnswered(timeline, timeMs));"
    assert lab.run(body, {"weightLayers": 3}) == [False, True]


def test_the_numbers_of_a_neuron_are_known_when_the_canvas_writes_them(lab):
    body = """
      const { answered, createFrame, lit, sampleInto } = await import("/static/core/frame.js");
      const frame = createFrame(timeline);
      const odd = [];
      for (let timeMs = 0; timeMs <= 4000; timeMs += 1) {
        sampleInto(frame, timeline, timeMs);
        for (const { lights } of timeline.layers) {
          for (const k of lights) {
            const { id, shows } = timeline.phases[k];
            const isLit = lit(frame, timeline, k) >= 0.5;
            // The logits are known before they light up.
            if (id === "softmax1.normalize" ? isLit && !isKnown(timeline, timeMs, shows) : isLit !== isKnown(timeline, timeMs, shows)) odd.push([timeMs, id]);
          }
        }
        if (answered(frame, timeline) >= 0.5 !== isKnown(timeline, timeMs, "softmax1.probabilities")) odd.push([timeMs, "answer"]);
      }
      return odd;
    """
    assert lab.run(KNOWN + body, {"weightLayers": 3}) == []


def test_a_timeline_may_go_backwards_too_through_the_operations_in_the_opposite_order(lab):
    body = """
      const { isKnown, timelineOf } = await import("/static/core/phases.js");
      const { createFrame, sampleInto } = await import("/static/core/frame.js");
      const { skeletonOf } = await import("/static/core/skeleton.js");
      const { KINDS } = await import("/static/operations/kinds.js");
      const back = (name, makes) => ({ ...KINDS[name], backwards: [{ name: "return", ms: 200, makes }] });
      const kinds = { ...KINDS, dense: back("dense", ["weightGradients"]), softmax: back("softmax", ["deltas"]), rest: { forwards: [], backwards: KINDS.rest.forwards } };
      const operations = skeletonOf([2, 3, 2]);
      const timeline = timelineOf(operations, kinds, ["forwards", "backwards"]);
      const { progress } = sampleInto(createFrame(timeline), timeline, timeline.durationMs - 530 - 100);
      return [timeline.phases.slice(-5).map(({ id, direction, layer, startMs, endMs }) => [id, direction, layer, endMs - startMs]), [...progress.slice(-3)],
        [-1, 0].map((ms) => isKnown(timeline, timeline.phases.at(-2).knownMs + ms, "dense1.weightGradients"))];
    """
    phases, progress, known = lab.run(body)
    assert phases == [
        ["softmax1.normalize", "forwards", 2, 420],
        ["softmax1.return.backwards", "backwards", 2, 200],
        ["dense2.return.backwards", "backwards", 2, 200],
        ["dense1.return.backwards", "backwards", 1, 200],
        ["rest.backwards", "backwards", 2, 530],
    ]
    assert progress == [1, 0.5, 0]
    assert known == [False, True]


def test_of_an_unknown_kind_the_discs_go_from_the_values_before_to_its_own(lab):
    body = """
      const { timelineOf } = await import("/static/core/phases.js");
      const { KINDS } = await import("/static/operations/kinds.js");
      const operations = [
        { name: "dense1", kind: "dense", layer: 1, output: "preActivations" },
        { name: "invented1", kind: "invented", layer: 1, output: "inventions" },
      ];
      const { phases, layers } = timelineOf(operations, KINDS);
      const { id, makes, shows, name } = phases[3];
      return [id, makes, shows, name, layers[1].lights];
    """
    assert lab.run(body) == ["invented1.invented", ["invented1.inventions"], "invented1.inventions", "invented", [3]]
