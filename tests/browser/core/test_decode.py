"""decode.js: a reel as it travelled becomes the numbers Python wrote, or a sentence."""

from __future__ import annotations

import itertools
import json
from math import prod

import pytest

from browser.lab import hand_made, shape_of
from forward_pass import from_json
from forward_pass_site.record.reels import recorded_seeds


def decode(lab, reel):
    return lab.call("core/decode", "decodeRecorded", reel)


def arrays(lab, reel):
    """Return what network and traces hold of each array: a parameter's values, or a list with those of each sample."""
    body = """
      const { decodeRecorded } = await import("/static/core/decode.js");
      const { network, traces } = decodeRecorded(given);
      const found = (name) => network.get(name) ?? traces.map(({ get }) => get(name));
      return Object.fromEntries([...network.shapes.keys()].map((name) => [name, found(name)]));
    """
    return lab.run(body, reel)


@pytest.mark.parametrize("seed", recorded_seeds()[:3])
def test_a_recorded_reel_holds_exactly_the_numbers_python_reads_from_the_file(lab, checkout, seed):
    text = (checkout.recorded / f"seed-{seed}.json").read_text()
    reel, decoded = from_json(text), decode(lab, json.loads(text))
    assert decoded["source"] == "recorded"
    drawn = {name: value for name, value in reel.source.to_dict().items() if name != "kind"}
    assert decoded["settings"] == drawn | {"temperature": reel.options.temperature, "changes": []}
    assert decoded["drawnInputs"] is True
    assert decoded["network"]["layers"] == list(reel.model.layers)
    assert decoded["network"]["activation"] == reel.model.activation
    parameters = {name: values.ravel().tolist() for name, values in reel.model.parameters().items()}
    samples = {name: [trace.arrays[name].ravel().tolist() for trace in reel.traces] for name in reel.traces[0].arrays}
    assert arrays(lab, json.loads(text)) == parameters | samples
    for sample, trace, found in zip(reel.samples, reel.traces, decoded["traces"], strict=True):
        assert (found["source"], found["seed"], found["sample"]) == ("recorded", seed, sample)
        assert found["temperature"] == reel.options.temperature
        assert found["inputs"] == trace.inputs.tolist()
        assert found["outputs"] == trace.probabilities.tolist()
        assert (found["changes"], found["comparison"]) == ([], None)


def test_what_a_trace_is_measured_against_arrives_with_it(lab):
    recorded = shape_of((3, 2, 2), samples=3, temperature=2.0, compare=0.65, changes=((0, 1, 2, 0.5), (1, 0, -1, -3.0)))
    reel, decoded = from_json(json.dumps(recorded)), decode(lab, recorded)
    assert decoded["settings"]["changes"] == [[0, 1, 2, 0.5], [1, 0, -1, -3]]
    for row, found in enumerate(decoded["traces"]):
        assert found["changes"] == decoded["settings"]["changes"]
        assert found["comparison"] == {
            "temperature": 0.65,
            "before": {name: array[row].tolist() for name, array in reel.comparison.before.items()},
            "differences": {name: array[row].tolist() for name, array in reel.comparison.differences.items()},
            "changed": reel.comparison.changed_from.tolist(),
        }


def test_of_a_large_layer_the_strongest_contributions_arrive_with_their_places(lab):
    recorded = shape_of((100, 60, 2), seed=3, top_k=50)
    reel, found = from_json(json.dumps(recorded)), arrays(lab, recorded)
    large = [trace.contributions[0] for trace in reel.traces]
    assert found["dense1.strongestIndices"] == [strongest.indices.tolist() for strongest in large]
    assert found["dense1.strongestValues"] == [strongest.values.tolist() for strongest in large]
    assert "dense1.contributions" not in found
    assert found["dense2.contributions"] == [trace.contributions[1].ravel().tolist() for trace in reel.traces]


def test_strengths_are_the_largest_magnitudes_of_all_samples(lab):
    strengths = decode(lab, hand_made())["strengths"]
    assert [strengths[f"dense{n}.weights"] for n in (1, 2)] == [1, 1]
    assert [strengths[f"dense{n}.contributions"] for n in (1, 2)] == [
        1,
        1,
    ]  # sample 2: neuron 1 lights with 1 and delivers −1 to class 2
    assert [strengths[f"dense{n}.preActivations"] for n in (1, 2)] == [1, 1.25]
    assert strengths["activation1.activations"] == 1
    assert strengths["inputs"] == 1


def test_inputs_are_measured_against_one_until_one_is_larger(lab):
    recorded = hand_made()
    start = places(recorded)["inputs"][0]
    for value, strength in ((-0.5, 1), (-3, 3)):
        recorded["values"][start : start + 3] = [value, 0, 0]
        assert decode(lab, recorded)["strengths"]["inputs"] == strength


def test_nothing_is_ever_measured_against_zero(lab):
    recorded = hand_made()
    recorded["values"] = [0.0] * len(recorded["values"])
    strengths = decode(lab, recorded)["strengths"]
    assert min(strengths.values()) > 0


def test_a_live_reel_says_that_it_is_live_and_that_its_inputs_were_given(lab):
    header = hand_made() | {"drawnInputs": False}
    values = header.pop("values")
    body = """
      const { decodeReel } = await import("/static/core/decode.js");
      return decodeReel(given.header, Float64Array.from(given.values), "live");
    """
    reel = lab.run(body, {"header": header, "values": values})
    assert (reel["source"], reel["traces"][0]["source"], reel["drawnInputs"]) == ("live", "live", False)


def test_the_numbers_are_views_into_what_travelled_not_copies(lab):
    header = hand_made()
    body = """
      const { decodeReel } = await import("/static/core/decode.js");
      const { values, ...header } = given;
      const flat = Float64Array.from(values);
      const { network, traces } = decodeReel(header, flat, "live");
      return [network.get("dense1.weights"), network.get("dense2.weights"), traces[1].inputs, traces[2].outputs].every((part) => part.buffer === flat.buffer);
    """
    assert lab.run(body, header) is True


def places(recorded):
    """Return start and size of every array of a reel."""
    sizes = [prod(shape) for _, shape in recorded["arrays"]]
    starts = itertools.accumulate([0, *sizes])
    keys = [name for name, _ in recorded["arrays"]]
    return {key: (start, size) for key, start, size in zip(keys, starts, sizes, strict=False)}
