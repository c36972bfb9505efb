"""edit-session.js and python-feature.js: the Python in the drawer, run as the reader has edited it; CPython answers for both workers."""

from __future__ import annotations

import json

import pytest

from browser.lab import drawn
from forward_pass import Drawn, record
from forward_pass.script import script

OPEN = """
  const frames = helpers.holdFrames();
  const { part, turn } = helpers;
  const when = (isSo, what) => helpers.when(() => (frames.advance(), isSo()), what);
  const events = [];
  for (const name of ["networkchange", "samplechange", "statuschange"])
    document.addEventListener(name, ({ type, detail }) => events.push([type, detail.status ?? detail.source]));
  document.body.innerHTML = given;
  await import("/static/forward-pass.js");
  const element = document.querySelector("forward-pass");
  await when(() => element.trace, "it is open");
  const opener = part(element, "[data-panel=python]");
  const openPanel = async () => { opener.click(); await when(() => part(element, ".python"), "the panel is open"); };
  const inside = (selector) => part(element, `.python ${selector}`);
  const said = () => inside(".said").textContent;
  const wrong = () => inside(".said").hasAttribute("data-wrong");
  const badge = () => part(element, ".badge").textContent;
  const text = () => inside(".editor textarea");
  const source = () => element.trace.source;
  const begin = async (...edits) => {
    if (!text().checkVisibility()) inside(".edit").click();
    const { editable } = await import("/static/features/python/listing.js");
    const { LISTING } = await import("/static/recorded/listing.js");
    text().value = edits.reduce((edited, [line, instead]) => edited.replace(line, instead), editable(LISTING));
    text().dispatchEvent(new Event("input"));
    inside(".run").click();
  };
  const run = async (...edits) => {
    inside(".said").textContent = "";
    inside(".said").removeAttribute("data-wrong");
    await begin(...edits);
    await when(() => wrong() || said().startsWith("The numbers"), "it has run");
  };
  const TWICE = ["c = W * a", "c = 2 * W * a"];
  const LOOP = ["a = x", "a = x\\n    while True: pass"];
"""


@pytest.fixture
def live(own_lab, fake_python):
    """Run a body beside an element whose Python is live, and whose panel is open."""

    def run(body, attributes='python="eager"', before="await frames.until(element.whenLive());"):
        markup = f'<forward-pass autoplay="false" {attributes}></forward-pass>'
        return own_lab.run(OPEN + before + "await openPanel();" + body, markup)

    return run


def original(**settings):
    return record(Drawn(**settings), [0]).traces[0]


def test_an_edited_line_changes_the_numbers_on_stage_and_a_badge_says_so(live):
    body = """
      const before = element.trace;
      await run(TWICE);
      return [source(), badge(), before.contributions[0], element.trace.contributions[0], element.status, events.at(-1), element.currentReel.source];
    """
    source, badge, before, after, status, event, reel = live(body)
    assert (source, badge, status, reel) == ("edited", "edited Python", "live", "edited")
    assert after == [[2 * c for c in row] for row in before]
    assert event == ["samplechange", "edited"]


def test_edits_run_in_a_second_worker_and_the_first_one_never_gets_any(live, fake_python):
    body = "const before = backends.length; await run(TWICE); return [before, backends.map(({ edited }) => edited)];"
    assert live(body) == [1, [False, True]]
    sources = [json.loads(request).get("text") for request in fake_python.asked]
    assert any(source and "2 * W * a" in source for source in sources)


def test_no_second_worker_is_started_before_somebody_runs_something(live):
    assert live("inside('.edit').click(); await turn(); return backends.length;") == 1


def test_randomize_and_further_samples_go_on_with_the_edited_function(live):
    body = """
      await run(TWICE);
      await frames.until(element.randomize());
      const other = [source(), element.trace.seed, element.trace.contributions[0][0], element.trace.weights[0][0], element.trace.inputs];
      element.step(1, "sample");
      await when(() => element.trace.sample === 1, "the next sample is there");
      return [other, source()];
    """
    (source, _, contributions, weights, inputs), next_source = live(body)
    assert (source, next_source) == ("edited", "edited")
    assert contributions == [2 * w * x for w, x in zip(weights, inputs, strict=True)]


def test_an_error_is_said_with_its_line_and_changes_nothing_on_stage(live):
    body = """
      const before = element.trace;
      await run(["W * a", "foo * a"]);
      return [said(), part(element, ".gutter .wrong").textContent, element.trace === before, badge(), helpers.notices(element)];
    """
    assert live(body) == ["line 10: NameError: name 'foo' is not defined", "10", True, "live from Python", []]


def test_a_result_of_another_shape_is_told_as_of_any_trace(live):
    body = "await run(['c = W * a', 'c = W[0]']); return said();"
    assert live(body) == "result 1 of dense must be of shape (7, 5); got (5)"


def test_an_endless_loop_is_ended_after_2_s_and_the_next_run_starts_another_worker(live):
    body = """
      const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      await begin(LOOP);
      await wait(1500);
      const early = [said(), backends.map(({ ended }) => ended)];
      await wait(1000);
      const late = [said(), backends.map(({ ended }) => ended), source()];
      await run(TWICE);
      return [early, late, backends.length, source()];
    """
    assert live(body) == [
        ["Running…", [False, False]], ["no answer within 2 s", [False, True], "live"], 3, "edited",
    ]  # fmt: skip


