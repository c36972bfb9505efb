"""What tests do in the Train panel, and what they read there."""

from __future__ import annotations

from playwright.sync_api import Page

from e2e.element import ask, put_live, until

ROOT = "element.shadowRoot"


def press(page: Page, selector: str) -> None:
    """Press a part of the element, wherever it has been scrolled to."""
    ask(page, f"{ROOT}.querySelector(argument).click()", selector)


def choose(page: Page, name: str, text: str) -> None:
    """Write something into the field of a setting."""
    ask(
        page,
        f"""(() => {{
            const {{ fields }} = [...{ROOT}.querySelectorAll(".train .fields > div")].reduce((found, row) =>
                row.textContent.startsWith(argument.name) ? {{ fields: row.querySelector("input, select") }} : found, {{}});
            fields.value = argument.text;
            fields.dispatchEvent(new Event("change"));
        }})()""",
        {"name": name, "text": text},
    )


# A sentence at the field of that name.
AT_FIELD = f"""[...{ROOT}.querySelectorAll(".train .fields > div")].some((row) => row.textContent.startsWith(argument[0])
    && [...row.querySelectorAll("p:not([hidden])")].some((p) => p.textContent.includes(argument[1])))"""
PLAYS = f"{ROOT}.querySelector('.train .play').textContent === 'Pause'"
# The step of the network on stage; `settings` would tell of the one that is wanted.
STEP = "Number(element.currentReel?.settings.name?.split('@')[1] ?? NaN)"


def train_fast(page: Page) -> None:
    """Put an element on a live page, and let it learn two moons as fast as it goes."""
    put_live(page, mode="train", task="moons", seed=1)
    until(page, f"{ROOT}.querySelector('.train .status')?.textContent.startsWith('Step')")
    ask(page, f"(({{ speed }}) => (speed.value = '0', speed.dispatchEvent(new Event('change'))))({{ speed: {ROOT}.querySelector('.train .speed') }})")  # fmt: skip
    play(page)


def play(page: Page) -> None:
    """Let it train, if it does not, and wait until it has come further."""
    until(page, f"!isNaN({STEP})")
    step = ask(page, STEP)
    if not ask(page, PLAYS):
        press(page, ".train .play")
    until(page, f"{PLAYS} && {STEP} > argument", step)


# Stage, sentence, slider and what is spoken tell of the same step, and the slider reaches it.
SANE = f"""(() => {{
    const part = (name) => {ROOT}.querySelector(`.train .${{name}}`);
    const [status, spoken, steps] = ["status", "spoken", "steps"].map(part);
    const told = Number(/tep (\\d+)/.exec(status.textContent)?.[1]);
    return told === {STEP} && spoken.textContent === status.textContent && steps.valueAsNumber === told
        && Number(steps.max) >= told && steps.getAttribute("aria-valuetext").startsWith(`step ${{told}}`)
        && part("picture .here") !== null && part("elsewhere").hidden;
}})()"""
