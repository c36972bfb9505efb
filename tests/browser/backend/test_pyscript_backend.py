"""pyscript-backend.js: Python through PyScript, behind a stand-in for it; and what happens where it cannot start."""

from __future__ import annotations

import pytest

INTERPRETER = """
  const { Interpreter } = await import("/static/backend/interpreter.js");
  const interpreter = new Interpreter("pyscript");
  const request = { source: { layers: [3, 2], seed: 4 }, samples: [0] };
"""
HELD = f"""
  globalThis.pythonIsHeld = true;
  {INTERPRETER}
  globalThis.kept = interpreter;
  interpreter.start().catch(() => {{}});
  await helpers.when(() => globalThis.pyscripts?.length === 1, "the worker is there");
  for (let turns = 0; turns < 5; turns++) await helpers.turn();
  globalThis.pythonIsHeld = false;
"""


@pytest.fixture
def page_of_ours(own_lab, fake_python):
    """A page whose PyScript is a stand-in."""
    return own_lab


def test_the_tag_asks_for_no_interpreter_but_the_sites_own(page_of_ours):
    body = "await interpreter.start(); return [pyscripts[0].config, pyscripts[0].tag.src, backends.length];"
    config, tag, others = page_of_ours.run(INTERPRETER + body)
    origin = page_of_ours.page.evaluate("location.origin")
    assert config == {"interpreter": f"{origin}/static/backend/loader.js", "sync_main_only": True}
    assert (tag, others) == (f"{origin}/static/vendor/app/worker.py", 0)


def test_it_answers_and_another_for_edits_is_told_so(page_of_ours):
    body = """
      const { header } = await interpreter.ask(request);
      await interpreter.forEdits(50).start();
      return [header.samples, pyscripts.map(({ config }) => config.edited ?? false), interpreter.fallbackReason];
    """
    assert page_of_ours.run(INTERPRETER + body) == [[0], [False, True], ""]


@pytest.mark.parametrize(
    "way", ["pyscripts[0].onerror(trouble)", "pyscripts[0].dispatchEvent(Object.assign(new Event('error'), trouble))"]
)
def test_a_live_worker_that_dies_is_noticed_and_nothing_of_it_stays(page_of_ours, way):
    body = f"""
      await interpreter.start();
      const trouble = {{ message: "out of memory" }};
      {way};
      return [interpreter.reason, pyscripts[0].ended, document.querySelectorAll("script[type=py]").length];
    """
    assert page_of_ours.run(INTERPRETER + body) == ["out of memory", True, 0]


def test_what_the_worker_says_unasked_is_believed_and_the_other_way_is_taken(page_of_ours):
    body = """
      const data = { forwardPass: { problem: "no numpy" } };
      pyscripts[0].dispatchEvent(new MessageEvent("message", { data }));
      pyscripts[0].letReady();
      await kept.start();
      return [kept.status, kept.fallbackReason, pyscripts[0].ended, backends.length];
    """
    assert page_of_ours.run(HELD + body) == ["live", "no numpy", True, 1]


def test_who_asks_from_inside_the_worker_is_handed_what_was_fetched(page_of_ours):
    body = """
      const { port1, port2 } = new MessageChannel();
      const data = { forwardPass: { port: port2 } };
      pyscripts[0].dispatchEvent(new MessageEvent("message", { data }));
      return deliveries[0].ports.map((port) => port === port2);
    """
    assert page_of_ours.run(HELD + body) == [True]


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        ("globalThis.Function = function () { throw new EvalError('no'); }", "'unsafe-eval' in script-src"),
        ("indexedDB.constructor.prototype.open = () => { throw new Error('no'); }", "may not store anything"),
        ("globalThis.pyscriptsProblem = 'broken'", "broken"),
    ],
)
def test_where_it_cannot_start_the_other_way_is_taken_and_says_why(page_of_ours, lacking, said):
    body = f"{lacking}; await interpreter.start(); return [interpreter.status, interpreter.fallbackReason];"
    status, reason = page_of_ours.run(INTERPRETER + body)
    assert status == "live"
    assert said in reason


def test_where_neither_way_leads_to_python_the_last_reason_is_told(page_of_ours):
    body = """
      globalThis.pyscriptsProblem = "no storage";
      globalThis.pythonsProblem = "no numpy";
      const said = await interpreter.start().catch((error) => error.message);
      return [said, interpreter.status];
    """
    assert page_of_ours.run(INTERPRETER + body) == ["no numpy", "failed"]


