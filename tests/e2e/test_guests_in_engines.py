"""Firefox and WebKit: the element keeps its box, its looks and its theme on rude pages of another origin there too."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

import engines
from e2e.guests import post_with
from e2e.test_hostile_pages import SHEETS
from e2e.test_stable_box import COLUMNS, STYLES, WIDTHS
from engines import Engine
from forward_pass_site.serve.server import serving

pytestmark = pytest.mark.engines

ELEMENT = "document.querySelector('forward-pass')"
HEAD = "<style>body { margin: 0 } main { width: 600px }</style><style></style>"
PUT = """const [main, [width, style, around, beside]] = [document.querySelector("main"), %s];
    main.style.cssText = `width: ${width}px; ${around}`;
    main.innerHTML = `<forward-pass seed="16" python="off" autoplay="false"></forward-pass>${beside}`;
    main.firstChild.style.cssText = style;
    return frame();"""
FRAME = f"""const frame = () => {{
    const {{ width, height }} = {ELEMENT}.shadowRoot.querySelector(".frame").getBoundingClientRect();
    return [width, height]; }};"""
# Where each part is in the column, and its type.
LOOK = f"""const column = document.querySelector("main").getBoundingClientRect();
    return Object.fromEntries([...{ELEMENT}.shadowRoot.querySelectorAll(".frame *")]
        .filter((part) => part.getBoundingClientRect().width > 1).map((part) => {{
            const {{ x, y, width, height }} = part.getBoundingClientRect();
            const {{ font, letterSpacing, color, textTransform, direction }} = getComputedStyle(part);
            return [part.className || part.localName, [x - column.x, y - column.y, width, height, font, letterSpacing, color, textTransform, direction]];
        }}))"""
WORDS = f"getComputedStyle({ELEMENT}.shadowRoot.querySelector('.told')).color"
THEMES = {"light": "rgb(90, 102, 118)", "dark": "rgb(141, 155, 179)"}


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def blog(request: pytest.FixtureRequest, site_url: str) -> Iterator[Engine]:
    """Open a post in a browser that is not Chromium."""
    if note := engines.missing(request.param):
        pytest.skip(note)
    started = engines.webkit() if request.param == "webkit" else engines.firefox(request.getfixturevalue("playwright"))
    with started as engine, serving(post_with(site_url, "<main></main>", head=HEAD)) as url:
        engine.open(url)
        engine.until("customElements.get('forward-pass')")
        yield engine
        engine.open("about:blank")


def put(engine: Engine, width: int, style: str = "", around: str = "", beside: str = "") -> list[float]:
    size: list[float] = engine.ask(FRAME + PUT % json.dumps([width, style, around, beside]))
    return size


def settled(engine: Engine, around: str, beside: str) -> list[float]:
    """Return its size once all has come that follows the first pulse: room for the text in a flex row is part of it."""
    put(engine, 600, "", around, beside)
    engine.until(f"{ELEMENT}.shadowRoot.querySelector('.numbers table')")
    size: list[float] = engine.ask(FRAME + "return frame();")
    return size


def test_its_size_is_its_authors(blog: Engine):
    assert {style: put(blog, 600, style) for style in STYLES} == {style: [*size] for style, size in STYLES.items()}


def test_it_fits_any_column(blog: Engine):
    assert {width: put(blog, width)[0] for width in WIDTHS} == {width: width for width in WIDTHS}
    assert {column: settled(blog, *column) for column in COLUMNS} == {
        column: [*size] for column, size in COLUMNS.items()
    }


def test_it_looks_the_same_under_any_sheet(blog: Engine):
    put(blog, 600)
    blog.until(f"{ELEMENT}.trace")
    # What comes after the first pulse is harmed as well, if anything is.
    blog.until(f"{ELEMENT}.shadowRoot.querySelector('.numbers table')")
    blog.until(f"{ELEMENT}.shadowRoot.querySelector('.walked')")
    unharmed = blog.ask(LOOK)
    assert unharmed["still"][2] == 600
    for name, sheet in SHEETS.items():
        blog.ask(f"document.querySelectorAll('style')[1].textContent = {json.dumps(sheet)}")
        look = blog.ask(LOOK)
        blog.ask("document.querySelectorAll('style')[1].textContent = ''")
        assert look == unharmed, name


def test_its_theme_follows_the_page(blog: Engine):
    put(blog, 600)
    for scheme, theme in [("dark", "dark"), ("light", "light"), ("only dark", "dark"), ("normal", "light")]:
        blog.ask(f"document.documentElement.style.colorScheme = '{scheme}'")
        blog.until(f"{WORDS} === '{THEMES[theme]}'")
    blog.ask(f"{ELEMENT}.setAttribute('theme', 'dark')")
    blog.until(f"{WORDS} === '{THEMES['dark']}'")


# How many transitions of what looks for other colours begin within sixty frames.
COUNT = f"""Object.assign(window, {{ begun: 0, seen: 0 }});
    {ELEMENT}.shadowRoot.addEventListener("transitionrun", ({{ target }}) => (begun += target.matches(".scheme, .probe")), true);
    (function next() {{ if (++seen < 60) requestAnimationFrame(next); }})();"""


def test_on_our_own_page_looking_for_other_colours_comes_to_rest(blog: Engine, site_url: str):
    blog.open(f"{site_url}?python=off&autoplay=false")
    blog.until(f"{ELEMENT}?.shadowRoot?.querySelector('.walked')")
    blog.ask(COUNT)
    blog.until("seen >= 60")
    assert blog.ask("return begun") == 0


def test_a_key_that_is_used_inside_does_not_reach_the_page(blog: Engine):
    put(blog, 600)
    blog.until(f"{ELEMENT}.shadowRoot.querySelector('.numbers table')")
    seen = blog.ask(
        f"""const canvas = {ELEMENT}.shadowRoot.querySelector(".still");
        const seen = [];
        const note = (event) => seen.push(event.key ?? event.message);
        for (const name of ["keydown", "error"]) window.addEventListener(name, note, true);
        const used = ["ArrowRight", "q"].map((key) =>
            !canvas.dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, composed: true, cancelable: true }})));
        for (const name of ["keydown", "error"]) window.removeEventListener(name, note, true);
        return [used, seen];"""
    )
    assert seen == [[True, False], ["q"]]
