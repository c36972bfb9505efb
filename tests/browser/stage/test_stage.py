"""stage.js: what is on stage: one network, one of its traces, one moment."""

from __future__ import annotations

import pytest

from browser.lab import hand_made, shape_of

STAGE = """
  const frames = helpers.holdFrames();
  const { Stage } = await import("/static/stage/stage.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { KINDS } = await import("/static/operations/kinds.js");
  const told = [];
  const stillCanvas = document.createElement("canvas");
  const movingCanvas = document.createElement("canvas");
  const stage = new Stage({ stillCanvas, movingCanvas, palette: helpers.PALETTE, onEnd: () => told.push("end"), kinds: KINDS, onPhase: ({ name, layer }) => told.push([name, layer]), onKnown: () => {} });
  stage.resize(800, 400);
  stage.player.visible = true;
  const reel = decodeRecorded(given.reel);
  const show = (reel) => stage.showNetwork(reel, reel.traces[0]);
  const run = (ms) => { for (let t = 0; t < ms; t += 20) frames.advance(20); };
"""


@pytest.fixture
def stage(own_lab):
    def run(body, reel=None, **given):
        return own_lab.run(STAGE + body, {"reel": reel or hand_made(), **given})

    return run


def test_a_pass_tells_its_phases_in_order_and_then_its_end(stage):
    body = """
      show(reel); stage.player.seek(0); stage.playing = true; run(stage.durationMs + 60);
      return told;
    """
    assert stage(body) == [
        ["inputs", 0], ["weigh", 1], ["sum", 1], ["activate", 1], ["weigh", 2], ["sum", 2], ["normalize", 2], ["rest", 2],
        "end", ["inputs", 0],
    ]  # fmt: skip


def test_each_phase_is_told_once_also_when_one_jumps(stage):
    body = """
      show(reel);
      for (const timeMs of [1500, 1510, 1600, 100, 9e9, 9e9]) { stage.player.seek(timeMs); frames.advance(); }
      return told;
    """
    assert stage(body) == [["weigh", 2], ["inputs", 0], ["rest", 2]]


@pytest.mark.parametrize("layers", [(1, 1), (2, 3), (5, 7, 6, 2), (2,) * 12])
def test_a_pass_lasts_as_long_as_its_timeline_says_whatever_the_network(stage, layers):
    body = "show(reel); stage.player.seek(Infinity); return [stage.durationMs, stage.player.timeMs, stage.player.durationMs];"
    duration, time, played = stage(body, reel=shape_of(layers, samples=1))
    assert duration == time == played


def test_from_a_long_pass_to_a_short_one_the_moment_stays_inside(stage):
    body = """
      stage.showSkeleton({ layers: [2, 2, 2, 2, 2, 2, 2, 2], activation: "relu" });
      stage.player.seek(Infinity);
      stage.showSkeleton({ layers: [2, 2], activation: "relu" });
      return stage.player.timeMs <= stage.durationMs;
    """
    assert stage(body) is True


def test_who_waits_at_the_end_waits_at_the_end_of_a_longer_pass_too(stage):
    body = """
      stage.player.seek(Infinity);
      stage.showSkeleton({ layers: [2, 2, 2, 2, 2, 2, 2, 2], activation: "relu" });
      return [stage.player.timeMs, stage.durationMs];
    """
    time, duration = stage(body)
    assert time == duration > 4000


def test_a_network_that_comes_while_playing_begins_at_its_beginning(stage):
    body = """
      show(reel); stage.playing = true; run(500); show(decodeRecorded(given.reel));
      return stage.player.timeMs;
    """
    assert stage(body) == 0


def test_the_first_numbers_that_come_move_at_once(stage):
    body = """
      stage.playing = true; show(reel); frames.advance(); frames.advance();
      return [told[0], stage.picture.frame.progress[1] > 0];
    """
    assert stage(body) == [["weigh", 1], True]


def test_where_there_are_no_numbers_nothing_moves_until_they_come(stage):
    body = """
      stage.playing = true; stage.showSkeleton({ layers: [1, 4, 2], activation: "relu" }); run(200);
      const still = [stage.player.timeMs, frames.waiting];
      show(reel); run(200);
      return [still, stage.player.timeMs > 500, frames.waiting];
    """
    assert stage(body) == [[0, 0], True, 1]


