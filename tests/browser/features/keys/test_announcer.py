"""announcer.js: what is told without being asked, and what is not."""

from __future__ import annotations

import pytest

from browser.lab import HELPERS, Lab
from browser.scripts import FIRST, OPEN
from trouble import watch

REST_MS = 600
MARKUP = f'<forward-pass seed="{FIRST}" python="off" autoplay="false" style="inline-size: 800px"></forward-pass>'


@pytest.fixture(scope="module")
def network(browser, source_url):
    """Open a network once for all of these tests, with a clock of their own, which takes a profile of its own."""
    context = browser.new_context()
    context.add_init_script(path=HELPERS)
    page = context.new_page()
    trouble = []
    watch(page, trouble)
    page.goto(f"{source_url}blank.html")
    lab = Lab(page)
    lab.run(
        OPEN
        + """const { Announcer } = await import("/static/features/keys/announcer.js");
        // The keys and words that come by themselves are loaded in their own time.
        await when(() => element.shadowRoot.querySelector(".walked"), "the keys have come");
        Object.assign(window, { element, said: [] });
        const announcer = part(element, ".announcer");
        new MutationObserver(() => said.push(announcer.textContent)).observe(announcer, { childList: true });""",
        MARKUP,
    )
    page.clock.install()
    yield lab
    assert not trouble, "\n".join(trouble)
    context.close()


@pytest.fixture
def stage(network):
    """Let the network stand at the end of its first sample; return a function that does something and tells what is said once it has come to rest."""

    def act(body, after_ms=REST_MS + 50):
        network.run(f"said.length = 0; {body}; helpers.frames.advance(); await helpers.turn();")
        network.page.clock.run_for(after_ms)
        network.run("helpers.frames.advance()")
        return network.run("return said")

    act(
        "element.pause(); element.target = null; element.sample = 0; element.seek(Infinity); document.activeElement.blur()"
    )
    return act


def test_a_step_is_told_when_the_reader_has_come_to_rest_there(stage):
    said = stage("element.seek(100)")
    assert said == ["sample 0, inputs: enter."]
    assert stage("element.step(1, 'layer'); helpers.frames.advance(); element.step(1, 'step')") == [
        "sample 0, hidden 1: weigh."
    ]


def test_the_percentages_are_told_once_they_are_known(stage):
    assert "%" not in stage("element.seek(100)")[0]
    [told] = stage("element.seek(4000)")
    assert told.startswith("sample 0, outputs: result. class 1 ")


def test_many_steps_in_a_row_are_told_once(stage):
    body = "for (let k = 0; k < 9; k++) { element.step(-1); helpers.frames.advance(); }"
    assert len(stage(body)) == 1


def test_nothing_is_told_while_the_passes_go_on(stage):
    stage("element.play()")
    assert stage("for (let k = 0; k < 200; k++) helpers.frames.advance(50)", after_ms=5000) == []


def test_who_pauses_hears_where(stage):
    stage("element.play(); for (let k = 0; k < 30; k++) helpers.frames.advance(50)")
    [told] = stage("element.pause()")
    assert told.startswith("sample ")


def test_another_sample_is_told_with_its_result(stage):
    [told] = stage("element.step(1, 'sample')")
    assert told.startswith("sample 1, outputs: result. class 1 ")


def test_where_a_walk_stands_is_told_anew_when_more_is_known(stage, network):
    network.run("helpers.part(element, '.still').focus()")
    stage("element.seek(430)")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        network.page.keyboard.press(key)
    [told] = stage("element.seek(1300)")
    assert "hidden 1: activate. hidden 1, neuron 1 of 7: activation " in told
