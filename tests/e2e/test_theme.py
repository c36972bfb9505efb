"""Dark or light: as the author says, else as the page says where the element stands, else as the reader prefers; at any time."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import SOON_MS, ask, until
from e2e.guests import PAINTED, on_a_blog, post_with
from trouble import watch

# What the page declares: in its head, on its root, around the element.
NOTHING = ("", "", "")
PAGES = {
    "declares nothing": (NOTHING, None),
    "declares nothing that counts": (("normal", "normal", "normal"), None),
    "declares dark on its root": (("", "dark", ""), "dark"),
    "declares light on its root": (("", "light", ""), "light"),
    "declares both on its root": (("", "light dark", ""), None),
    "declares dark in its head": (("dark", "", ""), "dark"),
    "declares light in its head": (("light", "", ""), "light"),
    "declares only light in its head": (("only light", "", ""), "light"),
    "declares both in its head": (("light dark", "", ""), None),
    "declares dark around the element": (("light", "light", "dark"), "dark"),
    "declares light around the element": (("dark", "light dark", "light"), "light"),
}
DECLARE = """([meta, root, around]) => {
    document.querySelector("meta[name=color-scheme]")?.remove();
    if (meta) document.head.append(Object.assign(document.createElement("meta"), { name: "color-scheme", content: meta }));
    document.documentElement.style.colorScheme = root;
    document.querySelector("main").style.colorScheme = around;
}"""
# The stage's words and its painted discs, which the two themes have in other colours.
DISCS = """(() => { const canvas = element.shadowRoot.querySelector("canvas.still");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const count = (...color) => { let found = 0;
        for (let k = 0; k < data.length; k += 4)
            if (data[k + 3] === 255 && color.every((value, c) => data[k + c] === value)) found++;
        return found; };
    return [count(255, 255, 255) > 200, count(11, 18, 34) > 200]; })()"""
# They come after the first pulse.
WORDS = "(words => words && getComputedStyle(words).color)(element.shadowRoot.querySelector('.told b'))"
LOOKS = {"light": ([True, False], "rgb(22, 32, 46)"), "dark": ([False, True], "rgb(234, 241, 251)")}


@pytest.fixture(scope="module")
def post(browser: Browser, site_url: str) -> Iterator[Page]:
    """Open a page of another origin with an element whose pass is over."""
    page = browser.new_page()
    trouble: list[str] = []
    watch(page, trouble)
    body = "<main><forward-pass seed=16 python=off autoplay=false></forward-pass></main>"
    with on_a_blog(page, post_with(site_url, body)):
        until(page, "element.trace")
        yield page
    page.close()
    assert trouble == []


def assert_becomes(page: Page, theme: str) -> None:
    look = f"(() => {{ const [discs, words] = argument; return `${{{DISCS}}} ${{{WORDS}}}` === `${{discs}} ${{words}}`; }})()"
    until(page, look, list(LOOKS[theme]), within_ms=SOON_MS)


@pytest.mark.parametrize("page_says", PAGES)
def test_the_page_decides_where_it_says_something_and_else_the_reader(post: Page, page_says):
    declared, theme = PAGES[page_says]
    post.evaluate(DECLARE, declared)
    # The reader changes their mind while the page is open.
    for preferred in ("dark", "light", "dark"):
        post.emulate_media(color_scheme=preferred)
        assert_becomes(post, theme or preferred)


@pytest.mark.parametrize("preferred", ["light", "dark"])
def test_a_page_may_declare_something_else_at_any_time(post: Page, preferred):
    post.emulate_media(color_scheme=preferred)
    post.evaluate(DECLARE, NOTHING)
    for declared, theme in [*PAGES.values(), *reversed(PAGES.values())]:
        post.evaluate(DECLARE, declared)
        assert_becomes(post, theme or preferred)


def test_a_switch_of_the_pages_is_followed_to_and_fro(post: Page):
    post.emulate_media(color_scheme="light")
    post.evaluate(DECLARE, NOTHING)
    post.add_style_tag(content="html.night { color-scheme: dark } html.day { color-scheme: light }")
    for name, theme in (("night", "dark"), ("day", "light"), ("night", "dark"), ("", "light")):
        post.evaluate("name => (document.documentElement.className = name)", name)
        assert_becomes(post, theme)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_theme_of_its_own_is_the_authors_word(post: Page, theme):
    ask(post, "element.setAttribute('theme', argument)", theme)
    for preferred in ("light", "dark"):
        post.emulate_media(color_scheme=preferred)
        for declared in (NOTHING, ("", "dark", ""), ("", "light", ""), ("dark", "", "light")):
            post.evaluate(DECLARE, declared)
            assert_becomes(post, theme)
    ask(post, "element.removeAttribute('theme')")


def test_a_theme_holds_even_where_the_page_reverts_everything(post: Page):
    style = post.add_style_tag(content="* { all: revert }")
    post.emulate_media(color_scheme="light")
    post.evaluate(DECLARE, NOTHING)
    ask(post, "element.setAttribute('theme', 'dark')")
    assert_becomes(post, "dark")
    ask(post, "element.removeAttribute('theme')")
    assert_becomes(post, "light")
    style.evaluate("style => style.remove()")


def test_what_changed_while_it_was_not_rendered_is_seen_when_it_is(post: Page):
    post.emulate_media(color_scheme="light")
    post.evaluate(DECLARE, NOTHING)
    assert_becomes(post, "light")
    ask(post, f"(async () => {{ element.hidden = true; {PAINTED} }})()")
    post.evaluate(DECLARE, ("", "dark", ""))
    ask(post, "void (element.hidden = false)")
    assert_becomes(post, "dark")


def test_in_another_place_the_colours_of_that_place_hold_from_the_first_frame_on(post: Page):
    post.emulate_media(color_scheme="light")
    post.evaluate(DECLARE, NOTHING)
    assert_becomes(post, "light")
    words = ask(
        post,
        f"""(() => {{ const night = document.body.appendChild(document.createElement("section"));
            night.style.colorScheme = "dark"; night.append(element);
            return {WORDS}; }})()""",
    )
    assert words == LOOKS["dark"][1]
    assert_becomes(post, "dark")
    ask(post, "void document.querySelector('main').append(element)")
    assert_becomes(post, "light")


def test_a_reader_who_prefers_dark_sees_no_light_frame_first(post: Page):
    post.emulate_media(color_scheme="dark")
    post.evaluate(DECLARE, NOTHING)
    first = post.evaluate(
        """async () => {
            const element = document.createElement("forward-pass");
            element.setAttribute("python", "off");
            document.querySelector("main").append(element);
            const canvas = element.shadowRoot.querySelector("canvas.still");
            const words = getComputedStyle(element.shadowRoot.querySelector(".told")).color;
            const light = () => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
                .some((value, k, data) => k % 4 === 0 && value + data[k + 1] + data[k + 2] === 765 && data[k + 3] === 255);
            let seenLight = false;
            for (let frame = 0; frame < 20; frame++) {
                await new Promise(requestAnimationFrame);
                seenLight ||= light();
            }
            const painted = element.trace !== null && canvas.width > 100;
            element.remove();
            return [words, painted, seenLight];
        }"""
    )
    assert first == ["rgb(141, 155, 179)", True, False]


# What the page is painted with, whatever it declares → what the element is.
GROUNDS = {
    "#fff": "light",
    "rgb(17 17 17)": "dark",
    "oklch(0.2 0.03 260)": "dark",
    "color(display-p3 0.95 0.95 0.9)": "light",
    "lab(12 0 0)": "dark",
    "rgb(0 0 0 / 0.04)": None,
    "transparent": None,
}


@pytest.mark.parametrize("preferred", ["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_where_a_page_declares_one_thing_and_is_painted_otherwise_the_ground_decides(post: Page, ground, preferred):
    post.emulate_media(color_scheme=preferred)
    for declared in (NOTHING, ("light dark", "", ""), ("", "light", ""), ("", "dark", "")):
        post.evaluate(DECLARE, declared)
        # A page that switches its ground switches its words too.
        post.evaluate(
            "ground => Object.assign(document.body.style, { background: ground, color: ground === 'transparent' ? '' : 'rgb(127 127 127)' })",
            ground,
        )
        said = next((scheme for scheme in ("light", "dark") if scheme in declared), preferred)
        assert_becomes(post, GROUNDS[ground] or said)
    post.evaluate("() => document.body.removeAttribute('style')")


def test_a_ground_that_changes_alone_or_slowly_is_followed(post: Page):
    post.emulate_media(color_scheme="light")
    post.evaluate(DECLARE, NOTHING)
    until(post, "element.shadowRoot.querySelector('.numbers table')")
    style = post.add_style_tag(
        content="body { background: white } body.night { background: #111 } .slow { transition: background 80ms }"
    )
    for name, theme in (("night", "dark"), ("", "light"), ("night slow", "dark"), ("slow", "light")):
        post.evaluate("name => (document.body.className = name)", name)
        assert_becomes(post, theme)
    post.evaluate("() => (document.body.className = '')")
    style.evaluate("style => style.remove()")


def test_switches_to_and_fro_at_once_end_where_the_page_ends(post: Page):
    post.emulate_media(color_scheme="light")
    post.evaluate(DECLARE, NOTHING)
    for times in (2, 3, 5, 6):
        post.evaluate(
            """times => { for (let k = 0; k < times; k++) {
                document.documentElement.style.colorScheme = k % 2 ? "light" : "dark";
                getComputedStyle(document.querySelector("forward-pass").shadowRoot.querySelector(".scheme")).outlineColor; } }""",
            times,
        )
        assert_becomes(post, "light" if times % 2 == 0 else "dark")
    post.evaluate(DECLARE, NOTHING)


# Where the line of the pass ends, with the thumb in its middle.
THUMB = """(({ right, top }) => ({ x: right - 10, y: top, width: 20, height: 28 }))
    (element.shadowRoot.querySelector(".scrubber").getBoundingClientRect())"""
# How a screenshot's middle stands out from its corner, as WCAG counts it.
CONTRAST = """async (png) => {
    const shot = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const context = new OffscreenCanvas(shot.width, shot.height).getContext("2d");
    context.drawImage(shot, 0, 0);
    const linear = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const [ground, mark] = [[0, 0], [shot.width / 2, shot.height / 2]].map(([x, y]) => {
        const [r, g, b] = context.getImageData(x, y, 1, 1).data;
        return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
    });
    return Math.max(ground / mark, mark / ground);
}"""


def test_where_pages_are_forced_dark_the_line_of_the_pass_can_still_be_seen(post: Page):
    post.evaluate(DECLARE, NOTHING)
    until(post, "element.shadowRoot.querySelector('.numbers table')")
    forcing = post.context.new_cdp_session(post)
    forcing.send("Emulation.setAutoDarkModeOverride", {"enabled": True})
    for preferred in ("light", "dark"):
        post.emulate_media(color_scheme=preferred)
        for theme in ("light", "dark", "auto"):
            ask(post, "element.setAttribute('theme', argument)", theme)
            ask(post, f"(async () => {{ {PAINTED} }})()")
            png = base64.b64encode(post.screenshot(clip=ask(post, THUMB))).decode()
            assert post.evaluate(CONTRAST, png) > 3, f"{theme} for a reader who prefers {preferred}"
    forcing.send("Emulation.setAutoDarkModeOverride", {})
    forcing.detach()
    ask(post, "element.removeAttribute('theme')")
