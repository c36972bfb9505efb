"""input-value.js: how a hand changes an input."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("usual", "values", "least", "most"),
    [
        ((0, 1), [0.4], 0, 1), ((0, 1), [0.4, -2.5], -3, 1), ((0, 1), [7.2], 0, 8), ((0, 1), [0, 1], 0, 1),
        ((0, 1), [-1e6, 1e6], -1e6, 1e6), ((4.3, 7.9), [5.1, 6.35], 4.3, 7.9), ((4.3, 7.9), [4.1, 8.2], 4, 9),
    ],
)  # fmt: skip
def test_a_slider_goes_through_the_usual_range_or_as_far_as_its_values(lab, usual, values, least, most):
    assert lab.call("ui/input-value", "rangeAround", usual, *values) == [least, most]


@pytest.mark.parametrize(
    ("usual", "step"),
    [((0, 1), 0.01), ((4.3, 7.9), 0.01), ((0, 16), 0.1), ((0, 500), 1), ((-0.01, 0.01), 0.0001), ((2, 2), 0.01)],
)
def test_a_usual_range_has_a_hundred_steps_or_more(lab, usual, step):
    assert lab.call("ui/input-value", "stepIn", usual) == pytest.approx(step)


@pytest.mark.parametrize(
    ("value", "step", "expected"), [(3.14159, 0.1, 3.1), (127.4, 10, 130), (0.30000001, 0.0001, 0.3)]
)
def test_a_hand_sets_whole_steps(lab, value, step, expected):
    assert lab.call("ui/input-value", "settled", value, False, step) == expected
    assert lab.call("ui/input-value", "keyed", {"key": "ArrowUp"}, value, [-1e9, 1e9], step) == pytest.approx(
        expected + step
    )


@pytest.mark.parametrize(
    ("value", "fine", "expected"),
    [(0.1 + 0.2, False, 0.3), (0.3456, False, 0.35), (0.3456, True, 0.346), (-0.001, False, 0)],
)
def test_a_hand_sets_two_digits_or_finely_three(lab, value, fine, expected):
    found = lab.call("ui/input-value", "settled", value, fine)
    assert (found, str(found)) == (expected, str(expected))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"key": "ArrowUp"}, 0.51), ({"key": "ArrowRight"}, 0.51), ({"key": "ArrowDown"}, 0.49), ({"key": "ArrowLeft"}, 0.49),
        ({"key": "PageUp"}, 0.6), ({"key": "PageDown"}, 0.4), ({"key": "Home"}, -2), ({"key": "End"}, 0.9),
        ({"key": "ArrowUp", "shiftKey": True}, 0.501), ({"key": "a"}, None), ({"key": "ArrowUp", "ctrlKey": True}, None),
    ],
)  # fmt: skip
def test_keys_move_a_value_inside_its_range(lab, event, expected):
    assert lab.call("ui/input-value", "keyed", event, 0.5, [-2, 0.9]) == expected


def test_a_value_that_is_not_a_hundredth_moves_to_the_next_one(lab):
    assert lab.call("ui/input-value", "keyed", {"key": "ArrowUp"}, 0.3456, [0, 1]) == 0.36
    assert lab.call("ui/input-value", "keyed", {"key": "ArrowUp"}, 0.995, [0, 1]) == 1
