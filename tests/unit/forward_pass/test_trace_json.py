"""trace_json.py: a trace under the names that the page uses."""

import json

from forward_pass import Settings, record
from forward_pass.trace_json import trace_to_dict


def test_a_trace_has_the_names_of_the_page_and_the_settings_it_was_made_from() -> None:
    reel = record(Settings(seed=7), [3, 4])
    trace = trace_to_dict(reel, 1)
    assert list(trace) == [
        "seed", "sample", "drawnInputs", "layers", "activation", "temperature", "changes", "inputs", "weights", "biases",
        "contributions", "preActivations", "activations", "logits", "scaledLogits", "shiftedLogits", "exponentials", "exponentialSum",
        "probabilities", "probabilitiesAtOne", "baseline",
    ]  # fmt: skip
    assert (trace["seed"], trace["sample"], trace["layers"]) == (7, 4, [5, 7, 6, 2])
    assert (trace["activation"], trace["temperature"], trace["drawnInputs"]) == ("relu", 0.65, True)


def test_the_outermost_index_is_the_layer() -> None:
    reel = record(Settings(seed=7), [0])
    trace = trace_to_dict(reel, 0)
    assert trace["weights"][1][5][6] == reel.network.weights[1][5, 6]
    assert trace["biases"][2] == reel.network.biases[2].tolist()
    assert trace["contributions"][0][6][4] == trace["weights"][0][6][4] * trace["inputs"][4]
    assert trace["logits"] == trace["preActivations"][2] == reel.traces[0].logits.tolist()
    assert len(trace["activations"]) == 2
    assert trace["exponentialSum"] == sum(trace["exponentials"])


def test_a_large_layer_says_its_strongest_contributions_and_the_count_of_all() -> None:
    trace = trace_to_dict(record(Settings(layers=(100, 50, 2), strongest=3), [0]), 0)
    large, small = trace["contributions"]
    assert list(large) == ["indices", "values", "count"]
    assert (len(large["indices"]), len(large["values"]), large["count"]) == (3, 3, 5000)
    assert [len(small), len(small[0])] == [2, 50]


def test_a_trace_is_plain_json() -> None:
    trace = trace_to_dict(record(Settings(layers=(100, 50)), [0]), 0)
    assert json.loads(json.dumps(trace, allow_nan=False)) == trace


def test_a_trace_says_what_was_changed_and_what_it_was_before() -> None:
    untouched = trace_to_dict(record(Settings(seed=7), [3]), 0)
    assert (untouched["changes"], untouched["baseline"]) == ([], None)
    settings = Settings(seed=7, temperature=2.0, changes=((0, 1, 2, 0.5), (2, 0, -1, 0.25)))
    trace = trace_to_dict(record(settings, [3], inputs=[1, 0, 1, 0, 1], baseline_temperature=0.65), 0)
    assert trace["changes"] == [[0, 1, 2, 0.5], [2, 0, -1, 0.25]]
    baseline = trace["baseline"]
    assert list(baseline) == ["temperature", "inputs", "probabilities", "differences", "changed"]
    assert baseline["inputs"] == untouched["inputs"]
    assert baseline["probabilities"] == untouched["probabilities"]
    assert baseline["changed"] == [untouched["weights"][0][1][2], untouched["biases"][2][0]]
    assert json.loads(json.dumps(trace, allow_nan=False)) == trace
