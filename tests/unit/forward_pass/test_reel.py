"""reel.py: one network and the traces of several samples."""

import dataclasses
from typing import Any

import pytest

from forward_pass import Drawn, Reel, RunOptions, SettingError, ShapeError, record

SOURCE = Drawn(seed=7)


def test_a_recorded_reel_holds_the_network_and_one_trace_a_sample() -> None:
    reel = record(SOURCE, [0, 5, 2**53 - 1])
    assert reel.samples == (0, 5, 2**53 - 1)
    assert reel.drawn_inputs
    assert reel.model.weights[0].tolist() == SOURCE.model().weights[0].tolist()
    for sample, trace in zip(reel.samples, reel.traces, strict=True):
        assert trace.inputs.tolist() == SOURCE.inputs(sample).tolist()


def test_a_sample_does_not_depend_on_those_recorded_with_it() -> None:
    assert record(SOURCE, [9]).traces[0].logits.tolist() == record(SOURCE, range(10)).traces[9].logits.tolist()


def test_inputs_from_outside_are_used_for_every_sample_and_marked_as_not_drawn() -> None:
    reel = record(SOURCE, [0, 1], inputs=[0.1, 0.2, 0.3, 0.4, 0.5])
    assert not reel.drawn_inputs
    assert [trace.inputs.tolist() for trace in reel.traces] == [[0.1, 0.2, 0.3, 0.4, 0.5]] * 2


def test_the_options_reach_the_traces() -> None:
    options = RunOptions(temperature=2.0, top_k=9, changes=((0, 0, 0, 5.0),))
    reel = record(Drawn(layers=(100, 50)), [0], options)
    [trace] = reel.traces
    assert trace.arrays["softmax1.scaledLogits"].tolist() == (trace.logits / 2.0).tolist()
    assert [len(contributions.values) for contributions in trace.contributions] == [9]  # type: ignore[union-attr]
    assert reel.model.weights[0][0, 0] == 5.0


@pytest.mark.parametrize("samples", [[], [-1], range(65), [0.5]])
def test_other_samples_are_refused(samples: Any) -> None:
    with pytest.raises(SettingError, match="samples must be 1 to 64 whole numbers"):
        record(SOURCE, samples)
    with pytest.raises(SettingError, match="samples must be 1 to 64 whole numbers"):
        dataclasses.replace(record(SOURCE, [0]), samples=samples)


def test_other_inputs_are_refused() -> None:
    with pytest.raises(SettingError, match=r"inputs must be one number .* for each input; got \[0.1,0.2\]"):
        record(SOURCE, [0], inputs=[0.1, 0.2])


def test_changes_of_what_the_network_does_not_have_are_refused() -> None:
    with pytest.raises(SettingError, match="changes must be at most 10000 lists .* that the network has"):
        record(SOURCE, [0], RunOptions(changes=((3, 0, 0, 1.0),)))


DEFAULT = "5-7-6-2: dense, activation relu, dense, activation relu, dense, softmax"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"samples": (0, 1)}, "traces must be one for each of 2 samples; got 1"),
        ({"source": Drawn(layers=(5, 7, 2))}, f"the network of the source must be 5-7-2: dense, activation relu, dense, softmax; got {DEFAULT}"),
        ({"source": Drawn(activation="tanh")}, f"the network of the source must be {DEFAULT.replace('relu', 'tanh')}; got {DEFAULT}"),
        ({"source": Drawn(output="linear")}, f"the network of the source must be {DEFAULT.replace('softmax', 'linear')}; got {DEFAULT}"),
        ({"model": Drawn(layers=(5, 2)).model()}, f"the network of the source must be {DEFAULT}; got 5-2: dense, softmax"),
        ({"model": Drawn(seed=8).model()}, f"the model of the traces must be that of the reel; got {DEFAULT}"),
    ],
)  # fmt: skip
def test_parts_that_do_not_belong_together_are_refused(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ShapeError) as caught:
        dataclasses.replace(record(SOURCE, [0]), **changes)
    assert str(caught.value) == sentence


def test_the_same_source_and_options_give_the_same_reel() -> None:
    first, second = record(SOURCE, range(3)), record(Drawn(seed=7), range(3), RunOptions())
    assert isinstance(first, Reel)
    for one, other in zip(first.traces, second.traces, strict=True):
        assert one.probabilities.tobytes() == other.probabilities.tobytes()
