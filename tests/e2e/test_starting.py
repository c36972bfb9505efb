"""When Python starts, and when it does not; and that all elements of a page share one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, open_small_page, put, sentences, trace_of, until
from slow import one_of

pytestmark = pytest.mark.shares_profile

NOBODY_RECORDED = 123456789
SAVES_DATA = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
# By then everything that starts without being asked has started.
IDLE = "new Promise(idle => requestIdleCallback(() => setTimeout(idle, 300)))"


def started(page):
    return len(page.workers) == 1


def after_idling(page, **attributes):
    put(page, **attributes)
    page.evaluate(IDLE)
    return ask(page, "element.status"), started(page)


def test_eager_starts_python_once_the_page_is_idle(small_page: Page):
    at_once = small_page.evaluate(
        """() => {
            document.body.innerHTML = '<forward-pass python="eager"></forward-pass>';
            return workers.length;
        }"""
    )
    assert at_once == 0
    until(small_page, "element.status === 'starting' && workers.length === 1")


def test_off_never_starts_python(small_page: Page):
    assert after_idling(small_page, python="off", layers="3-4-2") == ("off", False)
    refusal = ask(small_page, "element.whenLive().then(() => 'live', (error) => error.message)")
    assert refusal == 'Python is switched off here (python="off"), so only recorded networks can be shown'
    assert ask(small_page, "element.randomize().then(() => 'drawn', (error) => error.message)") == refusal
    assert sentences(small_page) == [refusal]
    assert not started(small_page)


@pytest.mark.parametrize("python", ["auto", "interaction"])
def test_a_recorded_network_needs_no_python(small_page: Page, python):
    assert after_idling(small_page, python=python) == ("idle", False)
    ask(small_page, "element.randomize()")
    assert trace_of(small_page)["source"] == "recorded"
    assert not started(small_page)


def test_auto_starts_python_for_a_network_nobody_recorded(small_page: Page):
    put(small_page, seed=NOBODY_RECORDED)
    until(small_page, "element.status === 'starting'")


def test_auto_waits_until_somebody_looks(small_page: Page):
    small_page.evaluate("document.body.style.paddingBlockStart = '5000px'")
    assert after_idling(small_page, seed=NOBODY_RECORDED) == ("idle", False)
    small_page.locator("forward-pass").scroll_into_view_if_needed()
    until(small_page, "element.status === 'starting'")


def test_auto_spares_readers_who_save_data(page: Page, site_url):
    page.add_init_script(SAVES_DATA)
    open_small_page(page, site_url)
    assert after_idling(page, seed=NOBODY_RECORDED) == ("idle", False)
    # What they ask for themselves they get.
    ask(page, "void element.whenLive()")
    assert ask(page, "element.status") == "starting"


def test_interaction_waits_for_the_reader(small_page: Page):
    assert after_idling(small_page, python="interaction", seed=NOBODY_RECORDED) == ("idle", False)
    ask(small_page, "element.adjust({ temperature: 2 })")
    until(small_page, "element.status === 'starting'")


@pytest.mark.parametrize("wish", one_of(["element.inputs = [1, 2, 3, 4, 5]", "void element.whenLive()"]))
def test_what_needs_python_starts_it(small_page: Page, wish):
    assert after_idling(small_page, python="auto") == ("idle", False)
    ask(small_page, wish)
    until(small_page, "element.status === 'starting'")


def test_an_author_who_changes_the_policy_is_heard(small_page: Page):
    assert after_idling(small_page, python="off") == ("off", False)
    ask(small_page, "element.setAttribute('python', 'eager')")
    until(small_page, "element.status !== 'off' && element.status !== 'idle'", within_ms=SOON_MS)


def test_a_wish_made_before_python_is_there_is_granted_when_it_is(small_page: Page):
    put(small_page, autoplay="false")
    until(small_page, "element.trace")
    ask(small_page, "(element.temperature = 2, element.inputs = [1, 0, 1, 0, 1])")
    # The first answer may be for the first wish alone; the last is for both.
    until(small_page, "element.trace.source === 'live' && !element.trace.drawnInputs")
    trace = trace_of(small_page)
    assert (trace["temperature"], trace["inputs"]) == (2, [1, 0, 1, 0, 1])
