"""trace_json.py: a trace under the names that the page uses."""

import json

import numpy as np
import pytest

from forward_pass import Drawn, Model, RunOptions, Stored, record
from forward_pass.ops import Activation, Dense, Linear, Standardize
from forward_pass.trace_json import trace_to_dict


def test_a_trace_has_the_names_of_the_page_and_the_settings_it_was_made_from() -> None:
    reel = record(Drawn(seed=7), [3, 4])
    trace = trace_to_dict(reel, 1)
    assert list(trace) == [
        "seed", "sample", "drawnInputs", "layers", "activation", "output", "operations", "temperature", "changes", "inputs", "weights", "biases",
        "contributions", "preActivations", "activations", "logits", "outputs", "scaledLogits", "shiftedLogits", "exponentials", "exponentialSum",
        "probabilities", "probabilitiesAtOne", "baseline",
    ]  # fmt: skip
    assert (trace["seed"], trace["sample"], trace["layers"]) == (7, 4, [5, 7, 6, 2])
    assert (trace["activation"], trace["temperature"], trace["drawnInputs"]) == ("relu", 0.65, True)


def test_the_outermost_index_is_the_layer() -> None:
    reel = record(Drawn(seed=7), [0])
    trace = trace_to_dict(reel, 0)
    assert trace["weights"][1][5][6] == reel.model.weights[1][5, 6]
    assert trace["biases"][2] == reel.model.biases[2].tolist()
    assert trace["contributions"][0][6][4] == trace["weights"][0][6][4] * trace["inputs"][4]
    assert trace["logits"] == trace["preActivations"][2] == reel.traces[0].logits.tolist()
    assert len(trace["activations"]) == 2
    assert trace["exponentialSum"] == sum(trace["exponentials"])


def test_a_large_layer_says_its_strongest_contributions_and_the_count_of_all() -> None:
    trace = trace_to_dict(record(Drawn(layers=(100, 50, 2)), [0], RunOptions(top_k=3)), 0)
    large, small = trace["contributions"]
    assert list(large) == ["indices", "values", "count"]
    assert (len(large["indices"]), len(large["values"]), large["count"]) == (3, 3, 5000)
    assert [len(small), len(small[0])] == [2, 50]


def test_a_trace_is_plain_json() -> None:
    trace = trace_to_dict(record(Drawn(layers=(100, 50)), [0]), 0)
    assert json.loads(json.dumps(trace, allow_nan=False)) == trace


def test_a_trace_says_what_was_changed_and_what_it_was_before() -> None:
    untouched = trace_to_dict(record(Drawn(seed=7), [3]), 0)
    assert (untouched["changes"], untouched["baseline"]) == ([], None)
    options = RunOptions(temperature=2.0, changes=((0, 1, 2, 0.5), (2, 0, -1, 0.25)))
    trace = trace_to_dict(record(Drawn(seed=7), [3], options, inputs=[1, 0, 1, 0, 1], compare=0.65), 0)
    assert trace["changes"] == [[0, 1, 2, 0.5], [2, 0, -1, 0.25]]
    baseline = trace["baseline"]
    assert list(baseline) == ["temperature", "inputs", "probabilities", "differences", "changed"]
    assert baseline["inputs"] == untouched["inputs"]
    assert baseline["probabilities"] == untouched["probabilities"]
    assert baseline["changed"] == [untouched["weights"][0][1][2], untouched["biases"][2][0]]
    assert json.loads(json.dumps(trace, allow_nan=False)) == trace


def test_a_trace_says_its_operations_with_their_layers_and_settings() -> None:
    operations = trace_to_dict(record(Drawn(layers=(3, 4, 2), activation="tanh"), [0]), 0)["operations"]
    assert operations == [
        {"name": "dense1", "kind": "dense", "layer": 1, "output": "preActivations"},
        {"name": "activation1", "kind": "activation", "layer": 1, "output": "activations", "function": "tanh"},
        {"name": "dense2", "kind": "dense", "layer": 2, "output": "preActivations"},
        {"name": "softmax1", "kind": "softmax", "layer": 2, "output": "probabilities"},
    ]


@pytest.mark.parametrize(("output", "names"), [("sigmoid", ["probabilities", "complements"]), ("linear", [])])
def test_other_outputs_have_names_of_their_own_and_compare_as_well(output: str, names: list[str]) -> None:
    reel = record(Drawn(output=output), [0], RunOptions(changes=((0, 0, 0, 5.0),)), compare=0.65)
    trace = trace_to_dict(reel, 0)
    keys = list(trace)
    assert keys[keys.index("logits") + 1 : keys.index("baseline")] == ["outputs", *names]
    assert trace["output"] == output
    assert trace["outputs"] == reel.traces[0].outputs.tolist()
    now, before = trace["outputs"][0], trace["baseline"]["probabilities"][0]
    assert trace["baseline"]["differences"][0] == now - before


def test_a_stored_network_has_no_seed() -> None:
    drawn = Drawn(layers=(2, 2)).model()
    source = Stored(Model(2, (Standardize([0, 0], [1, 1]), *drawn.operations)), ([1, 2],))  # type: ignore[arg-type]
    trace = trace_to_dict(record(source, [0]), 0)
    assert "seed" not in trace
    assert (trace["layers"], trace["activation"], trace["inputs"]) == ([2, 2], "", [1, 2])
    assert trace["operations"][0]["kind"] == "standardize"


def test_in_any_order_of_operations_the_lists_are_what_weights_and_output_take() -> None:
    a = np.array
    dense = Dense(a([[1.0], [-2.0]]), a([0.5, 0.0]))
    model = Model(
        1,
        (dense, Activation("relu"), Activation("tanh"), Dense(a([[1.0, 1.0]]), a([0.0])), Activation("relu"), Linear()),
    )
    trace = trace_to_dict(record(Stored(model, (a([1.0]),)), [0]), 0)
    assert trace["activations"] == [[np.tanh(1.5), 0.0]]
    assert trace["logits"] == trace["outputs"] == [np.tanh(1.5)]
    assert trace["activation"] == "relu,tanh,relu"
