"""Where edges can be seen alone: computed by the sources' own geometry, for a picture of the built site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

from e2e.element import ask

SAMPLES_OF_AN_EDGE = 60
# Two edges this far apart do not touch, however wide they are drawn.
APART_PX = 6.0

PATHS = """async ({ layers, widthPx, heightPx, samples }) => {
    const { layoutOf } = await import("/static/core/layout.js");
    const { startX, endX, across, aside } = await import("/static/core/curve.js");
    const layout = layoutOf({ layers, widthPx, heightPx });
    const paths = [];
    for (let l = 0; l < layers.length - 1; l++)
        for (let j = 0; j < layers[l + 1]; j++)
            for (let i = 0; i < layers[l]; i++) {
                const [left, right] = [layout.layers[l], layout.layers[l + 1]];
                const [x0, y0, x1, y1] = [startX(left, i), left.y[i], endX(right, j), right.y[j]];
                const points = Array.from({ length: samples }, (_, k) => (k + 1) / (samples + 1))
                    .map(t => [x0 + (x1 - x0) * across(t), y0 + (y1 - y0) * aside(t)]);
                paths.push({ edge: [l, j, i], points });
            }
    const neurons = layout.layers.flatMap(({ x, y, radius }) => [...x].map((at, j) => [at, y[j], radius]));
    return { paths, neurons };
}"""


def stage_size(page: Page) -> dict[str, float]:
    """Return the stage's size in CSS px."""
    size: dict[str, float] = ask(
        page,
        "(({ clientWidth, clientHeight }) => ({ widthPx: clientWidth, heightPx: clientHeight }))"
        "(element.shadowRoot.querySelector('.stage'))",
    )
    return size


def lonely_points(sources: Page, layers: list[int], size: dict[str, float]) -> dict[tuple[int, int, int], list[float]]:
    """Return, for each edge (l, j, i) that has one, a point of it that no other edge comes near to."""
    asked: dict[str, Any] = {"layers": layers, "samples": SAMPLES_OF_AN_EDGE} | size
    geometry = sources.evaluate(PATHS, asked)
    return dict(_lonely(geometry["paths"], geometry["neurons"]))


def _lonely(paths: list[dict[str, Any]], neurons: list[list[float]]) -> Iterator[tuple[tuple[int, int, int], Any]]:
    for path in paths:
        others = [point for other in paths if other is not path for point in other["points"]]
        for x, y in path["points"]:
            near = any(abs(x - u) < APART_PX and abs(y - v) < APART_PX for u, v in others)
            inside = any((x - u) ** 2 + (y - v) ** 2 < (radius + APART_PX) ** 2 for u, v, radius in neurons)
            if not near and not inside:
                yield tuple(path["edge"]), [x, y]
                break
