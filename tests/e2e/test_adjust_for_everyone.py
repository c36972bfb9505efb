"""The Adjust panel for everyone: whatever colours, sizes and senses a reader has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import ask, until
from e2e.test_accessibility import IN_A_FRAME, PREFERENCES, assert_axe_finds_nothing
from e2e.touch import open_adjust

pytestmark = pytest.mark.shares_profile


SMALLEST_TARGET_PX = 24


@pytest.fixture(params=PREFERENCES)
def context_options(request):
    return PREFERENCES[request.param]


@pytest.fixture(params=["", "embed.html"])
def adjusting(page: Page, site_url, request):
    page.goto(f"{site_url}{request.param}?python=off")
    until(page, "element.trace")
    open_adjust(page)
    return page


def test_axe_finds_nothing_while_something_is_adjusted_and_something_is_wrong(adjusting: Page):
    field = adjusting.get_by_role("textbox", name="x₂", exact=True)
    field.fill("wind")
    field.press("Enter")
    assert ask(adjusting, "element.shadowRoot.querySelectorAll('.wrong:not([hidden])').length") == 1
    assert_axe_finds_nothing(adjusting, IN_A_FRAME)


def test_everything_to_be_touched_is_large_enough_and_the_stage_stays_in_sight(adjusting: Page):
    small = ask(
        adjusting,
        """[...element.shadowRoot.querySelectorAll(".drawer :is(button, input), .handle")]
            .map((target) => (target.type === "checkbox" ? target.closest("label") : target).getBoundingClientRect())
            .filter(({ width, height }) => Math.min(width, height) < argument).length""",
        SMALLEST_TARGET_PX,
    )
    assert small == 0
    stage, width, drawer = ask(
        adjusting,
        """((stage, drawer) => [stage.clientHeight, stage.clientWidth, drawer.scrollWidth - drawer.clientWidth])(
            element.shadowRoot.querySelector(".stage"), element.shadowRoot.querySelector(".drawer"))""",
    )
    assert stage >= 120
    assert width >= 280
    assert drawer <= 0
