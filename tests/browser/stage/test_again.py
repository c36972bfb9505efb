"""again.js: after the weights have moved the pass is played again, and the stage is painted with their numbers."""

from __future__ import annotations

import json

import pytest

from browser.stage.steps import reel_of
from forward_pass import Drawn, record, to_json
from forward_pass.options import RunOptions

SOURCE = Drawn(layers=(3, 4, 2), seed=3)
SCENE = """
  const { timelineOf } = await import("/static/core/phases.js");
  const { createFrame, sampleInto } = await import("/static/core/frame.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const { KINDS_THERE_AND_BACK, STEP } = await import("/static/operations/backwards.js");
  const { Again } = await import("/static/stage/again.js");
  const base = await helpers.picture(given.before);
  const { operations } = base.reel.network;
  const course = timelineOf(operations, KINDS_THERE_AND_BACK, STEP);
  const pass = timelineOf(operations, KINDS);
  const after = decodeRecorded(given.after);
  const again = new Again(course, pass, after, KINDS);
  const at = (id, part) => {
    const { startMs, endMs } = course.phases.find((phase) => phase.id === id);
    const frame = sampleInto(createFrame(course), course, startMs + part * (endMs - startMs));
    const picture = { ...base, timeline: course, frame };
    return [picture, again.pictured(picture)];
  };
"""


@pytest.fixture
def scene(lab):
    # Another weight stands for the step.
    other = record(SOURCE, [0], RunOptions(changes=((0, 0, 0, 1.5),)))
    given = {"before": json.loads(reel_of(SOURCE)), "after": json.loads(to_json(other))}
    return lambda body: lab.run(SCENE + body, given)


def test_until_the_weights_have_moved_the_picture_stays_the_same(scene):
    body = 'return ["dense1.weigh", "dense1.carry.backwards", "update.backwards"].map((id) => { const [one, other] = at(id, 0.5); return one === other; });'
    assert scene(body) == [True, True, True]


def test_then_it_is_the_pass_with_the_new_weights_at_the_same_part_of_its_phase(scene):
    body = """
      const [before, shown] = at("dense2.weigh.again", 0.25);
      const { phases } = pass;
      const index = phases.findIndex(({ id }) => id === "dense2.weigh");
      return [shown.trace === after.traces[0], shown.previousTrace === before.trace, shown.edges[0].parameter[0], shown.frame.phaseIndex === index, shown.frame.progress[index], shown.timeline === pass];
    """
    new, previous, weight, same_phase, progress, timeline = scene(body)
    assert (new, previous, same_phase, timeline) == (True, True, True, True)
    assert weight == 1.5
    assert progress == pytest.approx(0.25)


def test_at_the_end_its_answer_stands(scene):
    body = 'const [, shown] = at("learned.again", 0); return [shown.frame.timeMs === pass.durationMs, shown.frame.progress.every((part) => part === 1)];'
    assert scene(body) == [True, True]
