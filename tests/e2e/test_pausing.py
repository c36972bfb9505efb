"""No frames while nobody can see them; the pass goes on where it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import ask, put, until

pytestmark = pytest.mark.shares_profile

# Counts the frames the page asks for; `beat` waits for the browser's own, uncounted.
COUNTING = """
window.frames_asked_for = 0;
const request = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => { frames_asked_for++; return request(callback); };
window.beat = async (count) => { for (let k = 0; k < count; k++) await new Promise(request); };
"""
HIDDEN = """hidden => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    Object.defineProperty(document, "visibilityState", { configurable: true, value: hidden ? "hidden" : "visible" });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
# Resolved when twenty frames went by of which the page asked for none.
QUIET = """async () => {
    for (let tries = 0; tries < 50; tries++) {
        const before = frames_asked_for;
        await beat(20);
        if (frames_asked_for === before) return document.querySelector("forward-pass").currentTimeMs;
    }
    throw new Error("the page goes on asking for frames");
}"""


@pytest.fixture
def playing(page: Page, small_page: Page) -> Page:
    page.add_init_script(COUNTING)
    page.reload()
    page.evaluate("document.body.style.paddingBlockEnd = '5000px'")
    put(page, python="off")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"margin-block-start: 4000px\">end</p>')")
    until(page, "element.currentTimeMs > 100", polling_ms=50)
    assert (
        page.evaluate(
            "(async () => { const before = frames_asked_for; await beat(20); return frames_asked_for - before })()"
        )
        >= 10
    )
    return page


def assert_goes_on_from(page: Page, time_ms: float) -> None:
    until(page, "element.currentTimeMs !== argument", time_ms, polling_ms=50)
    after = ask(page, "[element.currentTimeMs, element.trace.sample]")
    assert after[0] > time_ms or after[1] == 1


def test_an_element_out_of_sight_asks_for_no_frames_and_resumes(playing: Page):
    playing.evaluate("scrollTo(0, document.body.scrollHeight)")
    stopped = playing.evaluate(QUIET)
    assert not ask(playing, "element.paused")
    assert ask(playing, "element.currentTimeMs") == stopped
    playing.evaluate("scrollTo(0, 0)")
    assert_goes_on_from(playing, stopped)


def test_a_hidden_page_asks_for_no_frames_and_resumes(playing: Page):
    playing.evaluate(HIDDEN, True)
    stopped = playing.evaluate(QUIET)
    playing.evaluate(HIDDEN, False)
    assert_goes_on_from(playing, stopped)


def test_an_element_that_is_not_rendered_asks_for_no_frames(playing: Page):
    ask(playing, "element.hidden = true")
    stopped = playing.evaluate(QUIET)
    ask(playing, "element.hidden = false")
    assert_goes_on_from(playing, stopped)


def test_a_paused_element_asks_for_no_frames(playing: Page):
    playing.get_by_role("button", name="Pause").click()
    stopped = playing.evaluate(QUIET)
    playing.get_by_role("button", name="Play", exact=True).click()
    assert_goes_on_from(playing, stopped)


def test_a_long_pause_of_the_browser_is_no_jump(playing: Page):
    jump = playing.evaluate(
        """async () => {
            const element = document.querySelector("forward-pass");
            element.seek(500);
            await beat(2);
            const before = element.currentTimeMs;
            const until = performance.now() + 1500;
            while (performance.now() < until);
            await beat(2);
            return element.currentTimeMs - before;
        }"""
    )
    assert 0 < jump < 500


def test_randomize_does_not_wait_for_a_frame_that_nobody_sees(playing: Page):
    playing.evaluate(HIDDEN, True)
    playing.evaluate(QUIET)
    before = ask(playing, "element.trace.seed")
    ask(playing, "element.randomize()")
    assert ask(playing, "element.trace.seed") != before
