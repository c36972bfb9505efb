"""app.js: what changes is told as events, and what happens in words."""

from __future__ import annotations

import pytest

from browser.scripts import AFTER_FIRST, FIRST


def test_the_first_network_is_told_with_its_settings_and_source(element):
    ((name, detail),) = element("return events;")
    assert name == "networkchange"
    assert detail["source"] == "recorded"
    assert (detail["settings"]["seed"], detail["settings"]["sample"]) == (FIRST, 0)


def test_another_network_and_another_sample_are_told(element):
    body = """
      await frames.until(element.randomize());
      element.step(1, "sample");
      return events.slice(1).map(([name, { settings, source }]) => [name, settings.seed, settings.sample, source]);
    """
    assert element(body) == [
        ["networkchange", AFTER_FIRST, 0, "recorded"],
        ["samplechange", AFTER_FIRST, 1, "recorded"],
    ]


def test_the_element_has_its_new_trace_when_the_event_comes(element):
    body = """
      const seen = [];
      for (const name of ["networkchange", "samplechange"])
        element.addEventListener(name, ({ detail }) => seen.push(element.trace.seed === detail.settings.seed && element.trace.sample === detail.settings.sample));
      await frames.until(element.randomize());
      element.step(3, "sample");
      return seen;
    """
    assert element(body) == [True, True]


def test_events_bubble_and_leave_shadow_trees(element):
    body = """
      const outer = document.createElement("div");
      document.body.append(outer);
      outer.attachShadow({ mode: "open" }).append(element);
      const seen = [];
      document.body.addEventListener("samplechange", (event) => seen.push([event.bubbles, event.composed, event.target === outer]));
      element.step(1, "sample");
      return seen;
    """
    assert element(body) == [[True, True, True]]


def test_every_step_of_a_pass_is_told_while_it_happens(element):
    body = """
      await helpers.tabulated(element);
      const lines = [];
      element.seek(0);
      for (let t = 0; t < 16000; t += 200) {
        frames.advance(100);
        frames.advance(100);
        const line = part(element, ".told b").textContent + (part(element, ".told .now")?.textContent ?? "");
        if (line !== lines.at(-1)) lines.push(line);
      }
      return lines;
    """
    told = element(body, 'speed="0.25"', autoplay="true")
    hidden = ["weight × value", "summed with bias", "ReLU cuts negatives"]
    assert told == [
        "Inputs",
        *(f"Hidden {number}{part}" for number in (1, 2) for part in hidden),
        *(f"Outputs{part}" for part in (*hidden[:2], "softmax shares 100 %")),
        "Outputthe prediction for this sample",
    ]


MOMENTS = """
  const moments = [];
  element.addEventListener("momentchange", ({ detail }) => moments.push([detail.paused, Math.round(element.currentTimeMs)]));
  const told = async (work) => { moments.length = 0; work(); await helpers.turn(); return moments.slice(); };
"""


@pytest.mark.parametrize(
    ("work", "moments"),
    [
        ("element.pause()", [[True, 500]]),
        ("element.play()", []),
        ("element.seek(1000)", [[False, 1000]]),
        ("element.seek(500)", []),
        ("element.step(1, 'layer')", [[True, 1360]]),
        ("element.step(1, 'sample')", [[True, 4000]]),
        ("(element.pause(), element.pause(), element.play(), element.play())", [[True, 500], [False, 500]]),
    ],
)
def test_each_change_of_the_moment_is_told_once_and_no_change_is_not_told(element, work, moments):
    body = MOMENTS + f"element.seek(500); return told(() => {{ {work}; }});"
    assert element(body, autoplay="true") == moments


@pytest.mark.parametrize("autoplay", ["true", "false"])
def test_how_the_element_begins_is_no_change_of_the_moment(own_lab, autoplay):
    body = """
      let told = 0;
      document.addEventListener("momentchange", () => (told += 1));
      await helpers.open(given);
      helpers.frames.advance(50);
      return told;
    """
    assert own_lab.run(body, f'<forward-pass python="off" autoplay="{autoplay}"></forward-pass>') == 0
