"""backwards.js: the course of one step of learning, there and back."""

from __future__ import annotations

import pytest

COURSE = """
  const { timelineOf } = await import("/static/core/phases.js");
  const { skeletonOf } = await import("/static/core/skeleton.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const { KINDS_THERE_AND_BACK, STEP } = await import("/static/operations/backwards.js");
  const there = timelineOf(skeletonOf(given), KINDS);
  const both = timelineOf(skeletonOf(given), KINDS_THERE_AND_BACK, STEP);
"""


def test_it_goes_back_through_every_operation_and_then_the_weights_move(lab):
    ids = lab.run(COURSE + "return both.phases.map(({ id }) => id);", [2, 3, 1])
    back = [name.removesuffix(".backwards") for name in ids if name.endswith(".backwards")]
    assert back == [
        *("softmax1.loss", "softmax1.difference", "dense2.blame", "dense2.carry", "dense2.gather"),
        *("activation1.bend", "dense1.blame", "dense1.carry", "dense1.gather", "update"),
    ]


def test_with_the_new_weights_the_pass_goes_through_all_of_it_again(lab):
    ids = lab.run(COURSE + "return [there, both].map(({ phases }) => phases.map(({ id }) => id));", [2, 3, 1])
    alone, both = ids
    assert alone[-1] == "rest"
    assert both[: len(alone) - 1] == alone[:-1]
    assert both[1 - len(alone) - 1 :] == [*(f"{name}.again" for name in alone[:-1]), "learned.again"]


@pytest.mark.parametrize("layers", [[2, 3, 1], [5, 7, 6, 2]])
def test_the_way_there_takes_as_long_as_a_pass_alone(lab, layers):
    body = "return [there, both].map(({ phases, answering }) => [phases[answering].id, phases[answering].endMs]);"
    alone, with_the_way_back = lab.run(COURSE + body, layers)
    assert alone == with_the_way_back


def test_a_reader_without_motion_stops_at_each_layer_and_wherever_the_way_back_shows_something_new(lab):
    body = "return [both.stops, both.phases.map(({ id, startMs, endMs }) => [id, endMs, startMs])];"
    stops, ends = lab.run(COURSE + body, [2, 3, 1])
    at = {name: end for name, end, _ in ends}
    halfway = {name: (start + end) / 2 for name, end, start in ends}
    there = ("inputs", "activation1.activate", "softmax1.normalize")
    back = [f"{name}.backwards" for name in ("softmax1.loss", "softmax1.difference", "dense2.gather")]
    bend = "activation1.bend.backwards"
    again = ("inputs.again", "activation1.activate.again", "learned.again")
    assert stops == [
        *(at[name] for name in (*there, *back)),
        *(halfway[bend], at[bend], at["dense1.gather.backwards"], at["update.backwards"]),
        *(at[name] for name in again),
    ]


def test_what_the_pass_after_the_step_makes_becomes_known_one_after_the_other_as_before(lab):
    body = "return ['forwards', 'again'].map((way) => both.phases.filter(({ direction, operation }) => direction === way && operation.kind !== 'rest').map(({ makes, madeMs, startMs }) => [makes, madeMs.map((ms) => ms - startMs)]));"
    first, second = lab.run(COURSE + body, [2, 3, 1])
    assert [makes for makes, _ in first] == [makes for makes, _ in second]
    for (_, before), (_, after) in zip(first, second, strict=True):
        assert after == pytest.approx(before)
