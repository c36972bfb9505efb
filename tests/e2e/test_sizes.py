"""Any screen and paper: nothing sticks out, the canvas is as sharp as the display, every link leads somewhere."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page

from e2e.element import ask, put, until

pytestmark = pytest.mark.shares_profile

OVERFLOW = """[...document.querySelectorAll("body *")]
    .filter(part => !part.closest("pre, .skip") && part.getBoundingClientRect().right > innerWidth + 0.5)
    .map(part => part.outerHTML.slice(0, 80))"""
# A poster shows a bitmap of the canvas under it, and says nothing of its own size.
CANVASES = """[...element.shadowRoot.querySelectorAll("canvas:not(.poster)")].map(canvas =>
    (({ width, height }) => [canvas.width, canvas.height, width, height, devicePixelRatio])(canvas.getBoundingClientRect()))"""
PAINTED = "new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))"


def open_page(page: Page, site_url: str, width: int = 1280, height: int = 720) -> Page:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    return page


def assert_nothing_sticks_out(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(OVERFLOW) == []
    inside = ask(
        page,
        """[...element.shadowRoot.querySelectorAll("button, .badge, .where, .told")]
            .filter(part => part.checkVisibility() && part.getBoundingClientRect().width > 1)
            .map(part => part.getBoundingClientRect())
            .every(({ left, right }) => left >= 0 && right <= innerWidth)""",
    )
    assert inside


@pytest.mark.parametrize("width", [280, 390, 768, 1920])
def test_nothing_sticks_out_of_a_screen(page: Page, site_url, width):
    open_page(page, site_url, width=width, height=844)
    assert_nothing_sticks_out(page)
    page.get_by_role("button", name="Numbers", exact=True).click()
    assert_nothing_sticks_out(page)


@pytest.mark.parametrize("width", [280, 390])
def test_a_long_sentence_fits_a_narrow_screen(page: Page, site_url, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{site_url}?python=off&activation={'x' * 60}&layers=5--2")
    until(page, "element.trace")
    assert_nothing_sticks_out(page)


def test_nothing_sticks_out_of_a_sheet_of_paper(page: Page, site_url):
    open_page(page, site_url, width=718, height=1000)
    page.emulate_media(media="print")
    ask(page, PAINTED)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("context_options", [{"color_scheme": "dark"}])
def test_on_paper_the_network_stands_finished_without_its_buttons(page: Page, site_url):
    open_page(page, site_url)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    ask(page, PAINTED)
    assert not page.get_by_role("button", name="Randomize").is_visible()
    colors = ask(
        page,
        """(() => { const canvas = element.shadowRoot.querySelector("canvas.still");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const found = new Set();
            for (let k = 0; k < data.length; k += 4)
                if (data[k + 3] > 200) found.add(`${data[k]},${data[k + 1]},${data[k + 2]}`);
            return [...found]; })()""",
    )
    # The discs are paper-white, not the dark stage's.
    assert "255,255,255" in colors
    assert "11,18,34" not in colors


@pytest.mark.parametrize(
    ("context_options", "ratio"), [({"device_scale_factor": ratio}, ratio) for ratio in (1, 1.5, 2, 3)]
)
def test_the_canvas_is_as_sharp_as_the_display(page: Page, site_url, ratio):
    open_page(page, site_url)
    for width, height, css_width, css_height, found_ratio in ask(page, CANVASES):
        assert found_ratio == ratio
        assert css_width > 300
        assert (width, height) == pytest.approx((css_width * ratio, css_height * ratio), abs=0.51)


@pytest.mark.parametrize("context_options", [{"device_scale_factor": 2}])
def test_the_canvas_stays_sharp_when_the_window_changes(page: Page, site_url):
    open_page(page, site_url)
    before = ask(page, CANVASES)
    page.set_viewport_size({"width": 700, "height": 800})
    until(page, "element.shadowRoot.querySelector('canvas').width !== argument", before[0][0])
    for width, height, css_width, css_height, _ in ask(page, CANVASES):
        assert (width, height) == pytest.approx((css_width * 2, css_height * 2), abs=0.51)


def test_the_element_fits_the_smallest_box_it_may_be_put_into(live_page: Page):
    put(live_page, python="off", controls="full", style="inline-size: 240px; block-size: 300px")
    until(live_page, "element.trace")
    inside = """[...element.shadowRoot.querySelectorAll("button, .scrub, canvas")]
        .filter(part => part.checkVisibility())
        .map(part => [part.getBoundingClientRect(), element.getBoundingClientRect()])
        .map(([part, box]) => part.left >= box.left && part.right <= box.right && part.bottom <= box.bottom)"""
    # Some of them come after the first pulse.
    until(live_page, "['.why', '.strip'].every(part => element.shadowRoot.querySelector(part))")
    found = ask(live_page, inside)
    assert len(found) > 12
    assert all(found)
    assert ask(live_page, "element.shadowRoot.querySelector('canvas').clientHeight") > 120


def test_every_link_of_the_page_leads_somewhere(page: Page, site_url):
    page.goto(f"{site_url}?python=off")
    found = page.evaluate(
        """[...document.querySelectorAll("[href], [src]")]
            .map(part => part.getAttribute("href") ?? part.getAttribute("src"))"""
    )
    for link in found:
        if link.startswith("data:"):
            continue
        if link.startswith("#"):
            assert page.locator(link).count() == 1, link
            continue
        address = urljoin(site_url, link)
        if address.startswith(site_url):
            assert page.request.get(address).status == 200, link


@pytest.mark.parametrize("columns", ["", "grid-template-columns: 1fr 1fr"])
def test_a_grid_keeps_its_columns(small_page: Page, columns):
    small_page.set_viewport_size({"width": 800, "height": 900})
    small_page.evaluate(
        """columns => {
            document.querySelector("style").remove();
            document.body.innerHTML = `<div style="display: grid; ${columns}"><forward-pass python="off"></forward-pass><p>beside</p></div>`;
        }""",
        columns,
    )
    until(small_page, "element.trace")
    assert small_page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    share = ask(
        small_page, "element.getBoundingClientRect().width / element.parentElement.getBoundingClientRect().width"
    )
    assert share == pytest.approx(0.5 if columns else 1, abs=0.01)
