"""Cards: every number of them is Python's, and what a card claims is so when somebody computes it again."""

from __future__ import annotations

import math
import random
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from e2e.cards import Card, card_of, click, edge, neuron, places, read
from e2e.element import ask, put_live, trace_of, until
from slow import one_of
from unit.reference import ACTIVATIONS

MINUS = "−"
KNOWN_SHARE = "[data-is=share]:not([value=''])"
KNOWN_CURVE = ".curve .function"


def near(found: float, right: float) -> bool:
    return abs(found - right) <= 1e-9 * max(1.0, abs(right))


def written(value: float, text: str) -> bool:
    """Tell whether a text is the rounding of a value, with as many digits as it shows."""
    if text.endswith("%"):
        return text == f"{value * 100:.1f}\u2009%"
    significant, _, exponent = text.partition("e")
    digits = len(significant.partition(".")[2])
    if exponent:
        return text == f"{value:.{digits}e}".replace("e-0", "e-").replace("-", MINUS)
    rounded = f"{abs(value):.{digits}f}"
    return text == (MINUS + rounded if value < 0 and float(rounded) else rounded)


def assert_written_as_they_are(card: Card) -> None:
    for name, value, text in card.every:
        if name == "temperature":
            assert float(text) == float(value)
        else:
            assert written(float(value), text), (name, value, text)


def assert_adds_up(card: Card, of: list[float], activations: list[float], bias: float) -> None:
    """Check the sum of a card against weights and what arrives, and its bars against the sum."""
    edges = [row for row in card.rows if row.kind == "edge"]
    for row in card.rows:
        if row.kind == "edge":
            assert near(row.numbers["edge"], row.numbers["weight"] * row.numbers["arriving"])
    if len(edges) == len(of):
        assert [row.numbers["weight"] for row in edges] == of
        assert [row.numbers["arriving"] for row in edges] == activations
    adds = [row.numbers[row.kind] for row in card.rows if row.kind != "total"]
    total = card.rows[-1].numbers["total"]
    assert card.rows[-2].numbers["bias"] == bias
    assert near(total, math.fsum(adds))
    assert near(total, math.fsum(w * a for w, a in zip(of, activations, strict=True)) + bias)
    # Bars: each begins where the one before ended, all are to one scale, and they end where the last one does.
    spans = [row.bar for row in card.rows]
    assert all(span is not None for span in spans)
    for one, other in pairwise(spans[:-1]):
        assert one[1] == pytest.approx(other[0], abs=1e-9)  # type: ignore[index]
    assert spans[-2][1] == pytest.approx(spans[-1][1], abs=1e-9)  # type: ignore[index]
    lengths = [span[1] - span[0] for span in spans]  # type: ignore[index]
    scale = max(map(abs, [*adds, total]), default=0) / (max(map(abs, lengths)) or 1)
    for length, value in zip(lengths, [*adds, total], strict=True):
        assert length * scale == pytest.approx(value, abs=1e-6 * max(1.0, scale))


def assert_softmax(card: Card) -> None:
    heads = card.heads
    for row in card.steps:
        step = row.numbers
        assert near(step["scaled"], step["logit"] / heads["temperature"])
        assert near(step["shifted"], step["scaled"] - heads["largest"])
        assert near(step["exponential"], math.exp(step["shifted"]))
        assert near(step["probability"], step["exponential"] / heads["sum"])
        assert step["percent"] == step["probability"]
    assert near(heads["largest"], max(row.numbers["scaled"] for row in card.steps))
    assert near(heads["sum"], math.fsum(row.numbers["exponential"] for row in card.steps))
    assert near(math.fsum(row.numbers["percent"] for row in card.steps), 1)
    [own] = [row for row in card.steps if row.kind == "own"]
    assert own.numbers["percent"] == card.numbers["result"]
    assert own.numbers["logit"] == card.rows[-1].numbers["total"]


