"""ops/standardize.py: inputs measured from their mean, in units of their spread; by itself and through everything."""

import json

import numpy as np
import pytest

from forward_pass import Drawn, Model, RunOptions, ShapeError, Stored, decode, encode, record
from forward_pass.explain import explain
from forward_pass.ops import Standardize
from forward_pass.ops.standardize import standardize
from forward_pass.script import script

MEAN, SCALE = [5.0, 10.0, -1.0], [4.0, 0.5, 2.0]
SAMPLES = ([7.0, 9.0, -1.0], [5.0, 10.5, 3.0])


@pytest.fixture
def source() -> Stored:
    """A network for raw inputs, as somebody else may have trained it: 3-4-2 behind a standardize."""
    drawn = Drawn(layers=(3, 4, 2), seed=7, activation="tanh", output="sigmoid").model()
    return Stored(Model(3, (Standardize(MEAN, SCALE), *drawn.operations)), SAMPLES)  # type: ignore[arg-type]


def test_it_is_worked_by_hand() -> None:
    centered, standardized = standardize(np.array([7.0]), np.array([5.0]), np.array([4.0]))
    assert (centered.tolist(), standardized.tolist()) == ([2.0], [0.5])


def test_arrays_that_do_not_fit_and_scales_of_zero_are_refused() -> None:
    with pytest.raises(ShapeError, match=r"^scale must be of shape \(2\); got \(1\)$"):
        Standardize([0, 0], [1])  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match=r"^scale must be other than 0; got 0$"):
        Standardize([0, 0], [1, 0])  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match=r"^mean must be of shape \(3\); got \(2\)$"):
        Standardize([0, 0], [1, 1]).size(3)  # type: ignore[arg-type]


def test_the_first_layer_takes_standardized_inputs_and_the_trace_keeps_the_raw_ones(source: Stored) -> None:
    for trace, x in zip(record(source, [0, 1]).traces, SAMPLES, strict=True):
        expected = [(value - mean) / scale for value, mean, scale in zip(x, MEAN, SCALE, strict=True)]
        assert trace.inputs.tolist() == x
        assert trace.arrays["standardize1.standardized"].tolist() == expected
        assert trace.arriving(0).tolist() == expected
        row = source.stored.weights[0][2].tolist()
        assert trace.contributions[0][2].tolist() == [w * a for w, a in zip(row, expected, strict=True)]  # type: ignore[index]


def test_it_crosses_and_comes_back(source: Stored) -> None:
    reel = record(source, [0, 1], RunOptions(changes=((0, 1, 2, 0.5),)), compare=0.65)
    header, values = encode(reel)
    assert header["operations"][0] == {
        "name": "standardize1",
        "kind": "standardize",
        "layer": 0,
        "output": "standardized",
    }
    assert header["arrays"][:3] == [["standardize1.mean", [3]], ["standardize1.scale", [3]], ["dense1.weights", [4, 3]]]
    back = decode(json.loads(json.dumps(header)), values)
    for one, other in zip(back.traces, reel.traces, strict=True):
        assert {name: array.tolist() for name, array in one.arrays.items()} == {
            name: array.tolist() for name, array in other.arrays.items()
        }
    again, same_values = encode(back)
    assert (again, same_values.tolist()) == (header, values.tolist())


def test_an_input_is_explained_by_what_arrives_of_it(source: Stored) -> None:
    reel = record(source, [0])
    explained = explain(reel.model, reel.traces[0], layer=0, neuron=1)
    assert explained["dense1.contributions"].tolist() == [row[1] * -2.0 for row in source.stored.weights[0].tolist()]


def test_its_script_computes_the_same(source: Stored, capsys: pytest.CaptureFixture[str]) -> None:
    reel = record(source, [1])
    names: dict[str, object] = {}
    text = script(reel, 0)
    exec(compile(text, "script", "exec"), names)
    assert "mean_1" in names
    assert np.asarray(names["p"]).tolist() == reel.traces[0].outputs.tolist()
