"""An element in a page of its own, over recorded networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from browser.element.scripts import DEFAULT, OPEN, PROGRAM
from browser.lab import Lab


@pytest.fixture
def element(own_lab: Lab) -> Callable[..., Any]:
    """Run a body beside an `element` of these attributes and content; nothing plays unless `autoplay` is asked for."""

    def run(body: str, attributes: str = "", autoplay: str = "false", inside: str = "") -> Any:
        markup = f'<forward-pass python="off" autoplay="{autoplay}" {attributes}>{inside}</forward-pass>'
        return own_lab.run(OPEN + body, markup)

    return run


@pytest.fixture
def live_program(own_lab, fake_python):
    """Run a body beside a new program whose Python is live: CPython answers."""

    def run(body, **given):
        return own_lab.run(PROGRAM + body, {"settings": DEFAULT, "status": "live", **given})

    return run
