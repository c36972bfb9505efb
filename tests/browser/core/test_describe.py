"""describe.js: what a picture shows, in words."""

from __future__ import annotations

import json

import pytest

from browser.lab import hand_made, shape_of
from forward_pass import record, to_json
from forward_pass_site.cli.labels import Labels
from shared_cases import CASES, network_of

THIN = "\u2009"
TELL = """
  const description = await import("/static/core/describe.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const trace = given.reel && decodeRecorded(given.reel).traces[given.sample ?? 0];
  const labels = given.labels ?? { inputs: [], classes: [] };
  const layers = given.layers ?? trace.network.layers;
"""


def outputs(lab, **given):
    return lab.run(TELL + "return description.describeOutputs(trace, labels);", given)


@pytest.mark.parametrize(("attributes", "description"), CASES["descriptions"])
def test_a_network_is_described_with_its_seed_sample_and_outputs(lab, attributes, description):
    network, labels = network_of(attributes), Labels.read(attributes.get("labels", ""))
    reel = json.loads(to_json(record(network.source, [network.sample], network.options)))
    names = {"inputs": labels.inputs, "classes": labels.classes}
    body = TELL + "return description.describe(layers, trace, labels);"
    assert lab.run(body, {"reel": reel, "labels": names}) == description


def test_of_many_classes_the_three_likeliest_are_told(lab):
    reel = shape_of((3, 10))
    told = outputs(lab, reel=reel)
    probabilities = lab.call("core/decode", "decodeRecorded", reel)["traces"][0]["outputs"]
    best = sorted(range(10), key=lambda k: -probabilities[k])[:3]
    assert told == ", ".join(f"class {k + 1} {100 * probabilities[k]:.1f}{THIN}%" for k in best)


def test_a_network_without_numbers_is_described_by_its_layers(lab):
    body = TELL + "return description.describe(layers, trace, labels);"
    assert lab.run(body, {"reel": None, "layers": [3, 2]}) == (
        "Neural network with layers of 3, 2 neurons. Its numbers are not there yet."
    )


def test_outputs_that_have_not_been_computed_yet_are_not_described(lab):
    body = TELL + "return description.describe(layers, trace, labels, false);"
    assert lab.run(body, {"reel": hand_made()}) == (
        "Neural network with layers of 1, 4, 2 neurons, seed 1, sample 0. "
        "Outputs: not computed yet at this moment of the pass."
    )


def test_percentages_that_are_still_shown_from_the_sample_before_are_spoken_as_such(lab):
    body = """
      const { describe } = await import("/static/core/describe.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      const [before, now] = decodeRecorded(given).traces;
      const labels = { inputs: [], classes: [] };
      return [describe([1, 4, 2], now, labels, false, before), describe([1, 4, 2], now, labels, true, before), describe([1, 4, 2], now, labels, false)];
    """
    waiting, known, alone = lab.run(body, hand_made())
    assert waiting.endswith(
        "not computed yet at this moment of the pass. Previous sample: class 1 75.0\u2009%, class 2 25.0\u2009%."
    )
    assert "Previous" not in known
    assert "Previous" not in alone
