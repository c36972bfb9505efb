"""reel.py: one network and the traces of several samples."""

import dataclasses
from typing import Any

import pytest

from forward_pass import Reel, SettingError, Settings, ShapeError, draw_inputs, draw_network, record

SETTINGS = Settings(seed=7)


def test_a_recorded_reel_holds_the_network_and_one_trace_a_sample() -> None:
    reel = record(SETTINGS, [0, 5, 2**53 - 1])
    assert reel.samples == (0, 5, 2**53 - 1)
    assert reel.drawn_inputs
    assert reel.network.weights[0].tolist() == draw_network(SETTINGS).weights[0].tolist()
    for sample, trace in zip(reel.samples, reel.traces, strict=True):
        assert trace.inputs.tolist() == draw_inputs(SETTINGS, sample).tolist()


def test_a_sample_does_not_depend_on_those_recorded_with_it() -> None:
    assert record(SETTINGS, [9]).traces[0].logits.tolist() == record(SETTINGS, range(10)).traces[9].logits.tolist()


def test_inputs_from_outside_are_used_for_every_sample_and_marked_as_not_drawn() -> None:
    reel = record(SETTINGS, [0, 1], inputs=[0.1, 0.2, 0.3, 0.4, 0.5])
    assert not reel.drawn_inputs
    assert [trace.inputs.tolist() for trace in reel.traces] == [[0.1, 0.2, 0.3, 0.4, 0.5]] * 2


def test_temperature_and_strongest_of_the_settings_reach_the_traces() -> None:
    trace = record(Settings(layers=(100, 50), temperature=2.0, strongest=9), [0]).traces[0]
    assert trace.scaled_logits.tolist() == (trace.logits / 2.0).tolist()
    assert [len(contributions.values) for contributions in trace.contributions] == [9]  # type: ignore[union-attr]


@pytest.mark.parametrize("samples", [[], [-1], range(65), [0.5]])
def test_other_samples_are_refused(samples: Any) -> None:
    with pytest.raises(SettingError, match="samples must be 1 to 64 whole numbers"):
        record(SETTINGS, samples)
    with pytest.raises(SettingError, match="samples must be 1 to 64 whole numbers"):
        dataclasses.replace(record(SETTINGS, [0]), samples=samples)


def test_other_inputs_are_refused() -> None:
    with pytest.raises(SettingError, match=r"inputs must be one number .* for each input; got \[0.1,0.2\]"):
        record(SETTINGS, [0], inputs=[0.1, 0.2])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"samples": (0, 1)}, "traces must be one for each of 2 samples; got 1"),
        ({"settings": Settings(layers=(5, 7, 2))}, "the layers of the traces must be 5-7-2; got others"),
        ({"settings": Settings(activation="tanh")}, "the network's activation must be tanh; got relu"),
        ({"network": draw_network(Settings(layers=(5, 2)))}, "the network's layers must be 5-7-6-2; got 5-2"),
    ],
)
def test_parts_that_do_not_belong_together_are_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(record(SETTINGS, [0]), **changes)
    assert str(caught.value) == sentence


def test_the_same_settings_give_the_same_reel() -> None:
    first, second = record(SETTINGS, range(3)), record(Settings(seed=7), range(3))
    assert isinstance(first, Reel)
    for one, other in zip(first.traces, second.traces, strict=True):
        assert one.probabilities.tobytes() == other.probabilities.tobytes()
