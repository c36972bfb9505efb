"""interpreter.js: the one Python of a page, behind a stand-in for what starts it."""

from __future__ import annotations

import json

import pytest

INTERPRETER = """
  const { Interpreter } = await import("/static/backend/interpreter.js");
  const interpreter = new Interpreter();
  const statuses = [interpreter.status];
  interpreter.addEventListener("statuschange", () => statuses.push(interpreter.status));
  const request = { source: { layers: [3, 2], seed: 4 }, samples: [0] };
"""


@pytest.fixture
def backend(own_lab, fake_python):
    """A page whose Python is CPython."""
    return own_lab


def test_python_starts_once_however_often_it_is_asked_to(backend):
    body = (
        INTERPRETER
        + """
      await Promise.all([interpreter.start(), interpreter.start(), interpreter.ask(request)]);
      await interpreter.start();
      return { statuses, backends: backends.length };
    """
    )
    assert backend.run(body) == {"statuses": ["idle", "starting", "live"], "backends": 1}


def test_python_starts_only_when_it_is_asked_to(backend):
    assert backend.run(INTERPRETER + "return [statuses, backends.length];") == [["idle"], 0]


def test_an_answer_is_a_header_and_its_numbers(backend):
    body = (
        INTERPRETER
        + """
      const { header, values } = await interpreter.ask(request);
      return { source: header.source, samples: header.samples, typed: values instanceof Float64Array, count: values.length };
    """
    )
    answer = backend.run(body)
    assert (answer["source"]["layers"], answer["source"]["seed"], answer["samples"]) == ([3, 2], 4, [0])
    assert answer["typed"] is True
    assert answer["count"] == 6 + 2 + 3 + 6 + 2 + 5 * 2 + 1


def test_what_python_refuses_is_said_in_its_own_words(backend):
    body = (
        INTERPRETER
        + """
      request.options = { temperature: 0 };
      return interpreter.ask(request).then(() => "answered", (error) => [error.message, interpreter.status]);
    """
    )
    assert backend.run(body) == ["temperature must be a number from 0.001 to 1000; got 0", "live"]


def test_a_worker_that_dies_rejects_who_waits_and_says_why(backend):
    body = (
        INTERPRETER
        + """
      await interpreter.start();
      globalThis.askPython = () => new Promise(() => {});
      const waiting = interpreter.ask(request).catch((error) => error.message);
      await helpers.turn();
      backends[0].die("Traceback\\n  …\\nMemoryError: out of memory");
      return { said: await waiting, reason: interpreter.reason, statuses, ended: backends[0].ended };
    """
    )
    assert backend.run(body) == {
        "said": "MemoryError: out of memory",
        "reason": "MemoryError: out of memory",
        "statuses": ["idle", "starting", "live", "failed"],
        "ended": True,
    }


def test_a_worker_whose_own_code_failed_says_so_and_another_can_be_started(backend):
    body = (
        INTERPRETER
        + """
      globalThis.pythonsProblem = "ModuleNotFoundError: No module named 'numpy'";
      const said = await interpreter.start().catch((error) => error.message);
      const { reason, status } = interpreter;
      globalThis.pythonsProblem = "";
      const unasked = await interpreter.ask(request).catch((error) => error.message);
      await interpreter.start();
      await interpreter.ask(request);
      return [said, reason, status, unasked, interpreter.status, interpreter.reason, backends.map(({ ended }) => ended)];
    """
    )
    sentence = "ModuleNotFoundError: No module named 'numpy'"
    assert backend.run(body) == [sentence, sentence, "failed", sentence, "live", "", [True, False]]


def test_an_answer_that_never_comes_counts_as_death(backend):
    backend.page.clock.install(time=0)
    body = (
        INTERPRETER
        + """
      await interpreter.start();
      globalThis.kept = { interpreter, waiting: null };
      globalThis.askPython = () => new Promise(() => {});
      kept.waiting = interpreter.ask(request).catch((error) => error.message);
      return interpreter.status;
    """
    )
    assert backend.run(body) == "live"
    backend.page.clock.fast_forward(20_001)
    answer = backend.run("return [await kept.waiting, kept.interpreter.status, kept.interpreter.reason];")
    assert answer == ["no answer within 20 s", "failed", "no answer within 20 s"]


def test_an_answer_that_came_is_not_counted_late_afterwards(backend):
    backend.page.clock.install(time=0)
    backend.run(INTERPRETER + "globalThis.kept = interpreter; await interpreter.ask(request); return null;")
    backend.page.clock.fast_forward(60_000)
    assert backend.run("return kept.status;") == "live"


