"""pyodide-backend.js: what a worker says that runs a reader's text, which may say anything."""

from __future__ import annotations

import pytest

# A worker that is up at once; every question lets it say what the question asks for, and then answer.
WORKER = """
  postMessage({ problem: "" });
  addEventListener("message", ({ data: { id, request } }) => {
    postMessage(JSON.parse(request));
    postMessage({ id, answer: ["{}", null] });
  });
"""
OPENED = """
  const { openPyodide } = await import("/static/backend/pyodide-backend.js");
  const noted = [];
  const delivery = { handTo: () => noted.push("delivery") };
  const violations = { note: () => noted.push("violations") };
  const onDeath = () => noted.push("death");
  const ended = new AbortController();
  const opening = { edited: true, delivery, violations, signal: ended.signal, onDeath };
"""


@pytest.mark.parametrize(
    "said",
    ["null", "1", '"text"', '{ "forwardPass": { "port": 1 } }', '{ "refused": 1 }', '{ "problem": "mine" }', "[]"],
)
def test_whatever_a_text_posts_the_page_takes_for_an_answer_only_what_is_one(blank_page, said):
    blank_page.route("**/pyodide-worker.js", lambda route: route.fulfill(body=WORKER, content_type="text/javascript"))
    body = "const ask = await openPyodide(opening); const answer = await ask('edited', said); ended.abort();"
    assert blank_page.evaluate(f"async (said) => {{ {OPENED} {body} return [answer, noted]; }}", said) == [
        ["{}", None],
        [],
    ]


def test_no_second_worker_is_made_for_a_start_that_was_ended(blank_page):
    # A policy that forbids blobs is what a second worker, by the file's own address, is made for.
    body = """
      let made = 0;
      globalThis.Worker = class { constructor() { made += 1; ended.abort(); throw new Error("no blobs"); } };
      const said = await openPyodide(opening).catch((error) => error.message);
      return [said, made];
    """
    assert blank_page.evaluate(f"async () => {{ {OPENED} {body} }}") == ["no blobs", 1]
