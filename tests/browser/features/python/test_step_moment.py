"""step-moment.js: which lines of a step run at a moment of its film, and what their variables hold."""

from __future__ import annotations

import json

import pytest

from browser.stage.steps import reel_of, step_of
from forward_pass import Drawn
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_listing import step_listing

SOURCE = Drawn(layers=(3, 4, 2), seed=3)
LISTING = step_listing(TrainingRun("largest", layers=(3, 4, 2), optimizer="sgd"), 0)
SCENE = """
  const { stepMomentOf } = await import("/static/features/python/step-moment.js");
  const { timelineOf } = await import("/static/core/phases.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { KINDS_THERE_AND_BACK, STEP } = await import("/static/operations/backwards.js");
  const [trace] = decodeRecorded(given.reel).traces;
  const timeline = timelineOf(trace.network.operations, KINDS_THERE_AND_BACK, STEP);
  const { arrays, target } = given.step;
  const step = { get: (name) => arrays[name] && Float64Array.from(arrays[name]), target };
  const at = (id) => {
    const timeMs = timeline.phases.find((phase) => phase.id === id).startMs + 1;
    const moment = stepMomentOf(given.listing, step, { trace, timeline, timeMs });
    return moment && [moment.lines, Object.fromEntries(moment.variables.map(({ name, values }) => [name, [...values]])), moment.variables.map(({ shape }) => shape)];
  };
  return given.ids.map(at);
"""


@pytest.fixture
def at(lab):
    given = {"reel": json.loads(reel_of(SOURCE)), "step": step_of(SOURCE, [1.0, 0.0]), "listing": LISTING}
    return lambda *ids: lab.run(SCENE, given | {"ids": ids}), given["step"]["arrays"]


def test_each_phase_of_the_way_back_lights_its_lines(at):
    run, _ = at
    phases = {
        "softmax1.loss.backwards": "softmax.loss",
        "dense2.blame.backwards": "dense.blame",
        "dense2.carry.backwards": "dense.carry",
        "activation1.bend.backwards": "activation.bend.relu",
        "dense1.gather.backwards": "dense.gather",
        "update.backwards": "rest.update",
    }
    for (lines, *_), key in zip(run(*phases), phases.values(), strict=True):
        assert lines
        assert lines == LISTING["lines"][key]


def test_variables_hold_the_numbers_of_the_step(at):
    run, arrays = at
    [_, carry, shapes], [_, bend, _], [_, update, sizes] = run(
        "dense2.carry.backwards", "activation1.bend.backwards", "update.backwards"
    )
    assert carry == {"slope": arrays["slope:dense2.preActivations"], "before": arrays["carried:dense2"]}
    assert shapes == [[2], [8]]
    # All weights and biases are one vector.
    assert sizes == [[26]] * 2
    assert bend["slope"] == arrays["slope:activation1.activations"]
    assert update["θ"] == arrays["after:dense1.weights"]
    assert update["g"] == arrays["decayed:dense1.weights"]


def test_where_a_pass_goes_forwards_the_forward_source_is_shown(at):
    run, _ = at
    assert run("dense1.weigh", "dense1.weigh.again") == [None, None]
