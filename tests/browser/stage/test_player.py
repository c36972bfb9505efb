"""player.js: time, from the one requestAnimationFrame of a page."""

from __future__ import annotations

import pytest

# Frames happen only when a test says so; `players` are seen and play unless told otherwise.
SETUP = """
  const frames = helpers.holdFrames();
  const { Player } = await import("/static/stage/player.js");
  const log = [];
  const make = (name = "a", { visible = true, playing = true } = {}) => {
    const player = new Player({ onFrame: () => log.push([name, player.timeMs]), onEnd: () => log.push([name, "end"]) });
    player.visible = visible;
    player.playing = playing;
    return player;
  };
"""


def play(lab, body):
    return lab.run(SETUP + body)


def test_time_goes_on_by_what_the_clock_says(own_lab):
    assert play(own_lab, "make(); for (const ms of [500, 16, 16, 34]) frames.advance(ms); return log;") == [
        ["a", 0], ["a", 16], ["a", 32], ["a", 66],
    ]  # fmt: skip


def test_two_players_share_one_frame(own_lab):
    body = """
      make("a"); make("b");
      const asked = [frames.asked];
      for (let k = 0; k < 3; k++) { frames.advance(); asked.push(frames.asked); }
      return { asked, waiting: frames.waiting, log };
    """
    answer = play(own_lab, body)
    assert answer["asked"] == [1, 2, 3, 4]
    assert answer["waiting"] == 1
    assert [name for name, _ in answer["log"]] == ["a", "b"] * 3


@pytest.mark.parametrize(
    "nobody", ["{ visible: false }", "{ visible: false, playing: false }", "{ playing: false }"],
)  # fmt: skip
def test_nobody_who_is_unseen_or_has_nothing_to_do_asks_for_frames(own_lab, nobody):
    assert play(own_lab, f"make('a', {nobody}); return [frames.asked, frames.waiting];") == [0, 0]


@pytest.mark.parametrize(
    # Who stops is painted once more, whole.
    ("change", "last"), [("player.playing = false", [16]), ("player.visible = false", []), ("player.stop()", [])],
)  # fmt: skip
def test_frames_end_when_nobody_needs_them_and_begin_again_when_somebody_does(own_lab, change, last):
    body = f"""
      const player = make();
      frames.advance(); frames.advance();
      {change};
      frames.advance(); frames.advance();
      const painted = log.length;
      const still = frames.waiting;
      player.visible = true; player.playing = true;
      frames.advance(1000); frames.advance(16);
      return {{ painted, still, times: log.map(([, timeMs]) => timeMs) }};
    """
    assert play(own_lab, body) == {"painted": 2 + len(last), "still": 0, "times": [0, 16, *last, 16, 32]}


def test_a_paused_player_paints_once_for_each_change_and_stays_where_it_is(own_lab):
    body = """
      const player = make("a", { playing: false });
      player.invalidate(); player.invalidate();
      frames.advance(); frames.advance();
      player.seek(700);
      frames.advance(500); frames.advance();
      return [log, frames.waiting];
    """
    assert play(own_lab, body) == [[["a", 0], ["a", 700]], 0]


def test_a_stopped_player_stays_still_whatever_is_asked_of_it_until_it_is_seen_again(own_lab):
    body = """
      const player = make();
      frames.advance();
      player.stop();
      frames.advance();
      player.seek(300); player.invalidate(); player.startBlend(); player.playing = true;
      const waiting = frames.waiting;
      frames.advance();
      const painted = log.length;
      player.visible = true;
      frames.advance();
      return [waiting, painted, log.length];
    """
    assert play(own_lab, body) == [0, 1, 2]


def test_a_long_gap_counts_as_a_tenth_of_a_second(own_lab):
    body = "make(); frames.advance(); frames.advance(60_000); frames.advance(101); frames.advance(100); return log;"
    assert play(own_lab, body) == [["a", 0], ["a", 100], ["a", 200], ["a", 300]]


@pytest.mark.parametrize(("speed", "times"), [(1, [0, 40, 80]), (4, [0, 160, 320]), (0.25, [0, 10, 20])])
def test_speed_stretches_time(own_lab, speed, times):
    body = f"make().speed = {speed}; for (let k = 0; k < 3; k++) frames.advance(40); return log.map(([, timeMs]) => timeMs);"
    assert play(own_lab, body) == times