def settings_of(number: int) -> tuple[dict[str, Any], list[float] | None]:
    """Return the attributes and perhaps the inputs of the n-th random network."""
    chance = random.Random(number)
    layers = [chance.randint(1, 9) for _ in range(chance.randint(2, 5))]
    if number % 25 == 0:
        layers = [chance.randint(70, 120), chance.randint(40, 80), chance.randint(2, 4)]
    attributes = {
        "layers": "-".join(map(str, layers)),
        "seed": chance.randrange(10**9),
        "sample": chance.randrange(1000),
        "activation": chance.choice(list(ACTIVATIONS)),
        "temperature": round(math.exp(chance.uniform(math.log(0.05), math.log(10))), 3),
    }
    inputs = [round(chance.uniform(-2, 2), 3) for _ in range(layers[0])]
    return attributes, inputs if chance.random() < 0.4 else None


@pytest.mark.parametrize("part", one_of(range(20)))
def test_for_200_random_settings_every_card_can_be_computed_again(live_page: Page, sources: Page, part):
    for number in range(part * 10, part * 10 + 10):
        attributes, inputs = settings_of(number)
        put_live(live_page, **attributes)
        if inputs:
            ask(live_page, "(element.inputs = argument, null)", inputs)
            until(live_page, "element.trace.inputs.every((x, i) => x === argument[i])", inputs)
        trace = trace_of(live_page)
        chance = random.Random(number)
        weights, biases = trace["weights"], trace["biases"]
        arriving = [trace["inputs"], *trace["activations"]]
        last = len(weights)
        layer, out, start = (
            chance.randint(1, last),
            chance.randrange(len(biases[-1])),
            chance.randrange(len(trace["inputs"])),
        )
        j, out_i = chance.randrange(len(biases[layer - 1])), chance.randrange(len(weights[-1][0]))
        targets = [neuron(layer, j), neuron(last, out), edge(last - 1, out_i, out), neuron(0, start)]
        at = places(live_page, sources, targets)

        told = KNOWN_CURVE if layer < last else ""
        if len(weights[layer - 1][j]) > 16:
            told = ".all"
        card = card_of(live_page, at[0], told=told)
        assert_written_as_they_are(card)
        assert_adds_up(card, weights[layer - 1][j], arriving[layer - 1], biases[layer - 1][j])
        if layer < last:
            z = card.rows[-1].numbers["total"]
            assert card.kind == "hidden"
            assert card.numbers["z"] == z
            assert card.numbers["activation"] == card.numbers["result"]
            assert near(card.numbers["activation"], ACTIVATIONS[attributes["activation"]](z))

        if targets[1] != targets[0]:
            card = card_of(live_page, at[1], told=".all" if len(weights[-1][out]) > 16 else "")
        assert card.kind == "output"
        assert_written_as_they_are(card)
        assert_adds_up(card, weights[-1][out], arriving[-1], biases[-1][out])
        assert_softmax(card)

        delivered = [w * a for w, a in zip(weights[-1][out], arriving[-1], strict=True)]
        everything = math.fsum(map(abs, delivered)) + abs(biases[-1][out])
        card = card_of(live_page, at[2], told=KNOWN_SHARE)
        assert_written_as_they_are(card)
        if card.kind == "edge":  # a neuron of a crowded layer may lie over it, or another edge
            found = ask(live_page, "element.shadowRoot.querySelector('.card .title').textContent")
            numbers = card.numbers
            assert near(numbers["edge"], numbers["weight"] * numbers["arriving"]), found
            if numbers["weight"] == weights[-1][out][out_i] and numbers["arriving"] == arriving[-1][out_i]:
                assert near(numbers["share"], abs(delivered[out_i]) / everything if everything else 0)

        card = card_of(live_page, at[3], told=".all, .sum tr:nth-child(1)")
        assert_written_as_they_are(card)
        assert card.kind == "input"
        assert card.numbers["result"] == trace["inputs"][start]
        columns = [row[start] for row in weights[0]]
        for row in card.rows:
            assert row.numbers["weight"] in columns
            assert near(row.numbers["edge"], row.numbers["weight"] * trace["inputs"][start])
        if len(columns) <= 16:
            assert sorted(row.numbers["weight"] for row in card.rows) == sorted(columns)
        strengths = [abs(row.numbers["edge"]) for row in card.rows]
        assert strengths == sorted(strengths, reverse=True)


