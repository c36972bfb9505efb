"""controls.js: the buttons and words around the stage."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

CONTROLS = """
  const { buildTree } = await import("/static/ui/template.js");
  const { Controls } = await import("/static/ui/controls.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { traces, settings } = decodeRecorded(given.reel);
  const host = document.createElement("div");
  document.body.replaceChildren(host);
  const parts = buildTree(host.attachShadow({ mode: "open" }));
  const done = [];
  const moment = { ...(await helpers.momentOf({ layers: [1, 4, 2], activation: "relu" })), edges: [] };
  const controls = new Controls(parts, { onPlay: () => done.push("play"), onRandomize: () => done.push("randomize"), onRetry: () => done.push("retry") });
  const connection = new AbortController();
  controls.listen(connection.signal);
  const sentences = () => Array.from(parts.sentences.children, (line) => line.textContent);
  const shown = () => [parts.notice.hidden, parts.retry.hidden, sentences()];
"""


def run(lab, body):
    return lab.run(CONTROLS + body, {"reel": hand_made()})


def test_each_button_does_what_it_is_for_until_the_signal_ends(own_lab):
    body = """
      parts.play.click(); parts.randomize.click(); parts.retry.click();
      connection.abort();
      parts.play.click(); parts.randomize.click();
      return done;
    """
    assert run(own_lab, body) == ["play", "randomize", "retry"]


def test_sentences_of_the_page_stand_among_the_complaints_until_they_are_dismissed(own_lab):
    body = """
      const told = () => parts.notices.assignedElements().filter((line) => line.checkVisibility()).map((line) => line.textContent);
      const film = [];
      const note = async () => (await new Promise((turn) => setTimeout(turn)), film.push([...shown(), told()]));
      const say = (textContent) => host.append(Object.assign(document.createElement("div"), { slot: "notice", textContent }));
      say("<b>the page's</b>"); await note();
      controls.setNotice("a", "A is bad"); await note();
      controls.setNotice("a", null); await note();
      parts.dismiss.click(); await note();
      controls.setNotice("a", "A is bad"); await note();
      say("another"); await note();
      host.replaceChildren(); controls.setNotice("a", null); await note();
      return film;
    """
    assert run(own_lab, body) == [
        [False, True, [], ["<b>the page's</b>"]],
        [False, True, ["A is bad"], ["<b>the page's</b>"]],
        [False, True, [], ["<b>the page's</b>"]],
        [True, True, [], []],
        [False, True, ["A is bad"], []],
        [False, True, ["A is bad"], ["<b>the page's</b>", "another"]],
        [True, True, [], []],
    ]


def test_percentages_that_have_not_been_computed_yet_are_not_described(own_lab):
    body = """
      return [false, true].map((answered) => (controls.show(traces[0], settings, answered), parts.still.getAttribute("aria-label")));
    """
    before, after = run(own_lab, body)
    assert before.endswith("Outputs: not computed yet at this moment of the pass.")
    assert "%" in after


def test_complaints_stand_together_until_each_is_settled(own_lab):
    body = """
      const film = [shown()];
      controls.setNotice("a", "A is bad"); film.push(shown());
      controls.setNotice("b", "B is bad", "Try again"); film.push(shown());
      controls.setNotice("a", "A is worse"); film.push(shown());
      controls.setNotice("b", null); film.push(shown());
      controls.setNotice("c", null); film.push(shown());
      controls.setNotice("a", null); film.push(shown());
      return film;
    """
    assert run(own_lab, body) == [
        [True, True, []],
        [False, True, ["A is bad"]],
        [False, False, ["A is bad", "B is bad"]],
        [False, False, ["A is worse", "B is bad"]],
        [False, True, ["A is worse"]],
        [False, True, ["A is worse"]],
        [True, True, []],
    ]


def test_what_is_hidden_in_the_notice_is_not_there_for_anybody(own_lab):
    body = """
      const visible = () => [parts.notice, parts.retry, parts.dismiss].map((part) => part.checkVisibility());
      const film = [visible()];
      controls.setNotice("a", "A is bad"); film.push(visible());
      controls.setNotice("a", "A is bad", "Try again"); film.push(visible());
      return film;
    """
    assert run(own_lab, body) == [[False] * 3, [True, False, True], [True] * 3]


def test_the_button_offers_what_the_oldest_complaint_says_can_help_and_does_it(own_lab):
    body = """
      const film = [];
      const press = () => (film.push(parts.retry.textContent), parts.retry.click());
      controls.setNotice("a", "A is bad");
      controls.setNotice("b", "B is bad", "Start Python"); press();
      controls.setNotice("c", "C is bad", "Try again"); press();
      controls.setNotice("b", null); press();
      return [film, done];
    """
    assert run(own_lab, body) == [["Start Python", "Start Python", "Try again"], ["retry"] * 3]


def test_dismissing_puts_all_complaints_away_until_there_is_a_new_one(own_lab):
    body = """
      controls.setNotice("a", "A is bad"); controls.setNotice("b", "B is bad");
      parts.dismiss.click();
      const away = shown();
      controls.setNotice("c", "C is bad");
      return [away, shown()];
    """
    assert run(own_lab, body) == [[True, True, []], [False, True, ["C is bad"]]]


def test_a_sentence_is_text_and_never_markup(own_lab):
    body = "controls.setNotice('a', '<img src=x onerror=alert(1)>'); return [sentences(), parts.sentences.querySelector('img')];"
    assert run(own_lab, body) == [["<img src=x onerror=alert(1)>"], None]


def test_the_network_on_stage_is_named_and_described(own_lab):
    body = """
      controls.show(traces[1], settings, true);
      return [parts.seed.value, parts.seed.textContent, parts.sample.value, parts.still.getAttribute("aria-label")];
    """
    seed, text, sample, label = run(own_lab, body)
    assert (seed, text, sample) == ("1", "1", "1")
    assert label.startswith("Neural network with layers of 1, 4, 2 neurons, seed 1, sample 1. Outputs: class 1 ")


def test_a_skeleton_has_no_percentages(own_lab):
    body = """
      controls.show(traces[0], settings, true);
      controls.show(null, { ...settings, sample: 4 }, true);
      return [parts.sample.value, parts.still.getAttribute("aria-label")];
    """
    sample, label = run(own_lab, body)
    assert sample == "4"
    assert "not there yet" in label


@pytest.mark.parametrize(("status", "source"), [("live", "live"), ("idle", "recorded"), ("starting", None)])
def test_the_badge_carries_status_source_and_words(own_lab, status, source):
    body = f"""
      controls.showStatus({status!r}, {f'"{source}"' if source else "null"}, "words");
      return [parts.badge.dataset.status, parts.badge.dataset.source, parts.badgeText.textContent];
    """
    assert run(own_lab, body) == [status, source or "none", "words"]


def test_a_new_network_is_announced_politely(own_lab):
    body = """
      controls.announceNetwork(traces[0]);
      return [parts.announcer.getAttribute("aria-live"), parts.announcer.textContent];
    """
    live, words = run(own_lab, body)
    assert live == "polite"
    assert words.startswith("New network, seed 1. class 1 75.0")