def test_a_network_that_comes_while_paused_leaves_the_moment_where_it_is(stage):
    assert (
        stage("show(reel); stage.player.seek(700); show(decodeRecorded(given.reel)); return stage.player.timeMs;")
        == 700
    )


def test_the_edges_glide_to_a_network_of_the_same_shape_and_cut_to_another(stage):
    body = """
      show(reel); frames.advance();
      stage.playing = true;
      const film = [];
      const { picture } = stage;
      const look = () => film.push([picture.blend, picture.previousReel !== null, picture.previousTrace !== null]);
      look();
      show(decodeRecorded(given.reel)); frames.advance(); look();
      frames.advance(100); frames.advance(100); look();
      run(700); look();
      show(decodeRecorded(given.other)); frames.advance(); look();
      return film;
    """
    film = stage(body, other=shape_of((3, 2)))
    assert film[0] == [1, False, False]
    assert film[1] == [0, True, True]
    assert 0 < film[2][0] < 1
    assert film[3] == [1, False, True]
    assert film[4] == [1, False, False]


def test_a_network_of_very_many_edges_is_cut_to(stage):
    body = (
        "show(reel); frames.advance(); show(decodeRecorded(given.reel)); frames.advance(); return stage.picture.blend;"
    )
    assert stage(body, reel=shape_of((60, 40, 2), samples=1)) == 1


def test_the_next_sample_remembers_the_last_one_whose_light_lingers(stage):
    body = """
      show(reel); stage.playing = true;
      stage.showSample(reel, reel.traces[1]);
      const { trace, previousTrace, blend } = stage.picture;
      return [trace.sample, previousTrace.sample, blend];
    """
    assert stage(body) == [1, 0, 1]


def test_other_numbers_for_the_same_moment_replace_the_trace_and_nothing_else(stage):
    body = """
      show(reel); stage.playing = true;
      stage.showSample(reel, reel.traces[1]); stage.player.seek(800);
      stage.replace(reel, reel.traces[2]);
      return [stage.picture.trace.sample, stage.picture.previousTrace.sample, stage.player.timeMs];
    """
    assert stage(body) == [2, 0, 800]


def test_less_motion_goes_from_stage_to_stage_at_half_the_pace(stage):
    body = """
      show(reel);
      stage.reducedMotion = true;
      stage.playing = true;
      const shown = new Set();
      let passes = 0;
      for (let t = 0; t < 2 * stage.durationMs - 40; t += 20) {
        frames.advance(20);
        shown.add(Math.round(stage.picture.frame.timeMs));
        passes += told.filter((entry) => entry === "end").length;
      }
      return { shown: [...shown], passes, told: told.map(([name]) => name), travelling: [...stage.picture.frame.progress].some((travel) => travel > 0.01 && travel < 0.99) };
    """
    assert stage(body) == {
        "shown": [420, 1360, 3060], "passes": 0, "told": ["inputs", "activate", "rest"], "travelling": False,
    }  # fmt: skip


def test_with_less_motion_a_new_network_is_cut_to(stage):
    body = "stage.reducedMotion = true; show(reel); frames.advance(); show(decodeRecorded(given.reel)); frames.advance(); return stage.picture.blend;"
    assert stage(body) == 1


def test_speed_counts_with_and_without_motion(stage):
    # With less motion the first of three stops, 420 of 3060 ms, stands for a third of the pass.
    body = """
      show(reel);
      stage.speed = 2;
      const speeds = [stage.player.speed];
      stage.reducedMotion = true; speeds.push(stage.player.speed);
      stage.speed = 4; speeds.push(stage.player.speed);
      stage.reducedMotion = false; speeds.push(stage.player.speed);
      return speeds;
    """
    share = 3 * 420 / 3060
    assert stage(body) == pytest.approx([2, share, 2 * share, 4])


def test_the_stage_follows_its_size_and_makes_room_for_long_names(stage):
    body = """
      show(reel);
      const left = () => stage.picture.layout.layers[0].x[0];
      const narrow = left();
      stage.labels = { inputs: ["a long name of an input"], classes: [] };
      const named = left();
      stage.resize(1200, 500);
      return [named > narrow + 20, stage.picture.layout.widthPx, stage.picture.layout.heightPx, stillCanvas.width, movingCanvas.height];
    """
    assert stage(body) == [True, 1200, 500, 1200, 500]


def test_another_size_shows_no_empty_frame(stage):
    body = """
      show(reel); frames.advance(700);
      const painted = (canvas) =>
        canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
      stage.resize(1200, 500);
      return [painted(stillCanvas), painted(movingCanvas)];
    """
    assert stage(body) == [True, True]


