"""given-explanations.js: what cards say beyond an author's reel, where the author wrote it beside it."""

from __future__ import annotations

import json

import pytest

from browser.lab import shape_of

SETUP = """
  const { GivenExplanations } = await import("/static/backend/given-explanations.js");
  const script = document.createElement("script");
  Object.assign(script, { type: "application/json", textContent: given });
  let there = script;
  const explanations = new GivenExplanations(() => there);
"""
WRITTEN = json.dumps({"name": "ab", "samples": 2, "curves": {}, "curveOf": {}, "shares": {"dense1": [[[1]], [[2]]]}})


@pytest.mark.parametrize(
    ("name", "sample", "found"),
    [("ab", 1, True), ("ab", 2, False), ("cd", 0, False)],
    ids=["its own", "another sample", "another network"],
)
def test_it_speaks_of_the_samples_of_one_network(lab, name, sample, found):
    body = f"return explanations.of('{name}', {{ sample: {sample} }}) !== null;"
    assert lab.run(SETUP + body, WRITTEN) is found


@pytest.mark.parametrize("text", ["{", "null", ""])
def test_what_cannot_be_read_is_as_if_it_were_not_there(lab, text):
    assert lab.run(f"{SETUP} return explanations.of('ab', {{ sample: 0 }});", text) is None


def test_a_card_has_it_without_python(lab):
    body = """
      const { ExplanationStore } = await import("/static/backend/explanation-store.js");
      const { decodeRecorded } = await import("/static/core/decode.js");
      const reel = decodeRecorded(JSON.parse(given));
      reel.settings.name = "ab";
      const { operationsAt } = await import("/static/core/model.js");
      const trace = reel.traces[0];
      const [dense] = operationsAt(trace.network, 1).filter(({ kind }) => kind === "dense");
      const written = { name: "ab", samples: 1, curves: {}, curveOf: {}, shares: { [dense.name]: [[[0.25, 0.75]]] } };
      const backend = Object.assign(new EventTarget(), { status: "idle", unrecoverable: true });
      const given_ = { of: (name) => (name === "ab" ? written : null) };
      let came = false;
      const store = new ExplanationStore({ trace, reel, backend }, () => (came = true), given_);
      store.of({ layer: 1, neuron: 0 }, true);
      await helpers.when(() => came, "it came");
      return store.of({ layer: 1, neuron: 0 }, true).explanation[`${dense.name}.shares`];
    """
    assert lab.run(body, json.dumps(shape_of((2, 1)))) == [0.25, 0.75]
