"""Pointing and drawing are right wherever a page shows the element larger, smaller or turned; in all three engines."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import engines
from e2e.cards import PLACE, neuron
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
# The stage's size in px of its own, and its corners as the screen has them.
STAGE = f"""const stage = {PART}(".stage");
    return {{ size: [stage.clientWidth, stage.clientHeight], factor: "currentCSSZoom" in Element.prototype ? 1 : null,
        corners: [...stage.querySelectorAll(".mark")].map((mark) => mark.getBoundingClientRect()).map(({{ x, y }}) => [x, y]) }}"""


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


def on_screen(engine: Engine, sources: Page, layer: int, index: int, zoom: float) -> list[float]:
    """Return where the screen shows the middle of a neuron."""
    seen = engine.ask(STAGE)
    width, height = seen["size"]
    asked = {"layers": [5, 7, 6, 2], "widthPx": width, "heightPx": height, "targets": [neuron(layer, index)]}
    [(x, y)] = sources.evaluate(PLACE, asked)
    corner, right, low = seen["corners"]
    factor = seen["factor"] or zoom
    return [
        factor * (at + (across - at) * x / width + (down - at) * y / height)
        for at, across, down in zip(corner, right, low, strict=True)
    ]


@pytest.mark.parametrize("style", SHOWN)
def test_a_pointer_is_on_what_it_is_seen_on(post: Engine, sources: Page, style: str):
    post.ask(f"document.querySelector('main').style.cssText = {json.dumps(style)}")
    for layer, index in TARGETS:
        post.move(2, 2)
        post.move(*on_screen(post, sources, layer, index, SHOWN[style]))
        target = json.dumps(json.dumps(neuron(layer, index), separators=(",", ":")))
        post.until(f"JSON.stringify({ELEMENT}.target) === {target}")


def test_what_a_transform_enlarges_is_drawn_sharp(post: Engine):
    pixels = f"(() => {{ const canvas = {PART}('canvas.still'); return canvas.width / canvas.clientWidth / devicePixelRatio; }})()"
    for scale in (1, 1.5, 2.25):
        post.ask(f"document.querySelector('main').style.cssText = 'transform-origin: 0 0; transform: scale({scale})'")
        post.ask("dispatchEvent(new Event('resize'))")
        post.until(f"Math.abs({pixels} - {scale}) < 0.01")
    post.ask("document.querySelector('main').style.cssText = ''; dispatchEvent(new Event('resize'))")
    post.until(f"Math.abs({pixels} - 1) < 0.01")
