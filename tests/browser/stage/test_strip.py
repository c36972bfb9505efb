"""strip.js and poster.js: the picture of a pass that plays, put together from a small canvas and from what rests."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

# Two painters of one picture: one paints all of it each time, the other one a strip of it.
PAINTERS = """
  const { Strip } = await import("/static/stage/strip.js");
  const { sampleInto } = await import("/static/core/frame.js");
  const picture = await helpers.picture(given.reel, { widthPx: 700, heightPx: 320 });
  const { timeline } = picture;
  const palette = { ...helpers.PALETTE, dark: given.dark ?? true };
  const whole = await helpers.easel(picture, palette);
  const parts = await helpers.easel(picture, palette);
  const stage = document.createElement("div");
  stage.append(parts.still, parts.moving);
  const shown = { scales: [given.scale ?? 1, given.scale ?? 1], box: null };
  for (const { painter } of [whole, parts]) painter.resize(700, 320, shown);
  parts.painter.strip = new Strip(parts.still, parts.moving);
  const go = (timeMs, onlyTime) => {
    sampleInto(picture.frame, timeline, timeMs);
    for (const { painter } of [whole, parts]) painter.paint(picture, onlyTime);
  };
  // What a reader sees of canvases that lie on each other.
  const seen = (canvases) => {
    const { width, height } = whole.still;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.fillStyle = palette.dark ? "black" : "white";
    context.fillRect(0, 0, width, height);
    for (const canvas of canvases) {
      const { opacity, left } = canvas.style;
      if (opacity === "0") continue;
      context.drawImage(canvas, Math.round((parseFloat(left || "0") * width) / 100), 0);
    }
    return context.getImageData(0, 0, width, height).data;
  };
  // A place on the stage is another number on a canvas that begins elsewhere: at the edges of marks roundings differ a little.
  const sameToTheEye = () => {
    const [one, other] = [seen([whole.still, whole.moving]), seen(stage.children)];
    return one.every((value, k) => Math.abs(value - other[k]) <= 6);
  };
  const strip = () => stage.querySelector(".strip");
"""
TOUCHED = {"inputs": [0.1] * 5, "compare": 0.65, "changes": ((0, 1, 2, 0.5), (1, 0, -1, -2.0))}


@pytest.mark.parametrize(
    ("reel", "given"),
    [
        pytest.param({"layers": (5, 7, 6, 2)}, {}, id="default"),
        pytest.param({"layers": (5, 7, 6, 2)}, {"dark": False, "scale": 1.37}, id="light at 1.37"),
        pytest.param({"layers": (5, 7, 6, 2), **TOUCHED}, {"scale": 2}, id="touched at 2", marks=pytest.mark.slow),
        pytest.param({"layers": (60, 40, 10)}, {}, id="grid", marks=pytest.mark.slow),
        pytest.param({"layers": (3,) * 12}, {}, id="crowded"),
    ],
)
def test_at_every_moment_it_is_the_picture_that_is_painted_whole(lab, reel, given):
    body = (
        PAINTERS
        + """
      for (const { painter } of [whole, parts]) painter.paintGhosts = (await import("/static/stage/ghosts.js")).paintGhosts;
      go(0, false);
      const odd = [];
      let strips = 0;
      picture.previousTrace = picture.reel.traces.at(-1);
      for (let timeMs = 20; timeMs < timeline.durationMs; timeMs += timeline.durationMs / 60) {
        go(timeMs, true);
        if (strip()) strips++;
        if (!sameToTheEye()) odd.push(Math.round(timeMs));
      }
      return [odd, strips > 40];
    """
    )
    assert lab.run(body, {"reel": shape_of(**reel), **given}) == [[], True]


def test_within_a_strip_nothing_else_is_painted(lab):
    body = (
        PAINTERS
        + """
      go(700, false); go(720, true);
      const wiped = [];
      for (const canvas of [parts.still, parts.moving, strip()]) {
        const context = canvas.getContext("2d");
        const wipe = context.clearRect;
        context.clearRect = (...box) => { wiped.push(canvas === strip() ? box[2] : "all"); wipe.apply(context, box); };
      }
      go(740, true); go(760, true);
      return [wiped, strip().width, whole.moving.width];
    """
    )
    wiped, width, whole = lab.run(body, {"reel": hand_made()})
    assert wiped == [width] * 2
    assert width < 0.8 * whole


def test_where_more_than_time_changes_the_canvases_are_painted_and_seen_again(lab):
    body = (
        PAINTERS
        + """
      go(700, false); go(720, true);
      const opacities = () => [parts.still, parts.moving].map((canvas) => canvas.style.opacity);
      const film = [opacities()];
      picture.target = { kind: "neuron", layer: 1, neuron: 0 };
      go(740, false); film.push(opacities(), sameToTheEye());
      go(760, true); film.push(opacities(), sameToTheEye());
      parts.painter.paintFlat(picture); film.push(opacities());
      return [film, stage.childElementCount];
    """
    )
    aside, there = ["0", "0"], ["", ""]
    assert lab.run(body, {"reel": hand_made()}) == [[aside, there, True, aside, True, there], 2]


def test_without_canvases_off_the_screen_it_is_the_same_picture(own_lab):
    body = (
        """
      const { OffscreenCanvas } = globalThis;
      const without = (value) => Object.defineProperty(globalThis, "OffscreenCanvas", { value, configurable: true });
      without(undefined);
    """
        + PAINTERS
        + """
      go(700, false);
      const same = [];
      for (const timeMs of [720, 1100, 1500, 1900]) {
        without(undefined); go(timeMs, true);
        without(OffscreenCanvas); same.push(sameToTheEye());
      }
      return [same, parts.moving.style.opacity, stage.childElementCount];
    """
    )
    assert own_lab.run(body, {"reel": hand_made()}) == [[True] * 4, "", 3]


def test_no_pointer_and_no_screen_reader_meets_what_it_adds(lab):
    body = (
        PAINTERS
        + """
      go(700, false); go(720, true);
      return [...stage.children].filter((canvas) => canvas !== parts.still && canvas !== parts.moving)
        .map((canvas) => [canvas.className, canvas.style.pointerEvents, canvas.ariaHidden]);
    """
    )
    added = lab.run(body, {"reel": hand_made()})
    assert sorted(added) == [["poster", "none", "true"], ["poster", "none", "true"], ["strip", "none", "true"]]
