"""Files dropped on the element, as a reader drops them."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from e2e.element import ask, until

FIXTURES = Path(__file__).parents[1] / "fixtures"

# Resolved with what the element says of them; empty once another network is on stage.
DROP = """new Promise((resolve) => {
    const data = new DataTransfer();
    for (const [name, text] of argument)
        data.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name));
    const notice = element.shadowRoot.querySelector(".notice");
    const said = new MutationObserver(() => {
        const sentence = notice.querySelector(".sentences").textContent;
        if (!notice.hidden && sentence) end(sentence);
    });
    const shown = () => end("");
    const end = (sentence) => {
        said.disconnect();
        element.removeEventListener("networkchange", shown);
        resolve(sentence);
    };
    if (!notice.hidden) notice.querySelector(".dismiss").click();
    said.observe(notice, { subtree: true, childList: true, attributes: true });
    element.addEventListener("networkchange", shown);
    const stage = element.shadowRoot.querySelector(".stage");
    stage.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
})"""

SELECTS = "element.shadowRoot.querySelectorAll('.adjust .questions select')"


def known(name: str) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Return the files of a fixture, and what its framework answered."""
    facts: dict[str, Any] = json.loads((FIXTURES / f"{name}.answers.json").read_text("utf-8"))
    return {file: (FIXTURES / file).read_bytes() for file in facts["files"]}, facts


def drop(page: Page, files: Mapping[str, bytes]) -> str:
    """Drop files; return the sentence that refuses them, empty once their network is on stage."""
    until(page, "element.shadowRoot.querySelector('.stage .reading')")  # what takes files comes after the first pulse
    listed = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    said: str = ask(page, DROP, listed)
    return said


def choose(page: Page, choice: str) -> None:
    """Answer the question that has this choice, and wait for the network that follows from it."""
    ask(
        page,
        f"""new Promise((resolve) => {{
            const select = [...{SELECTS}].find(({{ options }}) => [...options].some(({{ value }}) => value === argument));
            if (select.value === argument) return resolve();
            element.addEventListener("networkchange", resolve, {{ once: true }});
            select.value = argument;
            select.dispatchEvent(new Event("change"));
        }})""",
        choice,
    )


def outputs_for(page: Page, inputs: list[float]) -> list[float]:
    """Return the outputs that the page shows for some inputs."""
    ask(page, "element.inputs = argument", inputs)
    until(page, "element.trace.inputs.join() === argument.join()", inputs)
    outputs: list[float] = ask(page, "element.trace.outputs")
    return outputs
