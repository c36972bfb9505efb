"""An operation that the product does not have, in one Python and one JavaScript file, from its numbers to what is spoken."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from forward_pass import Model, Stored, from_json, record, to_json
from forward_pass.ops import OPERATIONS, Activation, Dense, Softmax

SCALE_JS = Path(__file__).with_name("made_up") / "scale.js"

OPEN = """
  const { scale, words } = await import(`data:text/javascript,${encodeURIComponent(given.module)}`);
  (await import("/static/operations/kinds.js")).KINDS.scale = scale;
  (await import("/static/operations/words.js")).WORDS.scale = words;
  const element = await helpers.open(given.markup);
  const { frames, part, when } = helpers;
"""
# 1-2-2: a = relu((1, −2)·1) = (1, 0), times (3, 5) is (3, 0).
HIDDEN = ([[1.0], [-2.0]], [0.0, 0.0])
OUTPUTS = ([[0.5, 1.0], [-0.25, 1.0]], [0.0, 0.25])


@pytest.fixture
def reel():
    """Return the recorded reel of a network with a scale in it, as a JSON object; the operation is known meanwhile."""
    before = dict(OPERATIONS)
    from browser.made_up.scale import Scale

    OPERATIONS["scale"] = Scale
    model = Model(1, (Dense(*HIDDEN), Activation("relu"), Scale([3.0, 5.0]), Dense(*OUTPUTS), Softmax()))
    text = to_json(record(Stored(model, (np.array([1.0]),)), [0]))
    yield text
    OPERATIONS.clear()
    OPERATIONS.update(before)


@pytest.fixture
def element(own_lab, reel):
    """Run a body beside an element that shows it."""

    def run(body):
        inside = f'<script type="application/json">{reel}</script>'
        markup = f'<forward-pass python="off" autoplay="false" style="width: 800px">{inside}</forward-pass>'
        return own_lab.run(OPEN + body, {"module": SCALE_JS.read_text("utf-8"), "markup": markup})

    return run


def test_it_is_computed_and_comes_back_from_its_json(reel):
    header = json.loads(reel)
    names = [operation["name"] for operation in header["operations"]]
    assert names == ["dense1", "activation1", "scale1", "dense2", "softmax1"]
    assert from_json(reel).traces[0].arrays["scale1.scaled"].tolist() == [3, 0]
    assert from_json(reel).traces[0].logits.tolist() == [1.5, -0.5]
    assert to_json(from_json(reel)) == reel


def test_it_crosses_and_the_page_hands_it_out(element):
    body = (
        "const { operations, preActivations, logits } = element.trace; return [operations[2], preActivations, logits];"
    )
    operation, sums, logits = element(body)
    assert operation == {"name": "scale1", "kind": "scale", "layer": 1, "output": "scaled"}
    assert (sums[0], logits) == ([1, -2], [1.5, -0.5])


def test_it_has_its_time_and_a_step_of_its_own(element):
    body = """
      const stops = [];
      element.seek(0);
      while (element.currentTimeMs < element.durationMs && stops.length < 20) { element.step(1, "step"); stops.push(element.currentTimeMs); }
      return [element.durationMs, stops];
    """
    duration, stops = element(body)
    assert duration == 3060 + 300
    assert [after - before for before, after in pairwise(stops)][3] == 300


def test_it_is_painted_over_the_activations(element):
    body = """
      const written = helpers.listenToText(part(element, "canvas:last-of-type"));
      const digits = (timeMs) => { written.length = 0; element.seek(timeMs); frames.advance(); return written.map(([text]) => text); };
      return [digits(1360 + 100), digits(1360 + 200)];
    """
    before, after = element(body)
    assert "1.00" in before
    assert "3.00" not in before
    assert "3.00" in after


def test_its_card_multiplies_with_the_numbers_in_it(element):
    body = """
      element.target = { kind: "neuron", layer: 1, neuron: 0 };
      await when(() => (frames.advance(), part(element, ".card .title")), "the card is open");
      const sections = [...part(element, ".card").querySelectorAll(".section")];
      const own = sections.find(({ textContent }) => textContent.includes("Scale"));
      return [own.querySelector("p").textContent, [...own.querySelectorAll("data, [data-is]")].map(({ textContent }) => textContent), part(element, ".card .result").textContent];
    """
    sentence, numbers, result = element(body)
    assert sentence == "Scale multiplies the activation by a factor of its own"
    assert numbers == ["1.0000", "3.00", "3.0000"]
    assert result == "3.0000"


def test_it_is_in_the_tables_under_its_words(element):
    body = """
      part(element, ".open-numbers").click();
      await when(() => (frames.advance(), part(element, ".numbers table")), "the tables are there");
      return [...element.shadowRoot.querySelectorAll(".numbers th")].map(({ textContent }) => textContent);
    """
    assert {"factor", "scaled activation"} < set(element(body))


def test_it_is_told_under_the_stage_and_spoken(element, own_lab):
    body = """
      element.seek(1361); frames.advance();
      await when(() => part(element, ".told .now"), "something is told");
      const told = part(element, ".told .now").textContent;
      element.seek(Infinity); frames.advance();
      part(element, ".still").focus();
      await when(() => element.shadowRoot.querySelector(".walked"), "the keys have come");
      window.element = element;
      return told;
    """
    assert element(body) == "each times its factor"
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        own_lab.page.keyboard.press(key)
    spoken = own_lab.run("return helpers.part(element, '.announcer').textContent")
    assert spoken.startswith("hidden, neuron 1 of 2: scaled activation 3.00")
