"""program.js, when Python is live: endless networks and samples, and the newest wish wins."""

from __future__ import annotations

import json

import pytest

from browser.element.scripts import DEFAULT, FIRST
from forward_pass import Settings, record


@pytest.fixture
def program(live_program):
    return live_program


def test_python_takes_over_the_very_sample_on_stage(program):
    body = """
      await open({ sample: 3 });
      const recorded = Array.from(program.trace.probabilities);
      await program.takeOver();
      return [changes, now(), recorded, Array.from(program.trace.probabilities), asked[0]];
    """
    changes, now, recorded, live, request = program(body)
    assert changes == ["network", "source"]
    assert now == {"seed": FIRST, "sample": 3, "source": "live"}
    assert live == pytest.approx(recorded, rel=1e-12)
    # Always the same eight: a sample is measured against the others of its reel, and looks the same wherever one comes from.
    assert request["samples"] == list(range(8))
    assert "inputs" not in request


def test_a_network_that_nobody_recorded_comes_from_python(program):
    body = "await open({ seed: 1, sample: 20 }); await program.takeOver(); return [changes, now()];"
    assert program(body) == [["skeleton", "network"], {"seed": 1, "sample": 20, "source": "live"}]


def test_samples_never_end_and_none_is_left_out(program):
    body = """
      await open({});
      await program.takeOver();
      const samples = [now().sample];
      for (let k = 0; k < 30; k++) {
        program.nextSample();
        samples.push(now().sample);
        await settled();
      }
      return samples;
    """
    assert program(body) == list(range(31))


def test_samples_are_what_python_draws_for_them(program):
    body = """
      await open({ seed: 12 });
      await program.takeOver();
      for (let k = 0; k < 11; k++) {
        program.nextSample();
        await settled();
      }
      return [now().sample, Array.from(program.trace.inputs), Array.from(program.trace.probabilities)];
    """
    sample, inputs, probabilities = program(body)
    trace = record(Settings(seed=12), [sample]).traces[0]
    assert sample == 11
    assert inputs == trace.inputs.tolist()
    assert probabilities == trace.probabilities.tolist()


def test_the_next_network_is_asked_for_ahead_so_that_randomize_answers_at_once(program):
    body = """
      await open({});
      await program.takeOver();
      await helpers.when(() => asked.length === 2, "the next network is asked for");
      await settled();
      const randomized = program.randomize();
      const atOnce = now();
      await randomized;
      return [atOnce, asked.map(({ settings, samples }) => [settings.seed, samples[0]]), program.settings.seed];
    """
    at_once, asked, seed = program(body)
    assert at_once == {"seed": FIRST + 1, "sample": 0, "source": "live"}
    assert asked == [[FIRST, 0], [FIRST + 1, 0], [FIRST + 2, 0]]
    assert seed == FIRST + 1


@pytest.mark.parametrize("seed", [FIRST + 1, 500])
def test_what_was_asked_for_ahead_of_another_network_is_not_shown(program, seed):
    body = """
      await open({});
      await program.takeOver();
      await settled();
      await open({ seed: given.seed });
      await program.takeOver();
      await settled();
      await program.randomize();
      return now().seed;
    """
    assert program(body, seed=seed) == seed + 1


def test_another_temperature_has_its_next_network_at_hand_too(program):
    body = """
      await open({});
      await program.want({ temperature: 2 });
      await helpers.when(() => asked.length === 2, "the next network is asked for");
      await settled();
      void program.randomize();
      return [now().seed, program.trace.temperature];
    """
    assert program(body) == [FIRST + 1, 2]


def test_samples_that_are_asked_for_ahead_never_take_the_place_of_a_wish(program):
    body = """
      await open({});
      await program.takeOver();
      await settled();
      const wishes = [program.want({ temperature: 2 }), program.want({ temperature: 3 })];
      for (let k = 0; k < 7; k++) program.nextSample();
      await Promise.all(wishes);
      await settled();
      return [program.trace.temperature, program.settings.temperature];
    """
    assert program(body) == [3, 3]


@pytest.mark.parametrize(
    ("steps", "sample"), [([-1], 4), ([8], 13), ([1, 1, 1, 1, 1, 1, 1, 1, 1], 14), ([-9], 0), ([30, -1], 34)]
)
def test_one_may_step_to_any_sample_there_is(program, steps, sample):
    body = """
      await open({ sample: 5 });
      await program.takeOver();
      for (const step of given.steps) await program.moveSample(step);
      return [now().sample, program.settings.sample, Array.from(program.trace.inputs)];
    """
    inputs = record(Settings(), [sample]).traces[0].inputs.tolist()
    assert program(body, steps=steps) == [sample, sample, inputs]


def test_randomizing_faster_than_python_answers_still_shows_only_networks_that_were_wanted(program):
    body = """
      await open({});
      await program.takeOver();
      await Promise.all([program.randomize(), program.randomize(), program.randomize()]);
      await settled();
      return [now().seed === program.settings.seed, now().source];
    """
    assert program(body) == [True, "live"]


@pytest.mark.parametrize("seed", [2**53 - 1])
def test_after_the_last_seed_comes_the_first(program, seed):
    body = "await open({ seed: given.seed }); await program.takeOver(); await program.randomize(); return now().seed;"
    assert program(body, seed=seed) == 0


