"""app.js, when Python is live: CPython answers behind a stand-in for PyScript."""

from __future__ import annotations

import json

import pytest

from browser.scripts import AFTER_FIRST
from forward_pass import Drawn, RunOptions, record
from forward_pass.trace_json import trace_to_dict

OPEN = """
  const frames = helpers.holdFrames();
  const { part, when, turn } = helpers;
  const events = (globalThis.events = []);
  for (const name of ["networkchange", "samplechange", "statuschange"])
    document.addEventListener(name, ({ type, detail }) => events.push([type, detail.status ?? detail.source]));
  document.body.innerHTML = given;
  await import("/static/forward-pass.js");
  const element = (globalThis.element = document.querySelector("forward-pass"));
  await when(() => frames.waiting > 0, "the element is seen");
"""
AGAIN = "const { element, events } = globalThis; const { frames, part, when, turn, notices } = helpers;"


@pytest.fixture
def live(own_lab, fake_python):
    """Run a body with an element of these attributes whose Python is CPython."""

    def run(body, attributes=""):
        markup = f'<forward-pass autoplay="false" {attributes}></forward-pass>'
        return own_lab.run(OPEN + body, markup)

    return run


def test_under_auto_nothing_starts_while_a_recorded_network_plays(live):
    body = "await when(() => element.trace, 'it is open'); for (let k = 0; k < 20; k++) await turn(); return [element.status, globalThis.backends];"
    assert live(body) == ["idle", None]


@pytest.mark.parametrize("attributes", ['seed="12345"', 'layers="3-2"', 'temperature="2"', 'sample="99"'])
def test_under_auto_what_nobody_recorded_starts_python_when_it_is_seen(live, attributes):
    body = "await when(() => element.trace?.source === 'live', 'Python answers'); return [element.status, events];"
    status, events = live(body, attributes)
    assert status == "live"
    assert [kind for kind, _ in events] == ["networkchange", "statuschange", "statuschange", "networkchange"]


def test_under_interaction_it_waits_for_somebody_to_want_something(live):
    body = """
      for (let k = 0; k < 20; k++) await turn();
      const before = [element.status, element.trace];
      await frames.until(element.randomize());
      return [before, element.status, element.trace.source];
    """
    assert live(body, 'python="interaction" layers="3-2"') == [["idle", None], "live", "live"]


def test_under_eager_python_starts_by_itself_and_takes_over_without_a_jump(live):
    body = """
      await when(() => element.trace?.source === "live", "Python takes over");
      return [events, element.trace.sample, part(element, ".badge").textContent];
    """
    events, sample, badge = live(body, 'python="eager" sample="2"')
    assert [event for event in events if event[0] != "statuschange"] == [["networkchange", "recorded"]]
    assert [status for name, status in events if name == "statuschange"] == ["starting", "live"]
    assert sample == 2
    assert badge == "live from Python"


def test_when_live_starts_python_and_resolves_with_its_numbers_on_screen(live):
    body = "const before = element.status; await element.whenLive(); return [before, element.status, element.trace];"
    before, after, trace = live(body, 'sample="1"')
    assert (before, after) == ("idle", "live")
    reel = record(Drawn(), range(1, 9))
    assert trace == trace_to_dict(reel, 0) | {"source": "live"}


def test_the_same_moment_goes_on_when_python_takes_over(live):
    body = """
      await when(() => element.trace, "it is open");
      element.seek(1234);
      await element.whenLive();
      return [element.currentTimeMs, element.trace.sample];
    """
    assert live(body) == [1234, 0]


