"""python-panel.js: reading, copying, editing and running the Python, and what is said meanwhile."""

from __future__ import annotations

import pytest

from browser.lab import hand_made
from forward_pass.listing import listing

PANEL = """
  const { PythonPanel } = await import("/static/features/python/python-panel.js");
  const { STYLES } = await import("/static/features/python/python-styles.js");
  const { adopt } = await import("/static/ui/sheets.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const host = document.createElement("div");
  document.body.replaceChildren(host);
  const root = host.attachShadow({ mode: "open" });
  adopt(root, STYLES);
  const into = root.appendChild(document.createElement("section"));
  const [trace] = decodeRecorded(given.reel).traces;
  const { timeline, words } = await helpers.momentOf(2);
  const onStage = (timeMs, source = "live") => ({ trace: { ...trace, source }, timeline, timeMs, words });
  const asked = [];
  const answers = { onCopy: async () => "the script", onRun: async () => {}, onBack: async () => {} };
  const does = {
    onCopy: () => answers.onCopy(),
    onRun: (text, tell) => (asked.push(["run", text]), answers.onRun(text, tell)),
    onBack: () => (asked.push(["back"]), answers.onBack()),
    onDraft: (text) => asked.push(["draft", text]),
  };
  const panel = new PythonPanel(into, given.listing, does);
  panel.show(onStage(1700));
  const { turn } = helpers;
  const part = (selector) => into.querySelector(selector);
  const press = async (selector) => (part(selector).click(), await turn());
  const seen = (...selectors) => selectors.filter((selector) => part(selector).checkVisibility());
  const said = () => part(".said").textContent;
  const parts = () => seen(".copy-script", ".edit", ".run", ".back-to-original", ".leave", ".code", ".variables", ".editor");
  const text = () => part(".editor textarea");
  const type = (value) => { text().value = value; text().dispatchEvent(new Event("input")); };
  const clipboard = (writeText) => Object.defineProperty(navigator, "clipboard", { value: writeText && { writeText }, configurable: true });
"""
READING = [".copy-script", ".edit", ".code", ".variables"]
EDITING = [".run", ".leave", ".editor"]
EDITED = [".run", ".back-to-original", ".editor"]


@pytest.fixture
def panel(own_lab):
    """Run a body beside an open panel."""

    def run(body):
        return own_lab.run(PANEL + body, {"listing": listing(), "reel": hand_made()})

    return run


def test_it_shows_the_source_with_the_line_that_runs_and_its_variables(panel):
    body = """
      const moment = (timeMs) => {
        panel.show(onStage(timeMs));
        return [...into.querySelectorAll("[aria-current] code"), part("caption")].map(({ textContent }) => textContent.trim());
      };
      return [parts(), moment(0), moment(1700), moment(2100), moment(2500), moment(timeline.durationMs)];
    """
    assert panel(body) == [
        READING,
        ["a = x", "Before the first layer"],
        ["c = W * a", "Layer 2 of 2"],
        ["z = c.sum(axis=-1) + b", "Layer 2 of 2"],
        ["p = e / total", "After the last layer"],
        ["return SoftmaxSteps(scaled, shifted, e, float(total), p)", "After the last layer"],
    ]  # fmt: skip


def test_the_script_is_copied_and_that_is_said(panel):
    body = """
      const copied = [];
      clipboard(async (script) => copied.push(script));
      await press(".copy-script");
      return [copied, said()];
    """
    assert panel(body) == [["the script"], "Copied: a script that computes these numbers and asserts them"]


def test_where_nothing_may_be_copied_the_script_is_selected(panel):
    body = """
      clipboard(async () => { throw new Error("no"); });
      await press(".copy-script");
      const script = part(".script");
      return [script.checkVisibility(), script.value.slice(script.selectionStart, script.selectionEnd), root.activeElement === script, said()];
    """
    shown, selected, focused, said = panel(body)
    assert (shown, selected, focused) == (True, "the script", True)
    assert said == "The script is selected: this page may not copy, but Ctrl+C or ⌘C can"


