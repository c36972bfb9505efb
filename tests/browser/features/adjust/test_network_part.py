"""network-part.js, with the whole element at work: the network is given other layers, functions, outputs and names."""

from __future__ import annotations

import pytest

from forward_pass import Drawn

OPEN = """
  const frames = helpers.holdFrames();
  const { part, when, turn, notices } = helpers;
  document.body.innerHTML = given;
  await import("/static/forward-pass.js");
  const element = document.querySelector("forward-pass");
  await helpers.tabulated(element);
  part(element, "[data-panel=adjust]").click();
  await when(() => part(element, ".network"), "the panel is open");
  const named = (words) => [...element.shadowRoot.querySelectorAll(".network [aria-label]")].find((each) => each.getAttribute("aria-label") === words);
  const shown = (layers) => when(() => void frames.advance(0) || element.trace?.weights.map((W) => W.length).join() === layers.slice(1).join(), `${layers}`);
  const type = (field, text) => { field.value = text; field.dispatchEvent(new Event("change", { bubbles: true })); };
  const text = (selector) => part(element, selector).textContent;
"""


@pytest.fixture
def panel(own_lab, fake_python):
    """Run a body with an element whose Adjust panel is open and whose Python is CPython."""

    def run(body, attributes=""):
        return own_lab.run(OPEN + body, f'<forward-pass autoplay="false" {attributes}></forward-pass>')

    return run


def test_one_neuron_more_keeps_all_other_weights_says_what_is_new_and_can_be_undone(panel):
    body = """
      const before = element.trace.weights;
      named("One neuron more, hidden 1").click();
      const waits = text(".network .waits");
      await shown([5, 8, 6, 2]);
      const told = [text(".network .made"), text(".network .waits"), element.settings.original, element.getAttributeNames()];
      const after = element.trace.weights;
      part(element, ".adjust .undo").click();
      await shown([5, 7, 6, 2]);
      return [before, waits, after, told, text(".network .made"), element.settings.original ?? null, part(element, ".adjust .redo").title];
    """
    before, waits, after, told, made, original, redo = panel(body)
    assert waits == "This network comes alive with Python, which is starting."
    model = Drawn((5, 8, 6, 2), original=(5, 7, 6, 2)).model()
    assert after == [W.tolist() for W in model.weights]
    assert [[row[: len(old[0])] for row in new[: len(old)]] for old, new in zip(before, after, strict=True)] == before
    new = "New since 5-7-6-2: 11 weights and 1 bias. All others are as they were."
    assert told == [new, "", [5, 7, 6, 2], ["autoplay"]]
    assert (made, original, redo) == ("", None, "Redo: layers")


def test_layers_functions_outputs_and_seed_are_changed_and_reset_gives_all_back(panel):
    body = """
      part(element, ".network .more").click();
      await shown([3, 4, 4, 2]);
      const choose = (words, value) => { const select = named(words); select.value = value; select.dispatchEvent(new Event("change")); };
      choose("hidden 2: function", "tanh");
      choose("outputs: function", "sigmoid");
      type(named("neurons, inputs"), "4");
      await shown([4, 4, 4, 2]);
      await when(() => element.trace.operations.at(-1).kind === "sigmoid", "the outputs are sigmoids");
      const { layers, activation, output, original, seed, temperature } = element.settings;
      const inputs = element.trace.inputs.length;
      part(element, ".adjust .reset").click();
      await shown([3, 4, 2]);
      const again = [element.settings.layers, element.settings.activation, element.settings.output, element.settings.original ?? null];
      part(element, ".adjust .undo").click();
      await shown([4, 4, 4, 2]);
      const undone = [element.settings.output, element.settings.activation];
      type(named("seed"), "12");
      await when(() => element.trace.seed === 12, "another network is drawn");
      return [[layers, activation, output, original, inputs], again, undone, element.settings.original ?? null, element.trace.weights];
    """
    changed, again, undone, original, weights = panel(body, 'seed="7" layers="3-4-2"')
    assert changed == [[4, 4, 4, 2], "relu,tanh", "sigmoid", [3, 4, 2], 4]
    assert again == [[3, 4, 2], "relu", "softmax", None]
    assert undone == ["sigmoid", "relu,tanh"]
    assert original is None
    assert weights == [W.tolist() for W in Drawn((4, 4, 4, 2), 12).model().weights]


