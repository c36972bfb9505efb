"""program.js, when another interpreter takes over: what one was asked for is never shown as the other's."""

from __future__ import annotations

import pytest

from browser.element.scripts import DEFAULT, PROGRAM


@pytest.fixture
def program(own_lab, fake_python):
    """Run a body beside a new program whose Python is live: CPython answers."""

    def run(body, **given):
        return own_lab.run(PROGRAM + body, {"settings": DEFAULT, "status": "live", **given})

    return run


ANOTHER = """
  const held = Promise.withResolvers();
  const another = Object.assign(new EventTarget(), {
    status: "live", source: "edited", start: async () => {},
    async ask(request) { await held.promise; return interpreter.ask(request); },
  });
"""


def test_another_interpreter_says_whose_its_numbers_are_and_counts_as_an_answer(program):
    body = f"""{ANOTHER}
      await open({{}}); await program.takeOver();
      held.resolve();
      program.interpreter = another; await program.takeOver();
      const edited = [now().source, changes.at(-1)];
      program.interpreter = interpreter; await program.takeOver();
      return [edited, now().source, changes.at(-1)];
    """
    assert program(body) == [["edited", "answer"], "live", "answer"]


def test_what_an_interpreter_answers_after_another_took_its_place_is_not_shown(program):
    body = f"""{ANOTHER}
      await open({{}}); await program.takeOver();
      program.interpreter = another;
      const late = program.takeOver();
      program.interpreter = interpreter; await program.takeOver();
      held.resolve(); await late;
      return now().source;
    """
    assert program(body) == "live"


def test_what_one_interpreter_was_asked_for_ahead_is_not_shown_as_anothers(program):
    body = f"""{ANOTHER}
      held.resolve();
      await open({{}}); await program.takeOver(); await settled();
      program.interpreter = another;
      await program.randomize();
      return now().source;
    """
    assert program(body) == "edited"
