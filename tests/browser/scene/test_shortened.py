"""shortened.js: what somebody wrote, as a sentence repeats it."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("abcd", 4, "abcd"),
        ("abcdef", 4, "abc…"),
        ("", 4, '""'),
        # A character is never cut in two.
        ("💥💥💥", 2, "💥…"),
    ],
)
def test_a_text_is_shown_to_a_number_of_characters(lab, text, most, shown):
    assert lab.call("scene/shortened", "shortened", text, most) == shown


def test_forty_characters_are_shown_unless_said_otherwise(lab):
    assert lab.call("scene/shortened", "shortened", "x" * 40) == "x" * 40
    assert lab.call("scene/shortened", "shortened", "x" * 41) == "x" * 39 + "…"
