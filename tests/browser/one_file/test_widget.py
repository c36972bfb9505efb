"""widget.js: a notebook's widget, answered by its kernel, and its traits in step with what the reader does."""

from __future__ import annotations

import pytest

from forward_pass_site.export.shown import Shown
from unit.forward_pass_site.export.networks import weather

INPUTS = [3, 1.5]
# The first sample has both classes at 50 %.
NETWORK = Shown(weather(units=("m/s", "mm"), ranges=((0.0, 20.0), (0.0, 40.0)))).document()
# What a notebook gives a widget. The kernel is the test's own CPython; its numbers come where no number may begin.
NOTEBOOK = """
  const { default: widget } = await import("/static/one-file/widget.js");
  const listeners = new Map();
  const of = (name) => listeners.get(name) ?? [];
  const emit = (name, ...details) => of(name).forEach((work) => work(...details));
  const opened = { network: given.network, temperature: 1, still: "s" };
  const traits = { _shown: opened, inputs: null, temperature: 1, moment: null, target: null, changes: [], ...given.traits };
  const model = {
    get: (name) => traits[name],
    set: (name, value) => { traits[name] = value; emit(`change:${name}`); },
    save_changes() {},
    on: (name, work) => listeners.set(name, [...of(name), work]),
    off: (name, work) => listeners.set(name, of(name).filter((other) => other !== work)),
    async send({ id, endpoint, request }) {
      const [header, values] = endpoint === "hello" ? [null, []] : await askPython(request, endpoint);
      const numbers = Float64Array.from(values ?? []);
      const bytes = new Uint8Array(4 + numbers.byteLength);
      bytes.set(new Uint8Array(numbers.buffer), 4);
      emit("msg:custom", { id, header }, [new DataView(bytes.buffer, 4)]);
    },
  };
  const el = document.body.appendChild(document.createElement("div"));
  const end = widget.render({ model, el });
  const element = el.querySelector("forward-pass");
  const { when } = helpers;
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
"""


@pytest.fixture
def notebook(own_lab, fake_python):
    """Run a body beside a widget of a network of 2-2-2 neurons."""

    def run(body, **traits):
        return own_lab.run(NOTEBOOK + body, {"network": NETWORK, "traits": traits})

    return run


def test_the_kernel_answers_and_no_python_is_started_for_it(notebook, fake_python):
    answered = notebook("await element.whenLive(); return [element.status, element.trace.source, globalThis.backends];")
    assert answered == ["live", "live", None]
    assert fake_python.asked


def test_names_units_and_ranges_are_those_of_the_network_file(notebook):
    body = """
      await element.whenLive();
      const root = element.shadowRoot;
      root.querySelector("[data-panel=adjust]").click();
      const slider = () => root.querySelector("input[type=range][max='20']");
      await when(slider, "the slider of wind is there");
      return [slider().min, ["wind, strong", "m/s", "stay", "go"].filter((word) => !root.textContent.includes(word))];
    """
    assert notebook(body) == ["0", []]


def test_what_the_notebook_sets_moves_the_picture(notebook):
    body = f"""
      await element.whenLive();
      model.set("inputs", {INPUTS});
      await when(() => same(element.inputs, {INPUTS}), "its inputs are on stage");
      model.set("target", {{ kind: "neuron", layer: 1, neuron: 1 }});
      model.set("moment", 1500);
      model.set("temperature", 2);
      model.set("changes", [[0, 0, 0, 0.5]]);
      await when(() => element.trace.temperature === 2 && element.trace.changes.length, "all is on stage");
      const shown = [element.target.neuron, element.paused, element.currentTimeMs];
      model.set("moment", null);
      return [...shown, element.paused, traits.inputs];
    """
    assert notebook(body) == [1, True, 1500, False, INPUTS]


def test_what_the_reader_does_is_in_the_traits(notebook):
    body = f"""
      await element.whenLive();
      element.inputs = {INPUTS};
      element.target = {{ kind: "edge", layer: 0, from: 1, to: 0 }};
      element.pause();
      element.seek(700);
      element.adjust({{ temperature: 1.5 }});
      element.changes = [[1, 0, -1, 0.25]];
      const expected = [{INPUTS}, "edge", 700, 1.5, [[1, 0, -1, 0.25]]];
      const now = () => [traits.inputs, traits.target?.kind, traits.moment, traits.temperature, traits.changes];
      await when(() => same(now(), expected), "the traits follow");
      element.inputs = null;
      element.play();
      await when(() => traits.inputs === null && traits.moment === null, "its own samples play");
      return element.trace.drawnInputs;
    """
    assert notebook(body) is True


def test_a_view_opens_with_what_the_traits_say_and_does_not_change_them(notebook):
    body = """
      await when(() => same(element.inputs, traits.inputs), "they are on stage");
      await element.whenLive();
      await helpers.turn();
      return [traits.inputs, traits.changes, element.changes, traits.moment, element.currentTimeMs];
    """
    changes = [[0, 0, 0, 0.5]]
    assert notebook(body, inputs=INPUTS, changes=changes, moment=900) == [INPUTS, changes, changes, 900, 900]


def test_the_still_of_a_saved_notebook_is_hidden_while_the_widget_is_there(notebook):
    body = """
      const still = document.body.appendChild(document.createElement("p"));
      still.dataset.forwardPassStill = "s";
      const before = getComputedStyle(still).display;
      el.remove();
      return [before, getComputedStyle(still).display];
    """
    assert notebook(body) == ["none", "block"]


def test_a_view_that_is_gone_hears_nothing_more(notebook):
    body = "await element.whenLive(); end(); el.remove(); return [...listeners.values()].flat().length;"
    assert notebook(body) == 0
