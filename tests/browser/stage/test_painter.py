"""painter.js: what stays is painted once, what moves is painted every frame."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

# Paints, scribbles into a corner of each canvas, paints again after a change, and tells which scribbles are left.
REPAINT = """
  const picture = await helpers.picture(given.reel, { timeMs: 700 });
  const { painter, still, moving } = await helpers.easel(picture);
  painter.paint(picture);
  const scribble = (canvas) => {
    const context = canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = "rgb(1, 200, 3)";
    context.fillRect(0, 0, 2, 2);
  };
  const scribbled = (canvas) => helpers.pixel(canvas, 0, 0).alpha === 1;
  scribble(still);
  scribble(moving);
  const { layoutOf } = await import("/static/core/layout.js");
  const { sampleInto } = await import("/static/core/frame.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  CHANGE
  painter.paint(picture);
  return { stillKept: scribbled(still), movingKept: scribbled(moving) };
"""
TIME_MOVES = "sampleInto(picture.frame, picture.timeline, 900);"


OTHER_SAMPLE = (
    "picture.trace = picture.reel.traces[1]; picture.edges = await helpers.edgesOf(picture.layers, picture.trace);"
)


def repaint(lab, change, reel=None):
    return lab.run(REPAINT.replace("CHANGE", change), {"reel": reel or hand_made()})


@pytest.mark.parametrize(
    "change",
    ["", TIME_MOVES, "picture.trace = picture.reel.traces[1];", "picture.previousTrace = picture.reel.traces[1];"],
    ids=["nothing", "time", "sample", "previous sample"],
)
def test_when_only_time_or_sample_move_the_still_canvas_is_left_alone(lab, change):
    assert repaint(lab, change) == {"stillKept": True, "movingKept": False}


@pytest.mark.parametrize(
    "change",
    [
        "picture.target = { kind: 'neuron', layer: 1, neuron: 0 };",
        "picture.reel = decodeRecorded(given.reel);",
        "picture.reel = null; picture.trace = null;",
        "Object.assign(picture, { previousReel: picture.reel, previousEdges: picture.edges, blend: 0.3 });",
        "picture.layout = layoutOf({ layers: picture.layers, widthPx: 800, heightPx: 401 });",
        "picture.labels = { inputs: ['a'], classes: [] };",
        "painter.palette = { ...helpers.PALETTE, positive: 'rgb(0, 0, 255)' };",
        "painter.resize(810, 400, { scales: [1, 1], box: null });",
        "painter.refresh();",
    ],
    ids=["target", "network", "skeleton", "blend", "layout", "labels", "palette", "size", "refresh"],
)
def test_whatever_else_changes_is_painted_anew(lab, change):
    assert repaint(lab, change) == {"stillKept": False, "movingKept": False}


def test_where_only_the_strongest_edges_are_shown_another_sample_shows_others(lab):
    reel = shape_of((100, 60, 2), top_k=50)
    assert repaint(lab, OTHER_SAMPLE, reel)["stillKept"] is False
    assert repaint(lab, TIME_MOVES, reel)["stillKept"] is True


def test_numbers_that_stand_with_their_units_under_names_are_painted_anew_for_another_sample(lab):
    before = "picture.labels = { inputs: [], classes: [], units: ['cm'] }; painter.paint(picture); scribble(still);"
    assert repaint(lab, before + OTHER_SAMPLE)["stillKept"] is False
    assert repaint(lab, before + "picture.revealed = new Set();")["stillKept"] is False
    assert repaint(lab, before + TIME_MOVES)["stillKept"] is True


def test_having_painted_the_change_once_it_leaves_the_still_canvas_alone_again(lab):
    change = "picture.target = { kind: 'neuron', layer: 1, neuron: 0 }; painter.paint(picture); scribble(still);"
    assert repaint(lab, change)["stillKept"] is True


def test_the_same_moment_is_the_same_picture_wherever_one_came_from(lab):
    body = """
      const { sampleInto } = await import("/static/core/frame.js");
      const picture = await helpers.picture(given, { timeMs: 700 });
      const { painter, still, moving } = await helpers.painted(picture);
      const film = () => [still, moving].map((canvas) => canvas.toDataURL()).join();
      const before = film();
      const strays = [];
      for (const timeMs of [3000, 0, 1700, 4000, 701]) {
        sampleInto(picture.frame, picture.timeline, timeMs);
        painter.paint(picture);
        strays.push(film() === before);
      }
      sampleInto(picture.frame, picture.timeline, 700);
      painter.paint(picture);
      return { strays, same: film() === before };
    """
    assert lab.run(body, hand_made()) == {"strays": [False] * 5, "same": True}


def test_light_is_painted_above_what_stays_and_never_on_it(lab):
    body = """
      const at = async (timeMs) => {
        const picture = await helpers.picture(given, { timeMs });
        const { still, moving } = await helpers.painted(picture);
        return [still.toDataURL(), moving.toDataURL()];
      };
      const [[stillStart, movingStart], [stillEnd, movingEnd]] = [await at(0), await at(3060)];
      return [stillStart === stillEnd, movingStart === movingEnd];
    """
    assert lab.run(body, hand_made()) == [True, False]
