"""When Python cannot start, or dies: the reason in plain words, recorded networks that play on, a way to try again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from e2e.element import SOON_MS, START_MS, ask, put, put_live, sentences, trace_of, until
from slow import one_of

# On the page's clock, once the file was refused: a visitor who is told later has been forgotten.
PATIENCE_MS = 30_000
MISSING = {
    "the worker's script": "**/pyodide-worker-*.js",
    "Pyodide": "**/pyodide.mjs",
    "Pyodide itself": "**/pyodide.asm.mjs",
    "the WebAssembly": "**/pyodide.asm.wasm",
    "the standard library": "**/stdlib.pack",
    "NumPy": "**/packages.pack",
}
# What only PyScript needs.
PYSCRIPTS = {"PyScript": "**/pyscript*/core.js", "the loader": "**/loader-*.js", "the worker's code": "**/worker.py"}

pytestmark = [pytest.mark.slow, pytest.mark.tolerates_trouble("the browser itself logs each file that is not there")]


def refuse(route: Route) -> None:
    route.fulfill(status=404, body="nothing is here", content_type="text/plain")


def assert_says_plainly_what_is_wrong(page: Page) -> None:
    [said] = sentences(page)
    assert re.fullmatch(r"Python could not run: .+\. What was recorded goes on playing\.", said)
    assert not re.search(r"undefined|is not a function|Traceback|Unexpected token|\n", said)


def assert_plays_on(page: Page) -> None:
    reached = ask(page, "element.currentTimeMs")
    until(page, "element.currentTimeMs !== argument", reached)
    before = trace_of(page)
    ask(page, "element.randomize()")
    after = trace_of(page)
    assert after["source"] == "recorded"
    assert after["seed"] != before["seed"]


@pytest.fixture
def without(small_page: Page):
    """Start Python with one file missing; wait until that is noticed, not longer than a visitor would."""
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=404, body="nothing is here", content_type="text/plain")

    def start(what: str) -> Page:
        small_page.clock.install()
        small_page.context.route(MISSING[what], refuse)
        with small_page.context.expect_event("response", lambda reply: reply.status == 404, timeout=START_MS):
            put(small_page, python="eager")
        small_page.clock.fast_forward(PATIENCE_MS)
        until_failed(small_page)
        assert refused
        return small_page

    return start


def until_failed(page: Page) -> None:
    until(page, "element.status === 'failed'", within_ms=SOON_MS, polling_ms=50)


@pytest.mark.parametrize("what", one_of(MISSING))
def test_a_file_that_is_not_there_is_told_in_plain_words_while_recorded_networks_play(without, what):
    page = without(what)
    assert_says_plainly_what_is_wrong(page)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.locator("forward-pass .badge")).to_have_text("recorded · Python is not running")
    assert_plays_on(page)
    # Nothing of the attempt stays behind.
    # That a worker has ended comes a few messages later.
    assert any(page.evaluate("true") and page.workers == [] for _ in range(500))
    assert page.locator("body > *").count() == 1


@pytest.mark.parametrize("what", one_of(["NumPy", "the worker's script"]))
def test_trying_again_works_once_the_file_is_there(without, what):
    page = without(what)
    page.context.unroute(MISSING[what])
    page.get_by_role("button", name="Try again").click()
    until(page, "element.trace.source === 'live'")
    assert sentences(page) == []
    assert ask(page, "element.status") == "live"
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()


def test_waiting_for_a_start_that_fails_ends_with_the_reason(small_page: Page):
    small_page.context.route(MISSING["the worker's script"], refuse)
    put(small_page, python="interaction")
    reason = ask(small_page, "element.whenLive().then(() => 'live', (error) => error.message)")
    assert "pyodide-worker-" in reason
    assert ask(small_page, "element.status") == "failed"


def test_a_skeleton_says_why_its_numbers_do_not_come(small_page: Page):
    small_page.context.route(MISSING["the worker's script"], refuse)
    put(small_page, seed=123456789)
    until(small_page, "element.status === 'failed'")
    assert ask(small_page, "element.trace") is None
    assert_says_plainly_what_is_wrong(small_page)
    expect(small_page.locator("forward-pass .badge")).to_have_text("no numbers yet · Python is not running")


def test_a_start_that_fails_leaves_no_promise_unhandled(small_page: Page, trouble):
    small_page.context.route(MISSING["the worker's script"], refuse)
    put(small_page, python="eager")
    until(small_page, "element.status === 'failed'")
    ask(small_page, "(element.temperature = 2, element.inputs = [1, 2, 3, 4, 5])")
    ask(small_page, "element.randomize().catch(() => {})")
    assert [line for line in trouble if line.startswith("error:")] == []


class TestAWorkerThatDies:
    KILL = "workers[0].terminate()"

    def test_is_noticed_and_can_be_started_again(self, small_page: Page):
        small_page.clock.install()
        put_live(small_page, autoplay="true")
        small_page.evaluate(self.KILL)
        # The first network was asked for ahead; the second one has to come from the worker.
        ask(small_page, "void [1, 2].map(() => element.randomize().catch(() => {}))")
        small_page.clock.fast_forward(PATIENCE_MS)
        until_failed(small_page)
        assert_says_plainly_what_is_wrong(small_page)
        small_page.get_by_role("button", name="Try again").click()
        until(small_page, "element.status === 'live'")
        ask(small_page, "element.randomize()")
        assert trace_of(small_page)["source"] == "live"

    def test_leaves_the_samples_at_hand_playing(self, small_page: Page):
        put_live(small_page)
        small_page.evaluate(self.KILL)
        ask(small_page, "element.addEventListener('samplechange', () => element.seek(element.durationMs - 1))")
        ask(small_page, "(element.seek(element.durationMs - 1), element.play())")
        until(small_page, "element.trace.sample === 7")
        until(small_page, "element.trace.sample === 0")

    def test_with_an_error_is_told_at_once(self, small_page: Page):
        put_live(small_page)
        small_page.evaluate(
            "void workers[0].dispatchEvent(new ErrorEvent('error', { message: 'memory access out of bounds' }))"
        )
        until_failed(small_page)
        assert "memory access out of bounds" in sentences(small_page)[0]
        assert ask(small_page, "element.trace.source") == "live"


@pytest.mark.parametrize("what", one_of(PYSCRIPTS))
def test_where_pyscript_cannot_start_python_runs_without_it_and_that_is_said(small_page: Page, what):
    small_page.context.route(PYSCRIPTS[what], refuse)
    put(small_page, python="eager", interpreter="pyscript")
    until(small_page, "element.trace?.source === 'live'")
    [said] = sentences(small_page)
    name = PYSCRIPTS[what].rpartition("/")[2].partition("*")[0]
    assert re.fullmatch(rf"PyScript could not start here \({name}.+\), so Python runs without it\.", said)
    assert small_page.locator("script[type=py], .py-error").count() == 0


def test_in_a_sandboxed_frame_of_our_own_page_python_runs_without_pyscript(page: Page, site_url):
    page.goto(f"{site_url}LICENSE.txt")
    page.set_content(f'<iframe sandbox="allow-scripts" src="{site_url}" width="1000" height="700"></iframe>')
    [_, frame] = page.frames
    frame.wait_for_function("document.querySelector('forward-pass')?.trace?.source === 'live'", timeout=START_MS)
    said = frame.evaluate("document.querySelector('forward-pass').shadowRoot.querySelector('.notice p').textContent")
    assert said.startswith("PyScript could not start here (this page may not store anything, which PyScript needs to")


def test_a_lost_graphics_context_is_painted_anew(small_page: Page):
    put(small_page, python="off", autoplay="false")
    until(small_page, "element.trace")
    ink = """(() => { const canvas = element.shadowRoot.querySelector("canvas.still");
        return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value); })()"""
    lost = """(async () => {
        const canvas = element.shadowRoot.querySelector("canvas.still");
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        canvas.getContext("2d").reset();
        canvas.dispatchEvent(new Event("contextlost"));
        canvas.dispatchEvent(new Event("contextrestored"));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    })()"""
    ask(small_page, lost)
    assert ask(small_page, ink)


def test_an_hour_in_the_background_is_no_jump(small_page: Page):
    small_page.clock.install()
    put(small_page, python="off")
    until(small_page, "element.trace", polling_ms=50)
    hidden = """hidden => {
        Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    small_page.clock.run_for(500)
    small_page.evaluate(hidden, True)
    before = ask(small_page, "[element.currentTimeMs, element.trace.sample]")
    small_page.clock.fast_forward(3_600_000)
    small_page.evaluate(hidden, False)
    small_page.clock.run_for(64)
    after = ask(small_page, "[element.currentTimeMs, element.trace.sample]")
    assert after[1] == before[1]
    assert before[0] < after[0] < before[0] + 500
