"""temperature-row.js: a slider whose positions are logarithms."""

from __future__ import annotations

import pytest

MODULE = "features/adjust/temperature-row"


@pytest.mark.parametrize(("position", "temperature"), [(0, 0.05), (1000, 10), (500, 0.71)])
def test_positions_are_logarithms_from_a_twentieth_to_ten(lab, position, temperature):
    assert lab.call(MODULE, "temperatureAt", position, []) == temperature


@pytest.mark.parametrize("mark", [0.65, 1, 0.123])
@pytest.mark.parametrize("aside", [-11, 0, 11])
def test_near_a_mark_it_is_the_mark(lab, mark, aside):
    position = lab.call(MODULE, "partOf", mark) * 1000 + aside
    assert lab.call(MODULE, "temperatureAt", position, [mark, 5]) == mark


def test_a_temperature_beyond_the_slider_stands_at_its_end(lab):
    assert lab.call(MODULE, "partOf", 0.001) == 0
    assert lab.call(MODULE, "partOf", 1000) == 1


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("ArrowUp", 0.65, 0.66), ("ArrowDown", 0.65, 0.64), ("ArrowUp", 1, 1.1), ("ArrowDown", 1, 0.99), ("ArrowUp", 0.99, 1),
        ("ArrowUp", 9.9, 10), ("ArrowUp", 10, 10), ("ArrowDown", 0.05, 0.05), ("Home", 3, 0.05), ("End", 3, 10), ("a", 3, None),
        ("ArrowDown", 1.1, 1), ("PageUp", 0.65, 0.75),
    ],
)  # fmt: skip
def test_keys_go_by_hundredths_below_one_and_by_tenths_above(lab, key, before, after):
    assert lab.call(MODULE, "keyedTemperature", {"key": key}, before) == after
