"""units.js: what inputs are measured in, and their usual ranges."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [("5.10", ["cm"], "5.10\u00a0cm"), ("5.10", [""], "5.10"), ("5.10", None, "5.10"), ("–", ["cm"], "–")],
)
def test_a_number_has_its_unit_behind_it_once_it_is_known(lab, text, units, expected):
    assert lab.call("core/units", "withUnit", text, {"units": units}, 0) == expected


def test_an_input_goes_from_0_to_1_unless_its_network_says_otherwise(lab):
    assert lab.call("core/units", "usualRange", {}, 3) == [0, 1]
    assert lab.call("core/units", "usualRange", {"ranges": [[2, 4.4]]}, 0) == [2, 4.4]