def test_edit_opens_the_text_of_all_functions_and_discard_throws_it_away(panel):
    body = """
      await press(".edit");
      const opened = [parts(), text().value.slice(0, 20), root.activeElement === text()];
      type("x = 1");
      await press(".leave");
      return [opened, parts(), asked];
    """
    opened, left, asked = panel(body)
    assert opened == [EDITING, "def operation_by_ope", True]
    assert left == READING
    assert asked == [["draft", "x = 1"], ["draft", None]]


def test_a_run_says_what_it_waits_for_and_then_that_its_numbers_are_on_stage(panel):
    body = """
      const { promise, resolve } = Promise.withResolvers();
      answers.onRun = async (_, tell) => (tell("Starting a second Python…"), promise);
      await press(".edit"); type("x = 1"); await press(".run");
      const waiting = said();
      await press(".run");
      panel.show(onStage(1700, "edited")); resolve(); await turn();
      return [waiting, said(), parts(), asked.filter(([name]) => name === "run")];
    """
    assert panel(body) == [
        "Starting a second Python…", "The numbers on stage are those of your text", EDITED, [["run", "x = 1"]],
    ]  # fmt: skip


def test_what_goes_wrong_is_said_in_words_and_its_line_marked(panel):
    body = """
      answers.onRun = async () => { throw new Error("line 3: NameError: name 'foo' is not defined"); };
      await press(".edit"); await press(".run");
      const wrong = [said(), part(".said").hasAttribute("data-wrong"), [...into.querySelectorAll(".gutter .wrong")].map(({ textContent }) => textContent)];
      answers.onRun = async () => { throw new Error("no answer within 2 s"); };
      await press(".run");
      return [wrong, said(), into.querySelectorAll(".gutter .wrong").length, parts()];
    """
    assert panel(body) == [
        ["line 3: NameError: name 'foo' is not defined", True, ["3"]], "no answer within 2 s", 0, EDITING,
    ]  # fmt: skip


def test_back_to_the_original_is_one_click_and_ends_the_editing(panel):
    body = """
      await press(".edit"); panel.show(onStage(1700, "edited"));
      const edited = parts();
      answers.onBack = async () => panel.show(onStage(1700, "live"));
      await press(".back-to-original");
      return [edited, parts(), said(), asked.at(-2), part("[aria-current] code").textContent.trim()];
    """
    assert panel(body) == [EDITED, READING, "", ["back"], "c = W * a"]


def test_the_sentences_of_python_are_text_and_nothing_else(panel):
    body = """
      answers.onRun = async () => { throw new Error("line 1: <img src=x>"); };
      await press(".edit"); await press(".run");
      return [said(), into.querySelectorAll("img").length];
    """
    assert panel(body) == ["line 1: <img src=x>", 0]


def test_it_takes_more_room_while_it_is_open(panel):
    body = (
        "const open = into.classList.contains('wide'); panel.close(); return [open, into.classList.contains('wide')];"
    )
    assert panel(body) == [True, False]


def test_a_run_goes_on_when_the_panel_is_closed_meanwhile(panel):
    body = """
      let go;
      const started = new Promise((resolve) => (go = resolve));
      const film = [];
      answers.onRun = async (text, tell) => { await started; tell("Running…"); film.push("ran"); };
      await press(".edit"); await press(".run");
      panel.close(); into.replaceChildren(); go(); await turn(); await turn();
      return film;
    """
    assert panel(body) == ["ran"]


def test_of_which_version_the_numbers_are_is_said_whenever_it_is_not_the_text_that_is_written(panel):
    body = """
      const version = () => part(".version").textContent;
      const film = [version()];
      await press(".edit"); film.push(version());
      type("x = 1");
      answers.onRun = async () => { throw new Error("line 1: no"); };
      await press(".run"); film.push(version());
      answers.onRun = async () => panel.show(onStage(1700, "edited"));
      await press(".run"); film.push(version());
      type("x = 2"); film.push([said(), version()]);
      answers.onRun = async () => { throw new Error("line 1: no"); };
      await press(".run"); film.push([said(), version()]);
      return film;
    """
    original = "The numbers on stage are still the original’s."
    last = "The numbers on stage are those of your text as it last ran."
    assert panel(body) == ["", original, original, "", ["", last], ["line 1: no", last]]