def test_a_large_neuron_shows_its_strongest_terms_the_rest_together_and_all_of_them_on_wish(live_page, sources):
    trace = put_live(live_page, layers="120-60-2")
    [at] = places(live_page, sources, [neuron(1, 7)])
    card = card_of(live_page, at, told=".all")
    assert card.all == []
    live_page.locator("forward-pass .card summary").click()
    until(live_page, "element.shadowRoot.querySelectorAll('.card .all tbody tr').length === 120", within_ms=5000)
    card = read(live_page)
    weights, bias = trace["weights"][0][7], trace["biases"][0][7]
    delivered = [w * x for w, x in zip(weights, trace["inputs"], strict=True)]
    ranked = sorted(delivered, key=lambda c: -abs(c))
    assert [row.kind for row in card.rows] == ["edge"] * 12 + ["rest", "bias", "total"]
    assert [row.numbers["edge"] for row in card.rows[:12]] == ranked[:12]
    assert card.rows[12].name == "and 108 more, together"
    assert near(card.rows[12].numbers["rest"], math.fsum(ranked[12:]))
    assert [row.numbers["edge"] for row in card.all] == ranked
    assert near(math.fsum(row.numbers["edge"] for row in card.all) + bias, trace["preActivations"][0][7])


def test_what_has_not_been_computed_at_the_moment_shown_is_not_told(live_page, sources):
    put_live(live_page)
    [hidden, output] = places(live_page, sources, [neuron(1, 2), neuron(3, 0)])
    ask(live_page, "element.seek(10)")
    card = card_of(live_page, hidden)
    empty = {name for name, value, text in card.every if value == "" and text == "…"}
    assert empty == {"result", "arriving", "edge", "total"}
    assert coming(live_page) == [
        "… comes when hidden layer 1 weighs and sums. Go there",
        "… comes when hidden layer 1 activates. Go there",
    ]
    assert all(value for name, value, _ in card.every if name in ("weight", "bias"))
    assert {tuple(row.bar or ()) for row in card.rows if row.kind != "bias"} == {()}
    ask(live_page, "element.seek(1100)")
    until(live_page, "element.shadowRoot.querySelector('.card [data-is=edge]').value !== ''", within_ms=5000)
    card = read(live_page)
    assert {name for name, value, _ in card.every if value == ""} == {"result", "total"}
    card = card_of(live_page, output)
    assert {name for name, value, _ in card.every if value == ""} == {"result", "arriving", "edge", "total"}
    assert card.steps == []
    assert coming(live_page)[-1] == "… comes with softmax. Go there"
    live_page.locator("forward-pass .card .coming .to").last.click()
    until(live_page, "element.shadowRoot.querySelector('.card [data-is=percent]')?.value", within_ms=5000)
    assert all(value for _, value, _ in read(live_page).every)
    assert coming(live_page) == []


def coming(page: Page) -> list[str]:
    """Return what the open card says of numbers that are still to come."""
    said: list[str] = ask(
        page, "[...element.shadowRoot.querySelectorAll('.card .coming')].map(({ textContent }) => textContent)"
    )
    return said


def test_an_open_card_follows_sample_and_network(live_page, sources):
    put_live(live_page)
    [at] = places(live_page, sources, [neuron(3, 1)])
    card_of(live_page, at)
    for change in ("element.step(1, 'sample')", "element.randomize()"):
        ask(live_page, change)
        ask(live_page, "element.seek(4000)")
        until(
            live_page,
            "Number(element.shadowRoot.querySelector('.card [data-is=result]').value) === element.trace.probabilities[1]",
            within_ms=10_000,
        )
        assert_softmax(read(live_page))


def test_a_click_on_the_same_thing_closes_its_card_and_so_does_one_beside_everything(live_page, sources):
    put_live(live_page)
    [at] = places(live_page, sources, [neuron(1, 2)])
    for again in (True, False):
        card_of(live_page, at)
        click(live_page, places(live_page, sources, [neuron(1, 2)], beside_card=True)[0] if again else [3, 3])
        assert read(live_page) is None