@pytest.mark.tolerates_trouble(reason="a file of the runtime is missing on purpose")
def test_a_start_that_lasts_is_asked_whether_a_file_is_missing(backend):
    backend.page.clock.install(time=0)
    backend.page.route("**/pyodide-worker.js", lambda route: route.fulfill(status=404, body=""))
    backend.run(
        "globalThis.pythonIsHeld = true;"
        + INTERPRETER
        + "globalThis.kept = interpreter; interpreter.start().catch(() => {}); return null;"
    )
    backend.page.clock.fast_forward(8_001)
    body = "await helpers.when(() => kept.status === 'failed', 'it is noticed'); return kept.reason;"
    said = "pyodide-worker.js could not be loaded (the server answered 404)"
    assert backend.run(body) == f"{said}: if the site was changed meanwhile, reload this page"


HELD = """
  globalThis.pythonIsHeld = true;
  INTERPRETER
  globalThis.kept = interpreter;
  interpreter.start().catch(() => {});
  await helpers.when(() => globalThis.backends?.length === 1, "the worker is there");
  for (let turns = 0; turns < 5; turns++) await helpers.turn();
  return null;
""".replace("INTERPRETER", INTERPRETER)


def eight_seconds_later(backend):
    backend.page.clock.fast_forward(8_001)
    backend.run("for (let turns = 0; turns < 30; turns++) await helpers.turn(); return null;")


def test_a_start_of_which_nothing_is_heard_any_more_is_given_up(backend):
    backend.page.clock.install(time=0)
    backend.run(HELD)
    backend.run("deliveries[0].come(43); return null;")
    for _ in range(9):
        eight_seconds_later(backend)
    answer = backend.run("return [kept.status, kept.reason, backends[0].ended, deliveries[0].stopped];")
    assert answer == ["failed", "after 43 % of its files nothing more came for 64 s", True, True]


def test_a_start_whose_files_keep_coming_may_last(backend):
    backend.page.clock.install(time=0)
    backend.run(HELD)
    for percent in range(20):
        backend.run(f"deliveries[0].come({percent}); return null;")
        eight_seconds_later(backend)
    assert backend.run("return [kept.status, kept.percent];") == ["starting", 19]


def test_a_file_that_does_not_come_is_the_reason_and_the_rest_is_given_up(backend):
    backend.run(HELD)
    body = """
      deliveries[0].fail("packages.pack broke off after 12 bytes");
      await helpers.when(() => kept.status !== "starting", "it is noticed");
      return [kept.status, kept.reason, backends[0].ended, deliveries[0].stopped];
    """
    assert backend.run(body) == ["failed", "packages.pack broke off after 12 bytes", True, True]


def test_a_worker_that_dies_while_it_starts_says_why(backend):
    backend.run(HELD)
    body = """
      backends[0].die("out of memory");
      await helpers.when(() => kept.status !== "starting", "it is noticed");
      return [kept.status, kept.reason, backends[0].ended];
    """
    assert backend.run(body) == ["failed", "out of memory", True]


def test_what_the_policy_refuses_is_told_before_what_came_of_it_and_trying_again_is_no_help(backend):
    backend.run(HELD)
    body = """
      const violation = { disposition: "enforce", sample: "" };
      backends[0].violations.note({ ...violation, effectiveDirective: "script-src", blockedURI: "wasm-eval" });
      backends[0].violations.note({ ...violation, effectiveDirective: "worker-src", blockedURI: "blob" });
      backends[0].die("something else");
      await helpers.when(() => kept.status !== "starting", "it is noticed");
      return [kept.reason, kept.unrecoverable];
    """
    sentence = (
        "the Content-Security-Policy of this page does not let it start: "
        "it must allow 'wasm-unsafe-eval' in script-src and blob: in worker-src"
    )
    assert backend.run(body) == [sentence, True]


def test_only_after_a_file_was_what_was_wrong_the_server_is_asked_anew(backend):
    body = """
      for (const wrong of ["", "packages.pack broke off", "not a file's", "", ""]) {
        globalThis.pythonsProblem = wrong === "not a file's" ? wrong : "";
        globalThis.pythonIsHeld = wrong === "packages.pack broke off";
        const starting = interpreter.start().catch(() => {});
        await helpers.turn();
        if (globalThis.pythonIsHeld) deliveries.at(-1).fail(wrong);
        await starting;
        if (interpreter.status === "live") interpreter.end();
      }
      return deliveries.map(({ again }) => again);
    """
    assert backend.run(INTERPRETER + body) == [False, False, True, False, False]


