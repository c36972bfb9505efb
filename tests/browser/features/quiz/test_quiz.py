"""quiz.js: numbers that are hidden until somebody clicks on them, wherever they are shown."""

from __future__ import annotations

import re

QUIZ = """
  await helpers.tabulated(element);
  const { shadowRoot } = element;
  const { turn } = helpers;
  const press = async (key) => (part(element, ".still").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true })), await turn());
  // What the reader sets stays: seed, sample, and what stands in fields.
  const shown = () => [...shadowRoot.querySelectorAll("data")].filter((data) => data.value !== "" && !data.matches(".seed, .sample")).map((data) => data.textContent);
  const marks = () => [...shadowRoot.querySelectorAll("data")].filter((data) => data.textContent === "?").length;
  const tap = async (layer, neuron) => {
    const { left, top } = part(element, ".stage").getBoundingClientRect();
    const { layoutOf } = await import("/static/core/layout.js");
    const { clientWidth: widthPx, clientHeight: heightPx } = part(element, ".stage");
    const { x, y } = layoutOf({ layers: element.settings.layers, widthPx, heightPx, labelCharacters: 2 }).layers[layer];
    part(element, ".stage").dispatchEvent(new PointerEvent("click", { pointerType: "mouse", clientX: left + x[neuron], clientY: top + y[neuron], bubbles: true }));
    await new Promise((done) => setTimeout(done));
    frames.advance();
  };
  const cell = (layer, neuron) => [...shadowRoot.querySelectorAll(".numbers table")][layer].tBodies[0].rows[neuron].querySelector("td:last-child data");
"""


def test_hidden_no_table_card_line_or_description_tells_a_number_and_shown_all_do(element):
    body = """
      element.target = { kind: "neuron", layer: 1, neuron: 2 };
      await when(() => part(element, ".card data"), "the card is open");
      const before = shown().length;
      await press("h");
      const hidden = [shown(), marks() > 100, part(element, ".still").getAttribute("aria-label"), part(element, ".told").textContent];
      element.target = { kind: "edge", layer: 0, from: 1, to: 2 };
      hidden.push(shown(), part(element, ".told").textContent);
      await press("h");
      return [before, hidden, marks(), shown().length > 100];
    """
    before, (shown, marked, label, told, of_edge, edge), left, after = element(QUIZ + body)
    assert before > 100
    assert (shown, marked, of_edge) == ([], True, [])
    assert "%" not in label
    assert not re.search(r"\d\.\d", told + edge)
    assert (left, after) == (0, True)


def test_a_click_on_a_neuron_reveals_its_number_everywhere_and_the_next_sample_hides_it_again(element):
    body = """
      await press("h");
      const before = cell(1, 2).textContent;
      await tap(1, 2);
      await when(() => part(element, ".card data"), "the card is open");
      const revealed = [cell(1, 2).value === String(element.trace.activations[0][2]), part(element, ".card .result").textContent === cell(1, 2).textContent, cell(1, 3).textContent];
      element.step(1, "sample"); frames.advance();
      return [before, revealed, cell(1, 2).textContent];
    """
    assert element(QUIZ + body) == ["?", [True, True, "?"], "?"]


def test_an_author_may_begin_with_hidden_numbers_and_show_them_later(element):
    body = """
      const film = [shown(), marks() > 100, part(element, ".end-quiz").textContent, part(element, ".still").getAttribute("aria-label").includes("%")];
      element.numbers = "shown"; await turn();
      film.push(marks(), part(element, ".end-quiz"));
      await press("h");
      element.speed = 2; await turn();
      return [...film, marks() > 100];
    """
    assert element(QUIZ + body, 'numbers="hidden"') == [[], True, "Show numbers", False, 0, None, True]


def test_of_an_output_the_percentage_is_revealed_with_the_logit(element):
    body = """
      await press("h");
      await tap(3, 0);
      const row = [...cell(3, 0).closest("tr").querySelectorAll("data")].slice(-4).map(({ textContent }) => textContent === "?");
      return [row, cell(3, 1).textContent];
    """
    assert element(QUIZ + body) == [[False, True, True, False], "?"]


def test_in_a_card_every_question_mark_is_a_button_and_the_next_one_has_the_focus_then(element):
    body = """
      await press("h");
      element.target = { kind: "edge", layer: 0, from: 0, to: 0 };
      await when(() => part(element, ".card [data-hidden]"), "the card is open");
      const buttons = () => [...shadowRoot.querySelectorAll(".card button[data-hidden]")];
      const count = buttons().length;
      const weight = shadowRoot.querySelector(".card data[data-is=weight] button");
      weight.focus(); weight.click();
      const { value, textContent } = shadowRoot.querySelector(".card data[data-is=weight]");
      return [count > 3, Number(value) === element.trace.weights[0][0][0], part(element, ".announcer").textContent === `Revealed: ${textContent}.`,
        shadowRoot.activeElement === buttons()[0], part(element, ".card .change").hidden];
    """
    assert element(QUIZ + body) == [True, True, True, True, True]


def test_a_button_in_the_bar_shows_all_again_and_is_there_only_while_they_are_hidden(element):
    body = """
      const end = () => part(element, ".end-quiz");
      const film = [end()];
      await press("h"); film.push(end().textContent);
      end().click();
      return [...film, end(), marks()];
    """
    assert element(QUIZ + body) == [None, "Show numbers", None, 0]


def test_the_panel_hides_them_too_and_says_what_a_click_does(element):
    body = """
      part(element, ".pace").click();
      await when(() => part(element, ".hide-numbers"), "the panel is open");
      const hide = part(element, ".hide-numbers");
      const film = [hide.ariaPressed];
      hide.click(); film.push(hide.ariaPressed, part(element, ".class .note").textContent, marks() > 50);
      hide.click();
      return [...film, hide.ariaPressed, marks()];
    """
    sentence = "Every number is a question mark; a click on one reveals it."
    assert element(QUIZ + body) == ["false", "true", sentence, True, "false", 0]


def test_what_is_revealed_of_a_neuron_is_what_its_disc_shows_at_the_moment(lab):
    body = """
      const { namesAt } = await import("/static/features/quiz/quiz.js");
      const timeline = await helpers.timelineOf(2);
      const at = (timeMs, layer) => namesAt({ timeline, timeMs }, { kind: "neuron", layer, neuron: 1 });
      return [at(0, 0), at(1200, 1), at(1500, 1), at(2200, 2), at(timeline.durationMs, 2), namesAt({ timeline, timeMs: 0 }, null)];
    """
    assert lab.run(body) == [
        ["inputs/1"],
        ["dense1.preActivations/1"],
        ["activation1.activations/1"],
        ["dense2.preActivations/1"],
        ["dense2.preActivations/1", "softmax1.probabilities/1"],
        [],
    ]
