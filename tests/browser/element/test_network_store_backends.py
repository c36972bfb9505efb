"""network-store.js, when another interpreter takes over: what one was asked for is never shown as the other's."""

from __future__ import annotations

import pytest

from browser.scripts import DEFAULT, NETWORK_STORE


@pytest.fixture
def store(own_lab, fake_python):
    """Run a body beside a new store whose Python is live: CPython answers."""

    def run(body, **given):
        return own_lab.run(NETWORK_STORE + body, {"settings": DEFAULT, "status": "live", **given})

    return run


ANOTHER = """
  const held = Promise.withResolvers();
  const another = Object.assign(new EventTarget(), {
    status: "live", source: "edited", start: async () => {}, loadRequests: interpreter.loadRequests,
    async ask(request) { await held.promise; return interpreter.ask(request); },
  });
"""


def test_another_interpreter_says_whose_its_numbers_are_and_counts_as_an_answer(store):
    body = f"""{ANOTHER}
      await open({{}}); await store.refreshFromLive();
      held.resolve();
      store.backend = another; await store.refreshFromLive();
      const edited = [now().source, changes.at(-1)];
      store.backend = interpreter; await store.refreshFromLive();
      return [edited, now().source, changes.at(-1)];
    """
    assert store(body) == [["edited", "answer"], "live", "answer"]


def test_what_an_interpreter_answers_after_another_took_its_place_is_not_shown(store):
    body = f"""{ANOTHER}
      await open({{}}); await store.refreshFromLive();
      store.backend = another;
      const late = store.refreshFromLive();
      store.backend = interpreter; await store.refreshFromLive();
      held.resolve(); await late;
      return now().source;
    """
    assert store(body) == "live"


def test_what_one_interpreter_was_asked_for_ahead_is_not_shown_as_anothers(store):
    body = f"""{ANOTHER}
      held.resolve();
      await open({{}}); await store.refreshFromLive(); await settled();
      store.backend = another;
      await store.randomize();
      return now().source;
    """
    assert store(body) == "edited"
