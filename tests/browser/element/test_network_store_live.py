"""network-store.js, when Python is live: endless networks and samples, and the newest wish wins."""

from __future__ import annotations

import json

import pytest

from browser.scripts import AFTER_FIRST, DEFAULT, FIRST, NETWORK_STORE
from forward_pass import Drawn, RunOptions, record


@pytest.fixture
def store(live_store):
    return live_store


def test_python_takes_over_the_very_sample_on_stage(store):
    body = """
      await open({ sample: 3 });
      const recorded = Array.from(store.trace.outputs);
      await store.refreshFromLive();
      return [changes, now(), recorded, Array.from(store.trace.outputs), asked[0]];
    """
    changes, now, recorded, live, request = store(body)
    assert changes == ["network", "source"]
    assert now == {"seed": FIRST, "sample": 3, "source": "live"}
    assert live == pytest.approx(recorded, rel=1e-12)
    # Always the same eight: a sample is measured against the others of its reel, and looks the same wherever one comes from.
    assert request["samples"] == list(range(8))
    assert "inputs" not in request


def test_a_network_that_nobody_recorded_comes_from_python(store):
    body = "await open({ seed: 1, sample: 20 }); await store.refreshFromLive(); return [changes, now()];"
    assert store(body) == [["skeleton", "network"], {"seed": 1, "sample": 20, "source": "live"}]


def test_samples_never_end_and_none_is_left_out(store):
    body = """
      await open({});
      await store.refreshFromLive();
      const samples = [now().sample];
      for (let k = 0; k < 30; k++) {
        store.nextSample();
        samples.push(now().sample);
        await settled();
      }
      return samples;
    """
    assert store(body) == list(range(31))


def test_samples_are_what_python_draws_for_them(store):
    body = """
      await open({ seed: 12 });
      await store.refreshFromLive();
      for (let k = 0; k < 11; k++) {
        store.nextSample();
        await settled();
      }
      return [now().sample, Array.from(store.trace.inputs), Array.from(store.trace.outputs)];
    """
    sample, inputs, probabilities = store(body)
    trace = record(Drawn(seed=12), [sample]).traces[0]
    assert sample == 11
    assert inputs == trace.inputs.tolist()
    assert probabilities == trace.probabilities.tolist()


def test_the_next_network_is_asked_for_ahead_so_that_randomize_answers_at_once(store):
    body = """
      await open({});
      await store.refreshFromLive();
      await helpers.when(() => asked.length === 2, "the next network is asked for");
      await settled();
      const randomized = store.randomize();
      const atOnce = now();
      await randomized;
      return [atOnce, asked.map(({ source, samples }) => [source.seed, samples[0]]), store.settings.seed];
    """
    at_once, asked, seed = store(body)
    assert at_once == {"seed": FIRST + 1, "sample": 0, "source": "live"}
    assert asked == [[FIRST, 0], [FIRST + 1, 0], [FIRST + 2, 0]]
    assert seed == FIRST + 1


@pytest.mark.parametrize("seed", [FIRST + 1, 500])
def test_what_was_asked_for_ahead_of_another_network_is_not_shown(store, seed):
    body = """
      await open({});
      await store.refreshFromLive();
      await settled();
      await open({ seed: given.seed });
      await store.refreshFromLive();
      await settled();
      await store.randomize();
      return now().seed;
    """
    assert store(body, seed=seed) == seed + 1


def test_another_temperature_has_its_next_network_at_hand_too(store):
    body = """
      await open({});
      await store.request({ temperature: 2 });
      await helpers.when(() => asked.length === 2, "the next network is asked for");
      await settled();
      void store.randomize();
      return [now().seed, store.trace.temperature];
    """
    assert store(body) == [FIRST + 1, 2]


def test_samples_that_are_asked_for_ahead_never_take_the_place_of_a_wish(store):
    body = """
      await open({});
      await store.refreshFromLive();
      await settled();
      const wishes = [store.request({ temperature: 2 }), store.request({ temperature: 3 })];
      for (let k = 0; k < 7; k++) store.nextSample();
      await Promise.all(wishes);
      await settled();
      return [store.trace.temperature, store.settings.temperature];
    """
    assert store(body) == [3, 3]


