"""Pointing, dragging and cards are right wherever a page shows the element larger, smaller or turned; in all three engines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

import engines
from e2e.guests import post_with
from engines import Engine
from forward_pass_site.serve.server import serving

pytestmark = pytest.mark.engines

ELEMENT = "document.querySelector('forward-pass')"
PART = f"{ELEMENT}.shadowRoot.querySelector"
HEAD = "<style>body { margin: 0 } main { width: 640px; height: 420px } forward-pass { height: 420px }</style>"
BODY = '<main><forward-pass seed="16" python="off" autoplay="false"></forward-pass></main>'
# What a page does to the element → how far it zooms, which an engine may leave out of the boxes that it tells.
SHOWN = {
    "": 1,
    "transform: scale(0.5); transform-origin: 0 0": 1,
    "transform: scale(1.3); transform-origin: 0 0": 1,
    "transform: translate(120px, 150px) rotate(25deg)": 1,
    "transform: rotate(180deg)": 1,
    "transform: translate(40px, 10px) skewX(12deg) scale(0.8)": 1,
    "zoom: 1.3": 1.3,
    "zoom: 0.8; transform: translate(100px, 120px) rotate(-20deg)": 0.8,
}
TARGETS = [(1, 3), (2, 5), (3, 1)]
# The middle of what is explained and the card, as the screen has them.
BOXES = f"""const [disc, card] = [".card-anchor", ".card"].map((part) => {PART}(part).getBoundingClientRect());
    return {{ x: disc.x + disc.width / 2, y: disc.y + disc.height / 2, disc, card, room: [document.documentElement.clientWidth, innerHeight],
        factor: "currentCSSZoom" in Element.prototype ? 1 : null }}"""


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def post(request: pytest.FixtureRequest, site_url: str) -> Iterator[Engine]:
    """Open a post with the element, in each engine."""
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("browser")
        page = browser.new_page()
        with serving(post_with(site_url, BODY, head=HEAD)) as url:
            yield from opened(engines.Firefox(page), url)
        page.close()
        return
    if note := engines.missing(request.param):
        pytest.skip(note)
    started = engines.webkit() if request.param == "webkit" else engines.firefox(request.getfixturevalue("playwright"))
    with started as engine, serving(post_with(site_url, BODY, head=HEAD)) as url:
        yield from opened(engine, url)


def opened(engine: Engine, url: str) -> Iterator[Engine]:
    engine.open(url)
    engine.until(f"{ELEMENT}?.trace && {PART}('.numbers table')")
    yield engine
    engine.open("about:blank")


def boxes_of(engine: Engine, layer: int, neuron: int, zoom: float) -> Any:
    """Hold a neuron, and return where the screen shows it and its card; then let go."""
    # Whoever is inside a card keeps it open.
    engine.move(2, 2)
    engine.ask(f"{ELEMENT}.target = {{ kind: 'neuron', layer: {layer}, neuron: {neuron} }}")
    engine.until(f"{PART}('.card')?.matches(':popover-open')")
    boxes = engine.ask(BOXES)
    engine.ask(f"{ELEMENT}.target = null")
    engine.until(f"!{PART}('.card').matches(':popover-open')")
    factor = boxes["factor"] or zoom
    boxes["at"] = [boxes["x"] * factor, boxes["y"] * factor]
    for name in ("disc", "card"):
        boxes[name] = [boxes[name][side] * factor for side in ("left", "top", "right", "bottom")]
    return boxes


@pytest.mark.parametrize("style", SHOWN)
def test_a_pointer_is_on_what_it_is_seen_on(post: Engine, style: str):
    post.ask(f"document.querySelector('main').style.cssText = {json.dumps(style)}")
    for layer, neuron in TARGETS:
        boxes = boxes_of(post, layer, neuron, SHOWN[style])
        post.move(*boxes["at"])
        target = {"kind": "neuron", "layer": layer, "neuron": neuron}
        post.until(f"JSON.stringify({ELEMENT}.target) === {json.dumps(json.dumps(target, separators=(',', ':')))}")


@pytest.mark.parametrize("style", SHOWN)
def test_a_card_stands_beside_what_is_seen_and_inside_the_window(post: Engine, style: str):
    post.ask(f"document.querySelector('main').style.cssText = {json.dumps(style)}")
    for layer, neuron in TARGETS[:2]:
        boxes = boxes_of(post, layer, neuron, SHOWN[style])
        (left, top, right, bottom), (x, y, far_x, far_y) = boxes["card"], boxes["disc"]
        assert min(left, top) >= -0.5, style
        assert right <= boxes["room"][0] + 0.5, style
        assert bottom <= boxes["room"][1] + 0.5, style
        assert max(x - right, left - far_x, y - bottom, top - far_y) >= 0, style


def test_what_a_transform_enlarges_is_drawn_sharp(post: Engine):
    pixels = f"(() => {{ const canvas = {PART}('canvas.still'); return canvas.width / canvas.clientWidth / devicePixelRatio; }})()"
    for scale in (1, 1.5, 2.25):
        post.ask(f"document.querySelector('main').style.cssText = 'transform-origin: 0 0; transform: scale({scale})'")
        post.ask("dispatchEvent(new Event('resize'))")
        post.until(f"Math.abs({pixels} - {scale}) < 0.01")
    post.ask("document.querySelector('main').style.cssText = ''; dispatchEvent(new Event('resize'))")
    post.until(f"Math.abs({pixels} - 1) < 0.01")
