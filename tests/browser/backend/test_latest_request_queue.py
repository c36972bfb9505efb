"""latest-request-queue.js: on a line to the page's Python the newest wish wins."""

from __future__ import annotations

# A line to an interpreter that answers when the test says so.
LINE = """
  const { LatestRequestQueue } = await import("/static/backend/latest-request-queue.js");
  const calls = [];
  const interpreter = {
    ask(request) {
      const call = Promise.withResolvers();
      calls.push({ request, ...call });
      return call.promise;
    },
  };
  const line = new LatestRequestQueue(interpreter);
  const told = [];
  const ask = (name) => line.ask({ name }).then(
    (answer) => told.push([name, answer]),
    (error) => told.push([name, error.message]));
  const asked = () => calls.map(({ request }) => request.name);
"""


def test_a_request_is_sent_at_once_and_its_answer_returned(lab):
    body = (
        LINE
        + """
      ask("a");
      const sent = asked();
      calls[0].resolve("A");
      await helpers.turn();
      return { sent, told };
    """
    )
    assert lab.run(body) == {"sent": ["a"], "told": [["a", "A"]]}


def test_while_one_is_answered_only_the_newest_of_the_next_waits(lab):
    body = (
        LINE
        + """
      ["a", "b", "c", "d"].forEach(ask);
      await helpers.turn();
      const replaced = [...told];
      const meanwhile = asked();
      calls[0].resolve("A");
      await helpers.turn();
      const then = asked();
      calls[1].resolve("D");
      await helpers.turn();
      return { meanwhile, replaced, then, told };
    """
    )
    assert lab.run(body) == {
        "meanwhile": ["a"],
        "replaced": [["b", None], ["c", None]],
        "then": ["a", "d"],
        "told": [["b", None], ["c", None], ["a", "A"], ["d", "D"]],
    }


def test_an_error_rejects_its_own_request_and_the_line_goes_on(lab):
    body = (
        LINE
        + """
      ask("a"); ask("b");
      calls[0].reject(new Error("no"));
      await helpers.turn();
      calls[1].resolve("B");
      await helpers.turn();
      ask("c");
      calls[2].resolve("C");
      await helpers.turn();
      return told;
    """
    )
    assert lab.run(body) == [["a", "no"], ["b", "B"], ["c", "C"]]


def test_an_interpreter_that_throws_at_once_is_an_error_like_any_other(lab):
    body = (
        LINE
        + """
      interpreter.ask = () => { throw new Error("broken"); };
      await ask("a");
      return told;
    """
    )
    assert lab.run(body) == [["a", "broken"]]
