"""The film of a step for every reader: what is told of the pass after it, the loss, keys, speech and less motion."""

from __future__ import annotations

import re

import numpy as np
import pytest
from playwright.sync_api import Page

from e2e.element import ask, put_live, rest, until
from forward_pass.learning.run import TrainingRun
from forward_pass.learning.step_trace import step_trace
from paper import closes, followed

RUN = TrainingRun("xor", seed=3, learning_rate=0.05, batch=8, optimizer="sgd")
STEP = step_trace(RUN, 40)
ATTRIBUTES = {"task": "xor", "seed": "3", "learning-rate": "0.05", "batch": "8", "optimizer": "sgd", "step": "40"}
ROOT = "element.shadowRoot"
CARD = f"{ROOT}.querySelector('.card')"
PLACE = f"({CARD}?.querySelector('.place')?.textContent ?? '')"
RESULT = f"+{CARD}.querySelector('.result data').value"
SPOKEN = f"{ROOT}.querySelector('.announcer').textContent"
LOSS = {"kind": "loss"}
ARROWS = ("ArrowDown",) * 4
# There: inputs, hidden layer, outputs; back: loss, δ, sum, slope, δ, sum; weights; again three.
STOPS = 13


# What is on the canvases, as a hash, and what the slider says of it without the time.
SEEN = """(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const canvases = [...element.shadowRoot.querySelectorAll(".stage > canvas")];
    const picture = canvases.reduce((sum, canvas) => {
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
        return new Uint32Array(data.buffer).reduce((all, pixel) => (Math.imul(all, 31) + pixel) | 0, sum);
    }, 7);
    const said = element.shadowRoot.querySelector(".scrub").getAttribute("aria-valuetext");
    return [picture, said.replace(/, [0-9.]+ of .*/, "")];
})()"""
# Where the names on the time line lead to: pass, loss, back, update, again, learned.
NAMED = [0, 3, 4, 9, 10, 12]


@pytest.fixture
def page(live_page: Page) -> Page:
    """Lend a page that stands in the film of the step after step 40."""
    put_live(live_page)
    ask(
        live_page,
        "Object.entries(argument).forEach((pair) => element.setAttribute(...pair))",
        ATTRIBUTES | {"film": "", "mode": "train"},
    )
    until(live_page, f"{ROOT}.querySelector('.train .film')?.textContent === 'Back to the pass'")
    ask(live_page, "(element.pause(), element.seek(0))")
    return live_page


def nearly(value):
    return pytest.approx(np.ravel(value), abs=1e-11)


def go(page, share, target=None):
    """Go to a part of the film, with a card about something."""
    ask(page, "(element.target = argument[1], element.seek(argument[0] * element.durationMs))", [share, target])


@pytest.mark.parametrize(
    ("target", "array", "index"),
    [
        ({"kind": "neuron", "layer": 1, "neuron": 2}, "activation1.activations", 2),
        ({"kind": "neuron", "layer": 2, "neuron": 1}, "softmax1.probabilities", 1),
        ({"kind": "edge", "layer": 1, "from": 2, "to": 0}, "dense2.contributions", (0, 2)),
    ],
)
def test_while_the_second_pass_plays_its_own_numbers_are_told_and_called_after_the_step(page, target, array, index):
    for share, passed, named in ((0.6, STEP.before, False), (1, STEP.after, True)):
        go(page, share, target)
        until(page, f"{PLACE}.endsWith('after the step') === argument", named)
        # The first card brings its module with it.
        until(page, f"{CARD}?.querySelector('.result data')")
        assert ask(page, RESULT) == nearly(passed.arrays[array][index])
        told = ask(page, f"{ROOT}.querySelector('.told').textContent")
        assert ("after the step" in told) == named
    assert STEP.before.arrays[array][index] != STEP.after.arrays[array][index]


def test_what_the_second_pass_has_not_computed_yet_is_no_number_and_a_click_goes_there(page):
    go(page, 0.78, {"kind": "neuron", "layer": 2, "neuron": 1})
    until(page, f"{PLACE}.endsWith('after the step')")
    assert ask(page, f"{CARD}.querySelector('.result data').value") == ""
    ask(page, f"{CARD}.querySelectorAll('[data-moment]')[1].click()")
    until(page, f"{RESULT} > 0")
    assert ask(page, RESULT) == nearly(STEP.after.outputs[1])
    assert ask(page, "element.currentTimeMs > 0.8 * element.durationMs")