def test_after_a_detour_edits_run_without_pyscript_too(page_of_ours):
    body = """
      globalThis.pyscriptsProblem = "broken";
      await interpreter.start();
      await interpreter.forEdits(50).start();
      return [pyscripts.length, backends.map(({ edited }) => edited)];
    """
    assert page_of_ours.run(INTERPRETER + body) == [1, [False, True]]


def test_what_pyscript_left_in_a_page_of_somebody_elses_stays(page_of_ours):
    body = (
        """
      document.body.innerHTML = '<p class="py-error">theirs</p>';
      globalThis.pyscriptsProblem = "no numpy";
    """
        + INTERPRETER
        + """
      const starting = interpreter.start();
      await helpers.when(() => document.querySelector("script[type=py]"), "it starts");
      document.body.insertAdjacentHTML("beforeend", '<p class="py-error">ours</p>');
      await starting;
      return Array.from(document.querySelectorAll(".py-error"), (line) => line.textContent);
    """
    )
    assert page_of_ours.run(body) == ["theirs"]


def test_what_it_imports_is_fetched_at_once_and_the_page_is_left_without_a_trace_of_it(page_of_ours):
    body = (
        """
      const ahead = [];
      const note = ({ rel, href }) => rel === "modulepreload" && ahead.push(new URL(href).pathname);
      const watcher = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(note)));
      watcher.observe(document.head, { childList: true });
    """
        + INTERPRETER
        + """
      await interpreter.start();
      await helpers.when(() => !document.querySelector("link[rel=modulepreload]"), "nothing is left of them");
      return ahead;
    """
    )
    assert page_of_ours.run(body) == ["/static/vendor/pyscript/core.js"]


def test_where_pyscript_cannot_start_the_files_are_fetched_once(page_of_ours):
    body = """
      globalThis.Function = function () { throw new EvalError("no"); };
      await interpreter.start();
      return [deliveries.map(({ scripts }) => scripts.map(([path]) => path)), deliveries[0].again, globalThis.pyscripts];
    """
    assert page_of_ours.run(INTERPRETER + body) == [[["backend/pyodide-worker.js"]], False, None]


# A browser whose answer the test holds back.
SILENT = """
  globalThis.kept = interpreter;
  globalThis.database = { result: { close() {} } };
  indexedDB.constructor.prototype.open = () => database;
  interpreter.start();
  return interpreter.status;
"""


def test_a_browser_that_never_opens_a_database_is_not_waited_for(page_of_ours):
    page_of_ours.page.clock.install(time=0)
    assert page_of_ours.run(INTERPRETER + SILENT) == "starting"
    page_of_ours.page.clock.run_for(10_001)
    body = "await helpers.when(() => kept.status === 'live', 'the other way is taken'); return kept.fallbackReason;"
    assert page_of_ours.run(body) == "this browser opened no database within 10 s, which PyScript needs"


def test_a_database_that_opens_while_the_page_is_busy_counts_although_all_timers_are_over(page_of_ours):
    page_of_ours.page.clock.install(time=0)
    assert page_of_ours.run(INTERPRETER + SILENT) == "starting"
    # As in a page that was busy all the time: each timer that is over comes once, and only then the answer.
    page_of_ours.page.clock.fast_forward(60_000)
    page_of_ours.run("database.onsuccess();")
    body = (
        "await helpers.when(() => kept.status === 'live', 'it starts'); return [kept.fallbackReason, pyscripts.length];"
    )
    assert page_of_ours.run(body) == ["", 1]


def test_a_start_that_was_ended_takes_no_detour(page_of_ours):
    body = """
      globalThis.pythonIsHeld = false;
      const data = { forwardPass: { problem: "no numpy" } };
      pyscripts[0].dispatchEvent(new MessageEvent("message", { data }));
      pyscripts[0].letReady();
      await helpers.turn();
      kept.end();
      await kept.start();
      // Longer than it takes to explain what was wrong with the first.
      await kept.forEdits(50).start();
      globalThis.pyscriptsProblem = "broken";
      await kept.forEdits(50).start();
      return [kept.status, kept.fallbackReason, pyscripts.slice(0, 2).map(({ ended }) => ended), backends.length];
    """
    assert page_of_ours.run(HELD + body) == ["live", "", [True, False], 1]