def test_the_end_of_each_pass_is_told_once_before_the_next_begins(own_lab):
    body = """
      const player = make();
      player.durationMs = 130;
      for (let k = 0; k < 5; k++) frames.advance(50);
      return log;
    """
    assert play(own_lab, body) == [
        ["a", 0], ["a", 50], ["a", 100], ["a", "end"], ["a", 20], ["a", 70],
    ]  # fmt: skip


def test_several_ends_in_one_frame_are_all_told(own_lab):
    body = "const player = make(); player.durationMs = 40; frames.advance(); frames.advance(100); return log;"
    assert play(own_lab, body) == [["a", 0], ["a", "end"], ["a", "end"], ["a", 20]]


@pytest.mark.parametrize(("to", "arrives"), [(-5, 0), (1234.5, 1234.5), (4000, 4000), (4001, 4000), ("Infinity", 4000)])
def test_seeking_is_held_inside_the_pass(own_lab, to, arrives):
    body = f"const player = make('a', {{ playing: false }}); player.seek({to}); return player.timeMs;"
    assert play(own_lab, body) == arrives


def test_seeking_works_unseen_and_is_painted_when_seen(own_lab):
    body = """
      const player = make("a", { visible: false, playing: false });
      player.seek(900);
      const unseen = frames.asked;
      player.visible = true;
      frames.advance();
      return [unseen, log];
    """
    assert play(own_lab, body) == [0, [["a", 900]]]


def test_a_blend_runs_once_from_nothing_to_all_even_while_paused(own_lab):
    body = """
      const player = make("a", { playing: false });
      const blends = [player.blend];
      player.startBlend();
      while (blends.length < 14) { frames.advance(62); blends.push(player.blend); }
      return { blends, waiting: frames.waiting };
    """
    answer = play(own_lab, body)
    assert answer["blends"][0] == 1
    assert answer["blends"][1:] == pytest.approx([*(k / 10 for k in range(11)), 1, 1])
    assert answer["waiting"] == 0


def test_with_less_motion_there_is_no_blend(own_lab):
    body = "const player = make(); player.blending = false; player.startBlend(); return player.blend;"
    assert play(own_lab, body) == 1


def test_painted_resolves_after_the_next_frame_and_not_before(own_lab):
    body = """
      const player = make("a", { playing: false });
      const painted = [];
      player.painted().then(() => painted.push(log.length));
      await helpers.turn();
      const early = painted.length;
      frames.advance();
      await helpers.turn();
      return [early, painted];
    """
    assert play(own_lab, body) == [0, [1]]


@pytest.mark.parametrize("away", ["player.visible = false", "player.stop()"])
def test_painted_does_not_wait_for_frames_that_nobody_will_see(own_lab, away):
    body = f"""
      const unseen = make("a", {{ visible: false }});
      await unseen.painted();
      const player = make();
      const painted = player.painted();
      {away};
      await painted;
      return log;
    """
    assert play(own_lab, body) == []


@pytest.mark.tolerates_trouble(reason="a painter fails on purpose")
def test_one_player_that_fails_does_not_stop_the_others(own_lab):
    body = """
      const broken = new Player({ onFrame: () => { throw new Error("broken on purpose"); }, onEnd: () => {} });
      broken.visible = true;
      broken.invalidate();
      make("b");
      for (let k = 0; k < 3; k++) { try { frames.advance(); } catch {} }
      return log.length;
    """
    assert play(own_lab, body) == 3


def test_what_is_seen_in_another_window_moves_with_that_window(own_lab):
    body = """
      const other = document.body.appendChild(document.createElement("iframe")).contentWindow;
      let waiting = [];
      other.requestAnimationFrame = (callback) => waiting.push(callback);
      const player = make();
      frames.advance();
      player.view = other;
      player.visible = true;
      frames.advance(500); frames.advance(500);
      for (const ms of [9000, 9016, 9032]) for (const callback of waiting.splice(0)) callback(ms);
      return [log.map(([, timeMs]) => timeMs), frames.waiting, waiting.length];
    """
    assert play(own_lab, body) == [[0, 0, 16, 32], 0, 1]
