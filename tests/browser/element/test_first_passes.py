"""first-passes.js: the first two passes that a reader sees are slow, unless somebody has chosen how fast they go."""

from __future__ import annotations

import pytest

# How long each phase of a pass lasts on the clock, in ms, until the next sample comes.
WATCH = """
  frames.advance();
  await helpers.tabulated(element);
  const watch = () => {
    const { sample } = element.trace;
    const spent = [];
    for (;;) {
      frames.advance(10);
      if (element.trace.sample !== sample) return spent;
      const name = part(element, ".told .now")?.textContent ?? part(element, ".told b").textContent;
      if (spent.at(-1)?.[0] !== name) spent.push([name, 0]);
      spent.at(-1)[1] += 10;
    }
  };
  const pace = () => { frames.advance(0); const start = element.currentTimeMs; frames.advance(10); return (element.currentTimeMs - start) / 10; };
"""


# What the line under the stage says while a layer adds up, activates, or becomes percentages.
LONG_ENOUGH = {"summed with bias", "ReLU cuts negatives", "softmax shares 100 %"}


def total(phases):
    return sum(ms for _, ms in phases)


def test_the_first_pass_can_be_read_the_second_is_quicker_and_then_comes_the_usual_rhythm(element):
    first, second, third, fourth = element(WATCH + "return [watch(), watch(), watch(), watch()];", autoplay="true")
    assert 12_000 <= total(first) <= 15_000
    assert min(ms for name, ms in first if name in LONG_ENOUGH) >= 800
    assert {name for name, _ in first} >= LONG_ENOUGH
    assert first[-1][0] == "the prediction for this sample"
    assert first[-1][1] >= 3000
    assert total(second) == pytest.approx(8000, rel=0.1)
    assert total(third) == total(fourth) == pytest.approx(3470 + 2000, abs=50)


@pytest.mark.parametrize("attributes", ['speed="1"', 'moment="500"'])
def test_whoever_chose_the_speed_or_the_moment_gets_the_usual_rhythm(element, attributes):
    body = WATCH + "element.seek(500); return pace();"
    assert element(body, attributes, autoplay="true") == pytest.approx(1)


def test_without_such_a_choice_the_same_moment_is_slow(element):
    assert 0.2 < element(WATCH + "element.seek(500); return pace();", autoplay="true") < 0.8


def test_a_reader_who_chooses_a_speed_has_it_and_keeps_it_when_it_is_the_usual_one_again(element):
    body = """
      const choose = (speed) => element.shadowRoot.querySelector(`.pace-panel input[name=speed][value="${speed}"]`).click();
      part(element, ".pace").click();
      await when(() => part(element, ".pace-panel"), "the panel is open");
      element.seek(500);
      choose(0.1); const film = [pace()];
      choose(1); film.push(pace());
      return film;
    """
    assert element(WATCH + body, autoplay="true") == pytest.approx([0.1, 1])


def test_a_slow_pass_keeps_the_moments_of_the_timeline(element):
    body = "element.seek(1234.5); return [element.currentTimeMs, element.durationMs];"
    assert element(WATCH + body, autoplay="true") == [1234.5, 4000]


def test_a_pass_that_only_stood_at_its_end_does_not_count_as_seen(element):
    body = """
      await helpers.tabulated(element);
      element.play();
      for (let k = 0; k < 60; k++) frames.advance(20);
      const start = element.currentTimeMs;
      frames.advance(20);
      return [element.trace.sample, (element.currentTimeMs - start) / 20];
    """
    sample, pace = element(body)
    assert sample == 1
    assert 0.4 < pace < 0.7


def test_with_reduced_motion_a_pass_is_as_quick_as_ever(own_lab):
    own_lab.page.emulate_media(reduced_motion="reduce")
    body = """
      const element = await helpers.open('<forward-pass python="off"></forward-pass>');
      const { frames, part } = helpers;
    """
    watch = (
        WATCH
        + "const paces = []; for (const ms of [200, 500, 1500, 3600]) { element.seek(ms); paces.push(pace()); } return paces;"
    )
    paces = own_lab.run(body + watch)
    # The four stops of 4000 ms stand equally long, together for twice as long.
    stops_ms = [420, 940, 940, 1700]
    assert [ms / pace for ms, pace in zip(stops_ms, paces, strict=True)] == pytest.approx([2000] * 4)
