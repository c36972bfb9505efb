"""step-sections.js: what a card says of one step comes out on a pocket calculator."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from browser.stage.steps import reel_of, step_of
from forward_pass import Drawn
from forward_pass.learning.optimizers import OPTIMIZERS

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
    told, _ = said(edge, {"epsilon": 1e-6, "larger": 0.5 + 1.25e-7, "smaller": 0.5 - 1.25e-7, "quotient": 0.125})
    assert dict(told["values"])["proof"] == 0.125
    assert any(line.startswith("checked: (L(w + ε) − L(w − ε)) ÷ 2ε = 0.125") for line in told["lines"])
    # It can be found again from what is told.
    found = next(re.findall(rf"= ({NUMBER}(?:e-\d+)?)", line) for line in told["lines"] if line.startswith("L(w + ε)"))
    larger, smaller, epsilon = map(number, found)
    assert (larger - smaller) / (2 * epsilon) == pytest.approx(0.125, rel=1e-6)


@pytest.mark.parametrize("optimizer", ["momentum", "adam"])
def test_what_an_optimizer_remembers_is_followed_from_before_the_step(lab, optimizer):
    step = step_of(SOURCE, [1.0, 0.0])
    name, index = "dense2.weights", 1
    g = np.array(step["arrays"][f"gradient:{name}"])
    earlier, _ = OPTIMIZERS[optimizer]().step(0.3 - g, 0.5)
    later, change = earlier.step(g, 0.5)
    step["header"] |= {"optimizer": optimizer, "adamSteps": getattr(later, "steps", 0)}
    numbers = {
        **later.numbers(),
        **{f"{key}Before": value for key, value in earlier.numbers().items()},
        "change": change,
    }
    step["arrays"] |= {f"{key}:{name}": value.tolist() for key, value in numbers.items()}
    target = {"kind": "edge", "layer": 1, "from": index, "to": 0}
    lines = lab.run(SCENE, {"reel": json.loads(reel_of(SOURCE)), "step": step, "target": target, "proof": None})[
        "lines"
    ]
    begins = {"momentum": ["velocity v ←"], "adam": ["m ←", "v ←", "m̂ =", "Adam: Δ ="]}[optimizer]
    told = [next(line for line in lines if line.startswith(begin)) for begin in begins]
    last = re.findall(rf"[=≈] ({NUMBER})", told[-1])[-1]
    expected = numbers["velocity" if optimizer == "momentum" else "change"][index]
    assert number(last) == pytest.approx(expected, rel=1e-3)
    # Nothing has to be believed: what was remembered before stands there.
    before = numbers["velocityBefore" if optimizer == "momentum" else "meanBefore"][index]
    assert number(re.search(rf"0\.9 × \(?({NUMBER})", told[0].split("= ")[1]).group(1)) == pytest.approx(
        before, rel=1e-3
    )


def test_an_output_begins_with_the_difference_from_its_target(said):
    told, arrays = said({"kind": "neuron", "layer": 2, "neuron": 0})
    of = dict(told["values"])
    assert of["delta"] == arrays["slope:dense2.preActivations"][0]
    assert any(line.startswith("−ln") for line in told["lines"])
    assert of["loss"] == arrays["terms"][0]
    other, _ = said({"kind": "neuron", "layer": 2, "neuron": 1})
    assert not any(line.startswith("−ln") for line in other["lines"])
