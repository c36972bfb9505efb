"""clamp.js: a value held inside a range."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("value", "held"), [(-1, 0), (0, 0), (4, 4), (10, 10), (12, 10)])
def test_a_value_is_held_inside_its_range(lab, value, held):
    assert lab.call("core/clamp", "clamp", value, 0, 10) == held


def test_of_an_empty_range_the_least_end_counts(lab):
    assert lab.call("core/clamp", "clamp", 5, 8, 2) == 8
