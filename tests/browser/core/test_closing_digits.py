"""closing-digits.js: what cards show, read as text, comes out on a pocket calculator, or is written with ≈."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from forward_pass import Drawn, Model, Reel, RunOptions, Stored, network, record, to_json
from forward_pass.explain import explain
from forward_pass.limits import LIMITS
from forward_pass.ops import Standardize
from slow import one_of
from unit.reference import ACTIVATIONS

# Of each of three parts.
SETTINGS = 100
LANDING = Drawn()
# The text of a card, part by part: nothing but what stands there.
READ = """
  const { cardOf } = await import("/static/features/cards/card-content.js");
  const { bodyOf } = await import("/static/features/cards/card.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const [trace] = decodeRecorded(given.reel).traces;
  const moment = await helpers.momentOf(trace.network);
  const text = (part) => part.textContent.trim();
  const cells = (row) => [row.className, ...[...row.cells].map(text)];
  return given.asked.map(({ target, explanation }) => {
    const card = cardOf({ trace, labels: { inputs: [], classes: [] }, ...moment }, target, explanation, "missing");
    const body = document.createElement("div");
    body.append(...bodyOf(card, true));
    const all = (selector, read) => [...body.querySelectorAll(selector)].map(read);
    const token = (part) => text(part.localName === "munder" ? part.firstElementChild : part);
    return {
      result: card.result.text,
      sums: all(".adding > table", (table) => [...table.tBodies[0].rows].map(cells)),
      all: all(".all tbody tr", cells),
      delivers: all(".delivering tbody tr", cells),
      arriving: all(".delivering > p data", text)[0] ?? card.result.text,
      products: all(".product math > mrow", (row) => [...row.children].map(token)),
      plugged: all(".plugged", (line) => [...line.firstElementChild.firstElementChild.children, line.lastElementChild].map(text)),
      parts: all(".activating .words > p:last-child:not(.plugged) data", text),
      heads: all(".steps thead th data", text),
      signs: all(".steps thead th span", text),
      steps: all(".steps tbody tr", cells),
      about: all(".about", text),
      whole: text(body),
    };
  });
"""


def number(text: str) -> Decimal:
    """Return what a reader types into a calculator."""
    return Decimal(text.strip("=≈ ").replace("−", "-").replace("\u2009%", ""))


def comes_out(result: Decimal, text: str) -> bool:
    """Tell whether a calculator's result, rounded to the digits of the text, is the text; with ≈ nothing is promised."""
    shown = number(text)
    last = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    return "≈" in text or result.quantize(last, ROUND_HALF_UP) == shown


Checks = Iterator[tuple[Decimal, str]]


def results(card: dict[str, Any], functions: dict[str, Callable[[float], float]], temperature: float) -> Checks:
    """Yield every result of a card: what a calculator makes of the digits beside it, and its text."""
    for rows in card["sums"]:
        total = Decimal(0)
        for kind, *cells in rows:
            if kind == "total":
                yield total, cells[1]
            else:
                total += number(cells[-2])
    for rows in [*card["sums"], card["all"] if card["sums"] else []]:
        for kind, *cells in rows:
            if kind == "edge":
                _, weight, times, arriving, equals, adds, _ = cells
                assert (times, equals in "=≈") == ("×", True)
                yield number(weight) * number(arriving), equals + adds
    for _, *cells in [*card["delivers"], *(card["all"] if card["delivers"] else [])]:
        _, weight, about, delivers, *_ = cells
        yield number(weight) * number(card["arriving"]), about + delivers
    for tokens in card["products"]:
        *terms, equals, result = tokens
        yield calculated(terms), equals + result
    for name, _, z, _, equals, value in card["plugged"]:
        yield Decimal(functions[name](float(number(z)))), equals + value
        for sign, part in zip((1, -1), card["parts"], strict=False):
            yield 100 * (number(value) if sign > 0 else 1 - number(value)), part
    if card["steps"]:
        yield from softmax_results(card, temperature)


def softmax_results(card: dict[str, Any], temperature: float) -> Checks:
    """Yield every result of the table from logits to percentages."""
    T, largest, total = card["heads"]
    assert number(T) == Decimal(repr(temperature))
    rows = [cells for _, _, *cells in card["steps"]]
    for logit, scaled, shifted, exponential, probability, percent in rows:
        yield number(logit) / number(T), scaled
        yield number(scaled) - number(largest), shifted
        yield number(shifted).exp(), exponential
        yield number(exponential) / number(total), probability
        yield 100 * number(probability), percent
    yield max(number(cells[1]) for cells in rows), largest
    yield sum((number(cells[3]) for cells in rows), Decimal(0)), card["signs"][-2].removeprefix("÷").strip()


def calculated(tokens: list[str]) -> Decimal:
    """Return what a calculator shows after these keys, pressed one after the other."""
    result = number(tokens[0])
    for sign, text in zip(tokens[1::2], tokens[2::2], strict=True):
        term = number(text)
        result = {"×": result * term, "÷": result / (term or 1), "−": result - term, "+": result + term}[sign]
    return result


def chosen(k: int) -> tuple[Reel, float]:
    """Return the k-th of the networks, and its temperature: the landing network, drawn ones, and stored ones with all digits."""
    if k == 0:
        return record(LANDING, [0]), RunOptions().temperature
    some = random.Random(k)
    temperature = some.choice([0.65, 1.0, round(10 ** some.uniform(-1.5, 1.5), 2)])
    hidden = [some.choice([*range(1, 9), 20]) for _ in range(some.randint(1, 4))]
    layers = (some.randint(1, 8), *hidden, some.choice([1, 2, 2, 3, 4, 10]))
    output = some.choice(["softmax", "softmax", "sigmoid", "linear"])
    options = RunOptions(temperature=temperature)
    if k % 5 == 0:
        values = np.random.default_rng(k)
        weights = [values.normal(size=(n, m)) for m, n in pairwise(layers)]
        model = network(
            weights, [values.normal(size=n) for n in layers[1:]], some.choice(list(ACTIVATIONS)), output=output
        )
        if k % 2:
            first = Standardize(values.normal(size=layers[0]), values.uniform(0.5, 3, size=layers[0]))
            model = Model(layers[0], (first, *(placed.operation for placed in model)))
        return record(Stored(model, (values.uniform(size=layers[0]),)), [0], options), temperature
    activation = some.choice([*ACTIVATIONS, "relu", ",".join(some.choices(list(ACTIVATIONS), k=len(hidden)))])
    initialization = some.choice(LIMITS["initialization"]["choices"])
    source = Drawn(layers=layers, seed=k, activation=activation, output=output, initialization=initialization)
    if k % 7 == 0:
        options = RunOptions(temperature=temperature, changes=((0, 0, 0, 1e-5), (0, 0, -1, some.uniform(-1, 1))))
    inputs = [some.uniform(-2, 2) for _ in range(layers[0])] if k % 6 == 0 else None
    return record(source, [0], options, inputs=inputs), temperature


def targets(model: Model, some: random.Random) -> list[dict[str, Any]]:
    """Return a target of each kind: an input, a neuron of each layer, and an edge into each."""
    found: list[dict[str, Any]] = []
    for layer, size in enumerate(model.layers):
        neuron = some.randrange(size)
        found.append({"kind": "neuron", "layer": layer, "neuron": neuron})
        if layer:
            start = some.randrange(model.layers[layer - 1])
            found.append({"kind": "edge", "layer": layer - 1, "from": start, "to": neuron})
    return found


def cards_of(lab: Any, k: int) -> tuple[list[dict[str, Any]], dict[str, Callable[[float], float]], float]:
    """Return the texts of some of the cards of a network."""
    reel, temperature = chosen(k)
    asked = []
    for target in targets(reel.model, random.Random(k)):
        layer = target["layer"] + (target["kind"] == "edge")
        neuron = target["to" if target["kind"] == "edge" else "neuron"]
        said = explain(reel.model, reel.traces[0], layer=layer, neuron=neuron)
        asked.append({"target": target, "explanation": {name: array.tolist() for name, array in said.items()}})
    cards = lab.run(READ, {"reel": json.loads(to_json(reel)), "asked": asked})
    names = lab.run("return (await import('/static/core/names.js')).FUNCTIONS")
    return cards, {names.get(name, name): function for name, function in ACTIVATIONS.items()}, temperature


@pytest.fixture(scope="module", autouse=True)
def _calculator() -> Iterator[None]:
    with localcontext() as context:
        context.prec = 40
        yield


@pytest.mark.parametrize("part", one_of(range(3)))
def test_what_cards_of_many_networks_show_comes_out_on_a_calculator(lab, part):
    wrong, about, count = [], 0, 0
    for k in range(part * SETTINGS, (part + 1) * SETTINGS):
        cards, functions, temperature = cards_of(lab, k)
        for card in cards:
            for result, text in results(card, functions, temperature):
                count += 1
                about += "≈" in text
                if not comes_out(result, text):
                    wrong.append((k, str(result)[:14], text))
            assert len(card["about"]) == ("≈" in card["whole"]), "one line says why"
    assert count > 10 * SETTINGS
    assert not wrong, f"{len(wrong)} of {count}, such as {wrong[:12]}"
    # The sign is for the few that no six digits can give.
    assert about < 0.02 * count, f"{about} of {count}"


def test_nothing_of_the_landing_network_needs_a_sign(lab):
    cards, _, _ = cards_of(lab, 0)
    assert not [card["whole"] for card in cards if "≈" in card["whole"]]
