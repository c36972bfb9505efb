"""What a hand does to a network, and what an independent store makes of it: plain loops over the page's own weights."""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Locator, Page

from e2e.element import ask, until
from e2e.oracle import assert_close
from unit import reference

COMPUTED = (
    "contributions",
    "preActivations",
    "activations",
    "logits",
    "scaledLogits",
    "shiftedLogits",
    "exponentials",
    "exponentialSum",
    "probabilities",
    "probabilitiesAtOne",
)


def any_changes(rng: random.Random, layers: list[int]) -> list[list[Any]]:
    """Return up to four different places of a network, each with a value."""
    places = set()
    for _ in range(rng.randint(0, 4)):
        layer = rng.randrange(len(layers) - 1)
        places.add((layer, rng.randrange(layers[layer + 1]), rng.randrange(-1, layers[layer])))
    return [[*place, round(rng.uniform(-2, 2), 2)] for place in places]


def assert_is_right(trace: dict[str, Any], drawn: dict[str, Any], changes: list[list[Any]]) -> None:
    """Compare a trace with what its own inputs must give in the drawn network, with these changes put into it."""
    weights = [[list(row) for row in layer] for layer in drawn["weights"]]
    biases = [list(layer) for layer in drawn["biases"]]
    was = []
    for layer, neuron, source, value in changes:
        row, place = (biases[layer], neuron) if source < 0 else (weights[layer][neuron], source)
        was.append(row[place])
        row[place] = value
    expected = reference.forward(weights, biases, trace["inputs"], trace["activation"], trace["temperature"])
    assert_close({name: trace[name] for name in COMPUTED}, {name: expected[name] for name in COMPUTED}, 1e-12)
    assert trace["changes"] == changes
    baseline = trace["baseline"]
    assert baseline["changed"] == was
    before = reference.forward(
        drawn["weights"], drawn["biases"], baseline["inputs"], trace["activation"], baseline["temperature"]
    )
    assert_close(baseline["probabilities"], before["probabilities"], 1e-12)
    for difference, now, then in zip(
        baseline["differences"], trace["probabilities"], before["probabilities"], strict=True
    ):
        assert abs(difference - (now - then)) <= 1e-12


def handle(page: Page, i: int) -> Locator:
    """Return the handle on an input's disc; brought by the pointer's coming."""
    page.locator("forward-pass canvas.still").hover(position={"x": 300, "y": 5})
    until(page, "element.shadowRoot.querySelector('.handle')", within_ms=20_000)
    return page.locator("forward-pass .handle").nth(i)


def middle(place: Locator) -> tuple[float, float]:
    """Return the middle of something on the page."""
    box = place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def open_adjust(page: Page) -> None:
    """Open the Adjust panel."""
    page.get_by_role("button", name="Adjust", exact=True).click()
    until(page, "element.shadowRoot.querySelector('.adjust')", within_ms=20_000)


def slider_value(page: Page, i: int) -> float:
    """Return what the slider on an input's disc says."""
    value: float = ask(page, "element.shadowRoot.querySelectorAll('.handle input')[argument].valueAsNumber", i)
    return value
