"""What the reader changes, Python answers: inputs and temperature, at the same moment of the pass."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import ask, put_live, sentences, trace_of, until
from e2e.oracle import assert_close, cpython_trace
from forward_pass import Drawn, RunOptions

INPUTS = [0.25, -1.5, 1000000, 0, 1e-9]


def assert_is_cpythons(trace, temperature=0.65, inputs=None):
    trace = dict(trace)
    assert trace.pop("source") == "live"
    # An assigned temperature is the author's own: only what a reader changes is compared with what was before.
    compare = None if inputs is None else temperature
    expected = cpython_trace(Drawn(), 0, RunOptions(temperature), inputs=inputs, compare=compare)
    assert_close(trace, expected, 1e-12)


def test_assigned_inputs_are_answered_by_python(live_page: Page):
    put_live(live_page)
    ask(live_page, "element.inputs = argument", INPUTS)
    until(live_page, "element.trace.inputs[2] === 1000000")
    trace = trace_of(live_page)
    assert trace["inputs"] == INPUTS
    assert ask(live_page, "element.inputs") == INPUTS
    assert_is_cpythons(trace, inputs=INPUTS)


def test_a_typed_array_will_do_as_well(live_page: Page):
    put_live(live_page)
    ask(live_page, "element.inputs = Float64Array.of(1, 0, 1, 0, 1)")
    until(live_page, "element.trace.inputs.join() === '1,0,1,0,1'")
    assert_is_cpythons(trace_of(live_page), inputs=[1, 0, 1, 0, 1])


def test_null_gives_the_samples_back(live_page: Page):
    put_live(live_page)
    ask(live_page, "element.step(2, 'sample')")
    drawn = trace_of(live_page)
    ask(live_page, "element.inputs = [1, 2, 3, 4, 5]")
    until(live_page, "element.trace.inputs[4] === 5")
    ask(live_page, "element.inputs = null")
    until(live_page, "element.trace.inputs[4] !== 5")
    assert trace_of(live_page) == drawn


def test_own_inputs_stay_for_pass_after_pass(live_page: Page):
    put_live(live_page)
    ask(live_page, "element.inputs = [1, 2, 3, 4, 5]")
    until(live_page, "element.trace.inputs[4] === 5")
    ask(live_page, "(element.seek(element.durationMs - 1), element.play())")
    until(live_page, "element.currentTimeMs < 1000")
    assert ask(live_page, "element.inputs") == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("temperature", [0.001, 0.2, 3, 1000])
def test_an_assigned_temperature_is_answered_by_python(live_page: Page, temperature):
    put_live(live_page)
    ask(live_page, "element.temperature = argument", temperature)
    assert ask(live_page, "element.temperature") == temperature
    until(live_page, "element.trace.temperature === argument", temperature)
    assert_is_cpythons(trace_of(live_page), temperature)


def test_temperature_and_inputs_go_together(live_page: Page):
    put_live(live_page)
    ask(live_page, "(element.temperature = 2, element.inputs = [1, 2, 3, 4, 5], element.temperature = 5)")
    until(live_page, "element.trace.temperature === 5 && element.trace.inputs[4] === 5")
    assert_is_cpythons(trace_of(live_page), 5, inputs=[1, 2, 3, 4, 5])
    ask(live_page, "element.inputs = null")
    until(live_page, "element.trace.inputs[4] !== 5")
    assert_is_cpythons(trace_of(live_page), 5)


def test_of_twenty_inputs_assigned_in_one_tick_the_last_one_stays(live_page: Page):
    put_live(live_page)
    seen = ask(
        live_page,
        """new Promise(resolve => {
            const seen = [];
            element.addEventListener("samplechange", () => {
                seen.push(element.inputs[0]);
                if (seen.at(-1) === 20) setTimeout(resolve, 0, seen);
            });
            for (let k = 1; k <= 20; k++) element.inputs = [k, 0, 0, 0, 0];
        })""",
    )
    # Whatever was overtaken was not even asked for.
    assert len(seen) <= 2
    # A question asked now is answered after all that are still on their way.
    ask(live_page, "element.randomize()")
    ask(live_page, "element.inputs = [21, 0, 0, 0, 0]")
    until(live_page, "element.inputs[0] === 21")


def test_of_twenty_temperatures_assigned_in_one_tick_the_last_one_stays(live_page: Page):
    put_live(live_page)
    ask(live_page, "{ for (let k = 1; k <= 20; k++) element.temperature = k; }".join(["(() => ", ")()"]))
    until(live_page, "element.trace.temperature === 20")
    assert_is_cpythons(trace_of(live_page), 20)


@pytest.mark.parametrize("change", ["element.inputs = [1, 2, 3, 4, 5]", "element.temperature = 2"])
def test_an_answer_leaves_the_time_of_a_playing_pass_alone(live_page: Page, change):
    put_live(live_page)
    times = ask(
        live_page,
        f"""new Promise(resolve => {{
            element.seek(2000);
            element.play();
            const times = [];
            element.addEventListener("samplechange", () => times.push(element.currentTimeMs), {{ once: true }});
            const write = () => {{
                times.push(element.currentTimeMs);
                if (times.length < 20) requestAnimationFrame(write);
                else resolve(times);
            }};
            {change};
            requestAnimationFrame(write);
        }})""",
    )
    assert times == sorted(times)
    assert times[0] >= 2000
    assert ask(live_page, "element.trace.temperature === 2 || element.trace.inputs[4] === 5")


def test_a_dragged_input_moves_the_percentages(live_page: Page):
    put_live(live_page)
    shares = []
    for step in range(5):
        ask(live_page, "element.inputs = [argument, 0.5, 0.5, 0.5, 0.5]", step / 2)
        until(live_page, "element.trace.inputs[0] === argument", step / 2)
        shares.append(trace_of(live_page)["probabilities"][0])
    assert len(set(shares)) == 5


@pytest.mark.parametrize(
    ("inputs", "shown"),
    [
        ("[1, 2]", "[1,2]"),
        ("[1, 2, 3, 4, '5']", '[1,2,3,4,"5"]'),
        ("[1, 2, 3, 4, 1000001]", "[1,2,3,4,1000001]"),
        ("'all'", "all"),
        ("Array(1000).fill(7)", f"[{'7,' * 39}7… (1921 more)"),
    ],
)
def test_inputs_that_will_not_do_change_nothing_and_are_named(live_page: Page, inputs, shown):
    before = put_live(live_page)
    ask(live_page, f"element.inputs = {inputs}")
    assert sentences(live_page) == [f"inputs must be one number from -1000000 to 1000000 for each input; got {shown}"]
    assert trace_of(live_page) == before
    ask(live_page, "element.inputs = [1, 1, 1, 1, 1]")
    until(live_page, "element.trace.inputs[0] === 1")
    assert sentences(live_page) == []


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_inputs_that_are_no_numbers_change_nothing_and_are_named(live_page: Page, number):
    before = put_live(live_page)
    ask(live_page, f"element.inputs = [1, 2, 3, 4, {number}]")
    [said] = sentences(live_page)
    assert said.startswith("inputs must be one number from -1000000 to 1000000 for each input; got [1,2,3,4,")
    assert trace_of(live_page) == before


@pytest.mark.parametrize("temperature", ["0", "-1", "NaN", "'hot'", "1e9"])
def test_a_temperature_that_will_not_do_changes_nothing_and_is_named(live_page: Page, temperature):
    before = put_live(live_page)
    ask(live_page, f"element.temperature = {temperature}")
    shown = ask(live_page, f"String({temperature})")
    assert sentences(live_page) == [f"temperature must be a number from 0.001 to 1000; got {shown}"]
    assert trace_of(live_page) == before


def test_without_python_a_temperature_changes_nothing_and_says_why(live_page: Page):
    live_page.evaluate("document.body.innerHTML = '<forward-pass python=off autoplay=false></forward-pass>'")
    until(live_page, "element.trace")
    before = trace_of(live_page)
    ask(live_page, "element.adjust({ temperature: 2 })")
    until(live_page, "element.shadowRoot.querySelector('.notice p')")
    assert 'python="off"' in sentences(live_page)[0]
    assert trace_of(live_page) == before
    assert ask(live_page, "element.temperature") == before["temperature"]
    # And the recorded networks are still to be had.
    ask(live_page, "element.randomize()")
    assert trace_of(live_page)["seed"] != before["seed"]


def test_without_python_own_inputs_do_not_stop_the_recorded_samples(live_page: Page):
    live_page.evaluate("document.body.innerHTML = '<forward-pass python=off autoplay=false></forward-pass>'")
    until(live_page, "element.trace")
    ask(live_page, "element.inputs = [1, 1, 1, 1, 1]")
    until(live_page, "element.shadowRoot.querySelector('.notice p')")
    ask(live_page, "element.step(1, 'sample')")
    assert trace_of(live_page)["sample"] == 1
