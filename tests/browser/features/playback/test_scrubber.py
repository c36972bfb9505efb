"""scrubber.js, with the whole element at work: the line of the pass, and the slider along it."""

from __future__ import annotations

import pytest

LINE = """
  await helpers.tabulated(element);
  const scrub = part(element, ".scrub");
  const at = () => {
    const [passed, passing] = element.shadowRoot.querySelectorAll(".passed");
    return [part(element, ".thumb").style.transform, passed.style.inlineSize, passing.style.translate, passing.style.transform];
  };
  const told = () => [scrub.valueAsNumber, scrub.getAttribute("aria-valuetext")];
  const drag = (timeMs) => { scrub.valueAsNumber = timeMs; scrub.dispatchEvent(new Event("input")); };
"""


def test_the_thumb_is_where_the_moment_is(element):
    body = """
      const film = [];
      for (const moment of [0, 1000, 1234, 4000]) { element.seek(moment); frames.advance(); film.push(at()); }
      return film;
    """
    assert element(LINE + body) == [
        ["translateX(0%)", "0.5%", "0%", "scaleX(0)"],
        ["translateX(25%)", "11%", "10.5%", "scaleX(0.145)"],
        ["translateX(30.9%)", "29.8%", "29.3%", "scaleX(0.016)"],
        ["translateX(100%)", "87.3%", "86.8%", "scaleX(0.132)"],
    ]


def test_the_slider_tells_the_moment_in_words(element):
    body = """
      const film = [told()];
      element.seek(1234); film.push(told());
      element.step(); film.push(told());
      return [film, [scrub.min, scrub.max, scrub.getAttribute("aria-label")]];
    """
    film, bounds = element(LINE + body)
    assert film == [
        [4000, "outputs, done, 4.0 of 4.0 seconds"],
        [1230, "hidden 1, activate, 1.2 of 4.0 seconds"],
        [1360, "hidden 1, activate, 1.4 of 4.0 seconds"],
    ]
    assert bounds == ["0", "4000", "Moment of the pass"]


def test_dragging_holds_the_moment_and_letting_go_plays_on(element):
    body = """
      const film = [];
      const note = () => { const start = element.currentTimeMs; frames.advance(); frames.advance(40); film.push([start, element.currentTimeMs - start > 0, element.paused]); };
      scrub.dispatchEvent(new PointerEvent("pointerdown"));
      drag(1500); note();
      drag(900); note();
      scrub.dispatchEvent(new Event("change")); note();
      return film;
    """
    assert element(LINE + body, autoplay="true") == [[1500, False, False], [900, False, False], [900, True, False]]


@pytest.mark.parametrize("end", ["pointerup", "pointercancel", "change", "blur"])
def test_however_a_drag_ends_the_moment_is_let_go_and_what_was_paused_stays_paused(element, end):
    body = f"""
      scrub.dispatchEvent(new PointerEvent("pointerdown"));
      drag(1500);
      scrub.dispatchEvent(new Event("{end}"));
      frames.advance(); frames.advance(40);
      return [element.currentTimeMs, element.paused, frames.waiting];
    """
    assert element(LINE + body) == [1500, True, 0]


def test_an_element_that_leaves_in_the_middle_of_a_drag_plays_when_it_comes_back(element):
    body = """
      scrub.dispatchEvent(new PointerEvent("pointerdown"));
      drag(1500);
      element.remove(); document.body.append(element);
      await when(() => void frames.advance(20) || element.currentTimeMs > 1500, "it plays again");
      return element.paused;
    """
    assert element(LINE + body, autoplay="true") is False


def test_marks_and_names_are_those_of_the_network_on_stage(element):
    body = """
      const marks = () => [part(element, ".track").childElementCount, Array.from(element.shadowRoot.querySelectorAll(".layers i"), (name) => name.textContent)];
      const film = [marks()];
      for (const layers of ["4-2", "2-2-2-2-2-2-2-2-2-2-2-2"]) { element.setAttribute("layers", layers); await helpers.opened(element); frames.advance(); film.push(marks()); }
      return film;
    """
    assert element(LINE + body) == [
        [12, ["inputs", "hidden 1", "hidden 2", "outputs"]],
        [6, ["inputs", "outputs"]],
        [36, []],
    ]


def test_every_second_frame_of_a_pass_writes_the_two_styles_that_move_where_the_thumb_has_moved(element):
    body = """
      const written = [];
      new MutationObserver((changes) => written.push(...changes)).observe(element.shadowRoot, { subtree: true, attributes: true, childList: true, characterData: true });
      element.seek(600); frames.advance(); frames.advance(16); await helpers.turn();
      const film = [];
      for (const ms of [16, 16, 16, 0, 1]) { written.length = 0; frames.advance(ms); await helpers.turn(); film.push(written.map(({ target, attributeName }) => [target.className, attributeName])); }
      return film;
    """
    moved = [["thumb", "style"], ["passed", "style"]]
    assert element(LINE + body, autoplay="true") == [moved, [], moved, [], []]


def test_where_time_is_stopped_the_thumb_is_where_the_moment_is(element):
    body = """
      const film = [];
      element.seek(600); frames.advance();
      for (const count of [1, 2]) {
        element.play(); for (let k = 0; k < count; k++) frames.advance(50);
        element.pause(); frames.advance();
        film.push([Math.round(element.currentTimeMs / 4), Number.parseFloat(at()[0].slice(11)) * 10]);
      }
      return film;
    """
    for moment, place in element(LINE + body, autoplay="true"):
        assert place == pytest.approx(moment, abs=1)


def test_for_readers_who_asked_for_less_motion_the_thumb_goes_from_stage_to_stage(own_lab):
    own_lab.page.emulate_media(reduced_motion="reduce")
    body = """
      const element = await helpers.open(given);
      const { frames, part } = helpers;
      await helpers.tabulated(element);
      const film = [];
      for (let timeMs = 0; timeMs <= 4000; timeMs += 100) { element.seek(timeMs); frames.advance(); film.push(part(element, ".thumb").style.transform); }
      return film.filter((at, k) => at !== film[k - 1]);
    """
    markup = '<forward-pass python="off" autoplay="false"></forward-pass>'
    assert own_lab.run(body, markup) == [f"translateX({at}%)" for at in (10.5, 34, 57.5, 100)]
