"""In another window, and in full screen: it moves as long as it is seen, and its card is on top."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, until
from e2e.guests import on_a_blog, post_with

BODY = """<main><forward-pass seed="16" speed="1" python="off"></forward-pass></main>
    <button id="away" onclick="window.other = open('', '', 'width=700,height=700')">away</button>
    <button id="own" onclick="element.requestFullscreen()">own</button>
    <button id="around" onclick="document.querySelector('main').requestFullscreen()">around</button>"""
HIDDEN = """hidden => { Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange")); }"""
# Whether the pass has gone on when so many frames of its window have been.
MOVES = """([frames, least]) => new Promise((told) => {
    const { element } = window.opener ?? window;
    let [passedMs, lastMs, left] = [0, element.currentTimeMs, frames];
    requestAnimationFrame(function look() {
        const nowMs = element.currentTimeMs;
        passedMs += nowMs >= lastMs ? nowMs - lastMs : nowMs + element.durationMs - lastMs;
        lastMs = nowMs;
        if (--left > 0) requestAnimationFrame(look);
        else told(passedMs > least);
    });
})"""
ON_TOP = """(() => { const card = element.shadowRoot.querySelector(".card");
    if (!card?.checkVisibility()) return false;
    const { x, y, width, height } = card.getBoundingClientRect();
    const [outer, inner] = [document, element.shadowRoot].map((root) => root.elementFromPoint(x + width / 2, y + height / 2));
    return outer === element && card.contains(inner); })()"""
OPEN = "element.shadowRoot.querySelector('.card')?.checkVisibility()"
HOLD = "() => void (element.target = { kind: 'neuron', layer: 1, neuron: 3 })"


@pytest.fixture
def post(page: Page, site_url: str) -> Iterator[Page]:
    """Open a post whose element is at hand as `element`."""
    with on_a_blog(page, post_with(site_url, BODY)):
        page.evaluate("() => void (window.element = document.querySelector('forward-pass'))")
        until(page, "element.trace && element.shadowRoot.querySelector('.numbers table')")
        yield page


def test_in_a_window_of_its_own_it_moves_while_that_window_is_seen(post: Page):
    with post.expect_popup() as opened:
        post.click("#away")
    other = opened.value
    post.evaluate("() => void other.document.body.append(element)")
    assert other.evaluate(MOVES, [30, 100])
    # Whatever becomes of the window it was made in.
    post.evaluate(HIDDEN, True)
    assert other.evaluate(MOVES, [30, 100])
    post.evaluate("() => { element.pause(); element.seek(3900); }")
    post.evaluate(HOLD)
    other.wait_for_function(f"() => {{ const element = document.querySelector('forward-pass'); return {ON_TOP}; }}")
    post.evaluate("() => { element.target = null; element.play(); }")
    post.evaluate(HIDDEN, False)
    post.evaluate("() => void document.querySelector('main').append(element)")
    post.bring_to_front()
    assert post.evaluate(MOVES, [30, 100])
    other.close()


@pytest.mark.parametrize("what", ["own", "around"])
def test_a_card_that_was_held_before_is_on_top_in_full_screen_and_can_be_closed_there(post: Page, what: str):
    post.evaluate("() => void element.pause()")
    post.evaluate(HOLD)
    until(post, ON_TOP, within_ms=SOON_MS)
    post.click(f"#{what}")
    until(post, f"document.fullscreenElement && {ON_TOP}", within_ms=SOON_MS)
    post.evaluate("() => void (element.target = null)")
    until(post, f"!{OPEN}", within_ms=SOON_MS)
    post.evaluate(HOLD)
    until(post, ON_TOP, within_ms=SOON_MS)
    post.evaluate("() => document.exitFullscreen()")
    until(post, f"!document.fullscreenElement && {ON_TOP}", within_ms=SOON_MS)


def test_in_full_screen_its_corners_are_square(post: Page):
    corners = "getComputedStyle(element.shadowRoot.querySelector('.frame')).borderRadius"
    assert post.evaluate(corners) != "0px"
    post.click("#own")
    until(post, f"document.fullscreenElement && {corners} === '0px'", within_ms=SOON_MS)
    post.evaluate("() => document.exitFullscreen()")