def test_inputs_and_temperature_are_answered_by_python_at_the_same_moment(live):
    body = """
      await element.whenLive();
      element.seek(2000);
      element.inputs = Float64Array.of(1, 0, 0.5, 0.25, -1);
      await when(() => element.trace.inputs[0] === 1 && element.trace.inputs[4] === -1, "Python answers");
      const answered = element.trace;
      element.temperature = 3;
      await when(() => element.trace.temperature === 3, "Python answers");
      return [answered.probabilities, element.trace.probabilities, element.trace.inputs, element.currentTimeMs, element.inputs];
    """
    given = [1, 0, 0.5, 0.25, -1]
    cold, warm, kept, time, inputs = live(body)
    assert cold == record(Drawn(), [0], inputs=given).traces[0].probabilities.tolist()
    assert warm == record(Drawn(), [0], RunOptions(temperature=3.0), inputs=given).traces[0].probabilities.tolist()
    assert kept == inputs == given
    assert time == 2000


def test_while_it_answers_for_given_inputs_the_pass_repeats_and_null_gives_the_samples_back(live):
    body = """
      await element.whenLive();
      element.inputs = [1, 1, 1, 1, 1];
      await when(() => element.trace.inputs[0] === 1, "Python answers");
      element.play();
      for (let t = 0; t < 4500; t += 100) frames.advance(100);
      const repeated = element.trace.inputs;
      element.inputs = null;
      await when(() => element.trace.inputs[0] !== 1, "Python answers");
      for (let t = 0; t < 4500; t += 100) frames.advance(100);
      return [repeated, element.trace.sample];
    """
    repeated, sample = live(body, 'speed="4"')
    assert repeated == [1] * 5
    assert sample >= 1


def test_undefined_gives_the_samples_and_the_drawn_weights_back(live):
    body = """
      await element.whenLive();
      const drawn = [element.trace.inputs, element.trace.weights];
      element.inputs = [1, 1, 1, 1, 1];
      element.changes = [[0, 0, 0, 0.5]];
      await when(() => element.trace.changes.length && element.trace.inputs[0] === 1, "Python answers");
      element.inputs = undefined;
      element.changes = undefined;
      await when(() => !element.trace.changes.length && element.trace.inputs[0] !== 1, "Python answers");
      return [drawn, [element.trace.inputs, element.trace.weights], helpers.notices(element)];
    """
    drawn, back, said = live(body)
    assert back == drawn
    assert said == []


def test_two_elements_share_one_python(own_lab, fake_python):
    body = (
        OPEN
        + """
      const [a, b] = document.querySelectorAll("forward-pass");
      await Promise.all([a.whenLive(), b.whenLive()]);
      return [a.trace.source, b.trace.source, backends.length];
    """
    )
    small = "<style>forward-pass { block-size: 300px }</style>"
    assert own_lab.run(body, small + '<forward-pass></forward-pass><forward-pass seed="9"></forward-pass>') == [
        "live",
        "live",
        1,
    ]


@pytest.mark.tolerates_trouble(reason="the runtime cannot be fetched at first")
def test_a_start_that_fails_is_said_with_a_retry_while_the_recorded_networks_play_on(own_lab, fake_python):
    fake_python.lose()
    body = (
        OPEN
        + """
      await when(() => element.trace, "it is open");
      const said = await element.whenLive().catch((error) => error.message);
      const retry = part(element, ".retry").checkVisibility();
      await frames.until(element.randomize());
      return [said !== "", element.status, helpers.notices(element), retry, element.trace.source, part(element, ".badge").textContent];
    """
    )
    said, status, notices, retry, source, badge = own_lab.run(body, '<forward-pass autoplay="false"></forward-pass>')
    assert said is True
    assert (status, source, retry) == ("failed", "recorded", True)
    assert len(notices) == 1
    assert notices[0].startswith("Python could not run: ")
    assert notices[0].endswith("What was recorded goes on playing.")
    assert badge == "recorded · Python is not running"
    fake_python.find()
    again = (
        AGAIN
        + """
      part(element, ".retry").click();
      await when(() => element.trace.source === "live", "Python takes over");
      return [element.status, notices(element), part(element, ".notice").hidden];
    """
    )
    assert own_lab.run(again) == ["live", [], True]


