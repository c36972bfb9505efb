"""forward-pass-element.js: play, pause, seek and step through the passes."""

from __future__ import annotations

import pytest

from browser.scripts import AFTER_FIRST, SEEDS


def test_play_and_pause_are_told_by_the_button_and_move_the_clock(element):
    body = """
      const label = () => helpers.part(element, ".play").getAttribute("aria-label");
      const film = [[element.paused, label()]];
      element.pause(); film.push([element.paused, label()]);
      frames.advance(); frames.advance(50);
      const still = element.currentTimeMs;
      element.play(); film.push([element.paused, label()]);
      frames.advance(); frames.advance(50);
      return [film, element.currentTimeMs - still];
    """
    film, moved = element(body, autoplay="true")
    assert film == [[False, "Pause"], [True, "Play"], [False, "Pause"]]
    assert moved == 50


def test_paused_can_be_assigned_as_frameworks_assign_what_can_be_read(element):
    body = """
      const film = [];
      for (const paused of [true, undefined, null, false, undefined]) { element.paused = paused; film.push(element.paused); }
      return film;
    """
    assert element(body, autoplay="true") == [True, True, True, False, False]


@pytest.mark.parametrize(("to", "arrives"), [("1234", 1234), ("-1", 0), ("1e9", 4000), ("'700'", 700), ("NaN", 0)])
def test_seek_goes_to_a_moment_of_the_pass(element, to, arrives):
    assert element(f"element.seek({to}); return [element.currentTimeMs, element.durationMs];") == [arrives, 4000]


def test_without_autoplay_the_finished_pass_stands(element):
    body = "frames.advance(); frames.advance(); return [element.paused, element.currentTimeMs, frames.waiting];"
    assert element(body) == [True, 4000, 0]


@pytest.mark.parametrize("layers", ["3-3-3-3-3-3-3-3", "4-2"])
def test_without_autoplay_the_finished_pass_stands_whatever_its_length(element, layers):
    assert element("return element.currentTimeMs === element.durationMs;", f'layers="{layers}"') is True


def test_step_pauses_and_goes_from_stop_to_stop(element):
    body = """
      element.seek(0);
      const moments = [];
      element.step(); moments.push(element.currentTimeMs);
      element.step(2); moments.push(element.currentTimeMs);
      element.step(-1); moments.push(element.currentTimeMs);
      element.step(1, "layer"); moments.push(element.currentTimeMs);
      element.step(-1, "layer"); moments.push(element.currentTimeMs);
      return [element.paused, moments];
    """
    paused, moments = element(body, autoplay="true")
    assert paused is True
    assert moments == pytest.approx([420, 1170, 1060, 1360, 420], abs=0.01)


def test_step_by_samples_shows_the_end_of_another_pass(element):
    body = """
      element.step(1, "sample"); const next = [element.trace.sample, element.currentTimeMs];
      const another = new Promise((resolve) => element.addEventListener("samplechange", resolve, { once: true }));
      element.step(-3, "sample");
      await another;
      return [next, [element.trace.sample, element.settings.sample]];
    """
    assert element(body) == [[1, 4000], [6, 6]]


def test_a_step_after_the_layer_tells_what_was_just_finished(element):
    body = """
      await helpers.tabulated(element);
      element.seek(0);
      const told = [];
      for (let k = 0; k < 5; k++) { element.step(); frames.advance(); told.push(helpers.part(element, ".told .now").textContent); }
      return told;
    """
    layer = ["weight × value", "summed with bias", "ReLU cuts negatives"]
    assert element(body) == ["the numbers of one sample", *layer, layer[0]]


def test_a_pass_that_ends_brings_the_next_sample(element):
    body = """
      const samples = [element.trace.sample];
      element.seek(0);
      for (let t = 0; t < 9 * 4000; t += 100) { frames.advance(100); samples.push(element.trace.sample); }
      return samples.filter((sample, k) => sample !== samples[k - 1]);
    """
    assert element(body, f'seed="{AFTER_FIRST}"', autoplay="true") == [0, 1, 2, 3, 4, 5, 6, 7, 0]


@pytest.mark.parametrize(("speed", "after"), [("1", 100), ("4", 400), ("0.25", 25), ("0.1", 10)])
def test_speed_stretches_the_pass(element, speed, after):
    body = "frames.advance(); const start = element.currentTimeMs; frames.advance(100); return element.currentTimeMs - start;"
    assert element(body, f'speed="{speed}"', autoplay="true") == after


@pytest.mark.parametrize(("moment", "arrives"), [("1234", 1234), ("0", 0), ("8000", 4000)])
def test_without_autoplay_the_moment_asked_for_stands(element, moment, arrives):
    body = "frames.advance(); frames.advance(); return [element.paused, element.currentTimeMs, frames.waiting];"
    assert element(body, f'moment="{moment}"') == [True, arrives, 0]


def test_with_autoplay_the_pass_goes_on_from_the_moment_asked_for(element):
    body = """
      const start = element.currentTimeMs;
      frames.advance(); frames.advance(100);
      return [element.paused, start, element.currentTimeMs];
    """
    assert element(body, 'moment="3000"', autoplay="true") == [False, 3000, 3100]


def test_another_moment_is_gone_to_at_once_and_again(element):
    body = """
      const film = [];
      for (const moment of ["1200", "40", "40"]) {
        element.seek(2000);
        element.setAttribute("moment", moment);
        await helpers.opened(element);
        film.push(element.currentTimeMs);
      }
      element.seek(2000); element.removeAttribute("moment"); await helpers.opened(element);
      return [...film, element.currentTimeMs];
    """
    assert element(body) == [1200, 40, 40, 2000]


@pytest.mark.parametrize("autoplay", ["true", "false"])
def test_another_network_or_sample_opens_at_the_moment_asked_for_with_it(element, autoplay):
    body = f"""
      const seen = [];
      for (const name of ["networkchange", "samplechange"])
        element.addEventListener(name, () => seen.push([element.trace.seed, element.trace.sample, element.currentTimeMs]));
      element.setAttribute("seed", "{SEEDS[5]}"); element.setAttribute("moment", "1500");
      await helpers.opened(element);
      element.setAttribute("moment", "600"); element.setAttribute("sample", "3");
      await helpers.opened(element);
      return seen;
    """
    assert element(body, autoplay=autoplay) == [[SEEDS[5], 0, 1500], [SEEDS[5], 3, 600]]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("NaN", "step needs a whole number first; got NaN"),
        ("1.5", "step needs a whole number first; got 1.5"),
        ("1, 'bogus'", "step needs one of step, layer, sample; got bogus"),
    ],
)
def test_a_step_that_nobody_can_take_is_said_and_nothing_moves(element, given, sentence):
    body = f"""
      element.seek(700);
      element.step({given});
      const said = helpers.notices(element);
      const after = [element.paused, element.currentTimeMs];
      element.step();
      return [said, after, helpers.notices(element)];
    """
    assert element(body, autoplay="true") == [[sentence], [False, 700], []]