def test_a_skeleton_takes_numbers_and_their_memory_off_the_stage(stage):
    body = """
      show(reel); stage.showSample(reel, reel.traces[1]);
      stage.showSkeleton({ layers: [3, 3], activation: "relu" });
      frames.advance();
      const { picture } = stage;
      return [picture.reel, picture.trace, picture.previousTrace, picture.previousReel, picture.layers];
    """
    assert stage(body) == [None, None, None, None, [3, 3]]


@pytest.mark.parametrize("playing", ["true", "false"])
def test_what_is_on_its_way_opens_at_the_moment_asked_for_and_what_follows_does_not(stage, playing):
    body = f"""
      stage.playing = {playing};
      stage.opensAtMs = 777;
      const film = [stage.player.timeMs];
      show(reel); film.push(stage.player.timeMs);
      stage.player.seek(10); stage.showSample(reel, reel.traces[1]); film.push(stage.player.timeMs);
      stage.opensAtMs = 1e9;
      stage.showSample(reel, reel.traces[2]); film.push(stage.player.timeMs === stage.durationMs);
      stage.opensAtMs = 0;
      stage.replace(reel, reel.traces[0]); film.push(stage.player.timeMs);
      return film;
    """
    assert stage(body) == [0, 777, 10, True, 0]


PIXELS = """
  const hash = (canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let sum = 2166136261;
    for (let k = 0; k < data.length; k++) sum = Math.imul(sum ^ data[k], 16777619);
    return sum >>> 0;
  };
  const at = (timeMs) => { stage.seek(timeMs); frames.advance(); return `${hash(stillCanvas)} ${hash(movingCanvas)}`; };
"""


def test_the_same_moment_is_the_same_picture_however_it_was_reached(stage):
    body = (
        PIXELS
        + """
      stage.resize(240, 150);
      show(reel);
      const random = helpers.random(7);
      const moments = Array.from({ length: 40 }, () => random() * stage.durationMs);
      const pictures = moments.map(at);
      const odd = [];
      for (let k = 0; k < 1000; k++) {
        const which = Math.floor(random() * moments.length);
        if (at(moments[which]) !== pictures[which]) odd.push(moments[which]);
      }
      // Also when passes of this and other samples have been played in between, and with light of the last one lingering.
      for (const which of [0, 1, 2, 3]) {
        stage.playing = true; run(700 * which);
        stage.showSample(reel, reel.traces[1]); run(60);
        stage.showSample(reel, reel.traces[0]); run(60);
        stage.playing = false;
        if (at(moments[which]) !== pictures[which]) odd.push(moments[which]);
      }
      return [odd, new Set(pictures).size];
    """
    )
    odd, different = stage(body)
    assert odd == []
    assert different > 30


def test_a_pass_that_stops_shows_nothing_of_the_sample_before(stage):
    body = (
        PIXELS
        + """
      show(reel); stage.playing = true; run(500);
      stage.showSample(reel, reel.traces[1]); frames.advance(20);
      const lingering = stage.picture.previousTrace === reel.traces[0];
      stage.playing = false; frames.advance();
      const stopped = `${hash(stillCanvas)} ${hash(movingCanvas)}`;
      const { previousTrace } = stage.picture;
      return [lingering, previousTrace, stopped === at(stage.player.timeMs)];
    """
    )
    assert stage(body) == [True, None, True]


@pytest.mark.parametrize("moment", [0, 100, 600, 1300, 1800])
def test_what_has_not_been_computed_yet_is_not_written(stage, moment):
    body = """
      const written = helpers.listenToText(movingCanvas);
      show(reel); stage.playing = true; run(500);
      stage.showSample(reel, reel.traces[1]);
      stage.seek(given.moment); written.length = 0; frames.advance(0);
      const { isKnown } = await import("/static/core/phases.js");
      const known = ["inputs", "activation1.activations", "softmax1.probabilities"].map((array) => isKnown(stage.timeline, stage.paintedTimeMs, array));
      return [written.map(([text]) => text), known];
    """
    written, (inputs, activations, probabilities) = stage(body, moment=moment)
    assert written.count("–") == (0 if probabilities else 2)
    assert [text for text in written if text != "–"] == ["0.50"] * inputs + [
        "0.50",
        "0.00",
        "0.00",
        "0.13",
    ] * activations
