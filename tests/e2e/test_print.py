"""On paper: the whole network as it stands at the end of its pass, wherever the page was."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Page

from e2e.element import TABULATED, ask, put, until
from slow import one_of

pytestmark = pytest.mark.shares_profile

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


@pytest.mark.parametrize("moment", one_of(["element.seek(900)", "element.pause()", "element.step(1, 'sample')"]))
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


def test_no_frame_of_a_pass_takes_the_place_of_what_was_painted_for_the_paper(small_page: Page):
    put(small_page, python="off")
    until(small_page, "element.currentTimeMs > 0 && element.trace")
    shown = """(async () => {
        const canvas = element.shadowRoot.querySelector("canvas.still");
        const frames = async () => { for (let k = 0; k < 4; k++) await new Promise(requestAnimationFrame); };
        dispatchEvent(new Event("beforeprint"));
        const before = canvas.toDataURL();
        await frames();
        const same = canvas.toDataURL() === before;
        dispatchEvent(new Event("afterprint"));
        const timeMs = element.currentTimeMs;
        await frames();
        return [same, element.currentTimeMs !== timeMs]; })()"""
    assert ask(small_page, shown) == [True, True]


def test_discs_are_round_the_first_time_it_is_printed(small_page: Page):
    # Paper is narrower than this screen, and no frame comes between.
    small_page.set_viewport_size({"width": 1500, "height": 900})
    put(small_page, python="off", autoplay="false", style="inline-size: 100%; block-size: 300px")
    until(small_page, "element.trace")
    shape = ask(
        small_page,
        """(() => {
            dispatchEvent(new Event("beforeprint"));
            const canvas = element.shadowRoot.querySelector("canvas.still");
            const { width } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, canvas.height);
            dispatchEvent(new Event("afterprint"));
            let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
            for (let k = 0; k < data.length; k += 4) {
                if (data[k + 3] < 200 || Math.min(data[k], data[k + 1], data[k + 2]) > 140) continue;
                const [x, y] = [(k / 4) % width, Math.floor(k / 4 / width)];
                [left, top] = [Math.min(left, x), Math.min(top, y)];
                [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
            }
            return (right - left) / (bottom - top); })()""",
    )
    sheet = printed(small_page)[0]
    pixels: Any = sheet.get_flattened_data()
    ink = [min(pixel) < 140 for pixel in pixels]
    rows = [y for y in range(sheet.height) if any(ink[y * sheet.width : (y + 1) * sheet.width])]
    columns = [x for x in range(sheet.width) if any(ink[x :: sheet.width])]
    assert (columns[-1] - columns[0]) / (rows[-1] - rows[0]) == pytest.approx(shape, rel=0.08)


WORKSHEET = """<forward-pass python="off" autoplay="false" style="block-size: 420px"></forward-pass><p>What follows on the page.</p>"""


@pytest.mark.parametrize("width", [400, 1280])
def test_an_open_card_is_printed_below_the_picture_and_above_what_follows_on_the_page(small_page: Page, width):
    small_page.set_viewport_size({"width": width, "height": 700})
    small_page.evaluate("html => document.body.innerHTML = html", WORKSHEET)
    until(small_page, "element.trace")
    ask(small_page, "void (element.target = { kind: 'neuron', layer: 1, neuron: 2 })")
    until(small_page, "element.shadowRoot.querySelector('.card .result')?.checkVisibility()")
    words = pypdfium2.PdfDocument(small_page.pdf(print_background=True))[0].get_textpage()
    heights = {}
    for word in ("hidden layer 1", "sum z", "lets a positive", "What follows"):
        place = words.search(word).get_next()
        assert place, word
        heights[word] = words.get_charbox(place[0])[3]
    assert sorted(heights.values(), reverse=True) == [*heights.values()]
    assert "Try another" not in words.get_text_range()


def test_a_hidden_number_is_a_line_to_write_on(small_page: Page):
    put(small_page, python="off", autoplay="false")
    until(small_page, TABULATED)
    ask(small_page, "element.focus()")
    small_page.keyboard.press("h")
    ask(small_page, "void (element.target = { kind: 'neuron', layer: 1, neuron: 2 })")
    until(small_page, "element.shadowRoot.querySelector('.card .reveals')?.checkVisibility()")
    small_page.emulate_media(media="print")
    line = "Object.values((({ borderBlockEndWidth, color }) => ({ borderBlockEndWidth, color }))(getComputedStyle(element.shadowRoot.querySelector('.card .reveals'))))"
    assert ask(small_page, line) == ["1px", "rgba(0, 0, 0, 0)"]


def test_the_picture_is_painted_for_paper_however_small_it_is_on_the_screen(small_page: Page):
    put(small_page, python="off", autoplay="false", style="inline-size: 260px; block-size: 300px")
    until(small_page, "element.trace")
    size = """(() => {
        const canvas = element.shadowRoot.querySelector("canvas.still");
        const now = () => [canvas.width, canvas.height];
        const before = now();
        dispatchEvent(new Event("beforeprint"));
        const printed = now();
        dispatchEvent(new Event("afterprint"));
        return [printed, String(now()) === String(before)]; })()"""
    assert ask(small_page, size) == [[2160, 1200], True]
