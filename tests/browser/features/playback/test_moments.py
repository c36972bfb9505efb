"""moments.js: the marks of a pass, and its moments in words."""

from __future__ import annotations

import pytest

MOMENTS = """
  const { describeMoment, marksOf } = await import("/static/features/playback/moments.js");
  const moment = await helpers.momentOf(given.layers);
"""


def marks_of(lab, layers):
    return lab.run(MOMENTS + "return marksOf(moment.timeline);", {"layers": layers})


def test_every_phase_has_a_mark_and_every_layer_its_name_where_it_begins(lab):
    marks = marks_of(lab, 3)
    assert [mark["layer"] for mark in marks] == [
        "inputs", "hidden 1", "", "", "hidden 2", "", "", "outputs", "", "",
    ]  # fmt: skip
    starts = [0, 420, 1060, 1170, 1360, 2000, 2110, 2300, 2940, 3050]
    assert [mark["at"] for mark in marks] == pytest.approx([start / 4000 for start in starts])


def test_in_the_film_of_a_step_each_way_has_its_name_and_so_has_the_loss(lab):
    body = """
      const { describeMoment, marksOf } = await import("/static/features/playback/moments.js");
      const { timelineOf } = await import("/static/core/phases.js");
      const { skeletonOf } = await import("/static/core/skeleton.js");
      const { KINDS_THERE_AND_BACK, STEP } = await import("/static/operations/backwards.js");
      const { words } = await helpers.momentOf(1);
      const timeline = timelineOf(skeletonOf([2, 3, 2]), KINDS_THERE_AND_BACK, STEP);
      const told = (name, way) => {
        const phase = timeline.phases.find((one) => one.name === name && one.direction === way);
        return describeMoment({ timeline, words, timeMs: phase.startMs }).replace(/, [\\d.]+ of .*/, "");
      };
      return [marksOf(timeline).flatMap(({ layer }) => layer || []), told("loss", "backwards"), told("sum", "again"), told("gather", "backwards"), told("update", "backwards")];
    """
    names, loss, again, gathered, update = lab.run(body)
    assert names == ["pass", "loss", "back", "update", "again", "learned"]
    assert loss == "loss"
    assert again == "after the step, hidden, sum"
    # What goes back along edges is summed at the layer before.
    assert gathered == "back, hidden, sum"
    assert update == "weights move"


@pytest.mark.parametrize("layers", [1, 2, 5, 11])
def test_marks_follow_each_other_inside_the_line(lab, layers):
    places = [mark["at"] for mark in marks_of(lab, layers)]
    assert places == sorted(set(places))
    assert places[0] == 0
    assert places[-1] < 1


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (0, "inputs, 0.0 of 4.0 seconds"),
        (1050, "hidden 1, weigh, 1.1 of 4.0 seconds"),
        (1100, "hidden 1, sum, 1.1 of 4.0 seconds"),
        (2200, "hidden 2, activate, 2.2 of 4.0 seconds"),
        (3100, "outputs, normalize, 3.1 of 4.0 seconds"),
        (4000, "outputs, done, 4.0 of 4.0 seconds"),
    ],
)
def test_a_moment_is_told_by_its_layer_its_phase_and_its_time(lab, moment, words):
    body = MOMENTS + "return describeMoment({ ...moment, timeMs: given.timeMs });"
    assert lab.run(body, {"layers": 3, "timeMs": moment}) == words


def test_an_only_hidden_layer_has_no_number_as_on_the_stage(lab):
    marks = marks_of(lab, 2)
    assert [mark["layer"] for mark in marks if mark["layer"]] == ["inputs", "hidden", "outputs"]