def test_one_click_gives_back_pythons_own_numbers_and_ends_the_second_worker(live):
    body = """
      const before = element.trace.probabilities;
      await run(TWICE);
      const edited = element.trace.probabilities;
      inside(".back-to-original").click();
      await when(() => source() === "live", "the original is back");
      return [before, edited, element.trace.probabilities, badge(), backends.map(({ ended }) => ended), inside(".code").checkVisibility()];
    """
    before, edited, after, badge, ended, reading = live(body)
    assert before == after != edited
    assert (badge, ended, reading) == ("live from Python", [False, True], True)


def test_while_the_panel_is_closed_the_way_back_stands_beside_the_badge(live):
    body = """
      const button = () => part(element, ".original").checkVisibility();
      const shown = [button()];
      await run(TWICE);
      shown.push(button());
      opener.click();
      shown.push(button());
      await openPanel();
      const again = [text().checkVisibility(), text().value.includes("2 * W")];
      opener.click();
      part(element, ".original").click();
      await when(() => source() === "live", "the original is back");
      shown.push(button());
      return [shown, again];
    """
    assert live(body) == [[False, False, True, False], [True, True]]


def test_what_was_typed_is_there_again_when_the_panel_is_opened_again(live):
    body = """
      inside(".edit").click();
      text().value = "# mine"; text().dispatchEvent(new Event("input"));
      opener.click();
      await openPanel();
      return [text().value, text().checkVisibility()];
    """
    assert live(body) == ["# mine", True]


def test_where_numbers_were_recorded_edits_run_without_starting_the_first_python(live):
    body = """
      await run(TWICE);
      const edited = [source(), backends.length, backends[0].edited];
      inside(".back-to-original").click();
      await when(() => source() === "live", "the original is back");
      return [edited, backends.length];
    """
    assert live(body, attributes="", before="") == [["edited", 1, True], 2]


def test_what_a_reader_set_is_what_the_edited_function_gets(live):
    body = """
      element.inputs = [1, 0, 0, 0, 0];
      await when(() => !element.trace.drawnInputs, "inputs are set");
      await run(TWICE);
      return [source(), element.trace.inputs, element.trace.contributions[0][0].slice(1)];
    """
    source, inputs, rest = live(body)
    assert (source, inputs, rest) == ("edited", [1, 0, 0, 0, 0], [0, 0, 0, 0])


def test_the_script_is_that_of_what_is_on_stage(live):
    body = """
      const copied = [];
      Object.defineProperty(navigator, "clipboard", { value: { writeText: async (script) => copied.push(script) }, configurable: true });
      inside(".copy-script").click();
      await when(() => copied.length, "it is copied");
      return copied[0];
    """
    source, options = drawn(seed=7, layers=(3, 2), activation="tanh", temperature=2.0)
    attributes = 'python="eager" seed="7" layers="3-2" activation="tanh" temperature="2"'
    assert live(body, attributes) == script(record(source, [0], options), 0)


def test_where_python_is_switched_off_both_are_refused_in_words_and_the_source_is_there(live):
    body = """
      const read = inside("[aria-current] code").textContent.trim();
      inside(".copy-script").click(); await when(wrong, "it is refused");
      const copied = said();
      inside(".edit").click(); inside(".run").click(); await when(wrong, "it is refused");
      return [read, copied, said()];
    """
    read, copied, ran = live(body, 'python="off"', before="")
    assert read.startswith("return ")
    assert copied.startswith("Python is switched off here")
    assert ran == "Python is switched off here, so nothing can be run"


def test_an_attribute_that_changes_keeps_the_edit_on(live):
    body = """
      await run(TWICE);
      element.setAttribute("theme", "light"); await turn(); await turn();
      element.setAttribute("temperature", "2");
      await when(() => element.trace?.temperature === 2 && source() === "edited", "the edited function answers");
      return badge();
    """
    assert live(body) == "edited Python"


def test_a_second_python_in_order_runs_one_text_after_the_other(live):
    body = """
      await run(TWICE);
      await run(["c = W * a", "c = foo * a"]);
      await run(TWICE);
      return [said().startsWith("The numbers"), backends.length];
    """
    assert live(body) == [True, 2]


BREAK = {
    "it answers nothing any more": "() => Promise.reject(new Error('Pyodide already fatally failed'))",
    "its answers are no answers": "async () => 7",
    "its numbers are others": "async (...asked) => { const [header, values] = await real(...asked); return [header, values.map((v) => v + 1)]; }",
}


@pytest.mark.parametrize("broken", BREAK)
def test_where_a_text_has_broken_the_second_python_the_next_one_runs_in_a_fresh_one(live, broken):
    body = """
      await run(TWICE);
      const before = element.trace.probabilities, real = backends[1].answer;
      backends[1].answer = %s;
      await run(TWICE);
      return [said().startsWith("The numbers"), backends.map(({ ended }) => ended), before, element.trace.probabilities];
    """
    fine, ended, before, after = live(body % BREAK[broken])
    assert (fine, ended) == (True, [False, True, False])
    assert after == before


def test_a_run_that_breaks_the_second_python_says_so(live):
    body = """
      await run(TWICE);
      const real = backends[1].answer;
      let broken = false;
      backends[1].answer = (endpoint, request) =>
        (broken ||= request.includes("3 * W")) ? Promise.reject(new Error("Maximum call stack size exceeded")) : real(endpoint, request);
      await run(["c = W * a", "c = 3 * W * a"]);
      return [said(), backends.map(({ ended }) => ended), element.trace.contributions[0][0][0] / element.trace.weights[0][0][0] / element.trace.inputs[0]];
    """
    said, ended, factor = live(body)
    assert said == "Maximum call stack size exceeded (which broke this second Python: the next run starts another)"
    assert ended == [False, True]
    assert factor == pytest.approx(2)