def test_the_loss_has_a_card_that_is_followed_on_paper(page):
    go(page, 0, LOSS)
    until(page, f"{CARD}?.querySelector('.coming')")
    assert ask(page, f"{CARD}.querySelector('.result data').value") == ""
    ask(page, f"{CARD}.querySelector('[data-moment]').click()")
    until(page, f"{RESULT} > 0")
    shown = f"Object.fromEntries([...{CARD}.querySelectorAll('.learning data')].map((data) => [data.dataset.is, +data.value]))"
    numbers = ask(page, shown)
    assert ask(page, RESULT) == nearly(STEP.loss)
    assert [numbers["loss"], numbers["others"], numbers["mean"]] == nearly(
        [STEP.loss, STEP.others_loss, STEP.batch_loss]
    )
    lines = ask(page, f"[...{CARD}.querySelectorAll('.plugged')].map((line) => line.textContent)")
    results = followed(lines)
    assert len(results) == 2
    assert all(closes(result, text) or sign == "≈" for _, sign, result, text in results)
    ask(page, "element.seek(1e9)")
    until(page, f"{PLACE} === 'after the step'")
    assert ask(page, RESULT) == nearly(STEP.loss_after)
    rows = f"[...{CARD}.querySelectorAll('.losses tbody td:last-child data')].map((data) => +data.value)"
    assert ask(page, rows) == nearly(STEP.after.outputs)
    numbers = ask(page, shown)
    assert [numbers["loss"], numbers["others"], numbers["mean"]] == nearly(
        [STEP.loss_after, STEP.others_loss_after, STEP.batch_loss_after]
    )
    # Without a step there is none to aim at.
    ask(page, f"{ROOT}.querySelector('.train .film').click()")
    until(page, "element.target === null")
    # It came and went with nothing to undo.
    assert ask(page, f"{ROOT}.querySelector('button.undo').hidden")


def test_the_loss_is_reached_by_a_click_on_it_and_by_keys(page):
    go(page, 0.3)
    ask(page, f"{ROOT}.querySelector('.drawer .close').click()")
    rest(page)
    box = page.locator("forward-pass .stage").bounding_box()
    # Its words stand under one of the outputs: somewhere in their column.
    for y in range(int(box["height"] * 0.4), int(box["height"]), 8):
        page.mouse.move(box["x"] + box["width"] - 60, box["y"] + y)
        if ask(page, "element.target?.kind") == "loss":
            break
    until(page, f"{ROOT}.querySelector('.tip')?.textContent.startsWith('Loss 0.')")
    page.mouse.down()
    page.mouse.up()
    assert ask(page, "element.target") == LOSS
    until(page, f"{CARD}.dataset.kind === 'loss'")
    ask(page, "(element.target = null)")
    ask(page, f"{ROOT}.querySelector('canvas[tabindex]').focus()")
    for key in ARROWS:
        page.keyboard.press(key)
    assert ask(page, "element.target") == LOSS
    page.keyboard.press("Enter")
    until(page, f"{CARD}.contains({ROOT}.activeElement)")


def test_an_open_card_tells_of_the_loss_while_the_film_does_and_then_of_its_own_again(page):
    neuron = {"kind": "neuron", "layer": 1, "neuron": 2}
    go(page, 0, neuron)
    kind = f"{CARD}?.dataset.kind"
    until(page, f"{kind} === 'hidden'")
    seen = []
    # Along the time line, stop by stop.
    for _ in range(14):
        ask(page, "element.step(1)")
        rest(page)
        seen.append(ask(page, kind))
    assert seen.count("loss") == 1
    assert (seen[0], seen[-1]) == ("hidden", "hidden")
    assert ask(page, "element.target") == neuron


def test_each_stop_of_the_film_is_spoken_once_forth_and_back(page):
    ask(page, f"{ROOT}.querySelector('canvas[tabindex]').focus()")
    page.keyboard.press("Home")
    ask(
        page,
        f"(globalThis.told = [], new MutationObserver(() => told.push({SPOKEN})).observe({ROOT}.querySelector('.announcer'), {{ childList: true, characterData: true, subtree: true }}))",
    )
    for key in ("ArrowRight",) * STOPS + ("ArrowLeft",) * 2:
        before = ask(page, "told.length")
        page.keyboard.press(f"Shift+{key}")
        until(page, "told.length > argument", before)
    told = ask(page, "told")
    loss, after = f"{STEP.loss:.4f}", f"{STEP.loss_after:.4f}"
    assert [re.sub(r"^step 41, |[.,:] .*|\.$", "", each) for each in told] == [
        *("inputs", "hidden", "outputs", f"loss of this example {loss}", "back", "back", "back", "back", "back"),
        *("weights move", "after the step", "after the step", f"loss of this example {after}"),
        *("after the step", "after the step"),
    ]
    assert len(set(told[:STOPS])) == STOPS
    # Several keys in a row: only where they lead to.
    count = ask(page, "told.length")
    for _ in range(5):
        page.keyboard.press("Shift+ArrowLeft")
    until(page, "told.length > argument", count)
    assert ask(page, "told.length") == count + 1


