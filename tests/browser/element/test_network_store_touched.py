"""network-store.js, when Python is live: what the reader touches, and what it is measured against."""

from __future__ import annotations

import pytest

from browser.scripts import FIRST
from forward_pass import Drawn, RunOptions, record


@pytest.mark.parametrize(
    ("wish", "temperature", "changes"),
    [
        ("{ temperature: 2 }", 2.0, []),
        ("{ changes: [[0, 1, 2, 0.5], [2, 0, -1, -1]] }", 0.65, [(0, 1, 2, 0.5), (2, 0, -1, -1.0)]),
    ],
)
def test_what_the_reader_touches_is_measured_against_what_was_drawn(live_store, wish, temperature, changes):
    body = f"""
      await open({{ sample: 2 }});
      await store.request({wish});
      const {{ comparison, outputs }} = store.trace;
      return [now(), store.trace.changes, comparison, outputs];
    """
    now, found, comparison, probabilities = live_store(body)
    options = RunOptions(temperature=temperature, changes=tuple(changes))
    reel = record(Drawn(), [2], options, compare=0.65)
    assert now == {"seed": FIRST, "sample": 2, "source": "live"}
    assert found == [list(change) for change in changes]
    assert probabilities == reel.traces[0].probabilities.tolist()
    assert (
        comparison["differences"]["softmax1.probabilities"]
        == reel.comparison.differences["softmax1.probabilities"][0].tolist()
    )
    assert comparison["changed"] == reel.comparison.changed_from.tolist()


def test_what_nobody_touched_is_measured_against_nothing(live_store):
    body = """
      await open({ temperature: 2 });
      await store.refreshFromLive();
      const before = store.trace.comparison;
      await store.request({}, [1, 1, 1, 1, 1]);
      const touched = store.trace.comparison.temperature;
      await store.request({}, null);
      return [before, touched, store.trace.comparison];
    """
    assert live_store(body) == [None, 2, None]


def test_changed_weights_stay_for_the_samples_that_follow_and_go_with_their_network(live_store):
    body = """
      await open({});
      await store.request({ changes: [[0, 1, 2, 0.5]] });
      const found = [];
      for (let k = 0; k < 10; k++) {
        store.nextSample();
        await settled();
        found.push([now().sample, store.trace.network.get("dense1.weights")[7]]);
      }
      await store.moveSample(7);
      found.push([now().sample, store.trace.network.get("dense1.weights")[7]]);
      await store.randomize();
      return [found, store.settings.changes, store.trace.changes, store.trace.comparison];
    """
    found, wanted, on_stage, baseline = live_store(body)
    assert found == [[sample, 0.5] for sample in [*range(1, 11), 17]]
    assert (wanted, on_stage, baseline) == ([], [], None)


def test_given_inputs_are_measured_with_the_strength_of_the_samples(live_store):
    body = """
      await open({});
      await store.refreshFromLive();
      const before = store.reel.strengths;
      await store.request({}, [0, 0, 0, 0, 0.01]);
      return [before, store.reel.strengths];
    """
    before, after = live_store(body)
    assert after["dense1.contributions"] == before["dense1.contributions"]