def test_a_start_that_was_ended_changes_nothing_of_the_next(backend):
    body = """
      const late = kept.start().catch((error) => error.message);
      backends[0].die("it stopped");
      await helpers.turn();
      kept.end();
      globalThis.pythonIsHeld = false;
      await kept.start();
      deliveries[0].come(99);
      backends[0].die("again");
      deliveries[0].fail("too late");
      return [await late, kept.status, kept.reason, kept.percent, backends.map(({ ended }) => ended)];
    """
    assert backend.run(HELD.removesuffix("return null;\n") + body) == ["it was ended", "live", "", 0, [True, False]]


@pytest.mark.parametrize("status", ["failed", "starting"])
def test_a_start_that_succeeds_just_when_it_is_ended_stays_ended(backend, status):
    again = "kept.start().catch(() => {});" if status == "starting" else ""
    body = f"""
      backends[0].letReady();
      await Promise.resolve();
      kept.end();
      {again}
      for (let turns = 0; turns < 5; turns++) await helpers.turn();
      return [kept.status, backends[0].ended];
    """
    assert backend.run(HELD.removesuffix("return null;\n") + body) == [status, True]


def test_in_a_sandboxed_frame_another_try_may_help_where_the_server_allows_other_origins(backend):
    body = """
      Object.defineProperty(globalThis, "origin", { value: "null" });
      globalThis.pythonsProblem = "out of memory";
      await interpreter.start().catch(() => {});
      return [interpreter.reason, interpreter.unrecoverable];
    """
    assert backend.run(INTERPRETER + body) == ["out of memory", False]


@pytest.mark.parametrize(
    ("means", "said"), [("WebAssembly", "this browser has no WebAssembly"), ("Worker", "this browser has no workers")]
)
def test_a_browser_without_the_means_is_told_so(backend, means, said):
    body = (
        INTERPRETER
        + f"""
      delete globalThis.{means};
      return interpreter.start().catch((error) => [error.message, interpreter.status, interpreter.reason]);
    """
    )
    assert backend.run(body) == [said, "failed", said]


def test_a_start_that_only_lasts_is_waited_for(backend):
    backend.page.clock.install(time=0)
    backend.run(
        "globalThis.pythonIsHeld = true;"
        + INTERPRETER
        + "globalThis.kept = interpreter; interpreter.start().catch(() => {}); return null;"
    )
    backend.page.clock.fast_forward(8_001)
    backend.run("for (let turns = 0; turns < 20; turns++) await helpers.turn(); return null;")
    assert backend.run("return kept.status;") == "starting"


def test_a_start_that_failed_says_why_and_may_be_tried_again(own_lab, fake_python):
    fake_python.lose()
    body = (
        INTERPRETER
        + """
      globalThis.kept = { interpreter, statuses };
      return interpreter.start().then(() => "started", () => [interpreter.status, interpreter.reason !== ""]);
    """
    )
    assert own_lab.run(body) == ["failed", True]
    fake_python.find()
    again = "const { interpreter, statuses } = kept; await interpreter.start(); return [statuses, interpreter.reason];"
    assert own_lab.run(again) == [["idle", "starting", "failed", "starting", "live"], ""]


def test_requests_travel_as_the_json_that_python_reads(backend, fake_python):
    backend.run(INTERPRETER + "await interpreter.ask({ ...request, inputs: [1, 2, 3] }); return null;")
    assert [json.loads(request) for request in fake_python.asked] == [
        {"source": {"layers": [3, 2], "seed": 4}, "samples": [0], "inputs": [1, 2, 3]}
    ]


def test_another_python_for_edits_is_a_worker_of_its_own_that_is_told_so_and_ended_at_will(backend):
    body = (
        INTERPRETER
        + """
      const other = interpreter.forEdits(50);
      await Promise.all([interpreter.start(), other.start()]);
      const told = backends.map(({ edited }) => edited);
      const slow = await other.ask({ ...request, source: "while True: pass" }, "edited").catch((error) => error.message);
      const states = [interpreter.status, other.status, backends.map(({ ended }) => ended)];
      await other.start();
      other.end();
      return [told, slow, states, other.status, backends.length, interpreter.status];
    """
    )
    told, slow, states, status, count, first = backend.run(body)
    assert told == [False, True]
    assert slow == "no answer within 0.05 s"
    assert states == ["live", "failed", [False, True]]
    assert (status, count, first) == ("failed", 3, "live")