def test_the_newest_temperature_wins(program):
    body = """
      await open({});
      await program.takeOver();
      await Promise.all([1, 2, 3, 4].map((temperature) => program.want({ temperature: temperature })));
      return [program.trace.temperature, program.settings.temperature, asked.map(({ settings }) => settings.temperature), changes];
    """
    on_stage, wanted, asked, changes = program(body)
    assert on_stage == wanted == 4
    assert [t for t in asked if t in (2, 3)] == [], "those between were never asked"
    assert changes.count("answer") == 2, "and what came on the way was shown"


def test_while_something_is_dragged_answers_go_on_coming(program):
    """A reader whose Python is slower than the hand sees the numbers of a moment ago, not those before the drag."""
    body = """
      await open({});
      await program.takeOver();
      await settled();
      const shown = [];
      program.onChange = () => shown.push(program.trace.temperature);
      let temperature = 1;
      const { ask } = interpreter;
      // Each answer finds a newer wish.
      interpreter.ask = async (request) => {
        const answered = await ask(request);
        if (temperature < 6) void program.want({ temperature: (temperature += 1) });
        return answered;
      };
      await program.want({ temperature: 1 });
      await helpers.when(() => program.trace.temperature === 6, "the last one is shown");
      return shown;
    """
    shown = program(body)
    assert shown == sorted(shown)
    assert len(set(shown)) >= 4


def test_another_temperature_keeps_network_and_sample(program):
    body = """
      await open({ sample: 2 });
      const weights = Array.from(program.trace.network.weights[0]);
      await program.want({ temperature: 2 });
      return [now(), weights.every((weight, k) => weight === program.trace.network.weights[0][k]), Array.from(program.trace.probabilities)];
    """
    now, same, probabilities = program(body)
    assert (now["sample"], same) == (2, True)
    assert probabilities == record(Settings(temperature=2.0), [2]).traces[0].probabilities.tolist()


@pytest.mark.parametrize(("step", "sample"), [(1, 3), (-1, 1), (-9, 0)])
def test_who_steps_to_another_sample_gets_the_networks_own_inputs_back(program, step, sample):
    body = """
      await open({ sample: 2 });
      await program.want({}, [1, 0, 0.5, 0.25, -1]);
      await program.moveSample(given.step);
      return [now().sample, program.inputs, Array.from(program.trace.inputs)];
    """
    own = record(Settings(), [sample]).traces[0].inputs.tolist()
    assert program(body, step=step) == [sample, None, own]


def test_the_network_answers_for_the_inputs_it_is_given_until_it_gets_its_own_back(program):
    body = """
      await open({ sample: 2 });
      await program.want({}, [1, 0, 0.5, 0.25, -1]);
      const answered = [Array.from(program.trace.inputs), Array.from(program.trace.probabilities), program.inputs];
      program.nextSample();
      const kept = Array.from(program.trace.inputs);
      await program.want({}, null);
      return [...answered, kept, now().sample, program.inputs, Array.from(program.trace.inputs)];
    """
    inputs, probabilities, wanted, kept, sample, none, own = program(body)
    given = [1, 0, 0.5, 0.25, -1]
    assert inputs == wanted == kept == given
    assert probabilities == record(Settings(), [2], inputs=given).traces[0].probabilities.tolist()
    assert (sample, none) == (2, None)
    assert own == record(Settings(), [2]).traces[0].inputs.tolist()


def test_another_network_gets_its_own_inputs(program):
    body = "await open({}); await program.want({}, [1, 1, 1, 1, 1]); await program.randomize(); return [program.inputs, Array.from(program.trace.inputs)];"
    inputs, own = program(body)
    assert inputs is None
    assert own == record(Settings(seed=FIRST + 1), [0]).traces[0].inputs.tolist()


def test_an_answer_that_comes_after_another_network_was_opened_is_dropped(program):
    body = """
      await open({});
      const late = program.want({ temperature: 3 });
      await open({ layers: [3, 2], seed: 5 });
      await late;
      return [changes, program.trace, program.settings.layers];
    """
    assert program(body) == [["network", "skeleton"], None, [3, 2]]


def test_what_is_asked_is_what_python_reads(program, fake_python):
    program("await open({}); await program.want({}, [1, 2, 3, 4, 5]); return null;")
    assert json.loads(fake_python.asked[0]) == {
        "settings": {name: DEFAULT[name] for name in ("layers", "seed", "temperature", "activation", "initialization")},
        "samples": [0],
        "inputs": [1, 2, 3, 4, 5],
        "baseline": {"temperature": 0.65},
    }


def test_an_answer_that_comes_when_the_samples_have_gone_on_is_of_the_one_on_stage(program):
    body = """
      await open({ sample: 5 });
      const late = program.want({ temperature: 3 });
      for (let k = 0; k < 4; k++) program.nextSample();
      const meanwhile = now().sample;
      await late;
      return [meanwhile, now().sample, program.settings.sample];
    """
    assert program(body) == [1, 1, 1]


def test_an_answer_that_is_late_never_replaces_what_was_opened_since(program):
    body = """
      await open({});
      const late = program.want({ temperature: 3 });
      await open({});
      await late;
      return [now().source, program.trace.temperature];
    """
    assert program(body) == ["recorded", 0.65]