@pytest.mark.parametrize(
    ("steps", "sample"), [([-1], 4), ([8], 13), ([1, 1, 1, 1, 1, 1, 1, 1, 1], 14), ([-9], 0), ([30, -1], 34)]
)
def test_one_may_step_to_any_sample_there_is(store, steps, sample):
    body = """
      await open({ sample: 5 });
      await store.refreshFromLive();
      for (const step of given.steps) await store.moveSample(step);
      return [now().sample, store.settings.sample, Array.from(store.trace.inputs)];
    """
    inputs = record(Drawn(), [sample]).traces[0].inputs.tolist()
    assert store(body, steps=steps) == [sample, sample, inputs]


def test_randomizing_faster_than_python_answers_still_shows_only_networks_that_were_wanted(store):
    body = """
      await open({});
      await store.refreshFromLive();
      await Promise.all([store.randomize(), store.randomize(), store.randomize()]);
      await settled();
      return [now().seed === store.settings.seed, now().source];
    """
    assert store(body) == [True, "live"]


@pytest.mark.parametrize("seed", [2**53 - 1])
def test_after_the_last_seed_comes_the_first(store, seed):
    body = (
        "await open({ seed: given.seed }); await store.refreshFromLive(); await store.randomize(); return now().seed;"
    )
    assert store(body, seed=seed) == 0


def test_the_newest_temperature_wins(store):
    body = """
      await open({});
      await store.refreshFromLive();
      await Promise.all([1, 2, 3, 4].map((temperature) => store.request({ temperature: temperature })));
      return [store.trace.temperature, store.settings.temperature, asked.map(({ options }) => options.temperature), changes];
    """
    on_stage, wanted, asked, changes = store(body)
    assert on_stage == wanted == 4
    assert [t for t in asked if t in (2, 3)] == [], "those between were never asked"
    assert changes.count("answer") == 2, "and what came on the way was shown"


def test_while_something_is_dragged_answers_go_on_coming(store):
    """A reader whose Python is slower than the hand sees the numbers of a moment ago, not those before the drag."""
    body = """
      await open({});
      await store.refreshFromLive();
      await settled();
      const shown = [];
      store.addEventListener("change", () => shown.push(store.trace.temperature));
      let temperature = 1;
      const { ask } = interpreter;
      // Each answer finds a newer wish.
      interpreter.ask = async (request) => {
        const answered = await ask(request);
        if (temperature < 6) void store.request({ temperature: (temperature += 1) });
        return answered;
      };
      await store.request({ temperature: 1 });
      await helpers.when(() => store.trace.temperature === 6, "the last one is shown");
      return shown;
    """
    shown = store(body)
    assert shown == sorted(shown)
    assert len(set(shown)) >= 4


def test_another_temperature_keeps_network_and_sample(store):
    body = """
      await open({ sample: 2 });
      const weights = Array.from(store.trace.network.get("dense1.weights"));
      await store.request({ temperature: 2 });
      return [now(), weights.every((weight, k) => weight === store.trace.network.get("dense1.weights")[k]), Array.from(store.trace.outputs)];
    """
    now, same, probabilities = store(body)
    assert (now["sample"], same) == (2, True)
    assert probabilities == record(Drawn(), [2], RunOptions(temperature=2.0)).traces[0].probabilities.tolist()


@pytest.mark.parametrize(("step", "sample"), [(1, 3), (-1, 1), (-9, 0)])
def test_who_steps_to_another_sample_gets_the_networks_own_inputs_back(store, step, sample):
    body = """
      await open({ sample: 2 });
      await store.request({}, [1, 0, 0.5, 0.25, -1]);
      await store.moveSample(given.step);
      return [now().sample, store.inputs, Array.from(store.trace.inputs)];
    """
    own = record(Drawn(), [sample]).traces[0].inputs.tolist()
    assert store(body, step=step) == [sample, None, own]


