"""The live trace: CPython's numbers, and those of plain loops, for every kind of setting."""

from __future__ import annotations

import math

import pytest
from playwright.sync_api import Page

from e2e.element import ask, put_live, trace_of, until
from e2e.oracle import assert_close, cpython_trace, exact_softmax
from forward_pass import ACTIVATIONS, Drawn, RunOptions
from unit import reference

DRAWN = ("weights", "biases", "inputs")
CHOICES = [
    *({"activation": name, "seed": 11} for name in ACTIVATIONS),
    *({"temperature": value} for value in (0.001, 0.65, 10.0, 1000.0)),
    {"layers": "3-4-2", "seed": 2**53 - 1},
    {"layers": "1-1"},
    {"layers": "4-9-9-9-9-9-9-9-9-9-9-3", "activation": "tanh"},
    {"layers": "784-128-64-10", "seed": 3, "activation": "gelu"},
    {"sample": 2**53 - 1, "seed": 0},
]


def name_of(choice):
    return " ".join(f"{name}={value}" for name, value in choice.items())


@pytest.fixture(scope="module", params=CHOICES, ids=name_of)
def chosen(request, shared_small_page):
    """What was chosen, and the live trace for it: made once for all tests that look at it."""
    return request.param, put_live(shared_small_page.page, **request.param)


def expected_of(choice):
    """Return the trace that CPython computes for the choice."""
    values = dict(choice)
    options = RunOptions(temperature=values.pop("temperature", 0.65))
    return cpython_trace(sample=values.pop("sample", 0), source=Drawn(**values), options=options)


def test_the_live_trace_equals_cpythons(chosen):
    choice, trace = chosen
    expected = expected_of(choice)
    trace = dict(trace)
    assert trace.pop("source") == "live"
    assert {name: trace[name] for name in DRAWN} == {name: expected[name] for name in DRAWN}
    assert_close(trace, expected, 1e-12)


def test_the_live_trace_agrees_with_plain_loops(chosen):
    _, trace = chosen
    # At temperature 1 the plain exponentials can stand these logits; what T makes of them is compared below.
    expected = reference.forward(trace["weights"], trace["biases"], trace["inputs"], trace["activation"], 1.0)
    for found, right in zip(trace["contributions"], expected["contributions"], strict=True):
        if isinstance(found, list):
            assert_close(found, right, 1e-9)
        else:
            flat = [value for row in right for value in row]
            assert_close(found["values"], [flat[index] for index in found["indices"]], 1e-9)
            assert found["count"] == len(flat)
    for name in ("preActivations", "activations", "logits", "probabilitiesAtOne"):
        assert_close(trace[name], expected[name], 1e-9, name)
    assert_close(trace["scaledLogits"], [z / trace["temperature"] for z in expected["logits"]], 1e-9)
    assert_close(trace["probabilities"], exact_softmax(expected["logits"], trace["temperature"]), 1e-9)


def test_what_the_trace_says_of_itself_fits_together(chosen):
    _, trace = chosen
    assert math.fsum(trace["probabilities"]) == pytest.approx(1, abs=1e-12)
    assert trace["logits"] == trace["preActivations"][-1]
    for layer, delivered in enumerate(trace["contributions"]):
        if isinstance(delivered, list):
            sums = [math.fsum(row) + bias for row, bias in zip(delivered, trace["biases"][layer], strict=True)]
            assert_close(trace["preActivations"][layer], sums, 1e-12)


def test_the_largest_layers_keep_their_strongest_contributions(live_page: Page):
    trace = put_live(live_page, layers="784-128-64-10", seed=3)
    expected = reference.forward(trace["weights"], trace["biases"], trace["inputs"], "relu", 1.0)
    for found, right in zip(trace["contributions"][:2], expected["contributions"], strict=False):
        flat = [abs(value) for row in right for value in row]
        assert found["indices"] == sorted(set(found["indices"]))
        kept = set(found["indices"])
        weakest_kept = min(flat[index] for index in kept)
        assert len(kept) == 400
        assert max(value for index, value in enumerate(flat) if index not in kept) <= weakest_kept


def test_samples_after_the_eighth_are_new_ones_from_python(live_page: Page):
    put_live(live_page, seed=5)
    # Each pass is hurried to its end, until the ninth sample has followed the eighth.
    ask(
        live_page,
        """element.addEventListener("samplechange", () =>
            element.trace.sample < 9 ? element.seek(element.durationMs - 1) : element.pause())""",
    )
    ask(live_page, "(element.seek(element.durationMs - 1), element.play())")
    until(live_page, "element.trace.sample === 9")
    trace = trace_of(live_page)
    assert trace.pop("source") == "live"
    assert_close(trace, cpython_trace(Drawn(seed=5), 9), 1e-12)
    assert ask(live_page, "element.settings.sample") == 9
