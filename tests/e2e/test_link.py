"""A link leads to exactly what was on screen: the same frame, pixel for pixel; and whatever leads nowhere says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.element import SOON_MS, ask, sentences, trace_of, until
from forward_pass_site.record.reels import recorded_seeds
from slow import one_of

pytestmark = pytest.mark.shares_profile

ANOTHER = recorded_seeds()[3]
DEFAULT_LAYERS = [5, 7, 6, 2]

# Both canvases, once the picture has come to rest.
PICTURE = """(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return [...element.shadowRoot.querySelectorAll("canvas")].map((canvas) => canvas.toDataURL());
})()"""


# It makes the stage narrower.
CARD_IS_OPEN = "element.shadowRoot.querySelector('section.card:not([hidden])')"


@pytest.fixture
def context_options():
    return {"viewport": {"width": 1000, "height": 800}}


def written_address(page: Page, *parts: str) -> str:
    """Wait until the address says these, and return it."""
    page.wait_for_function(
        "parts => parts.every((part) => location.hash.includes(part))", arg=list(parts), timeout=SOON_MS
    )
    return page.url


def open_elsewhere(page: Page, url: str) -> None:
    """Open an address as another reader does."""
    page.goto("about:blank")
    page.goto(url)
    until(page, "element.trace")


def keep_pointer_away(page: Page) -> None:
    page.mouse.move(1, 1)


def test_the_picture_of_a_recorded_network_comes_back_to_the_pixel(page: Page, site_url):
    keep_pointer_away(page)
    for moment in (120, 1234.567, 3999):
        open_elsewhere(page, f"{site_url}?python=off")
        ask(page, "element.randomize()")
        ask(page, "element.step(2, 'sample')")
        ask(page, "element.seek(argument)", moment)
        ask(page, "element.target = { kind: 'neuron', layer: 1, neuron: 3 }")
        link = written_address(page, "sample=2", f"moment={moment}", "target=n1.3")
        until(page, CARD_IS_OPEN)
        before = ask(page, PICTURE)
        shown = trace_of(page)
        open_elsewhere(page, link)
        until(page, "element.target?.neuron === 3")
        until(page, CARD_IS_OPEN)
        assert ask(page, "element.paused")
        assert ask(page, "element.currentTimeMs") == moment
        assert trace_of(page) == shown
        assert ask(page, PICTURE) == before, moment
    # Nobody has touched anything: the address stays as it is, also once what might be waiting to write it has had its turn.
    page.evaluate("new Promise(done => setTimeout(done, 500))")
    assert page.url == link


def test_inputs_temperature_changes_and_moment_of_a_live_network_come_back_to_the_pixel(page: Page, home: Page):
    keep_pointer_away(home)
    home.set_viewport_size({"width": 1000, "height": 800})
    ask(home, "element.randomize()")
    ask(home, "element.inputs = [0.1, 0.9, 0.25, 0, 1]")
    ask(home, "element.adjust({ temperature: 1.5 })")
    ask(home, "element.changes = [[0, 3, 2, 0.55], [1, 0, -1, -0.1]]")
    ask(home, "element.seek(2100)")
    until(home, "element.trace.temperature === 1.5 && element.trace.inputs[1] === 0.9 && element.trace.changes.length")
    link = written_address(
        home, "temperature=1.5", "inputs=0.1,0.9,0.25,0,1", "changes=0.3.2:0.55,1.0.b:-0.1", "moment=2100"
    )
    before = ask(home, PICTURE)
    shown = trace_of(home)
    open_elsewhere(page, link)
    until(page, "element.trace.source === 'live' && !element.trace.drawnInputs && element.trace.changes.length")
    until(page, "element.trace.temperature === 1.5")
    assert trace_of(page) == shown
    assert ask(page, PICTURE) == before
    assert page.url == link
    for given_back in ("inputs = null", "adjust({ temperature: 0.65 })", "changes = []"):
        ask(home, f"element.{given_back}")
    until(home, "element.trace.temperature === 0.65 && element.trace.drawnInputs && !element.trace.changes.length")


@pytest.mark.parametrize(
    ("attributes", "parts", "pictured"),
    one_of(
        [
            (
                {
                    "layers": "3-4-4-1",
                    "activation": "relu,tanh",
                    "output": "sigmoid",
                    "labels": "|rain",
                    "temperature": None,
                },
                ["layers=3-4-4-1", "activation=relu,tanh", "output=sigmoid"],
                "rain ",
            ),
            (
                {"layers": "3-4-2", "activation": None, "output": "linear", "initialization": "glorot", "labels": None},
                ["layers=3-4-2", "output=linear", "initialization=glorot"],
                "output 1 ",
            ),
        ]
    ),
    ids=["one sigmoid", "numbers"],
)
def test_a_network_with_other_outputs_comes_back_and_is_described(page: Page, home: Page, attributes, parts, pictured):
    ask(home, "Object.assign(element, argument)", attributes)
    ask(home, "element.whenLive()")
    until(home, f"element.trace?.output === '{attributes['output']}'")
    ask(home, "element.seek(Infinity)")
    link = written_address(home, *parts)
    assert "temperature" not in link
    shown = trace_of(home)
    ask(home, "Object.assign(element, argument)", dict.fromkeys(attributes))
    until(home, "element.trace?.output === 'softmax'")
    open_elsewhere(page, link)
    until(page, "element.trace.source === 'live'")
    assert trace_of(page) == shown
    ask(page, "element.labels = argument", attributes["labels"])
    expect(page.locator("forward-pass canvas.still")).to_have_attribute(
        "aria-label", re.compile(f"Outputs: {pictured}")
    )


def test_a_live_sample_looks_the_same_wherever_one_comes_to_it_from(page: Page, home: Page):
    keep_pointer_away(home)
    home.set_viewport_size({"width": 1000, "height": 800})
    ask(home, "element.randomize()")
    ask(home, "element.step(13, 'sample')")
    until(home, "element.trace.sample === 13")
    ask(home, "element.seek(1500)")
    link = written_address(home, "sample=13", "moment=1500")
    before = ask(home, PICTURE)
    open_elsewhere(page, link)
    until(page, "element.trace.source === 'live'")
    assert ask(page, PICTURE) == before


def test_a_network_of_another_shape_is_in_the_link_where_it_is_not_in_the_query(page: Page, site_url):
    page.goto(f"{site_url}?python=off#v=1&layers=3-4-2&activation=tanh&seed=5&moment=100")
    until(page, "element.settings.layers.length === 3")
    settings = ask(page, "element.settings")
    assert (settings["layers"], settings["activation"], settings["seed"]) == ([3, 4, 2], "tanh", 5)


# What leads nowhere, and what the element says of it.
NOWHERE = {
    "v=2&seed=7": "v must be 1; got 2",
    "v=1&seed=7&seed=8": "seed must stand there once",
    "v=1&seed=7&temperature=-1": "temperature must be a number",
    "v=1&seed=7&inputs=1,2": "inputs must be",
    "v=1&seed=7&target=n9.9": "target must be",
    "v=1&seed=7&changes=0.99.0:1": "changes must",
    "v=1&seed=7&moment=soon": "moment must be",
    "v=1&seed=%F0%9F%98%80": "seed must be",
    "v=1&seed=7&x=%3Cimg%20src%3Dx%20onerror%3D%22window.injected%3D1%22%3E": "x means nothing there",
    "access_token=abc": "access_token means nothing there",
    "v=1&seed=7&" + "x" * 100_000: "it has 100011 characters",
}  # fmt: skip


def test_what_leads_nowhere_opens_the_default_and_says_so(page: Page, site_url):
    for fragment, reason in NOWHERE.items():
        open_elsewhere(page, f"{site_url}?python=off#{fragment}")
        expect(page.locator("[slot=notice]")).to_contain_text(f"leads to no network: {reason}")
        settings = ask(page, "element.settings")
        opened = settings["seed"], settings["layers"], settings["temperature"]
        assert opened == (recorded_seeds()[0], DEFAULT_LAYERS, 0.65), fragment[:30]
        assert sentences(page) == []
        assert page.evaluate("window.injected") is None
        # A good one, pasted after it, takes the sentence away.
        page.evaluate(f"location.hash = '#v=1&seed={ANOTHER}&moment=800'")
        until(page, "element.trace.seed === argument && element.currentTimeMs === 800 && element.paused", ANOTHER)
        expect(page.get_by_role("alert")).to_be_hidden()


def test_what_is_pasted_and_leads_nowhere_gives_the_default_back(page: Page, site_url):
    page.clock.install()
    page.goto(f"{site_url}?python=off#v=1&seed={ANOTHER}&sample=2&moment=800&target=n1.1")
    until(page, "element.trace?.seed === argument && element.target", ANOTHER)
    # The address is written half a second after a change; from here on nothing changes.
    page.clock.fast_forward(2000)
    page.evaluate("location.hash = '#v=7'")
    expect(page.locator("[slot=notice]")).to_contain_text("v must be 1; got 7")
    until(page, "element.trace.seed === argument && element.trace.sample === 0", recorded_seeds()[0])
    assert ask(page, "element.target") is None


@pytest.mark.parametrize("late", one_of(["the one the fragment names", "the one the page opens with"]))
def test_after_a_fragment_that_leads_nowhere_randomize_draws_whichever_network_comes_first(page: Page, site_url, late):
    """What the fragment names is asked for, then what the page opens with: either may be there first."""
    seed = ANOTHER if late == "the one the fragment names" else recorded_seeds()[0]
    held = []
    page.route(f"**/seed-{seed}.json", lambda route: held.append(route), times=1)
    page.goto(f"{site_url}#v=1&seed={ANOTHER}&moment=soon")
    expect(page.locator("[slot=notice]")).to_contain_text("moment must be")
    for route in held:
        route.continue_()
    before = ask(page, "element.settings.seed")
    page.get_by_role("button", name="Randomize").click()
    until(page, "element.trace && element.trace.seed !== argument", before, within_ms=SOON_MS)
    assert page.evaluate("new Promise(requestAnimationFrame)") > 0