def test_what_may_not_be_chosen_is_refused_in_a_sentence_and_changes_nothing(panel):
    body = """
      const wrong = () => [...element.shadowRoot.querySelectorAll(".network .wrong:not([hidden])")].map((each) => each.textContent);
      const said = [];
      type(named("neurons, hidden 1"), "0");
      said.push(wrong());
      type(named("neurons, hidden 1"), "7");
      return [said, wrong(), element.settings.layers];
    """
    said, after, layers = panel(body)
    assert said == [["neurons, hidden 1 must be a whole number from 1 to 1024; got 0"]]
    assert (after, layers) == ([], [5, 7, 6, 2])


def test_too_many_edges_are_refused_in_the_words_of_layers(panel):
    body = """
      type(named("neurons, hidden"), "1000");
      const sentence = text(".network .shape");
      named("One neuron less, hidden").click();
      await shown([300, 3, 2]);
      return [sentence, part(element, ".network .shape").hidden];
    """
    sentence, hidden = panel(body, 'layers="300-4-2"')
    assert sentence.startswith("layers must be 2 to 12 layer sizes")
    assert sentence.endswith("got 300-1000-2")
    assert hidden


def test_names_are_typed_and_a_bad_one_is_told_in_place(panel):
    body = """
      const fields = [...element.shadowRoot.querySelectorAll(".network .names")];
      type(fields[0], "wind, rain");
      type(fields[1], "stay,go");
      await turn();
      const typed = [element.labels, element.getAttribute("labels"), fields.map(({ value }) => value), text(".inputs .name")];
      type(fields[1], "n".repeat(61));
      await turn();
      return [typed, element.labels, [...element.shadowRoot.querySelectorAll(".network .wrong:not([hidden])")].map((each) => each.textContent), notices(element)];
    """
    named, labels, wrong, notices = panel(body)
    assert named == ["wind,rain|stay,go", None, ["wind, rain", "stay, go"], "wind"]
    assert labels == "wind,rain|stay,go"
    assert len(wrong) == 1
    assert wrong[0].startswith("labels must be names of at most 60 characters")
    assert notices == []


def test_while_the_answer_is_awaited_the_network_on_stage_goes_on(panel):
    """Another shape is wanted than the one on stage: whatever is pointed at, painted or stepped to must bear it."""
    body = """
      const trouble = [];
      addEventListener("error", ({ message }) => trouble.push(message));
      part(element, ".network .less").click();
      named("One neuron less, hidden").click();
      const wanted = element.settings.layers.join("-");
      const states = [];
      for (const timeMs of [0, 500, 1500, 2500, 3500, 9e9]) {
        element.seek(timeMs);
        for (const target of [{ kind: "neuron", layer: 2, neuron: 5 }, { kind: "edge", layer: 2, from: 5, to: 1 }, null]) {
          element.target = target;
          frames.advance(20);
        }
        states.push(element.trace.weights.length);
      }
      element.step(1, "layer");
      return [wanted, new Set(states).size === 1, trouble, notices(element)];
    """
    wanted, _, trouble, notices = panel(body, 'python="interaction"')
    assert wanted == "5-6-2"
    assert trouble == []
    assert notices == []


def test_buttons_on_the_stage_resize_a_layer_while_the_panel_is_open_and_leave_with_it(panel):
    body = """
      element.style.width = "1200px";
      const onStage = () => [...element.shadowRoot.querySelectorAll(".stage-sizes button")];
      await when(() => (frames.advance(), onStage().length === 8), "each layer has two");
      const [, , less, more] = onStage();
      more.click();
      await shown([5, 8, 6, 2]);
      less.click();
      await shown([5, 7, 6, 2]);
      part(element, "[data-panel=adjust]").click();
      return [onStage().length, element.target];
    """
    assert panel(body) == [0, None]