def test_the_network_answers_for_the_inputs_it_is_given_until_it_gets_its_own_back(store):
    body = """
      await open({ sample: 2 });
      await store.request({}, [1, 0, 0.5, 0.25, -1]);
      const answered = [Array.from(store.trace.inputs), Array.from(store.trace.outputs), store.inputs];
      store.nextSample();
      const kept = Array.from(store.trace.inputs);
      await store.request({}, null);
      return [...answered, kept, now().sample, store.inputs, Array.from(store.trace.inputs)];
    """
    inputs, probabilities, wanted, kept, sample, none, own = store(body)
    given = [1, 0, 0.5, 0.25, -1]
    assert inputs == wanted == kept == given
    assert probabilities == record(Drawn(), [2], inputs=given).traces[0].probabilities.tolist()
    assert (sample, none) == (2, None)
    assert own == record(Drawn(), [2]).traces[0].inputs.tolist()


def test_another_network_gets_its_own_inputs(store):
    body = "await open({}); await store.request({}, [1, 1, 1, 1, 1]); await store.randomize(); return [store.inputs, Array.from(store.trace.inputs)];"
    inputs, own = store(body)
    assert inputs is None
    assert own == record(Drawn(seed=FIRST + 1), [0]).traces[0].inputs.tolist()


def test_an_answer_that_comes_after_another_network_was_opened_is_dropped(store):
    body = """
      await open({});
      const late = store.request({ temperature: 3 });
      await open({ layers: [3, 2], seed: 5 });
      await late;
      return [changes, store.trace, store.settings.layers];
    """
    assert store(body) == [["network", "skeleton"], None, [3, 2]]


def test_what_is_asked_is_what_python_reads(store, fake_python):
    store("await open({}); await store.request({}, [1, 2, 3, 4, 5]); return null;")
    assert json.loads(fake_python.asked[0]) == {
        "source": Drawn().to_dict(),
        "options": {"temperature": DEFAULT["temperature"]},
        "samples": [0],
        "inputs": [1, 2, 3, 4, 5],
        "compare": {"temperature": 0.65},
    }


def test_an_answer_that_comes_when_the_samples_have_gone_on_is_of_the_one_on_stage(store):
    body = """
      await open({ sample: 5 });
      const late = store.request({ temperature: 3 });
      for (let k = 0; k < 4; k++) store.nextSample();
      const meanwhile = now().sample;
      await late;
      return [meanwhile, now().sample, store.settings.sample];
    """
    assert store(body) == [1, 1, 1]


def test_an_answer_that_is_late_never_replaces_what_was_opened_since(store):
    body = """
      await open({});
      const late = store.request({ temperature: 3 });
      await open({});
      await late;
      return [now().source, store.trace.temperature];
    """
    assert store(body) == ["recorded", 0.65]


def test_a_reader_who_has_gone_back_to_a_sample_at_hand_stays_there_when_the_answer_comes(store):
    body = """
      await open({ sample: 5 });
      await store.refreshFromLive();
      await settled();
      const away = store.moveSample(8);
      await store.moveSample(-8);
      await away;
      return [now().sample, store.settings.sample];
    """
    assert store(body) == [5, 5]


def test_passes_that_go_on_while_another_network_is_opened_do_not_move_its_sample(store):
    body = """
      await open({ sample: 5 });
      const opening = open({ seed: given.other, sample: 2 });
      store.nextSample();
      const meanwhile = now().sample;
      await opening;
      return [meanwhile, now(), store.settings.sample];
    """
    opened = {"seed": AFTER_FIRST, "sample": 2, "source": "recorded"}
    assert store(body, other=AFTER_FIRST) == [6, opened, 2]


def test_changes_are_undone_although_a_pass_ends_meanwhile(own_lab, fake_python):
    body = """
      await open({});
      await store.request({ changes: [[0, 1, 2, 0.5]] });
      interpreter.status = "failed";
      const undone = store.request({ changes: [] });
      store.nextSample();
      await undone;
      return [now().source, store.trace.changes, store.settings.changes];
    """
    answer = own_lab.run(NETWORK_STORE + body, {"settings": DEFAULT, "status": "live"})
    assert answer == ["recorded", [], []]
