"""A page's own styles, however rude, leave the element as it is: box for box, style for style, pixel for pixel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import TABULATED, ask, until
from e2e.guests import PAINTED, on_a_blog, post_with
from forward_pass_site.checkout import this_checkout
from slow import one_of
from trouble import watch

pytestmark = pytest.mark.slow

PREFLIGHT = (this_checkout().root / "node_modules/tailwindcss/preflight.css").read_text("utf-8")
# What the older resets do: everything to nothing, boxes to border-box, media to blocks no wider than their column.
RESET = """html, body, div, span, p, b, i, table, caption, tbody, thead, tr, th, td, canvas, main, forward-pass {
    margin: 0; padding: 0; border: 0; font: inherit; font-size: 100%; vertical-align: baseline; }
  *, *::before, *::after { box-sizing: border-box } html { font-size: 62.5% } body { line-height: 1 }
  table { border-collapse: collapse; border-spacing: 0 } ol, ul { list-style: none }
  img, picture, video, canvas, svg { display: block; max-width: 100% } button { appearance: none; background: none }"""
INHERITED = """main { line-height: 3; letter-spacing: 1em; word-spacing: 2em; text-align: right; text-transform: uppercase;
    text-indent: 4em; white-space: pre; word-break: break-all; hyphens: auto; tab-size: 2; cursor: wait; user-select: none;
    font: italic small-caps 900 31px/4 fantasy; font-stretch: 50%; font-feature-settings: "zero"; color: red;
    text-shadow: 0 0 9px red; -webkit-text-fill-color: transparent; -webkit-text-stroke: 2px red; quotes: none;
    text-size-adjust: 300%; list-style: square; border-collapse: collapse; caption-side: bottom; writing-mode: horizontal-tb;
    image-rendering: pixelated; paint-order: stroke; caret-color: red; accent-color: red; orphans: 9; direction: rtl }"""
SHEETS = {
    # Those that reach furthest come first: they are tried each time.
    "everything reverted, every word 40 px": "* { all: revert; box-sizing: content-box; font-size: 40px !important }",
    "everything unset": "forward-pass { all: unset !important }",
    "everything that is inherited": INHERITED,
    "Tailwind's preflight": PREFLIGHT,
    "buttons and tables": """button, table, td, p, b { display: block !important; font: 40px serif !important; margin: 20px !important;
        background: red !important; min-width: 300px !important }""",
    "its own custom properties": "forward-pass { --_text: red; --_font: fantasy; --_positive: red; --_radius: 90px }",
    "its own names": ".frame, .stage, .bar, .still, [part] { display: none !important; --_text: red; --_font: fantasy }",
    "every canvas 10 px wide": "canvas { width: 10px !important; height: 10px !important; display: none !important }",
    "everything initial": "forward-pass { all: initial !important; font-size: 3px !important }",
    "every box by its content": "*, *::before, *::after { box-sizing: content-box !important }",
    "unpositioned and unclipped": "* { position: static !important; overflow: visible !important; contain: none !important }",
    "an inline element": "forward-pass { display: inline !important }",
    "a larger rem": "html { font-size: 40px !important }",
    "a reset": RESET,
    "slow transitions": "* { transition: all 60s !important; animation: none !important }",
}
# For each element of the shadow tree: where it is in the frame, and every computed style.
LOOK = (
    """(async () => {"""
    + PAINTED
    + """
    const root = element.shadowRoot, frame = root.querySelector(".frame"), from = frame.getBoundingClientRect();
    // The button of a pass that pauses becomes solid little by little.
    await Promise.all(root.querySelector(".play").getAnimations().map(({ finished }) => finished.catch(() => {})));
    const column = element.parentElement.getBoundingClientRect();
    const look = { column: [column.width, column.height], frame: [from.x - column.x, from.y - column.y] };
    for (const part of root.querySelectorAll("*")) {
        const { x, y, width, height } = part.getBoundingClientRect();
        const name = `${part.localName}.${part.getAttribute("class")}`;
        look[`box of ${name}`] = width > 0 && [x - from.x, y - from.y, width, height];
        // Through this one the element hears of the page's colours: it inherits them, and paints nothing.
        if (part.matches(".scheme")) continue;
        for (const [property, value] of part.computedStyleMap())
            // The least height is the element's own: none, whether that is called 0 or auto.
            if (!property.startsWith("--") && !(part === frame && property.startsWith("min-")))
                look[`${property} of ${name}`] = value.toString();
        if (part.localName !== "canvas") continue;
        look[`backing of ${name}`] = [part.width, part.height];
        look[`pixels of ${name}`] = part.toDataURL();
    }
    return look; })()"""
)
# Half-way between two layers: pulses are under way.
HALF_WAY = "void element.seek(900)"


@pytest.fixture(scope="module")
def host_page(browser: Browser, site_url: str) -> Iterator[Page]:
    """Open a page of another origin, with one element whose pass stands still half-way."""
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    trouble: list[str] = []
    watch(page, trouble)
    body = "<main><forward-pass seed=16 python=off autoplay=false></forward-pass></main>"
    with on_a_blog(page, post_with(site_url, body)):
        until(page, "element.trace")
        # What comes after the first pulse is harmed as well, if anything is.
        until(page, TABULATED)
        until(page, "element.shadowRoot.querySelector('.walked')")
        ask(page, HALF_WAY)
        yield page
    page.close()
    assert trouble == []


@pytest.fixture(scope="module")
def unharmed(host_page: Page) -> dict[str, Any]:
    """Return what the element looks like where nobody does it any harm."""
    look: dict[str, Any] = ask(host_page, LOOK)
    assert look["column"] == [600, 416]
    return look


def differences(look: dict[str, Any], unharmed: dict[str, Any]) -> dict[str, Any]:
    assert look.keys() == unharmed.keys()
    return {name: (str(look[name])[:80], str(unharmed[name])[:80]) for name in look if look[name] != unharmed[name]}


def test_an_unharmed_element_shows_pulses_under_way(host_page: Page, unharmed):
    painted = """[".still", ".moving"].map(name => { const canvas = element.shadowRoot.querySelector(name);
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return data.filter((value, k) => k % 4 === 3 && value > 0).length; })"""
    assert min(ask(host_page, painted)) > 500


@pytest.mark.parametrize("sheet", one_of(SHEETS, 7))
def test_it_looks_the_same_under_a_sheet_with(host_page: Page, unharmed, sheet):
    host_page.evaluate(
        "css => document.head.append(Object.assign(document.createElement('style'), { textContent: css }))",
        SHEETS[sheet],
    )
    look = ask(host_page, LOOK)
    host_page.evaluate("document.head.lastChild.remove()")
    assert differences(look, unharmed) == {}
