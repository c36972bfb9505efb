"""The page stays its owner's: its keys, its wheel, its swipes, its names, its styles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from e2e.element import SOON_MS, ask, until
from e2e.guests import on_a_blog, post_with
from trouble import watch

# Before anything else: who listens to the whole page, and for what.
LISTENERS = """globalThis.heard = [];
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, ...more) {
        const page = [undefined, null, window, document, document.documentElement, document.body].includes(this);
        const { stack } = new Error();
        // Not what drives the browser, which may come by way of PyScript.
        if (page && stack.includes("/static/") && !stack.includes("InjectedScript"))
            heard.push([type, [undefined, null, window].includes(this), more[1]?.capture === true || more[1] === true]);
        return addEventListener.call(this, type, ...more);
    };
    globalThis.names = new Set(Object.getOwnPropertyNames(globalThis));"""
TALL = "<style>body { margin: 0 } main { width: 600px; padding: 300px 0 3000px }</style>"
SCROLLED = "scrollY > argument"


@pytest.fixture(scope="module")
def blog(whole_browser: Browser, site_url: str) -> Iterator[Page]:
    """Open a long post with an element in it, Python live."""
    page = whole_browser.new_context(has_touch=True, viewport={"width": 700, "height": 900}).new_page()
    trouble: list[str] = []
    watch(page, trouble)
    page.add_init_script(LISTENERS)
    body = "<main><forward-pass seed=16 python=eager labels='a|b'></forward-pass></main>"
    with on_a_blog(page, post_with(site_url, body, head=TALL)):
        until(page, "element.trace?.source === 'live'")
        yield page
    page.context.close()
    assert trouble == []


def test_it_adds_no_name_no_style_and_no_id_to_the_page(blog: Page):
    assert blog.evaluate("document.adoptedStyleSheets.length") == 0
    assert blog.locator("head style, head link[rel=stylesheet]").count() == 1
    assert blog.locator("[id]").count() == 0
    assert blog.evaluate("[document.documentElement, document.body].map((part) => part.attributes.length)") == [1, 0]
    assert blog.locator("body > *").count() == 1
    new = blog.evaluate("Object.getOwnPropertyNames(globalThis).filter((name) => !names.has(name))")
    assert set(new) <= {"names"}


def test_of_the_whole_page_it_listens_to_no_wheel_pointer_or_touch_and_to_keys_before_anybody_else(blog: Page):
    heard = {(kind, at_window, first) for kind, at_window, first in blog.evaluate("heard")}
    kinds = {kind for kind, _, _ in heard}
    assert {"visibilitychange", "resize"} <= kinds
    assert [kind for kind in kinds if kind.startswith(("wheel", "mouse", "touch", "pointer", "click", "scroll"))] == []
    # Later than that, or at the document, and the page's own listeners would hear the element's keys.
    assert {found for found in heard if found[0].startswith("key")} == {
        ("keydown", True, True),
        ("keypress", True, True),
        ("keyup", True, True),
    }


PLACES = ["canvas.moving", ".bar", ".told", ".randomize"]


@pytest.mark.parametrize("place", PLACES)
def test_the_wheel_scrolls_the_page(blog: Page, place):
    blog.evaluate("scrollTo(0, 0)")
    # Where the pointer was a card may have opened, over which the wheel is the card's.
    blog.mouse.move(690, 5)
    until(blog, "!element.shadowRoot.querySelector('.card:not([hidden])')", within_ms=SOON_MS)
    x, y = center(blog, place)
    blog.mouse.move(x, y)
    # A busy browser may lose one turn of the wheel, but not all.
    for _ in range(20):
        blog.mouse.wheel(0, 120)
        blog.evaluate("new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))")
        if blog.evaluate("scrollY") > 100:
            break
    until(blog, SCROLLED, 100, within_ms=SOON_MS)


@pytest.mark.parametrize("place", PLACES)
def test_a_swipe_up_scrolls_the_page(blog: Page, place):
    blog.evaluate("scrollTo(0, 0)")
    x, y = center(blog, place)
    cdp = blog.context.new_cdp_session(blog)
    for step in range(11):
        finger = {"type": "touchMove" if step else "touchStart", "touchPoints": [{"x": x, "y": y - 20 * step}]}
        cdp.send("Input.dispatchTouchEvent", finger)
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    cdp.detach()
    until(blog, SCROLLED, 100, within_ms=SOON_MS)


def test_the_wheel_goes_on_to_the_page_where_the_open_numbers_end(blog: Page):
    blog.evaluate("scrollTo(0, 0)")
    blog.get_by_role("button", name="Numbers", exact=True).click()
    until(blog, "!element.shadowRoot.querySelector('.numbers.unseen')", within_ms=SOON_MS)
    x, y = center(blog, ".numbers")
    blog.mouse.move(x, y)
    ask(blog, "void element.shadowRoot.querySelector('.numbers').scrollTo(0, 1e6)")
    blog.mouse.wheel(0, 120)
    until(blog, SCROLLED, 100, within_ms=SOON_MS)
    blog.get_by_role("button", name="Close", exact=True).click()


def test_keys_are_the_pages(blog: Page):
    blog.evaluate("(scrollTo(0, 0), document.activeElement.blur())")
    blog.evaluate(
        """() => {
            globalThis.taken = [];
            addEventListener("keydown", (event) => taken.push([event.key, event.defaultPrevented]));
        }"""
    )
    state = "[element.paused, element.trace.seed, element.status]"
    before = ask(blog, state)
    keys = ["r", "p", "n", "Home", "ArrowLeft", "ArrowRight", "ArrowDown", "Enter", "Escape", "PageDown", "Space"]
    for key in keys:
        blog.keyboard.press(key)
    assert ask(blog, state) == before
    assert [prevented for _, prevented in blog.evaluate("taken")] == [False] * len(keys)
    until(blog, SCROLLED, 500, within_ms=SOON_MS)


NOTE_KEYS = """globalThis.noted = [];
    for (const capture of [true, false])
        for (const kind of ["keydown", "keypress", "beforeinput", "input", "keyup"])
            document.addEventListener(kind, (event) => event.isTrusted && noted.push(`${kind} ${event.key ?? event.data}`), capture);
    const field = document.querySelector("main").appendChild(document.createElement("input"));
    field.focus();"""


def test_what_is_typed_elsewhere_is_heard_by_the_page_as_without_it_and_of_its_own_keys_nothing(blog: Page):
    blog.evaluate(NOTE_KEYS)
    sample = ask(blog, "element.trace.sample")
    blog.keyboard.press("n")
    typed = ["keydown n", "keypress n", "beforeinput n", "input n", "keyup n"]
    assert blog.evaluate("noted.splice(0)") == [kind for kind in typed for _ in ("going down", "coming up")]
    assert blog.evaluate("document.querySelector('main > input').value") == "n"
    assert ask(blog, "element.trace.sample") == sample
    ask(blog, "element.focus()")
    blog.keyboard.press("n")
    until(blog, "element.trace.sample !== argument", sample, within_ms=SOON_MS)
    assert blog.evaluate("noted") == []
    blog.keyboard.press("x")
    assert blog.evaluate("noted") == ["keydown x"] * 2 + ["keypress x"] * 2 + ["keyup x"] * 2
    blog.evaluate("document.querySelector('main > input').remove()")


def center(page: Page, place: str) -> tuple[float, float]:
    box = """(() => { const { x, y, width, height } = element.shadowRoot.querySelector(argument).getBoundingClientRect();
        return [x + width / 2, y + height / 2]; })()"""
    x, y = ask(page, box, place)
    return x, y
