"""Elements come and go: made by scripts, several on a page, moved and removed at any time."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import SOON_MS, ask, put, put_live, trace_of, until

pytestmark = pytest.mark.shares_profile

TWO = """document.body.innerHTML = `<forward-pass python="eager" seed="7"></forward-pass>
    <forward-pass python="auto" seed="123456789" layers="3-4-2"></forward-pass>`"""
ALL_LIVE = "[...document.querySelectorAll('forward-pass')].every(element => element.trace?.source === 'live')"


def test_two_elements_of_a_page_share_one_interpreter(small_page: Page):
    fetched: list[str] = []
    small_page.context.on("request", lambda asked: fetched.append(asked.url) if asked.method == "GET" else None)
    small_page.evaluate(TWO)
    small_page.wait_for_function(ALL_LIVE, timeout=90_000)
    assert len(small_page.workers) == 1
    assert len([url for url in fetched if url.endswith(".wasm")]) == 1
    traces = small_page.evaluate("[...document.querySelectorAll('forward-pass')].map(element => element.trace)")
    assert [(trace["seed"], trace["layers"]) for trace in traces] == [(7, [5, 7, 6, 2]), (123456789, [3, 4, 2])]


def test_what_one_element_asks_for_leaves_the_others_alone(live_page: Page):
    live_page.evaluate(TWO)
    live_page.wait_for_function(ALL_LIVE)
    before = live_page.evaluate("document.querySelectorAll('forward-pass')[1].trace")
    ask(live_page, "element.randomize()")
    ask(live_page, "element.temperature = 3")
    until(live_page, "element.trace.temperature === 3")
    after = live_page.evaluate("document.querySelectorAll('forward-pass')[1].trace")
    assert {name: after[name] for name in ("seed", "weights", "temperature")} == {
        name: before[name] for name in ("seed", "weights", "temperature")
    }


def test_an_element_made_by_a_script_works_as_one_in_the_markup(live_page: Page):
    made = live_page.evaluate(
        """() => {
            const element = document.createElement("forward-pass");
            element.setAttribute("python", "eager");
            const before = [element.trace, element.status, element.paused];
            document.body.append(element);
            return before;
        }"""
    )
    assert made[0] is None
    until(live_page, "element.trace?.source === 'live'", within_ms=SOON_MS)


def test_an_element_that_is_put_elsewhere_keeps_what_it_shows(live_page: Page):
    put_live(live_page, seed=9)
    ask(live_page, "(element.step(2, 'sample'), element.seek(1500))")
    before = trace_of(live_page)
    live_page.evaluate(
        """() => {
            const section = document.createElement("section");
            document.body.append(section);
            section.append(document.querySelector("forward-pass"));
        }"""
    )
    assert trace_of(live_page) == before
    assert ask(live_page, "element.currentTimeMs") == 1500
    ask(live_page, "element.play()")
    until(live_page, "element.currentTimeMs > 1500")


def test_an_element_that_comes_back_has_not_missed_that_python_is_live(small_page: Page):
    put(small_page, python="eager")
    until(small_page, "element.status === 'starting'")
    small_page.evaluate("window.kept = document.querySelector('forward-pass'); kept.remove()")
    put(small_page, python="eager")
    until(small_page, "element.status === 'live'")
    small_page.evaluate("document.body.prepend(kept)")
    until(small_page, "element === kept && element.trace.source === 'live'")


def test_an_element_removed_while_python_starts_does_no_harm(small_page: Page):
    put(small_page, python="eager", seed=123456789)
    until(small_page, "element.status === 'starting'")
    small_page.evaluate("document.body.replaceChildren()")
    put(small_page, python="eager", seed=987654321)
    until(small_page, "element.trace?.source === 'live'")
    assert trace_of(small_page)["seed"] == 987654321


def test_a_removed_element_draws_no_frames_even_when_an_answer_comes_late(live_page: Page):
    put_live(live_page, autoplay="true")
    frames = live_page.evaluate(
        """async () => {
            const element = document.querySelector("forward-pass");
            await new Promise(requestAnimationFrame);
            element.temperature = 2;
            element.remove();
            const request = window.requestAnimationFrame;
            let frames = 0;
            window.requestAnimationFrame = (callback) => { frames++; return request(callback); };
            await new Promise(resolve => {
                const wait = () => element.trace.temperature === 2 ? resolve() : setTimeout(wait, 5);
                wait();
            });
            element.seek(100);
            for (let k = 0; k < 20; k++) await new Promise(painted => request(painted));
            window.requestAnimationFrame = request;
            return frames;
        }"""
    )
    assert frames <= 2


def test_sixteen_elements_on_one_page_all_come_alive(live_page: Page):
    live_page.evaluate(
        """document.body.innerHTML = Array.from({ length: 16 }, (_, seed) =>
            `<forward-pass python="eager" autoplay="false" seed="${1000 + seed}"></forward-pass>`).join("")"""
    )
    live_page.wait_for_function(ALL_LIVE, timeout=90_000)
    seeds = live_page.evaluate("[...document.querySelectorAll('forward-pass')].map(element => element.trace.seed)")
    assert seeds == list(range(1000, 1016))


def test_an_attribute_that_changes_changes_the_network(live_page: Page):
    put_live(live_page, seed=9)
    for name, value, there in (
        ("seed", "10", "element.trace?.seed === 10"),
        ("temperature", "2", "element.trace?.temperature === 2"),
        ("activation", "tanh", "element.trace?.activation === 'tanh'"),
        ("layers", "4-3-2", "element.trace?.layers.join() === '4,3,2'"),
        ("sample", "100", "element.trace?.sample === 100"),
    ):
        ask(live_page, "element.setAttribute(...argument)", [name, value])
        until(live_page, there, within_ms=SOON_MS)
    settings = ask(live_page, "element.settings")
    assert (settings["seed"], settings["temperature"], settings["activation"]) == (10, 2, "tanh")


def test_the_element_never_writes_its_attributes(live_page: Page):
    put_live(live_page, seed=9)
    markup = "element.outerHTML"
    before = ask(live_page, markup)
    ask(live_page, "(element.temperature = 2, element.play(), element.seek(100), element.step(1, 'sample'))")
    ask(live_page, "element.randomize()")
    assert ask(live_page, markup) == before
