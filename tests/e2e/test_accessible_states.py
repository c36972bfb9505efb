"""In every state, in both themes, in Chromium and Firefox: axe finds nothing, and whatever can be pressed is large enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Playwright, expect

import engines
from e2e.element import ask, rest, until
from slow import one_of

pytestmark = [pytest.mark.slow, pytest.mark.shares_profile]


LEAST_PX = 24
# Every panel's script comes when it is wanted first.
OPENED = ".drawer:not([hidden]) *, dialog[open], .numbers[tabindex='0']"
Reach = Callable[[Page], None]


def press(name: str) -> Reach:
    def reach(page: Page) -> None:
        page.get_by_role("button", name=name, exact=True).click()
        until(page, f"element.shadowRoot.querySelector({OPENED!r})")

    return reach


def aim(target: str) -> Reach:
    def reach(page: Page) -> None:
        ask(page, f"element.target = {target}")
        until(page, "element.shadowRoot.querySelector('.card')?.checkVisibility()")

    return reach


def walk(page: Page) -> None:
    page.get_by_role("application").focus()
    until(page, "element.shadowRoot.querySelector('.walked')")
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(key)


def learn(page: Page) -> None:
    ask(page, "(element.setAttribute('task', 'moons'), element.setAttribute('mode', 'train'))")
    until(page, "element.shadowRoot.querySelector('.train canvas.map')")
    ask(page, "element.shadowRoot.querySelectorAll('.train details').forEach((more) => (more.open = true))")


def say(page: Page) -> None:
    page.evaluate("location.hash = '#v=2'")
    expect(page.locator("[slot=notice]")).to_be_visible()


# How each state is reached from the built page, paused at the end of a pass.
STATES: dict[str, Reach] = {
    "at rest": lambda page: None,
    "Adjust": press("Adjust"),
    "Numbers": press("Numbers"),
    "Python": press("Python"),
    "time and keys": press("Speed 1×, end of the pass, and keys"),
    "Share": press("Share"),
    "a training": learn,
    "the card of an input": aim("{ kind: 'neuron', layer: 0, neuron: 1 }"),
    "the card of a hidden neuron": aim("{ kind: 'neuron', layer: 1, neuron: 3 }"),
    "the card of an output": aim("{ kind: 'neuron', layer: 3, neuron: 0 }"),
    "the card of an edge": aim("{ kind: 'edge', layer: 0, from: 2, to: 3 }"),
    "a walk": walk,
    "a notice": say,
}

# What the pointer hits of each control; a control inside its label is as large as that, and links in sentences may be small.
SMALL = """least => [document, ...[...document.querySelectorAll("*")].map(({ shadowRoot }) => shadowRoot).filter(Boolean)]
    .flatMap((root) => [...root.querySelectorAll("button, input, select, textarea, summary, [tabindex='0']")])
    .map((control) => control.closest("label") ?? control)
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest(".unseen:not(:focus-within)"))
    .map((control) => [control, control.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (width < least || height < least))
    .map(([control, { width, height }]) => `${control.outerHTML.slice(0, 90)}: ${width} × ${height}`)"""


def reached(page: Page, site_url: str, state: str) -> Page:
    page.mouse.move(1, 1)
    page.goto(f"{site_url}?python=off&autoplay=false")
    until(page, "element.trace")
    STATES[state](page)
    rest(page)
    return page


def faults(page: Page) -> list[object]:
    found = Axe().run(page).response["violations"]
    return [(item["id"], item["help"], [spot["html"] for spot in item["nodes"]]) for item in found]


LOOKS = {"on a light phone": ("light", 390, 844), "on a dark desk": ("dark", 1280, 800)}


@pytest.fixture(params=one_of(LOOKS))
def context_options(request):
    scheme, width, height = LOOKS[request.param]
    # Axe looks at what is there, not at what glides.
    return {"color_scheme": scheme, "viewport": {"width": width, "height": height}, "reduced_motion": "reduce"}


def test_axe_finds_nothing_and_every_control_is_large_enough(page: Page, site_url):
    found = {}
    for state in STATES:
        reached(page, site_url, state)
        found[state] = faults(page) + page.evaluate(SMALL, LEAST_PX)
    assert found == {state: [] for state in STATES}


@pytest.fixture(scope="module")
def firefox_page(playwright: Playwright) -> Iterator[Page]:
    """Open a page in Firefox, once for all tests."""
    if note := engines.missing("firefox"):
        pytest.skip(note)
    with engines.firefox(playwright) as firefox:
        firefox.page.emulate_media(reduced_motion="reduce")
        yield firefox.page


@pytest.mark.engines
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_firefox(firefox_page: Page, site_url, state):
    firefox_page.goto("about:blank")
    assert faults(reached(firefox_page, site_url, state)) == []
