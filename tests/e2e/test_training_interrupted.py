"""A training that is interrupted while it goes as fast as it can: it trains on, or it stops and says where it stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.dropping import drop
from e2e.element import ask, sentences, until
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
def page(live_page: Page) -> Page:
    """Lend a page whose element trains as fast as it goes."""
    train_fast(live_page)
    return live_page


def pause_and_look(page: Page) -> None:
    press(page, ".train .play")
    until(page, f"!({PLAYS}) && {SANE}")


def test_what_does_not_concern_it_it_does_not_mind(page):
    for kind, act in MINDS_NOT.items():
        ask(page, f"({act}, 0)")
        step = ask(page, STEP)
        until(page, f"{PLAYS} && {STEP} > argument", step)
        assert ask(page, f"{WRONG}.hidden"), kind
    assert sentences(page) == ["mode must be train; got trian"]
    wide = page.viewport_size
    page.context.set_offline(True)
    page.set_viewport_size({"width": 390, "height": 844})
    assert "must be a network file" in drop(page, {"table.txt": b"1,2"})
    until(page, f"{PLAYS} && {STEP} > argument", ask(page, STEP))
    page.context.set_offline(False)
    page.set_viewport_size(wide)
    pause_and_look(page)
    # One act: it is undone to where it began.
    assert ask(page, f"{ROOT}.querySelector('.bar .undo').ariaLabel ?? {ROOT}.querySelector('.bar .undo').title").startswith("Undo: ")  # fmt: skip


def test_what_a_page_asks_for_in_vain_is_said_and_the_step_stays(page):
    for name, (text, sentence) in RUBBISH.items():
        play(page)
        ask(page, "element.setAttribute(...argument)", [name, text])
        until(page, f"!{WRONG}.hidden && {WRONG}.textContent.includes(argument)", sentence)
        until(page, f"!({PLAYS}) && {SANE}")
        ask(page, "(element.removeAttribute(argument), 0)", name)
        until(page, f"{WRONG}.hidden && {STEP} === 0")


def test_while_its_element_is_in_no_page_python_has_a_rest(page):
    page.evaluate("""() => {
        window.gone = document.querySelector("forward-pass");
        window.asked = 0;
        workers[0].postMessage = function (...message) { asked += 1; return Worker.prototype.postMessage.apply(this, message); };
        gone.remove();
    }""")
    page.wait_for_timeout(500)
    # What was on its way when it left.
    assert page.evaluate("asked") <= 1
    page.evaluate("delete workers[0].postMessage, document.body.append(gone)")
    until(page, f"{PLAYS} && {STEP} > argument", ask(page, STEP))
    press(page, ".dock .drawer .close")
    # Behind a closed panel it can still be paused.
    until(page, f"{ROOT}.activeElement?.matches('.train-pause')")
    press(page, ".train-pause")
    until(page, f"{ROOT}.activeElement?.matches('.train-opens')")


def test_two_elements_of_a_page_train_at_once(page):
    page.evaluate("document.body.append(document.querySelector('forward-pass').cloneNode())")
    other = "document.querySelectorAll('forward-pass')[1]"
    until(page, f"{other}.shadowRoot?.querySelector('.train .status')?.textContent.startsWith('Step')")
    page.evaluate(f"{other}.shadowRoot.querySelector('.train .play').click()")
    both = f"[{STEP}, Number({other}.settings.name?.split('@')[1] ?? NaN)]"
    steps = ask(page, both)
    until(page, f"({both}).every((step, k) => step > (argument[k] ?? 0))", steps)


def test_edited_python_does_not_train_and_that_is_said(page):
    page.locator("forward-pass").get_by_role("button", name="Python", exact=True).click()
    page.get_by_role("button", name="Edit", exact=True).click()
    source = page.get_by_label("Source to edit")
    source.fill(f"{source.input_value()}\n# the reader's own\n")
    page.get_by_role("button", name="Run", exact=True).click()
    until(page, f"{ROOT}.querySelector('.badge').textContent === 'edited Python'")
    press(page, ".train-opens")
    until(page, f"{ROOT}.querySelector('.train .play')?.textContent === 'Train'")
    press(page, ".train .play")
    until(page, f"{WRONG}.textContent.startsWith('What you have edited does not train')")
    until(page, SANE)


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
