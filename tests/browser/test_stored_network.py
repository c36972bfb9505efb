"""A network that was not drawn, with raw inputs that are standardized first: in picture, card, tables, Python panel and SVG."""

from __future__ import annotations

import json

import numpy as np
import pytest

from forward_pass import Model, Stored, record, to_json
from forward_pass.ops import Activation, Dense, Linear, Standardize

OPEN = """
  const element = await helpers.open(given);
  const { frames, part, when } = helpers;
"""
# (7 − 5) / 4 = 0.5 and (10 − 20) / 5 = −2; a = tanh, y = a linear sum.
MODEL = Model(
    2,
    (
        Standardize(np.array([5.0, 20.0]), np.array([4.0, 5.0])),
        Dense(np.array([[1.0, 0.5], [-2.0, 0.0]]), np.array([0.0, 0.0])),
        Activation("tanh"),
        Dense(np.array([[2.0, 1.0]]), np.array([0.25])),
        Linear(),
    ),
)
REEL = to_json(record(Stored(MODEL, (np.array([7.0, 10.0]),)), [0]))
INPUTS_MS, STANDARDIZE_MS = 420, 420


@pytest.fixture
def element(own_lab):
    """Run a body beside an element that shows it."""

    def run(body):
        inside = f'<script type="application/json">{REEL}</script>'
        return own_lab.run(
            OPEN + body,
            f'<forward-pass python="off" autoplay="false" style="width: 800px" labels="age,size|price">{inside}</forward-pass>',
        )

    return run


def test_it_is_handed_out_with_what_python_computed(element):
    trace = element("return element.trace;")
    assert (trace["inputs"], trace["layers"], trace["output"]) == ([7, 10], [2, 2, 1], "linear")
    assert trace["preActivations"][0] == [-0.5, -1]
    assert trace["outputs"] == [pytest.approx(2 * np.tanh(-0.5) + np.tanh(-1) + 0.25, abs=1e-15)]


def test_the_discs_show_raw_units_first_and_then_what_is_standardized(element):
    body = """
      const written = helpers.listenToText(part(element, "canvas:last-of-type"));
      const digits = (timeMs) => { written.length = 0; element.seek(timeMs); frames.advance(); return written.map(([text]) => text); };
      return [digits(300), digits(420 + 300), element.durationMs];
    """
    raw, standardized, duration = element(body)
    assert {"7.00", "10.00"} <= set(raw)
    assert {"0.50", "−2.00"} <= set(standardized)
    assert duration == INPUTS_MS + STANDARDIZE_MS + 2 * 750 + 190 + 420 + 530


def test_the_outputs_are_numbers_without_a_percentage(element):
    body = """
      const written = helpers.listenToText(part(element, "canvas:last-of-type"));
      element.seek(Infinity); frames.advance();
      return [written.map(([text]) => text), part(element, ".still").getAttribute("aria-label") ?? part(element, ".unseen").textContent];
    """
    written, _ = element(body)
    assert "−1.44" in written
    assert not [text for text in written if "%" in text]


def test_the_card_of_an_input_does_the_arithmetic(element):
    body = """
      element.target = { kind: "neuron", layer: 0, neuron: 1 };
      await when(() => (frames.advance(), part(element, ".card .title")), "the card is open");
      const [own] = [...part(element, ".card").querySelectorAll(".section")];
      return [own.querySelector("p").textContent, [...own.querySelectorAll("[data-is]")].map(({ textContent }) => textContent)];
    """
    sentence, numbers = element(body)
    assert sentence.startswith("Standardize says how far a value is from the mean")
    assert numbers == ["10.00", "20.00", "−10.0000", "−10.0000", "5.00", "−2.0000"]


def test_the_card_of_a_weight_multiplies_what_was_standardized(element):
    body = """
      element.target = { kind: "edge", layer: 0, from: 1, to: 0 };
      await when(() => (frames.advance(), part(element, ".card .title")), "the card is open");
      return [...part(element, ".card").querySelectorAll(".product [data-is]")].map(({ textContent }) => textContent).slice(0, 3);
    """
    assert element(body) == ["0.50", "−2.0000", "−1.0000"]


def test_the_panel_lights_the_lines_that_standardize_one_after_the_other(element):
    body = """
      part(element, '[data-panel="python"]').click();
      await when(() => (frames.advance(), element.shadowRoot.querySelector(".python .code .line")), "the panel is open");
      const lit = () => [...element.shadowRoot.querySelectorAll(".python [aria-current] code")].map(({ textContent }) => textContent.trim());
      element.seek(420 + 200); frames.advance();
      const first = lit();
      element.seek(420 + 220); frames.advance();
      const shown = [...element.shadowRoot.querySelectorAll(".python .function:not([hidden]) .file")].map(({ textContent }) => textContent);
      return [[first, lit()], shown];
    """
    lit, files = element(body)
    assert lit == [["centered = x - mean"], ["standardized = centered / scale"]]
    kinds = ["forward.py", "ops/standardize.py", "ops/dense.py", "ops/activation.py", "ops/linear.py"]
    assert files == [f"forward_pass/{name}" for name in kinds]


def test_its_picture_has_its_numbers(lab):
    body = """
      const { decodeRecorded } = await import("/static/core/decode.js");
      const { describe } = await import("/static/core/describe.js");
      const [trace] = decodeRecorded(given).traces;
      return describe([2, 2, 1], trace, { inputs: [], classes: ["price"] });
    """
    said = lab.run(body, json.loads(REEL))
    assert said == "Neural network with layers of 2, 2, 1 neurons, sample 0. Outputs: price −1.44."