def test_a_worker_that_dies_is_said_and_what_is_on_stage_stays(live):
    body = """
      await element.whenLive();
      const before = element.trace;
      backends[0].die("RangeError: out of memory");
      return [element.status, helpers.notices(element), element.trace === before, part(element, ".badge").textContent];
    """
    status, notices, same, badge = live(body)
    assert status == "failed"
    assert notices == ["Python could not run: RangeError: out of memory. What was recorded goes on playing."]
    assert same is True
    assert badge.startswith("live from Python")


def test_whoever_waits_for_numbers_that_do_not_come_is_told_why(live):
    body = """
      await element.whenLive();
      globalThis.askPython = async () => ['{"error": "nothing today"}', null];
      element.setAttribute("seed", "77");
      return element.whenLive().then(() => "resolved", (error) => error.message);
    """
    assert live(body) == "nothing today"


def test_a_skeleton_that_waits_for_the_reader_offers_to_start_python(live):
    body = """
      await when(() => notices(element).length, "it says so");
      const [said] = notices(element);
      const button = part(element, ".retry");
      const offered = [button.hidden, button.textContent, element.status];
      button.click();
      await when(() => element.trace?.source === "live", "Python answers");
      return [said, offered, element.trace.seed, notices(element), button.hidden];
    """
    said, offered, seed, left, hidden = live("const { notices } = helpers;" + body, 'python="interaction" seed="12345"')
    assert said == "This network was not recorded: its numbers come from Python, once you start it."
    assert offered == [False, "Start Python", "idle"]
    assert (seed, left, hidden) == (12345, [], True)


def test_the_next_recorded_network_is_fetched_before_anybody_wants_it(live):
    body = """
      const reels = () => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => /start.json|seed-/.test(name));
      await when(() => reels().length === 2, "the next one is there");
      for (let turns = 0; turns < 50; turns++) await turn();
      void element.randomize();
      await turn();
      return [reels()[1].endsWith(`/seed-${element.trace.seed}.json`), element.trace.seed];
    """
    assert live(body) == [True, AFTER_FIRST]


def test_a_network_that_python_must_compute_opens_at_the_moment_asked_for(live):
    body = """
      const seen = [];
      element.addEventListener("networkchange", () => seen.push([element.trace?.seed ?? null, element.currentTimeMs]));
      await when(() => element.trace, "Python answers");
      frames.advance(); frames.advance(100);
      return [seen.at(-1), element.paused, element.currentTimeMs];
    """
    assert live(body, 'seed="12345" moment="1234"') == [[12345, 1234], True, 1234]


def test_beside_a_library_that_changes_how_lists_are_written_python_is_asked_rightly(own_lab, fake_python):
    body = """
      const ask = globalThis.askPython;
      // The way to the test's own Python would be changed as well.
      globalThis.askPython = (...request) => { delete Array.prototype.toJSON; return ask(...request); };
      Array.prototype.toJSON = function () { return `[${this.join(", ")}]`; };
      const element = await helpers.open('<forward-pass python="eager" autoplay="false"></forward-pass>');
      await helpers.frames.until(element.whenLive());
      return element.trace.source;
    """
    assert own_lab.run(body) == "live"
    assert isinstance(json.loads(fake_python.asked[0])["samples"], list)


def test_where_python_is_live_already_what_was_assigned_is_on_stage_when_it_says_so(own_lab, fake_python):
    body = """
      const first = await helpers.open('<forward-pass python="eager" autoplay="false"></forward-pass>');
      await helpers.frames.until(first.whenLive());
      const second = document.createElement("forward-pass");
      second.setAttribute("python", "eager");
      document.body.append(second);
      second.inputs = [0.1, 0.2, 0.3, 0.4, 0.5];
      await helpers.frames.until(second.whenLive());
      return second.trace.inputs;
    """
    assert own_lab.run(body) == [0.1, 0.2, 0.3, 0.4, 0.5]
