"""public-trace.js: the page is handed Python's numbers, untouched."""

from __future__ import annotations

import json

import pytest

from browser.lab import hand_made, shape_of
from forward_pass import from_json
from forward_pass.trace_json import trace_to_dict
from forward_pass_site.record.reels import recorded_seeds

HAND_OUT = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { publicTrace } = await import("/static/core/public-trace.js");
  return decodeRecorded(given).traces.map(publicTrace);
"""


def handed_out(lab, recorded):
    return lab.run(HAND_OUT, recorded)


def written_by_python(recorded):
    reel = from_json(json.dumps(recorded))
    return [trace_to_dict(reel, k) | {"source": "recorded"} for k in range(len(reel.traces))]


@pytest.mark.parametrize("seed", recorded_seeds()[:3])
def test_every_field_of_a_recorded_trace_is_what_python_writes(lab, checkout, seed):
    recorded = json.loads((checkout.recorded / f"seed-{seed}.json").read_text())
    assert handed_out(lab, recorded) == written_by_python(recorded)


@pytest.mark.parametrize(
    "layers", [(1, 1), (3, 2), (100, 60, 2), (2, 3, 4, 5, 4, 3, 2)], ids=lambda layers: "-".join(map(str, layers))
)
def test_networks_of_every_kind_come_out_as_python_writes_them(lab, layers):
    recorded = shape_of(layers, activation="tanh", temperature=2.0, top_k=50)
    assert handed_out(lab, recorded) == written_by_python(recorded)


@pytest.mark.parametrize("output", ["sigmoid", "linear"])
def test_other_outputs_come_out_as_python_writes_them(lab, output):
    recorded = shape_of((3, 4, 2, 1), activation="tanh,relu", output=output)
    assert handed_out(lab, recorded) == written_by_python(recorded)


def test_what_was_touched_and_its_baseline_come_out_as_python_writes_them(lab):
    changes = ((0, 1, 2, 0.5), (1, 0, -1, -3.0))
    recorded = shape_of((3, 2, 2), temperature=2.0, inputs=[1, 0.5, -2], compare=0.65, changes=changes)
    assert handed_out(lab, recorded) == written_by_python(recorded)


def test_the_outermost_index_is_the_layer_and_a_row_enters_one_neuron(lab):
    trace = handed_out(lab, hand_made())[0]
    assert trace["weights"][0] == [[1], [-1], [-0.25], [0.25]]
    assert trace["weights"][1] == [[0.5, 1, 1, 1], [-0.5, -1, 0.5, 0.25]]
    assert trace["contributions"][1] == [[0.5, 0, 0, 0.25], [-0.5, 0, 0, 0.0625]]
    assert trace["activations"] == [[1, 0, 0, 0.25]]
    assert trace["preActivations"][1] == trace["logits"]


def test_what_is_handed_out_can_be_written_to_without_harm(lab):
    body = """
      const { decodeRecorded } = await import("/static/core/decode.js");
      const { publicTrace } = await import("/static/core/public-trace.js");
      const { traces } = decodeRecorded(given);
      const first = publicTrace(traces[0]);
      first.layers[0] = 99;
      first.weights[0][0][0] = 99;
      first.inputs[0] = 99;
      first.probabilities.length = 0;
      return publicTrace(traces[0]);
    """
    assert lab.run(body, hand_made()) == handed_out(lab, hand_made())[0]
