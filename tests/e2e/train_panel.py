"""What tests do in the Train panel, and what they read there."""

from __future__ import annotations

from playwright.sync_api import Page

from e2e.element import ask

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
STEP = "Number(element.settings.name?.split('@')[1] ?? NaN)"
