"""target-stop.js: what is clicked while the pass runs stops it where its number is known, and the empty stage lets it go on."""

from __future__ import annotations

import pytest

SETUP = """
  const stage = part(element, ".stage");
  const { layoutOf } = await import("/static/core/layout.js");
  const at = (l, j) => {
    const { x, y } = layoutOf({ layers: element.settings.layers, widthPx: stage.clientWidth, heightPx: stage.clientHeight }).layers[l];
    return [x[j], y[j]];
  };
  const click = ([x, y]) => {
    const { left, top } = stage.getBoundingClientRect();
    stage.dispatchEvent(new PointerEvent("click", { pointerType: "mouse", clientX: left + x, clientY: top + y, bubbles: true }));
  };
  const onEmpty = [3, 3];
  const state = () => [element.paused, Math.round(element.currentTimeMs), element.trace.sample];
  await helpers.tabulated(element);
  frames.advance();
"""


@pytest.fixture
def playing(element):
    """Run a body beside an element that plays."""

    def run(body, **more):
        return element(SETUP + body, autoplay="true", attributes='speed="4"', **more)

    return run


@pytest.mark.parametrize(
    ("target", "moment"), [("at(0, 2)", 420), ("at(1, 2)", 1360), ("at(2, 2)", 2300), ("at(3, 1)", 3470)]
)
def test_a_click_while_the_pass_runs_stops_it_where_the_number_is_known(playing, target, moment):
    body = f"element.seek(100); click({target}); return [state(), element.target.kind];"
    assert playing(body) == [[True, moment, 0], "neuron"]


def test_what_is_known_already_stops_the_pass_at_once(playing):
    body = "element.seek(2000); click(at(1, 2)); return state();"
    assert playing(body) == [True, 2000, 0]


def test_an_edge_is_known_when_its_pulse_has_arrived(playing):
    body = """
      const layout = layoutOf({ layers: element.settings.layers, widthPx: stage.clientWidth, heightPx: stage.clientHeight });
      const { x, y } = await helpers.pointOnEdge({ layout }, 0, 0, 0, 0.5);
      element.seek(100);
      click([x, y]);
      return [state(), element.target.kind];
    """
    assert playing(body) == [[True, 1060, 0], "edge"]


def test_a_percentage_of_the_sample_before_that_lingers_leads_back_to_its_answer(playing):
    body = """
      element.seek(3990);
      await when(() => (frames.advance(), element.trace.sample === 1), "the next sample has begun");
      click(at(3, 0));
      return [state(), element.trace.sample];
    """
    assert playing(body) == [[True, 3470, 0], 0]


def test_a_hidden_neuron_is_that_of_the_sample_on_stage_while_a_percentage_lingers(playing):
    body = """
      element.seek(3990);
      await when(() => (frames.advance(), element.trace.sample === 1), "the next sample has begun");
      click(at(1, 0));
      return state();
    """
    assert playing(body) == [True, 1360, 1]


def test_play_and_a_tap_on_the_empty_stage_go_on_from_there(playing):
    body = """
      element.seek(100); click(at(1, 2));
      click(onEmpty);
      const byTap = [...state(), element.target];
      click(at(1, 3));
      part(element, ".play").click();
      return [byTap, ...state(), element.target.neuron];
    """
    assert playing(body) == [[False, 1360, 0, None], False, 1360, 0, 3]


def test_from_one_answer_the_next_click_goes_on_to_what_comes_later(playing):
    body = "element.seek(100); click(at(1, 2)); await when(() => helpers.fits(element), 'the stage made room'); click(at(3, 0)); return state();"
    assert playing(body) == [True, 3470, 0]


def test_who_paused_or_went_to_a_moment_stays_there(playing):
    body = """
      element.seek(100); element.pause(); click(at(1, 2));
      const paused = state();
      click(onEmpty);
      const still = state();
      element.play(); element.seek(500); click(at(3, 0));
      element.seek(700);
      click(onEmpty);
      return [paused, still, state()];
    """
    assert playing(body) == [[True, 100, 0], [True, 100, 0], [True, 700, 0]]


def test_a_stop_is_told_once(playing):
    body = """
      element.seek(100);
      const told = [];
      element.addEventListener("momentchange", ({ detail }) => told.push(detail));
      click(at(1, 2));
      return told;
    """
    assert playing(body) == [{"paused": True}]


def test_a_target_of_a_script_stops_nothing(playing):
    body = "element.seek(100); element.target = { kind: 'neuron', layer: 1, neuron: 2 }; return state();"
    assert playing(body) == [False, 100, 0]


def test_enter_stops_the_pass_for_what_it_leads_to(playing):
    body = """
      const still = part(element, ".still");
      const key = (name) => still.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
      still.focus();
      element.seek(100);
      key("ArrowDown"); key("ArrowDown");
      const walking = state();
      key("Enter");
      return [walking, state(), element.target];
    """
    stopped = [[False, 100, 0], [True, 1360, 0], {"kind": "neuron", "layer": 1, "neuron": 0}]
    assert playing(body) == stopped
