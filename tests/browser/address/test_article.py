"""article-facts.js and article.js: what the article says of the network on stage, and where its phrases lead."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, Reel, record, to_json
from forward_pass_site.checkout import this_checkout
from forward_pass_site.record.figures import STEP, figures

PAGE = (this_checkout().root / "index.html").read_text("utf-8")
TELL = """
  const { factsOf } = await import("/static/address/article-facts.js");
  const { placeOf } = await import("/static/address/article.js");
  const { publicTrace } = await import("/static/core/public-trace.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const trace = publicTrace(decodeRecorded(given.reel).traces[0]);
  const labels = { inputs: ["wind"], classes: [] };
  return [factsOf(trace, labels), Object.fromEntries(given.places.map((place) => [place, placeOf(place, trace)]))];
"""
PLACES = sorted(set(re.findall(r'data-goes="(\w+)"', PAGE)) - {"tour"})
FACTS = set(re.findall(r'data-is="(\w+)"', PAGE))
OTHERS = [
    Drawn(layers=(3, 2), seed=4),
    Drawn(layers=(12, 6, 1), seed=5, output="sigmoid", activation="tanh"),
    Drawn(layers=(2, 4, 4, 3), seed=6, output="linear", activation="relu,tanh"),
    Drawn(layers=(600, 4, 3), seed=7),
]


@pytest.fixture
def told(lab):
    def of(reel: Reel) -> tuple[dict[str, str], dict[str, Any]]:
        facts, places = lab.run(TELL, {"reel": json.loads(to_json(reel)), "places": PLACES})
        return facts, places

    return of


def number(text: str) -> float:
    return float(text.strip("()").replace("−", "-"))


def test_every_number_that_the_article_marks_is_told_of_any_network(told):
    for source in [Drawn(), *OTHERS]:
        facts, _ = told(record(source, [0]))
        assert set(facts) >= FACTS
        assert all(facts.values())
        assert not [text for text in facts.values() if re.search("undefined|NaN|null", text)]


def test_the_text_for_readers_without_scripts_is_true_of_the_landing_network(told):
    facts, _ = told(record(Drawn(), [0]))
    written = re.findall(r'data-is="(\w+)"[^>]*>([^<]*)<', PAGE)
    assert len(written) > 12
    for name, text in written:
        plain = " ".join(text.split()).replace(" %", "\u2009%")
        assert plain.lower() == facts[name].replace("wind", "x₁").lower(), name


def test_the_written_sum_and_product_come_out_on_a_calculator(told):
    for seed in range(40):
        facts, _ = told(record(Drawn(seed=seed), [0]))
        terms, equals, total = facts["sum"].rpartition(" = ")
        assert equals
        result = sum(np.prod([number(factor) for factor in term.split(" × ")]) for term in terms.split(" + "))
        digits = len(total.partition(".")[2])
        assert f"{result:.{digits}f}".replace("-", "−") == total
        factors, _, product = facts["product"].partition(" = ")
        assert np.prod([number(factor) for factor in factors.split(" × ")]) == pytest.approx(number(product), abs=5e-5)


def test_phrases_lead_to_the_moment_and_the_target_that_they_speak_of(told):
    reel = record(Drawn(), [0])
    _, places = told(reel)
    activations = reel.traces[0].activations[0]
    neuron = int(np.argmax(activations))
    assert places["sum"]["target"] == {"kind": "neuron", "layer": 1, "neuron": neuron}
    strongest = int(np.argmax(np.abs(reel.traces[0].contributions[0][neuron])))
    assert places["product"]["target"] == {"kind": "edge", "layer": 0, "from": strongest, "to": neuron}
    in_order = ["inputs", "pulses", "product", "sum", "lit", "logits", "answer"]
    moments = [places[name]["timeMs"] for name in in_order]
    assert moments == sorted(moments)
    assert len(set(moments)) == len(moments)


def test_the_figures_show_what_their_captions_say():
    step, far, *_ = figures()
    layer, neuron, start, value = STEP
    before = float(record(Drawn(), [0]).model.weights[layer][neuron, start])
    assert f"moved from {before:.2f} to {value:.2f}" in " ".join(PAGE.split())
    assert step.reel.traces[0].outputs[0] < record(Drawn(), [0]).traces[0].outputs[0]
    assert f"{100 * float(far.reel.traces[0].outputs.max()):.1f}" == "100.0"


def test_every_figure_is_on_the_page_with_its_size_and_words():
    for figure in figures():
        [tag] = re.findall(rf'<img\s+src="\./pictures/{re.escape(figure.name)}"[^>]*>', PAGE)
        assert f'width="{figure.look.width_px}"' in tag
        assert f'height="{figure.look.height_px}"' in tag
        assert 'loading="lazy"' in tag
        assert re.search(r'alt="[^"]{20,}"', tag)
