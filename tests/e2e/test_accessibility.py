"""Nothing on the page stands in the way of readers with a screen reader, little sight, or colours of their own."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from e2e.element import TABULATED, ask, until
from slow import one_of

pytestmark = pytest.mark.shares_profile


PREFERENCES = {
    "dark": {"color_scheme": "dark"},
    "light": {"color_scheme": "light"},
    "forced colours": {"forced_colors": "active"},
    "less motion on a phone": {"reduced_motion": "reduce", "viewport": {"width": 390, "height": 844}},
}


@pytest.fixture
def context_options(request):
    return PREFERENCES[getattr(request, "param", "dark")]


@pytest.fixture
def built_page(page: Page, site_url):
    page.goto(f"{site_url}?python=off")
    until(page, "element.trace")
    return page


# A frame stands in somebody's article: the headings are the article's.
IN_A_FRAME = {"rules": {"page-has-heading-one": {"enabled": False}}}


def found_by_axe(page: Page, options=None) -> list[object]:
    found = Axe().run(page, options=options).response["violations"]
    return [(item["id"], item["help"], [spot["html"] for spot in item["nodes"]]) for item in found]


@pytest.mark.parametrize("context_options", one_of(PREFERENCES), indirect=True)
def test_axe_finds_nothing_on_the_page_whatever_is_open_or_wrong(page: Page, site_url):
    def press(name: str) -> None:
        page.get_by_role("button", name=name, exact=True).click()

    page.goto(f"{site_url}?python=off&temperature=0")
    until(page, "element.shadowRoot.querySelector('.notice p')")
    found = {"a sentence": found_by_axe(page)}
    press("Dismiss this message")
    found["nothing"] = found_by_axe(page)
    press("Numbers")
    found["the numbers"] = found_by_axe(page)
    press("Numbers")
    press("Python")
    page.get_by_role("region", name="Source").wait_for()
    found["the Python"] = found_by_axe(page)
    press("Edit")
    press("Run")
    page.get_by_text("Python is switched off here").wait_for()
    found["the Python, edited"] = found_by_axe(page)
    press("Python")
    found["the Share panel"] = found_while_sharing(page)
    assert found == {state: [] for state in found}


@pytest.mark.parametrize("context_options", one_of(PREFERENCES, quick=2), indirect=True)
def test_axe_finds_nothing_on_the_page_for_frames(page: Page, site_url):
    page.goto(f"{site_url}embed.html?python=off&colour=red")
    until(page, "element.trace")
    assert found_by_axe(page, IN_A_FRAME) == []
    assert found_while_sharing(page, IN_A_FRAME) == []


def found_while_sharing(page: Page, options=None) -> list[object]:
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("A page that runs scripts can give its iframes").click()
    return found_by_axe(page, options)


def test_a_screen_reader_finds_the_picture_its_buttons_and_its_numbers(built_page: Page):
    until(built_page, TABULATED)
    snapshot = built_page.locator("forward-pass").aria_snapshot()
    for part in (
        'application "Neural network',
        'button "Pause"',
        'button "Randomize"',
        'button "Numbers"',
        'table "Inputs"',
        "class 1",
    ):
        assert part in snapshot


def dashes(page: Page) -> bool:
    """Return whether any line of the next picture is dashed."""
    dashed: bool = page.evaluate(
        """async () => {
            const patterns = [];
            const { setLineDash } = CanvasRenderingContext2D.prototype;
            CanvasRenderingContext2D.prototype.setLineDash = function (pattern) {
                patterns.push(pattern.length);
                setLineDash.call(this, pattern);
            };
            await document.querySelector("forward-pass").randomize();
            CanvasRenderingContext2D.prototype.setLineDash = setLineDash;
            return patterns.some((length) => length > 0);
        }"""
    )
    return dashed


@pytest.mark.parametrize(
    ("context_options", "dashed"), [("dark", False), ("forced colours", True)], indirect=["context_options"]
)
def test_negative_edges_differ_in_more_than_colour_where_colours_are_forced(built_page: Page, dashed):
    assert dashes(built_page) == dashed


@pytest.mark.parametrize("context_options", ["light", "less motion on a phone"], indirect=True)
def test_a_reader_may_have_negative_edges_dashed(built_page: Page):
    built_page.get_by_role("button", name="Adjust", exact=True).click()
    choice = built_page.get_by_role("checkbox", name="Dash negative edges")
    assert not dashes(built_page)
    choice.check()
    assert dashes(built_page)
    choice.uncheck()
    assert not dashes(built_page)


def test_who_prefers_more_contrast_sees_negative_edges_dashed(built_page: Page):
    built_page.emulate_media(contrast="more")
    # The element hears of it before a frame.
    ask(built_page, "new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))")
    assert dashes(built_page)


def test_the_percentages_are_announced_after_randomize(built_page: Page):
    ask(built_page, "element.randomize()")
    announced = ask(built_page, "element.shadowRoot.querySelector('[aria-live=polite]').textContent")
    seed = ask(built_page, "element.trace.seed")
    assert announced.startswith(f"New network, seed {seed}. class 1 ")
