"""Randomize: another network at once, however often and wherever it comes from."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import TABULATED, ask, part_text, put, put_live, sentences, trace_of, until
from e2e.oracle import cpython_trace
from forward_pass import Drawn
from forward_pass_site.record.reels import recorded_seeds

FIVE_AT_ONCE = "Promise.allSettled([1, 2, 3, 4, 5].map(() => element.randomize()))"


def drawn(trace):
    return trace["weights"], trace["biases"], trace["inputs"]


def assert_is_drawn_as_cpython_does(trace):
    assert drawn(trace) == drawn(cpython_trace(Drawn(seed=trace["seed"]), trace["sample"]))


def test_randomize_shows_another_live_network(live_page: Page):
    before = put_live(live_page)
    ask(live_page, "element.randomize()")
    after = trace_of(live_page)
    assert after["source"] == "live"
    assert after["seed"] != before["seed"]
    assert after["weights"] != before["weights"]
    assert after["sample"] == 0
    assert_is_drawn_as_cpython_does(after)


def test_the_network_asked_for_ahead_answers_before_the_next_frame(live_page: Page):
    before = put_live(live_page)
    # The first answer after the takeover is the network ahead; how soon the next one is there depends on the machine.
    until(live_page, "element.randomize().then(() => true)")
    seeds = ask(
        live_page,
        """(async () => {
            for (let tries = 0; tries < 200; tries++) {
                await new Promise((later) => setTimeout(later, 100));
                const before = element.trace.seed;
                const drawn = element.randomize();
                if (element.trace.seed !== before) return [before, element.trace.seed];
                await drawn;
            }
            throw new Error("no network was there ahead of its time");
        })()""",
    )
    assert seeds[0] != before["seed"]
    assert seeds[1] != seeds[0]


def test_randomize_leaves_own_inputs_behind_and_keeps_the_temperature(live_page: Page):
    put_live(live_page, temperature=2)
    ask(live_page, "element.inputs = [1, 1, 1, 1, 1]")
    until(live_page, "element.trace.inputs.every(x => x === 1)")
    ask(live_page, "element.randomize()")
    after = trace_of(live_page)
    assert after["temperature"] == 2
    assert_is_drawn_as_cpython_does(after)


@pytest.mark.parametrize("python", ["eager", "off"])
def test_five_calls_at_once_all_settle_and_end_in_one_consistent_network(live_page: Page, python):
    before = put_live(live_page) if python == "eager" else None
    if before is None:
        put(live_page, python="off", autoplay="false")
        until(live_page, "element.trace")
        before = trace_of(live_page)
    settled = ask(live_page, FIVE_AT_ONCE)
    assert [promise["status"] for promise in settled] == ["fulfilled"] * 5
    after = trace_of(live_page)
    assert after["seed"] == ask(live_page, "element.settings.seed")
    assert after["seed"] != before["seed"]
    assert part_text(live_page, "data.seed") == str(after["seed"])
    until(live_page, TABULATED)
    assert float(part_text(live_page, ".numbers table data")) == after["inputs"][0]
    assert after["source"] == ("live" if python == "eager" else "recorded")
    assert_is_drawn_as_cpython_does(after)
    assert sentences(live_page) == []


def test_before_python_is_live_every_recorded_network_has_its_turn(live_page: Page):
    put(live_page, python="off", autoplay="false")
    until(live_page, "element.trace")
    seeds = [trace_of(live_page)["seed"]]
    for _ in recorded_seeds()[1:]:
        ask(live_page, "element.randomize()")
        trace = trace_of(live_page)
        assert trace["source"] == "recorded"
        seeds.append(trace["seed"])
    assert sorted(seeds) == sorted(recorded_seeds())
    ask(live_page, "element.randomize()")
    assert trace_of(live_page)["seed"] == seeds[0]


def test_the_button_does_the_same(home: Page):
    before = trace_of(home)
    home.get_by_role("button", name="Randomize").click()
    until(home, "element.trace.seed !== argument", before["seed"])
    after = trace_of(home)
    assert after["weights"] != before["weights"]
    assert_is_drawn_as_cpython_does(after)
    until(
        home, "element.shadowRoot.querySelector('.announcer').textContent.includes(`seed ${argument}.`)", after["seed"]
    )


def test_a_playing_network_begins_its_pass_anew(live_page: Page):
    put_live(live_page)
    ask(live_page, "(element.seek(3000), element.play())")
    assert ask(live_page, "element.randomize().then(() => element.currentTimeMs)") < 1000


def test_one_event_tells_of_each_new_network(live_page: Page):
    put_live(live_page)
    events = ask(
        live_page,
        """(async () => {
            const events = [];
            document.body.addEventListener("networkchange", ({ detail, composed }) =>
                events.push([detail.settings.seed, detail.source, composed]));
            await element.randomize();
            await element.randomize();
            return [events, element.trace.seed];
        })()""",
    )
    assert [source for _, source, _ in events[0]] == ["live", "live"]
    assert [composed for *_, composed in events[0]] == [True, True]
    assert events[0][-1][0] == events[1]
