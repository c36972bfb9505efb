"""conductor.js: what changes is told as events, and what happens in words."""

from __future__ import annotations

from browser.element.scripts import AFTER_FIRST, FIRST


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
      const lines = [];
      element.seek(0);
      for (let t = 0; t < 4000; t += 50) {
        frames.advance(50);
        const name = part(element, ".told b").textContent;
        if (name !== lines.at(-1)) lines.push(name);
      }
      return lines;
    """
    hidden = ["Weigh", "Sum", "Activate"]
    assert element(body, autoplay="true") == ["Input", *hidden, *hidden, "Weigh", "Sum", "Softmax", "Output"]
