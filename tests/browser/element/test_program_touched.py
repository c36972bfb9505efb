"""program.js, when Python is live: what the reader touches, and what it is measured against."""

from __future__ import annotations

import pytest

from browser.element.scripts import FIRST
from forward_pass import Settings, record


@pytest.mark.parametrize(
    ("wish", "temperature", "changes"),
    [
        ("{ temperature: 2 }", 2.0, []),
        ("{ changes: [[0, 1, 2, 0.5], [2, 0, -1, -1]] }", 0.65, [(0, 1, 2, 0.5), (2, 0, -1, -1.0)]),
    ],
)
def test_what_the_reader_touches_is_measured_against_what_was_drawn(live_program, wish, temperature, changes):
    body = f"""
      await open({{ sample: 2 }});
      await program.want({wish});
      const {{ baseline, probabilities }} = program.trace;
      return [now(), program.trace.changes, baseline, probabilities];
    """
    now, found, baseline, probabilities = live_program(body)
    settings = Settings(temperature=temperature, changes=tuple(changes))
    reel = record(settings, [2], baseline_temperature=0.65)
    assert now == {"seed": FIRST, "sample": 2, "source": "live"}
    assert found == [list(change) for change in changes]
    assert probabilities == reel.traces[0].probabilities.tolist()
    assert baseline["differences"] == reel.baseline.differences[0].tolist()
    assert baseline["changed"] == reel.baseline.changed_from.tolist()


def test_what_nobody_touched_is_measured_against_nothing(live_program):
    body = """
      await open({ temperature: 2 });
      await program.takeOver();
      const before = program.trace.baseline;
      await program.want({}, [1, 1, 1, 1, 1]);
      const touched = program.trace.baseline.temperature;
      await program.want({}, null);
      return [before, touched, program.trace.baseline];
    """
    assert live_program(body) == [None, 2, None]


def test_changed_weights_stay_for_the_samples_that_follow_and_go_with_their_network(live_program):
    body = """
      await open({});
      await program.want({ changes: [[0, 1, 2, 0.5]] });
      const found = [];
      for (let k = 0; k < 10; k++) {
        program.nextSample();
        await settled();
        found.push([now().sample, program.trace.network.weights[0][7]]);
      }
      await program.moveSample(7);
      found.push([now().sample, program.trace.network.weights[0][7]]);
      await program.randomize();
      return [found, program.settings.changes, program.trace.changes, program.trace.baseline];
    """
    found, wanted, on_stage, baseline = live_program(body)
    assert found == [[sample, 0.5] for sample in [*range(1, 11), 17]]
    assert (wanted, on_stage, baseline) == ([], [], None)


def test_given_inputs_are_measured_with_the_strength_of_the_samples(live_program):
    body = """
      await open({});
      await program.takeOver();
      const before = program.reel.strengths;
      await program.want({}, [0, 0, 0, 0, 0.01]);
      return [before, program.reel.strengths];
    """
    before, after = live_program(body)
    assert after["contributions"][0] == before["contributions"][0]
