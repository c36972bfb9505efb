"""second-python.js: the Python that runs readers' texts, shared by all elements of a page."""

from __future__ import annotations

SECOND = """
  const { SecondPython } = await import("/static/features/python/second-python.js");
  const answers = [];
  const log = [];
  const python = Object.assign(new EventTarget(), {
    status: "idle", percent: 0,
    async start() { python.status = "live"; log.push("start"); },
    end() { python.status = "failed"; log.push("end"); },
    ask({ text }) {
      if (text === "unedited") return Promise.resolve({ header: {}, values: Float64Array.of(1) });
      return new Promise((resolve) => answers.push(() => resolve({ header: {}, values: Float64Array.of(2) })));
    },
  });
  const second = new SecondPython(python, "unedited");
"""


def test_it_is_not_ended_for_one_element_while_it_works_for_another(lab):
    body = """
      const [one, other] = [{}, {}];
      const running = second.ask({ text: "edited" }, one);
      second.end(other);
      await helpers.when(() => answers.length, "it is asked");
      second.end(other);
      const before = [...log];
      second.end(one);
      answers[0]();
      await running;
      return [before, log];
    """
    assert lab.run(SECOND + body) == [["start"], ["start", "end"]]


HELD = """
  // The unedited text is held, too; `unedited` lets it answer, with a number or not at all.
  const unedited = [];
  const { ask } = python;
  python.ask = (request) => request.text !== "unedited" ? ask(request) : new Promise((resolve, reject) =>
    unedited.push((number) => number === null ? reject(new Error("late")) : resolve({ header: {}, values: Float64Array.of(number) })));
  const rehearsed = async (number) => {
    await helpers.when(() => unedited.length, "the unedited text is asked for");
    unedited.shift()(number);
  };
  const ran = async () => {
    await helpers.when(() => answers.length, "the edited text runs");
    answers.shift()();
  };
  const owner = {};
  const run = () => second.ask({ text: "edited" }, owner);
"""


def test_of_texts_that_are_run_together_the_last_is_looked_at_too(lab):
    body = """
      const asked = python.ask;
      let number = 1;
      python.ask = (request) => request.text === "unedited"
        ? Promise.resolve({ header: {}, values: Float64Array.of(number) }) : asked(request);
      await second.start(owner);
      const running = Array.from({ length: 3 }, run);
      await helpers.when(() => answers.length === 3, "all of them run");
      number = 2; // one of them broke it
      answers.splice(0).forEach((answer) => answer());
      await Promise.all(running);
      await second.start(owner);
      return log;
    """
    assert lab.run(SECOND + HELD + body) == ["start", "end", "start"]


def test_where_the_unedited_text_gave_nothing_at_first_it_is_asked_again(lab):
    body = """
      const opening = second.start(owner);
      await rehearsed(null);
      await opening;
      const first = run();
      await rehearsed(1);
      await ran();
      await first;
      const next = second.start(owner);
      await rehearsed(1);
      await next;
      return log;
    """
    assert lab.run(SECOND + HELD + body) == ["start"]


def test_one_that_threw_in_place_of_an_answer_is_ended_whatever_it_gives_afterwards(lab):
    body = """
      await second.start({});
      python.ask = (request) => request.text === "unedited"
        ? Promise.resolve({ header: {}, values: Float64Array.of(1) })
        : Promise.reject(Object.assign(new Error("overflow"), { broken: request.text === "overflow" }));
      const run = (text) => second.ask({ text }, {}).catch((error) => error.message);
      return [await run("wrong"), [...log], await run("overflow"), log];
    """
    wrong, before, overflow, after = lab.run(SECOND + body)
    assert (wrong, before) == ("overflow", ["start"])
    assert overflow.startswith("overflow (which broke this second Python")
    assert after == ["start", "end"]
