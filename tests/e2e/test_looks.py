"""Every custom property and every part that the REFERENCE names does what it says, from the page's own style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from documents import REFERENCE
from e2e.element import SOON_MS, TABULATED, ask, until
from e2e.guests import on_a_blog, post_with
from trouble import watch

TABLE = REFERENCE.split("| custom property |", 1)[1].split("\n\n", 1)[0]
PROPERTIES = re.findall(r"`(--forward-pass-[\w-]+)`", TABLE)
PARTS = re.findall(r"`([\w-]+)`", REFERENCE.split("Parts for `::part()`:", 1)[1].split("\n", 1)[0])
COLOR = (255, 120, 0)
WRITTEN = f"rgb({', '.join(map(str, COLOR))})"
# Whether a canvas has a good many pixels of (nearly) that colour.
PAINTED = """[".still", ".moving"].some((name) => { const canvas = element.shadowRoot.querySelector(name);
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let found = 0;
    for (let k = 0; k < data.length; k += 4)
        if (data[k + 3] > 150 && [255, 120, 0].every((value, c) => Math.abs(data[k + c] - value) < 10)) found++;
    return found > 15; })"""


def styled(part: str, name: str) -> str:
    return f"getComputedStyle(element.shadowRoot.querySelector('{part}')).{name}.includes('{WRITTEN}')"


# Where each colour is to be seen.
SEEN = {
    "background": styled(".frame", "backgroundImage"),
    "depth": styled(".frame", "backgroundImage"),
    "text": styled(".told b", "color"),
    "muted": styled(".told", "color"),
    "positive": PAINTED,
    "negative": PAINTED,
    "neutral": styled(".badge i", "backgroundColor"),
    "light": PAINTED,
    "light-ink": PAINTED,
    "disc": PAINTED,
    "rim": PAINTED,
    "accent": styled(".randomize", "outlineColor"),
}


@pytest.fixture(scope="module")
def blog(browser: Browser, site_url: str) -> Iterator[Page]:
    """Open a post with an element at the end of its pass, Randomize focused as by the keyboard."""
    page = browser.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    body = "<main><forward-pass seed=16 python=off autoplay=false></forward-pass></main>"
    with on_a_blog(page, post_with(site_url, body, head="<style>main { width: 1000px }</style><style></style>")):
        until(page, "element.trace")
        until(page, TABULATED)
        page.get_by_role("button", name="Adjust").focus()
        page.keyboard.press("Shift+Tab")
        yield page
    page.close()
    assert trouble == []


def write_style(page: Page, css: str) -> None:
    page.evaluate("css => (document.head.querySelectorAll('style')[1].textContent = css)", css)


def test_the_readme_names_a_colour_a_test_looks_for():
    assert {f"--forward-pass-{name}" for name in SEEN} == {*PROPERTIES} - {
        "--forward-pass-font",
        "--forward-pass-radius",
    }


@pytest.mark.parametrize("name", SEEN)
def test_a_colour_of_the_pages_is_seen_and_goes_again(blog: Page, name):
    # Said around the element as well as of it.
    for selector in ("forward-pass", "main", ":root"):
        write_style(blog, f"{selector} {{ --forward-pass-{name}: {WRITTEN} }}")
        until(blog, SEEN[name], within_ms=SOON_MS)
        write_style(blog, "")
        until(blog, f"!({SEEN[name]})", within_ms=SOON_MS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_colour_may_be_one_for_each_scheme(blog: Page, scheme):
    blog.emulate_media(color_scheme=scheme)
    pair = {"light": f"{WRITTEN}, #123", "dark": f"#123, {WRITTEN}"}[scheme]
    write_style(blog, f"forward-pass {{ --forward-pass-disc: light-dark({pair}) }}")
    until(blog, PAINTED, within_ms=SOON_MS)
    write_style(blog, "")
    blog.emulate_media(color_scheme="light")


def test_type_and_corners_are_the_pages(blog: Page):
    write_style(blog, ":root { --forward-pass-font: 'Courier New', monospace; --forward-pass-radius: 3px }")
    for part in (".frame", "button", ".told", "table"):
        assert ask(blog, "getComputedStyle(element.shadowRoot.querySelector(argument)).fontFamily", part).startswith(
            '"Courier New"'
        )
    assert ask(blog, "getComputedStyle(element.shadowRoot.querySelector('.frame')).borderRadius") == "3px"
    write_style(blog, "")


@pytest.mark.parametrize("part", PARTS)
def test_a_part_takes_the_pages_style(blog: Page, part):
    ask(blog, "void (element.target = { kind: 'neuron', layer: 1, neuron: 2 })")
    until(blog, "element.shadowRoot.querySelector('.card')")
    if part == "tour":
        ask(blog, "element.pause(), element.seek(Infinity)")
        until(blog, "!element.shadowRoot.querySelector('.why').hidden")
        ask(blog, "element.shadowRoot.querySelector('.why').click()")
        until(blog, "element.shadowRoot.querySelector('.tour')")
    write_style(blog, f"forward-pass::part({part}) {{ text-decoration: underline {WRITTEN} }}")
    underlined = """[...element.shadowRoot.querySelectorAll("*")]
        .filter((found) => getComputedStyle(found).textDecorationColor === argument).map((found) => found.part.value)"""
    found = ask(blog, underlined, WRITTEN)
    write_style(blog, "")
    ask(blog, "void (element.target = null)")
    if part == "tour":
        ask(blog, "element.shadowRoot.querySelector('.tour .leave').click()")
    assert found
    assert all(part in names.split() for names in found)


@pytest.mark.parametrize(
    ("controls", "seen"),
    [
        ("none", []),
        ("compact", ["time", "randomize", "badge"]),
        ("full", ["time", "randomize", "opens", "open-numbers", "opens", "share", "where", "badge"]),
    ],
)  # fmt: skip
def test_an_author_has_as_many_controls_as_wanted_at_any_time(blog: Page, controls, seen):
    ask(blog, "element.setAttribute('controls', argument)", controls)
    shown = """[...element.shadowRoot.querySelectorAll(".bar > *")]
        .filter((part) => part.checkVisibility() && !part.matches(".gap")).map((part) => part.classList[0])"""
    assert ask(blog, shown) == seen
    assert ask(blog, "element.shadowRoot.querySelector('.told').checkVisibility()") == (controls == "full")
