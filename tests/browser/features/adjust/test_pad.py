"""pad.js, pad-lines.js and strokes.js: what is drawn by pointer or keys, and what Python is asked about it."""

from __future__ import annotations

import pytest

LINES = "const { begun, continued, EMPTY, penWords, pressed } = await import('/static/ui/pad-lines.js');"
# A pad without a page around it: Python answers when the test lets it.
PAD = """
  const { Pad } = await import("/static/features/adjust/pad.js");
  const asked = [];
  const given = [];
  const waiting = [];
  const context = {
    backend: { ask: (request, endpoint) => (asked.push([endpoint, request.points.map((line) => line.length)]), new Promise((done) => waiting.push(done))) },
    run: (work) => work(),
    seek: () => {},
    setInputs: (inputs) => void given.push(inputs),
  };
  const pad = new Pad(context);
  document.body.replaceChildren(pad.root);
  const sheet = pad.root.querySelector(".sheet");
  sheet.style.cssText = "position: absolute; left: 0; top: 0; width: 100px; height: 100px";
  sheet.setPointerCapture = () => {};
  const at = (type, x, y) => sheet.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, button: 0 }));
  const answer = async (inputs) => { waiting.shift()({ header: { inputs } }); await helpers.turn(); };
  const drawn = () => pad.root.querySelector(".lines").getAttribute("d");
"""


def test_lines_go_on_where_the_pointer_goes_and_stay_on_the_pad(lab):
    body = (
        LINES
        + """
      const line = continued(continued(begun(EMPTY, [0.2, 0.2]), [0.4, 1.7]), [0.4, 1]);
      return begun(line, [0.9, 0.1]).lines;
    """
    )
    assert lab.run(body) == [[[0.2, 0.2], [0.4, 1]], [[0.9, 0.1]]]


@pytest.mark.parametrize(
    ("keys", "lines", "pen"),
    [
        ([], [], [0.5, 0.5]),
        (["ArrowUp", "ArrowLeft"], [], [0.4375, 0.4375]),
        ([" ", "ArrowDown", "Enter", "ArrowRight"], [[[0.5, 0.5], [0.5, 0.5625]]], [0.5625, 0.5625]),
        ([" ", "ArrowDown", "Delete"], [], [0.5, 0.5]),
    ],
)
def test_keys_move_the_pen_and_draw_while_it_is_down(lab, keys, lines, pen):
    body = LINES + "const end = given.reduce(pressed, EMPTY); return [end.lines, end.pen];"
    assert lab.run(body, keys) == [lines, pen]


def test_other_keys_are_left_to_the_page_and_the_pen_says_where_it_is(lab):
    body = LINES + "return [pressed(EMPTY, 'a'), pressed(EMPTY, 'Tab'), penWords(pressed(EMPTY, ' '))];"
    assert lab.run(body) == [None, None, "pen down, 50 % across, 50 % down"]


def test_while_python_answers_only_the_newest_drawing_waits(own_lab):
    body = (
        PAD
        + """
      at("pointerdown", 20, 20); at("pointermove", 20, 40); at("pointermove", 20, 60); at("pointermove", 20, 80);
      const first = asked.length;
      await answer([1]);
      await answer([2]);
      return [first, asked, given, waiting.length];
    """
    )
    assert own_lab.run(body) == [1, [["stroke", [1]], ["stroke", [4]]], [[1], [2]], 0]


def test_clear_empties_the_pad_and_gives_the_networks_own_sample_back(own_lab):
    body = (
        PAD
        + """
      at("pointerdown", 20, 20); at("pointermove", 20, 40); at("pointerup", 20, 40);
      await answer([1]); await answer([2]);
      const before = drawn();
      pad.root.querySelector(".clear").click();
      return [before, drawn(), given.at(-1)];
    """
    )
    assert own_lab.run(body) == ["M0.2000 0.2000L0.2000 0.4000", "", None]


def test_an_answer_that_comes_after_clear_changes_nothing(own_lab):
    body = PAD + "at('pointerdown', 20, 20); pad.root.querySelector('.clear').click(); await answer([1]); return given;"
    assert own_lab.run(body) == [None]


def test_another_sample_empties_the_pad(own_lab):
    body = (
        PAD
        + """
      at("pointerdown", 20, 20); at("pointerup", 20, 20); await answer([1]);
      const inputs = [1];
      pad.show({ trace: { drawnInputs: false, inputs }, inputs, status: "live" });
      const kept = drawn();
      pad.show({ trace: { drawnInputs: true, inputs }, inputs, status: "live" });
      return [kept !== "", drawn()];
    """
    )
    assert own_lab.run(body) == [True, ""]


def test_it_says_that_python_is_starting_or_off(own_lab):
    body = (
        PAD
        + """
      const words = () => pad.root.querySelector(".words").textContent;
      return ["starting", "off", "live"].map((status) => (pad.show({ trace: null, inputs: null, status }), words()));
    """
    )
    starting, off, ready = own_lab.run(body)
    assert "starting" in starting
    assert "switched off" in off
    assert "centred" in ready
