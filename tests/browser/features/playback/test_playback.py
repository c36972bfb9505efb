"""playback.js: whether time goes on, how fast, to which moment, and what happens when a pass is over."""

from __future__ import annotations

import pytest

PLAYBACK = """
  await helpers.tabulated(element);
  const { shadowRoot } = element;
  const choose = (name, value) => shadowRoot.querySelector(`.pace-panel input[name=${name}][value="${value}"]`).click();
  const panel = async () => {
    part(element, ".pace").click();
    await when(() => part(element, ".pace-panel"), "the panel is open");
  };
  const run = (ms) => { for (let t = 0; t < ms; t += 50) frames.advance(50); };
"""


def test_the_next_sample_comes_unless_the_reader_wants_the_same_one_again(element):
    body = """
      await panel();
      element.seek(3990); run(300);
      const film = [element.trace.sample];
      choose("end", "loop");
      element.seek(3990); run(300); film.push([element.trace.sample, element.currentTimeMs < 400, element.paused]);
      choose("end", "next");
      element.seek(3990); run(300);
      return [...film, element.trace.sample];
    """
    assert element(PLAYBACK + body, autoplay="true") == [1, [1, True, False], 2]


def test_a_pass_that_is_to_stop_stands_at_its_end_and_begins_anew_when_it_is_played(element):
    body = """
      await panel(); choose("end", "stop");
      element.seek(3990); run(300);
      const film = [[element.paused, element.currentTimeMs, element.trace.sample, frames.waiting]];
      element.play(); run(200); film.push([element.paused, element.currentTimeMs < 300, element.trace.sample]);
      return film;
    """
    assert element(PLAYBACK + body, autoplay="true") == [[True, 4000, 0, 0], [False, True, 0]]


def test_the_readers_speed_overrides_the_authors_until_that_is_another(element):
    body = """
      const speed = () => { frames.advance(0); const start = element.currentTimeMs; frames.advance(40); return [(element.currentTimeMs - start) / 40, part(element, ".pace").textContent]; };
      element.seek(500);
      await panel();
      const film = [speed()];
      choose("speed", 4); film.push(speed());
      element.setAttribute("labels", "a"); await helpers.turn(); film.push(speed());
      element.setAttribute("speed", "0.5"); await helpers.turn(); film.push(speed());
      return film;
    """
    assert element(PLAYBACK + body, 'speed="2"', autoplay="true") == [[2, "2×"], [4, "4×"], [4, "4×"], [0.5, "0.5×"]]


def test_the_panel_shows_the_pace_whoever_changes_it(element):
    body = """
      await panel();
      const chosen = () => Array.from(shadowRoot.querySelectorAll(".pace-panel input:checked"), ({ value }) => value);
      const film = [chosen()];
      element.setAttribute("speed", "1.5"); await helpers.turn(); film.push(chosen());
      element.setAttribute("speed", "2"); await helpers.turn(); film.push(chosen());
      return film;
    """
    assert element(PLAYBACK + body) == [["1", "next"], ["next"], ["2", "next"]]


@pytest.mark.parametrize(
    ("by", "unit", "arrives"), [("1", "layer", [1360, 0]), ("-1", "layer", [420, 0]), ("1", "sample", [4000, 1]), ("-1", "sample", [4000, 7])]
)  # fmt: skip
def test_the_panel_goes_by_layer_and_by_sample(element, by, unit, arrives):
    body = f"""
      await panel();
      element.seek(1000);
      shadowRoot.querySelector('.pace-panel [data-by="{by}"][data-unit="{unit}"]').click();
      // Of the first network only the first samples are at hand.
      await helpers.when(() => element.trace.sample === {arrives[1]}, "the sample is there");
      return [element.paused, Math.round(element.currentTimeMs), element.trace.sample];
    """
    assert element(PLAYBACK + body, autoplay="true") == [True, *arrives]


@pytest.mark.parametrize(
    ("button", "shift", "arrives"), [("on", False, 1060), ("on", True, 1360), ("back", False, 420), ("back", True, 420)]
)
def test_the_buttons_beside_the_line_step_and_with_shift_go_by_layer(element, button, shift, arrives):
    body = f"""
      element.seek(900);
      part(element, ".{button}").dispatchEvent(new MouseEvent("click", {{ bubbles: true, shiftKey: {str(shift).lower()} }}));
      return [element.paused, Math.round(element.currentTimeMs)];
    """
    assert element(PLAYBACK + body, autoplay="true") == [True, arrives]


def test_every_step_of_a_pass_has_its_stop_in_order(element):
    body = """
      element.seek(0);
      const film = [];
      for (let k = 0; k < 16; k++) { part(element, ".on").click(); frames.advance(); film.push(part(element, ".told .now").textContent); }
      return [film, element.currentTimeMs];
    """
    hidden = ["weight × value", "summed with bias", "ReLU cuts negatives"]
    answer = "the prediction for this sample"
    assert element(PLAYBACK + body) == [
        ["the numbers of one sample", *hidden, *hidden, *hidden[:2], *["softmax shares 100 %"] * 5, answer, answer],
        4000,
    ]
