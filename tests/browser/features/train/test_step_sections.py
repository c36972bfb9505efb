"""step-sections.js: what a card says of one step comes out on a pocket calculator."""

from __future__ import annotations

import json
import re

import pytest

from browser.stage.steps import reel_of, step_of
from forward_pass import Drawn

SOURCE = Drawn(layers=(3, 4, 2), seed=3)
SCENE = """
  const { sectionsAbout } = await import("/static/features/train/step-sections.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const [trace] = decodeRecorded(given.reel).traces;
  const { arrays, ...own } = given.step;
  const film = { ...own, get: (name) => arrays[name] && Float64Array.from(arrays[name]) };
  const scene = { film, trace, labels: { inputs: [], classes: [] }, proof: () => given.proof };
  const said = sectionsAbout(scene, given.target);
  const values = said.flatMap((section) => Array.from(section.querySelectorAll("data"), (data) => [data.dataset.is ?? "", Number(data.value)]));
  const lines = said.flatMap((section) => Array.from(section.querySelectorAll(".plugged, tr"), (line) => line.matches("tr") ? Array.from(line.children, (cell) => cell.textContent.trim()).join(" ") : line.textContent));
  return { values, lines };
"""
NUMBER = r"[−-]?\d+(?:\.\d+)?(?:e[−-]?\d+)?"


@pytest.fixture
def said(lab):
    step = step_of(SOURCE, [1.0, 0.0])

    def run(target, proof=None):
        given = {"reel": json.loads(reel_of(SOURCE)), "step": step, "target": target, "proof": proof}
        return lab.run(SCENE, given), step["arrays"]

    return run


def number(text):
    return float(text.replace("−", "-"))


TARGETS = [
    {"kind": "neuron", "layer": 2, "neuron": 0},
    {"kind": "neuron", "layer": 1, "neuron": 1},
    {"kind": "neuron", "layer": 0, "neuron": 2},
    {"kind": "edge", "layer": 0, "from": 2, "to": 1},
    {"kind": "edge", "layer": 1, "from": 1, "to": 0},
]


@pytest.mark.parametrize("target", TARGETS)
def test_every_product_comes_out_or_says_that_it_does_not(said, target):
    told, _ = said(target)
    products = [
        match
        for line in told["lines"]
        for match in re.findall(rf"({NUMBER}) ?× ?\(?({NUMBER})\)? ([=≈]) ({NUMBER})", line)
    ]
    assert products
    for left, right, sign, result in products:
        decimals = len(result.partition("e")[0].partition(".")[2])
        comes_out = round(number(left) * number(right), decimals) == number(result)
        assert comes_out == (sign == "=") or sign == "≈"
    assert not any(re.search(r"[×÷+−] ?−", line) for line in told["lines"])


def test_a_hidden_neuron_gathers_what_comes_back_and_multiplies_with_its_slope(said):
    told, arrays = said({"kind": "neuron", "layer": 1, "neuron": 1})
    of = {}
    for role, value in told["values"]:
        of.setdefault(role, []).append(value)
    carried = arrays["carried:dense2"]
    assert of["term"] == [carried[1], carried[5]]
    assert of["gathered"][0] == pytest.approx(sum(of["term"]), rel=1e-12)
    assert of["factor"] == [arrays["factor:activation1"][1]]
    assert of["delta"] == [of["gathered"][0] * of["factor"][0]]


def test_a_weight_moves_by_the_rate_times_its_gradient(said):
    told, arrays = said({"kind": "edge", "layer": 1, "from": 1, "to": 0})
    of = dict(told["values"])
    assert of["gradient"] == arrays["own:dense2.weights"][1]
    assert of["change"] == -0.5 * of["mean"]
    assert of["after"] == of["before"] + of["change"]


def test_a_gradient_stands_beside_its_proof_once_python_has_found_it(said):
    edge = {"kind": "edge", "layer": 1, "from": 1, "to": 0}
    assert "proof" not in dict(said(edge)[0]["values"])
    told, _ = said(edge, 0.125)
    assert dict(told["values"])["proof"] == 0.125
    assert any(line.startswith("checked: (L(w + ε) − L(w − ε)) ÷ 2ε = 0.125") for line in told["lines"])


def test_an_output_begins_with_the_difference_from_its_target(said):
    told, arrays = said({"kind": "neuron", "layer": 2, "neuron": 0})
    of = dict(told["values"])
    assert of["delta"] == arrays["slope:dense2.preActivations"][0]
    assert any(line.startswith("−ln") for line in told["lines"])
    assert of["loss"] == arrays["terms"][0]
    other, _ = said({"kind": "neuron", "layer": 2, "neuron": 1})
    assert not any(line.startswith("−ln") for line in other["lines"])
