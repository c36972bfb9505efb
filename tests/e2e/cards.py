"""Cards: point at things as a reader does, and read back what their cards say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, until

Target = dict[str, Any]

# Where a target is, by the sources' own geometry; the page beside is the built one.
PLACE = """async ({ layers, widthPx, heightPx, targets }) => {
    const { layoutOf } = await import("/static/core/layout.js");
    const { boxOf } = await import("/static/features/cards/target-box.js");
    const layout = layoutOf({ layers, widthPx, heightPx });
    return targets.map((target) => {
        if (target.kind === "neuron") return [layout.layers[target.layer].x[target.neuron], layout.layers[target.layer].y[target.neuron]];
        const box = boxOf(layout, target, null);
        return [box.x + box.width / 2, box.y + box.height / 2];
    });
}"""
CLICK = """(() => {
    const stage = element.shadowRoot.querySelector(".stage");
    const { left, top } = stage.getBoundingClientRect();
    const [x, y] = argument;
    stage.dispatchEvent(new PointerEvent("click", { pointerType: "mouse", clientX: left + x, clientY: top + y, bubbles: true }));
})()"""
# Whether the picture has the size that the dock leaves the stage.
PLACED = """(({ clientWidth, clientHeight }, { width, height }) =>
    Math.abs(width - clientWidth * devicePixelRatio) < 2 && Math.abs(height - clientHeight * devicePixelRatio) < 2)(
    element.shadowRoot.querySelector(".stage"), element.shadowRoot.querySelector(".still"))"""
READ = """(() => {
    const card = element.shadowRoot.querySelector(".card");
    if (!card?.checkVisibility()) return null;
    const numbersOf = (part) => Object.fromEntries([...part.querySelectorAll("data")].map(({ dataset, value, textContent }) => [dataset.is, [value, textContent]]));
    const bar = (row) => row.querySelector("svg")?.dataset;
    const rows = (selector) => [...card.querySelectorAll(selector)].map((row) => ({
        kind: row.className,
        name: row.querySelector("th").textContent,
        numbers: numbersOf(row),
        bar: bar(row) ? [Number(bar(row).start), Number(bar(row).end)] : null,
    }));
    return {
        kind: card.dataset.kind,
        title: card.querySelector(".title").textContent,
        rows: rows(".section > .sum tbody tr"),
        all: rows(".all .sum tbody tr"),
        steps: rows(".steps tbody tr"),
        heads: card.querySelector(".steps thead") ? numbersOf(card.querySelector(".steps thead")) : {},
        numbers: numbersOf(card),
        every: [...card.querySelectorAll("data")].map(({ dataset, value, textContent }) => [dataset.is, value, textContent]),
        curve: card.querySelector(".curve .function") !== null,
        missing: card.querySelector(".missing")?.textContent ?? "",
    };
})()"""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a card: what kind it is of, its numbers by what they are, and where its bar begins and ends."""

    kind: str
    name: str
    numbers: dict[str, float]
    bar: list[float] | None


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; numbers as float64."""

    kind: str
    title: str
    rows: list[Row]
    all: list[Row]
    steps: list[Row]
    heads: dict[str, float]
    numbers: dict[str, float]
    every: list[list[str]]
    curve: bool
    missing: str


def neuron(layer: int, index: int) -> Target:
    """Return a neuron as a target."""
    return {"kind": "neuron", "layer": layer, "neuron": index}


def edge(layer: int, start: int, end: int) -> Target:
    """Return an edge as a target."""
    return {"kind": "edge", "layer": layer, "from": start, "to": end}


def places(page: Page, sources: Page, targets: list[Target], *, beside_card: bool = False) -> list[list[float]]:
    """Return where the targets are, in CSS px from the stage's corner; unless `beside_card`, while no card is open."""
    if not beside_card:
        ask(page, "void (element.target = null)")
    until(page, PLACED, within_ms=SOON_MS)
    stage = ask(
        page,
        "(({ clientWidth, clientHeight }) => ({ widthPx: clientWidth, heightPx: clientHeight }))"
        "(element.shadowRoot.querySelector('.stage'))",
    )
    layers = ask(page, "element.settings.layers")
    found: list[list[float]] = sources.evaluate(PLACE, {"layers": layers, "targets": targets} | stage)
    return found


def click(page: Page, place: list[float]) -> None:
    """Click on a place of the stage."""
    ask(page, CLICK, place)


def read(page: Page) -> Card | None:
    """Return what the open card says; None if none is open."""
    said = ask(page, READ)
    if said is None:
        return None
    for part in ("rows", "all", "steps"):
        said[part] = [Row(**row | {"numbers": _floats(row["numbers"])}) for row in said[part]]
    return Card(**said | {"heads": _floats(said["heads"]), "numbers": _floats(said["numbers"])})


def card_of(page: Page, place: list[float], *, told: str = "") -> Card:
    """Click on a place, as it is while no card is open, and return its card once what it says in the end is there.

    `told` is a selector inside it.
    """
    ask(page, "void (element.target = null)")
    until(page, PLACED, within_ms=SOON_MS)
    click(page, place)
    page.wait_for_function(
        """told => {
            const card = document.querySelector("forward-pass").shadowRoot.querySelector(".card");
            return card?.checkVisibility() && (!told || card.querySelector(told));
        }""",
        arg=told,
        polling=20,
    )
    card = read(page)
    assert card is not None
    return card


def _floats(numbers: dict[str, list[str]]) -> dict[str, float]:
    return {name: float(value) if value else float("nan") for name, (value, _) in numbers.items()}
