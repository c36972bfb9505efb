"""colors.js: every mark that means something can be told from its ground, and every word can be read (WCAG 1.4.3, 1.4.11)."""

from __future__ import annotations

import pytest

LEAST_OF_MARKS = 3.0
LEAST_OF_WORDS = 4.5
GROUNDS = ("background", "depth")
WORDS = ("text", "muted", "accent")
MARKS = ("positive", "negative", "neutral", "light", "rim")


def luminance(color: str) -> float:
    """Return the relative luminance of a hexadecimal colour, as WCAG defines it."""
    channels = [int(color[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def tokens(lab):
    return lab.run('return (await import("/static/core/colors.js")).TOKENS')


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", [*WORDS, *MARKS])
def test_marks_and_words_stand_out_from_both_ends_of_the_ground(tokens, name, ground, theme):
    least = LEAST_OF_WORDS if name in WORDS else LEAST_OF_MARKS
    assert contrast(tokens[name][theme], tokens[ground][theme]) >= least


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_digits_stand_out_from_the_disc_they_are_on_lit_or_not(tokens, theme):
    assert contrast(tokens["lightInk"][theme], tokens["light"][theme]) >= LEAST_OF_WORDS
    assert contrast(tokens["text"][theme], tokens["disc"][theme]) >= LEAST_OF_WORDS


def test_a_picture_is_painted_with_every_colour_but_the_depth_of_the_stage(lab, tokens):
    colors = lab.run('return (await import("/static/core/colors.js")).COLORS')
    assert colors == [name for name in tokens if name != "depth"]
