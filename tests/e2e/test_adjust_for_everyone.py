"""The Adjust panel for everyone: whatever colours, sizes and senses a reader has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from e2e.element import ask, until
from e2e.test_accessibility import IN_A_FRAME, PREFERENCES, found_by_axe
from e2e.touch import open_adjust
from slow import one_of

pytestmark = [pytest.mark.slow, pytest.mark.shares_profile]


SMALLEST_TARGET_PX = 24


CASES = [*(("", each) for each in PREFERENCES), *(("embed.html", each) for each in PREFERENCES)]


@pytest.fixture
def context_options(request):
    return PREFERENCES[request.param]


# The panel is the same on both pages.
@pytest.mark.parametrize(("name", "context_options"), one_of(CASES, len(PREFERENCES) + 1), indirect=["context_options"])
def test_everything_to_be_touched_is_large_enough_the_stage_stays_in_sight_and_axe_finds_nothing(
    page: Page, site_url, name
):
    page.goto(f"{site_url}{name}?python=off")
    until(page, "element.trace")
    open_adjust(page)
    small = ask(
        page,
        """[...element.shadowRoot.querySelectorAll(".drawer :is(button, input), .handle")]
            .map((target) => (target.type === "checkbox" ? target.closest("label") : target).getBoundingClientRect())
            .filter(({ width, height }) => Math.min(width, height) < argument).length""",
        SMALLEST_TARGET_PX,
    )
    assert small == 0
    stage, width, drawer = ask(
        page,
        """((stage, drawer) => [stage.clientHeight, stage.clientWidth, drawer.scrollWidth - drawer.clientWidth])(
            element.shadowRoot.querySelector(".stage"), element.shadowRoot.querySelector(".drawer"))""",
    )
    assert stage >= 120
    assert width >= 280
    assert drawer <= 0
    field = page.get_by_role("textbox", name="x₂", exact=True)
    field.fill("wind")
    field.press("Enter")
    assert ask(page, "element.shadowRoot.querySelectorAll('.wrong:not([hidden])').length") == 1
    assert found_by_axe(page, IN_A_FRAME if name else None) == []
