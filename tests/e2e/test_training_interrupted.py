"""A training that is interrupted while it goes as fast as it can: it trains on, or it stops and says where it stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.dropping import drop
from e2e.element import ask, ask_python, sentences, until
from e2e.train_panel import PLAYS, ROOT, SANE, STEP, play, press, train_fast

WRONG = f"{ROOT}.querySelector('.train .wrong')"
# What it trains on beside.
MINDS_NOT = {
    "the tab is hidden and shown": """[true, false].forEach((hidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event("visibilitychange"));
    })""",
    "its element is moved": "document.body.append(document.createElement('section')), document.body.lastChild.append(element)",
    "inputs are changed": "element.inputs = [0.3, -0.2]",
    "the temperature is changed": "element.temperature = 2",
    "the theme is changed": "element.setAttribute('theme', 'light')",
    "the moment is changed": "element.seek(1200)",
    "another sample is chosen": "element.step(1, 'sample')",
    "Share is opened": f"{ROOT}.querySelector('.bar .share').click()",
    "Share is closed": f"{ROOT}.querySelector('dialog.share-panel').close()",
    "the page takes its mode away": "element.removeAttribute('mode')",
    "the page names a mode that there is not": "element.setAttribute('mode', 'trian')",
}
# What a page may ask for in vain.
RUBBISH = {
    "task": ("ru<b>bbish", "task must be one of xor, moons, circles, spiral"),
    "step": ("soon", "step must be a whole number from 0 to 1000000; got soon"),
    "optimizer": ("magic", "optimizer must be one of sgd, momentum, adam; got magic"),
    "run": ('{"task": [', 'got {"task": ['),
}


@pytest.fixture
def training_page(live_page: Page) -> Page:
    """Lend a page whose element trains as fast as it goes."""
    train_fast(live_page)
    return live_page


def pause_and_look(page: Page) -> None:
    press(page, ".train .play")
    until(page, f"!({PLAYS}) && {SANE}")


def test_what_does_not_concern_it_it_does_not_mind(training_page):
    for kind, act in MINDS_NOT.items():
        ask(training_page, f"({act}, 0)")
        step = ask(training_page, STEP)
        until(training_page, f"{PLAYS} && {STEP} > argument", step)
        assert ask(training_page, f"{WRONG}.hidden"), kind
    assert sentences(training_page) == ["mode must be train; got trian"]
    wide = training_page.viewport_size
    training_page.context.set_offline(True)
    training_page.set_viewport_size({"width": 390, "height": 844})
    assert "must be a network file" in drop(training_page, {"table.txt": b"1,2"})
    until(training_page, f"{PLAYS} && {STEP} > argument", ask(training_page, STEP))
    training_page.context.set_offline(False)
    training_page.set_viewport_size(wide)
    pause_and_look(training_page)
    # One act: it is undone to where it began.
    assert ask(training_page, f"{ROOT}.querySelector('.bar .undo').ariaLabel ?? {ROOT}.querySelector('.bar .undo').title").startswith("Undo: ")  # fmt: skip


def test_what_a_page_asks_for_in_vain_is_said_and_the_step_stays(training_page):
    for name, (text, sentence) in RUBBISH.items():
        play(training_page)
        ask(training_page, "element.setAttribute(...argument)", [name, text])
        until(training_page, f"!{WRONG}.hidden && {WRONG}.textContent.includes(argument)", sentence)
        until(training_page, f"!({PLAYS}) && {SANE}")
        ask(training_page, "(element.removeAttribute(argument), 0)", name)
        until(training_page, f"{WRONG}.hidden && {STEP} === 0")


def test_while_its_element_is_in_no_page_python_has_a_rest(training_page):
    training_page.evaluate("""() => {
        window.gone = document.querySelector("forward-pass");
        window.asked = 0;
        workers[0].postMessage = function (...message) { asked += message[0].id !== "the test's"; return Worker.prototype.postMessage.apply(this, message); };
        gone.remove();
    }""")
    # Python answers in turn: what was on its way is answered before the first, and would be followed up before the last.
    for _ in range(3):
        ask_python(training_page, "listing", "")
    # What was on its way when it left.
    assert training_page.evaluate("asked") <= 1
    training_page.evaluate("delete workers[0].postMessage, document.body.append(gone)")
    until(training_page, f"{PLAYS} && {STEP} > argument", ask(training_page, STEP))
    press(training_page, ".dock .drawer .close")
    # Behind a closed panel it can still be paused.
    until(training_page, f"{ROOT}.activeElement?.matches('.train-pause')")
    press(training_page, ".train-pause")
    until(training_page, f"{ROOT}.activeElement?.matches('.train-opens')")


def test_two_elements_of_a_page_train_at_once(training_page):
    training_page.evaluate("document.body.append(document.querySelector('forward-pass').cloneNode())")
    other = "document.querySelectorAll('forward-pass')[1]"
    until(training_page, f"{other}.shadowRoot?.querySelector('.train .status')?.textContent.startsWith('Step')")
    training_page.evaluate(f"{other}.shadowRoot.querySelector('.train .play').click()")
    both = f"[{STEP}, Number({other}.settings.name?.split('@')[1] ?? NaN)]"
    steps = ask(training_page, both)
    until(training_page, f"({both}).every((step, k) => step > (argument[k] ?? 0))", steps)


def test_edited_python_does_not_train_and_that_is_said(training_page):
    training_page.locator("forward-pass").get_by_role("button", name="Python", exact=True).click()
    training_page.get_by_role("button", name="Edit", exact=True).click()
    source = training_page.get_by_label("Source to edit")
    source.fill(f"{source.input_value()}\n# the reader's own\n")
    training_page.get_by_role("button", name="Run", exact=True).click()
    until(training_page, f"{ROOT}.querySelector('.badge').textContent === 'edited Python'")
    press(training_page, ".train-opens")
    until(training_page, f"{ROOT}.querySelector('.train .play')?.textContent === 'Train'")
    press(training_page, ".train .play")
    until(training_page, f"{WRONG}.textContent.startsWith('What you have edited does not train')")
    until(training_page, SANE)


def test_where_python_dies_the_step_stays_and_another_one_catches_up(small_page: Page):
    train_fast(small_page)
    until(small_page, f"{STEP} > 1000")
    small_page.evaluate("void workers[0].dispatchEvent(new ErrorEvent('error', { message: 'memory access out of bounds' }))")  # fmt: skip
    until(small_page, f"!({PLAYS}) && element.status === 'failed'")
    until(small_page, f"{SANE} && {STEP} > 1000")
    small_page.get_by_role("button", name="Try again").click()
    until(small_page, "element.status === 'live'")
    play(small_page)
    pause_and_look(small_page)
