"""second-python.js: the Python that runs readers' texts, shared by all elements of a page."""

from __future__ import annotations

SECOND = """
  const { SecondPython } = await import("/static/element/second-python.js");
  const answers = [];
  const log = [];
  const python = Object.assign(new EventTarget(), {
    status: "idle", percent: 0,
    async start() { python.status = "live"; log.push("start"); },
    end() { python.status = "failed"; log.push("end"); },
    ask({ source }) {
      if (source === "unedited") return Promise.resolve({ header: {}, values: Float64Array.of(1) });
      return new Promise((resolve) => answers.push(() => resolve({ header: {}, values: Float64Array.of(2) })));
    },
  });
  const second = new SecondPython(python, "unedited");
"""


def test_it_is_not_ended_for_one_element_while_it_works_for_another(lab):
    body = """
      const [one, other] = [{}, {}];
      const running = second.ask({ source: "edited" }, one);
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
