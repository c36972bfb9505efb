"""An element in a page of its own, over recorded networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from browser.element.scripts import OPEN
from browser.lab import Lab


@pytest.fixture
def element(own_lab: Lab) -> Callable[..., Any]:
    """Run a body beside an `element` of these attributes and content; nothing plays unless `autoplay` is asked for."""

    def run(body: str, attributes: str = "", autoplay: str = "false", inside: str = "") -> Any:
        markup = f'<forward-pass python="off" autoplay="{autoplay}" {attributes}>{inside}</forward-pass>'
        return own_lab.run(OPEN + body, markup)

    return run
