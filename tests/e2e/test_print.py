"""On paper: the whole network as it stands at the end of its pass, wherever the page was."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page

from e2e.element import ask, put, until

# A page that was never scrolled down to its second element.
TWO = """document.body.innerHTML = `<forward-pass python="off"></forward-pass>
    <div style="height: 3000px"></div><forward-pass python="off" seed="16"></forward-pass>`"""


def printed(page: Page) -> list[Image.Image]:
    """Return the sheets that a printer would be given, at 96 pixels per inch."""
    document = pypdfium2.PdfDocument(page.pdf(print_background=True))
    return [sheet.render(scale=96 / 72).to_pil().convert("RGB") for sheet in document]


def coloured(sheet: Image.Image) -> tuple[int, int]:
    """Count the pixels that are clearly cyan, and clearly magenta."""
    pixels: Any = sheet.get_flattened_data()
    cyan = sum(green > red + 60 and blue > red + 60 for red, green, blue in pixels)
    magenta = sum(red > green + 60 and blue > green + 40 for red, green, blue in pixels)
    return cyan, magenta


@pytest.mark.parametrize("moment", ["element.pause()", "element.seek(900)", "element.step(1, 'sample')"])
def test_edges_of_both_signs_are_printed_whatever_is_on_the_screen(small_page: Page, moment):
    put(small_page, python="off")
    until(small_page, "element.currentTimeMs > 0 && element.trace")
    ask(small_page, f"void {moment}")
    cyan, magenta = coloured(printed(small_page)[0])
    assert cyan > 300
    assert magenta > 300


def test_an_element_that_nobody_has_scrolled_to_is_printed_too(small_page: Page):
    small_page.evaluate(TWO)
    until(small_page, "document.querySelectorAll('forward-pass')[1].trace")
    assert min(coloured(printed(small_page)[-1])) > 300


def test_after_printing_the_screen_is_as_it_was(small_page: Page):
    put(small_page, python="off", autoplay="false")
    until(small_page, "element.trace")
    ask(small_page, "element.seek(900)")
    painted = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done([...element.shadowRoot.querySelectorAll('canvas')].map(canvas => canvas.toDataURL())))))"
    before = ask(small_page, painted)
    printed(small_page)
    assert ask(small_page, painted) == before
