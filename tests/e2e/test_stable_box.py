"""One box before the script has come and after, as wide as any column and as high as the author says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from documents import REFERENCE
from e2e.element import SOON_MS, ask, until
from e2e.guests import PAINTED, on_a_blog, post_with
from slow import one_of

pytestmark = pytest.mark.shares_profile

[BOX] = re.findall(r'^<forward-pass (style="[^"]+")></forward-pass>$', REFERENCE, re.MULTILINE)
FALLBACK = "<p>A network computes here.</p>"
# What moved although nobody scrolled or clicked, as the browser itself counts it.
SHIFTS = """globalThis.shifts = 0;
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shifts += value; })
        .observe({ type: "layout-shift", buffered: true });"""
AFTER_A_FRAME = f"(async () => {{ {PAINTED} }})()"
WORDED_WIDTHS = [280, 320, 390, 500, 641, 700, 701, 760, 761]
BOXES = """(() => {
    const box = (part) => part.getBoundingClientRect();
    const frame = box(element.shadowRoot.querySelector(".frame"));
    const outside = [...element.shadowRoot.querySelectorAll("button, .where, .badge, .told, canvas")]
        .filter((part) => part.checkVisibility() && box(part).width > 1)
        .filter((part) => box(part).left < frame.left || box(part).right > frame.right || box(part).bottom > frame.bottom)
        .map((part) => part.className);
    const small = [...element.shadowRoot.querySelectorAll("button")]
        .filter((part) => part.checkVisibility() && Math.min(box(part).width, box(part).height) < 24).map((part) => part.className);
    const { scrollWidth, clientWidth } = document.documentElement;
    return { frame: [frame.width, frame.height], element: [box(element).width, box(element).height], outside, small,
        sideways: scrollWidth > clientWidth };
})()"""


def whole(width: float, height: float) -> dict[str, object]:
    size = [pytest.approx(width), pytest.approx(height)]
    return {"frame": size, "element": size, "outside": [], "small": [], "sideways": False}


def shifts_around(page: Page, site_url: str, attributes: str, width: int) -> float:
    """Return how much moved from the first paint of a page, long before our script comes, until the network plays."""
    held: list[Route] = []
    page.route("**/static/forward-pass.js", lambda route: held.append(route))
    body = f"<main><forward-pass {attributes} python=off>{FALLBACK}</forward-pass><p>What follows.</p></main>"
    page.set_viewport_size({"width": 1300, "height": 1000})
    head = f"<style>body {{ margin: 0 }} main {{ width: {width}px }}</style><script>{SHIFTS}</script>"
    with on_a_blog(page, post_with(site_url, body, head=head), wait_until="commit"):
        page.wait_for_selector("forward-pass:not(:defined) p", timeout=SOON_MS)
        page.evaluate(AFTER_A_FRAME)
        assert page.get_by_text("A network computes here.").is_visible()
        if attributes:
            assert ask(page, "element.getBoundingClientRect().width") == width
        [script] = held
        script.continue_()
        until(page, "element.trace")
        page.evaluate(AFTER_A_FRAME)
        assert not page.get_by_text("A network computes here.").is_visible()
        shifts: float = page.evaluate("shifts")
    return shifts


@pytest.mark.parametrize("width", one_of([280, 600, 1200]))
def test_nothing_moves_when_the_script_comes(page: Page, site_url, width):
    assert shifts_around(page, site_url, BOX, width) == 0


def test_without_the_line_of_style_the_page_moves_once(page: Page, site_url):
    assert 0 < shifts_around(page, site_url, "", 600) < 1


def test_whatever_its_words_say_the_stage_keeps_its_size(page: Page, site_url):
    with on_a_blog(page, post_with(site_url, "<main></main>", head="")):
        page.evaluate(
            """(widths) => {
                globalThis.heights = {};
                globalThis.said = new Set();
                for (const width of widths) {
                    const column = document.querySelector("main").appendChild(document.createElement("section"));
                    column.style.width = `${width}px`;
                    column.innerHTML = '<forward-pass python="eager" speed="4"></forward-pass>';
                    const { shadowRoot } = column.firstChild;
                    const text = (part) => shadowRoot.querySelector(part)?.textContent.replace(/[0-9]+/, "n");
                    const stage = shadowRoot.querySelector(".stage");
                    heights[width] = new Set();
                    new ResizeObserver(() => heights[width].add(stage.clientHeight)).observe(stage);
                    new MutationObserver(() => said.add(text(".badge")).add(text(".told b")))
                        .observe(shadowRoot, { subtree: true, childList: true, characterData: true });
                }
            }""",
            WORDED_WIDTHS,
        )
        page.set_viewport_size({"width": 1300, "height": 3000})
        expected = ["Hidden n", "Outputs", "recorded · Python is starting", "live from Python"]
        until(page, "argument.every((words) => said.has(words))", expected)
        assert page.evaluate("[...said].some((words) => words?.includes('Python is loading, n'))")
        heights = page.evaluate("Object.fromEntries(Object.entries(heights).map(([width, all]) => [width, all.size]))")
        assert heights == {str(width): 1 for width in WORDED_WIDTHS}


@pytest.fixture
def post(page: Page, site_url: str):
    """Return a way to put an element into a column of a blog, styled and surrounded as the test likes."""
    page.set_viewport_size({"width": 1300, "height": 1000})
    with on_a_blog(page, post_with(site_url, "<main></main>", head="<style>body { margin: 0 }</style>")):

        def put(width: int, style: str = "", around: str = "", beside: str = "", controls: str = "full"):
            page.evaluate(
                """([width, style, around, inside]) => {
                    document.querySelector("main").style.cssText = `width: ${width}px; ${around}`;
                    document.querySelector("main").innerHTML = inside;
                    document.querySelector("forward-pass").style.cssText = style;
                }""",
                [width, style, around, f'<forward-pass python="off" controls="{controls}"></forward-pass>{beside}'],
            )
            until(page, "element.trace && element.shadowRoot.querySelector('.numbers table')")
            return ask(page, BOXES)

        yield put


WIDTHS = {280: 416, 320: 416, 390: 416, 600: 416, 1200: 750}


@pytest.mark.parametrize("controls", one_of(["full", "compact", "none"]))
def test_it_fits_any_column(post, controls):
    for width, height in WIDTHS.items():
        assert post(width, controls=controls) == whole(width, height)


ROWS = """new Set([...element.shadowRoot.querySelectorAll(".bar > button")].filter((button) => button.checkVisibility()).map((button) => button.getBoundingClientRect().top)).size"""
STAGE = """[".stage", ".drawer"].map((name) => element.shadowRoot.querySelector(name).getBoundingClientRect().height)"""


def test_in_a_column_no_button_stands_alone_and_what_opens_leaves_the_network_room(page: Page, post):
    _, height = post(400, style="--forward-pass-font: DejaVu Sans, system-ui")["frame"]
    assert ask(page, ROWS) == 1
    for name in ("Adjust", "Python", "Speed"):
        page.get_by_role("button", name=re.compile(f"^{name}")).click()
        until(page, "!element.shadowRoot.querySelector('.drawer').hidden", within_ms=SOON_MS)
        assert ask(page, "element.getBoundingClientRect().height") == height
        stage, drawer = ask(page, STAGE)
        assert min(stage, drawer) > 95
        page.get_by_role("button", name="Close", exact=True).click()


GHOSTS = """[...element.shadowRoot.querySelectorAll(".ghosts")].map((ghost) => getComputedStyle(ghost).visibility)"""


def test_in_adjust_no_ghost_is_drawn_of_a_percentage_that_is_not_known_yet(page: Page, post):
    post(600)
    page.get_by_role("button", name="Adjust").click()
    for moment, seen in (("0", "hidden"), ("1e9", "visible")):
        ask(page, f"(element.pause(), element.seek({moment}))")
        until(page, f"String({GHOSTS}) === argument", f"{seen},{seen}", within_ms=SOON_MS)


# What its author writes, in a column of 600 px → its size.
STYLES = {
    "": (600, 416),
    "display: block": (600, 416),
    "height: 300px": (600, 300),
    "height: 700px": (600, 700),
    "min-height: 600px": (600, 600),
    "max-height: 300px": (600, 300),
    "aspect-ratio: 2": (600, 300),
    "aspect-ratio: 1": (600, 600),
    "width: 400px": (400, 416),
    "margin: 0 50px": (500, 416),
    "width: 50%; float: right": (300, 416),
    "display: inline-block": (600, 416),
    "display: flex; height: 500px": (600, 500),
    "display: grid; height: 500px": (600, 500),
}


@pytest.mark.parametrize("doctype", ["<!doctype html>", ""])
def test_its_size_is_its_authors(page: Page, site_url, post, doctype):
    if not doctype:
        page.evaluate("document.open(); document.close()")
        assert page.evaluate("document.compatMode") == "BackCompat"
        page.evaluate("document.body.innerHTML = '<main></main>'; document.body.style.margin = 0")
    sizes = {style: post(600, style)["frame"] for style in STYLES}
    assert sizes == {style: [*size] for style, size in STYLES.items()}


# What its column is, with what beside it → its size.
COLUMNS = {
    ("display: grid; grid-template-columns: 1fr 1fr", "<p style='height: 2000px'>beside</p>"): (300, 416),
    ("display: grid; grid-template-columns: auto", ""): (600, 416),
    ("display: flex", "<p style='width: 100px; flex: none'>beside</p>"): (500, 416),
    ("display: flex; flex-direction: column; align-items: center", ""): (600, 416),
    # Beside it a text keeps its room, as long as there is enough to see something in.
    ("display: flex", "<p><i style='display: inline-block; width: 100px'></i></p>"): (500, 416),
    ("display: flex", "<p>" + "<i style='display: inline-block; width: 90px'></i> " * 30 + "</p>"): (240, 416),
    # So does a text that takes only what is left over, where it would be left a word's width.
    ("display: flex", "<p style='flex: 1'>A text beside it.</p>"): (360, 416),
    ("display: flex; flex-direction: row-reverse", "<p style='flex: 2 2 0%'>A text beside it.</p>"): (360, 416),
    ("display: flex; flex-wrap: wrap", "<p style='flex: 1'>A text below it.</p>"): (600, 416),
    ("display: flex; flex-direction: column", "<p style='flex: 1'>A text below it.</p>"): (600, 416),
    ("columns: 2; column-gap: 0", "<p>beside</p>"): (300, 416),
    ("writing-mode: horizontal-tb; direction: rtl", ""): (600, 416),
    ("writing-mode: vertical-rl; height: 700px", ""): (600, 416),
    ("writing-mode: vertical-lr; height: 700px", "<p>beside</p>"): (600, 416),
}


def test_it_fits_into_whatever_its_column_is(post):
    sizes = {column: post(600, "", *column)["frame"] for column in COLUMNS}
    assert sizes == {column: [*size] for column, size in COLUMNS.items()}


def test_a_row_that_becomes_a_column_gives_it_all_its_width_and_takes_it_again(page: Page, post):
    beside = "<p style='flex: 1'>A text beside it.</p>"
    post(600, "", "display: flex", beside)
    page.add_style_tag(content="@media (width < 1000px) { main { flex-direction: column } }")
    for width, expected in ((900, 600), (1300, 360)):
        page.set_viewport_size({"width": width, "height": 1000})
        until(page, "element.clientWidth === argument", expected, within_ms=SOON_MS)


def test_where_nobody_says_how_wide_it_is_it_can_still_be_seen(post):
    assert post(600, "width: auto; float: left")["frame"] == [280, 416]


def test_hidden_it_takes_no_room_whatever_its_display(page: Page, post):
    for style in ("", "display: block", "display: flex !important"):
        post(600, style)
        ask(page, "void (element.hidden = true)")
        assert ask(page, "[element.offsetHeight, element.parentElement.offsetHeight]") == [0, 0]


@pytest.mark.parametrize("width", one_of([801, 390, 844, 1280]))
def test_nothing_moves_while_python_starts_and_says_so(page: Page, site_url: str, width: int) -> None:
    page.add_init_script(SHIFTS)
    page.set_viewport_size({"width": width, "height": 390})
    page.goto(site_url)
    until(page, "element.trace?.source === 'live'")
    page.evaluate(AFTER_A_FRAME)
    assert page.evaluate("shifts") < 0.01


def test_a_pass_that_plays_shifts_nothing(page: Page, site_url: str) -> None:
    page.add_init_script(SHIFTS)
    page.goto(f"{site_url}embed.html?python=off&speed=4")
    until(page, "element.trace?.sample === 2")
    page.evaluate(AFTER_A_FRAME)
    # A frame's own type arrives meanwhile: where its stand-in is not installed, words become a little narrower.
    assert page.evaluate("shifts") < 0.01
