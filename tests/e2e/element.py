"""One `<forward-pass>` on a page: put it there, ask it, wait for it.

Expressions are JavaScript in which `element` is the page's first element and `argument` what was handed over.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

# Python in a page takes seconds to start, and many of them on a machine under load.
START_MS = 90_000
# Everything that does not wait for a start.
SOON_MS = 20_000

# The tables of numbers come when the page has time for them.
TABULATED = "element.shadowRoot.querySelector('.numbers table')"

# Resolved once nothing has moved, opened or faded for a few frames.
AT_REST = """(async () => {
    const within = [document, element.shadowRoot];
    const boxes = () => within.flatMap((root) => [...root.querySelectorAll("*")])
        .map((part) => Object.values(part.getBoundingClientRect().toJSON())).join();
    // Firefox counts those of parts that have no box as well.
    const runs = ({ playState, effect }) => playState === "running" && effect.target.checkVisibility();
    for (let same = 0, before = ""; same < 5;) {
        await new Promise(requestAnimationFrame);
        const now = within.some((root) => root.getAnimations().some(runs)) ? "" : boxes();
        same = now && now === before ? same + 1 : 0;
        before = now;
    }
})()"""


def open_small_page(page: Page, site_url: str) -> Page:
    """Open an empty page that has the element at hand, and its `workers`; the site must be served with `Beside`."""
    page.goto(f"{site_url}small.html")
    return page


def put(page: Page, **attributes: object) -> None:
    """Make a new element with these attributes the page's only content."""
    page.evaluate(
        """attributes => {
            const template = document.createElement("template");
            template.innerHTML = "<forward-pass></forward-pass>";
            const element = template.content.firstElementChild;
            for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
            document.body.replaceChildren(element);
        }""",
        {name: str(value) for name, value in attributes.items()},
    )


def ask(page: Page, expression: str, argument: object = None) -> Any:
    """Return what the expression gives; a promise is awaited, but not for ever."""
    return page.evaluate(_with_element(f"awaited({expression})"), argument)


def rest(page: Page) -> None:
    """Wait until a paused page is at rest: whatever opens is open, and nothing glides or scrolls."""
    ask(page, AT_REST)


def until(
    page: Page,
    condition: str,
    argument: object = None,
    *,
    within_ms: float = START_MS,
    polling_ms: float | None = None,
) -> None:
    """Wait until the expression is true. With `polling_ms` the waiting itself asks for no animation frames."""
    polling: Any = polling_ms or "raf"
    page.wait_for_function(_with_element(condition), arg=argument, timeout=within_ms, polling=polling)


def _with_element(expression: str) -> str:
    return f"""argument => {{
        const element = document.querySelector("forward-pass");
        const awaited = value => value instanceof Promise ? Promise.race([value, tooLate()]) : value;
        const tooLate = () => new Promise((_, reject) => setTimeout(reject, {START_MS}, new Error("nothing came")));
        return ({expression});
    }}"""


def put_live(page: Page, **attributes: object) -> dict[str, Any]:
    """Put a paused element on the page, wait for Python's numbers, and return its trace."""
    put(page, **{"python": "eager", "autoplay": "false"} | attributes)
    ask(page, "element.whenLive()")
    return trace_of(page)


def ask_python(page: Page, endpoint: str, request: str) -> list[Any]:
    """Return what the page's first worker answers to a raw request: header as text, and values or null."""
    answer: list[Any] = page.evaluate(
        """([endpoint, request]) => new Promise((resolve) => {
            const id = "the test's";
            workers[0].addEventListener("message", ({ data }) => data.id === id && resolve(data.answer));
            workers[0].postMessage({ id, endpoint, request });
        })""",
        [endpoint, request],
    )
    return answer


def trace_of(page: Page) -> dict[str, Any]:
    """Return the trace on screen; it must be there."""
    trace: dict[str, Any] = ask(page, "element.trace")
    assert trace is not None
    return trace


def part_text(page: Page, selector: str) -> str:
    """Return the text of a part of the element's chrome."""
    text: str = ask(page, "element.shadowRoot.querySelector(argument).textContent.trim()", selector)
    return text


def sentences(page: Page) -> list[str]:
    """Return what the element says is wrong, as far as it can be seen."""
    said: list[str] = ask(
        page,
        """[...element.shadowRoot.querySelectorAll('.notice p')]
            .filter(sentence => sentence.checkVisibility()).map(sentence => sentence.textContent)""",
    )
    return said