def test_hidden_numbers_stay_hidden_in_the_film_until_a_click(page):
    go(page, 0.64, LOSS)
    until(page, f"{CARD}?.dataset.kind === 'loss'")
    page.locator("forward-pass canvas[tabindex]").focus()
    page.keyboard.press("h")
    try:
        for share, after in ((0.64, ""), (1, ", after the step")):
            go(page, share, LOSS)
            until(
                page, f"{ROOT}.querySelector('.told').textContent === 'loss{after} · of this example ? · mean of 8 ?'"
            )
            assert (
                ask(page, f"[...{CARD}.querySelectorAll('data')].map((data) => data.value + data.textContent)")
                == ["?"] * 3
            )
            assert not re.search(r"\d\.\d", ask(page, f"{ROOT}.querySelector('.train .film-note').textContent"))
        page.locator("forward-pass canvas[tabindex]").focus()
        for key in ARROWS:
            page.keyboard.press(key)
        until(page, f"{SPOKEN}.includes('hidden')")
        assert not re.search(r"\d\.\d", ask(page, SPOKEN))
        ask(page, f"{CARD}.querySelector('td button').click()")
        until(page, f"{CARD}.querySelector('td data').value !== ''")
        assert ask(page, RESULT) == nearly(STEP.loss_after)
    finally:
        page.locator("forward-pass canvas[tabindex]").focus()
        page.keyboard.press("h")
    until(page, f"{CARD}.querySelector('.losses thead')")


def press(page, key):
    """Press a key on the stage, and return what is seen then."""
    page.keyboard.press(key)
    return ask(page, SEEN)


@pytest.fixture
def stops(page):
    """Lend the page with less motion, and what is seen at each stop of the film with motion."""
    ask(page, f"({ROOT}.querySelector('.drawer .close').click(), {ROOT}.querySelector('canvas[tabindex]').focus())")
    rest(page)
    stops = [press(page, "Shift+ArrowRight") for _ in range(STOPS)]
    assert len({picture for picture, _ in stops}) == STOPS
    page.emulate_media(reduced_motion="reduce")
    press(page, "Home")
    yield stops
    page.emulate_media(reduced_motion="null")


def test_with_less_motion_keys_and_buttons_and_names_and_cards_lead_to_every_stop(page, stops):
    assert [ask(page, SEEN), *(press(page, "ArrowRight") for _ in stops[1:])] == stops
    assert [press(page, "ArrowLeft") for _ in stops[1:]] == stops[-2::-1]
    seen, told = [], []
    for _ in stops[1:]:
        before = ask(page, SPOKEN)
        ask(page, f"{ROOT}.querySelector('.on').click()")
        until(page, f"{SPOKEN} !== argument", before)
        seen.append(ask(page, SEEN))
        told.append(ask(page, SPOKEN))
    assert seen == stops[1:]
    # Back, speech and slider name the same place and the same thing.
    for (_, slider), spoken in zip(stops[4:10], told[3:9], strict=True):
        assert re.split("[,:.] ?", spoken)[1:-1] == slider.split(", ")
    assert f"loss of this example {STEP.loss:.4f}" in told[2]
    names = ask(
        page, f"[...{ROOT}.querySelectorAll('.layers i')].map((name) => name.style.getPropertyValue('--_start'))"
    )
    for at, stop in zip(names, NAMED, strict=True):
        ask(
            page,
            f"((scrub) => {{ scrub.valueAsNumber = argument * element.durationMs + 10; scrub.dispatchEvent(new Event('input')); }})({ROOT}.querySelector('.scrub'))",
            float(at),
        )
        assert ask(page, SEEN) == stops[stop]
    go(page, 0, LOSS)
    until(page, f"{CARD}?.querySelector('.coming')")
    ask(page, f"{CARD}.querySelector('[data-moment]').click()")
    until(page, f"{RESULT} > 0")
    assert ask(page, RESULT) == nearly(STEP.loss)
    ask(page, "(element.target = null)")
    rest(page)
    assert ask(page, SEEN) == stops[3]


def test_with_less_motion_the_film_plays_through_all_stops_and_nothing_travels(page, stops):
    # In each frame of a film that plays fast: the picture.
    seen = ask(
        page,
        f"""(async () => {{
            const seen = [];
            element.setAttribute("speed", "4");
            element.play();
            for (let last = 0; ; last = element.currentTimeMs) {{
                const [picture] = await {SEEN};
                if (element.currentTimeMs < last) break; // the next time round
                seen.push(picture);
            }}
            element.pause();
            element.removeAttribute("speed");
            return seen;
        }})()""",
    )
    course = [picture for k, picture in enumerate(seen) if k == 0 or picture != seen[k - 1]]
    assert len(course) == len(set(course)) == STOPS
    assert len(seen) > 3 * STOPS


def test_a_film_that_begins_says_so_at_once(page):
    button = f"{ROOT}.querySelector('.train .film')"
    ask(page, f"{button}.click()")
    until(page, f"!{button}.textContent.includes('Back')")
    ask(page, f"{button}.click()")
    until(page, f"{SPOKEN}.startsWith('Step 41 as a film: ')")
    assert ask(page, "element.currentTimeMs < 2000")
