"""python-tokens.js: a line of Python in pieces of one kind each."""

from __future__ import annotations

import pytest

from forward_pass.listing import listing

LISTING = listing()


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("a = 1.5e-3", [["", "a = "], ["number", "1.5e-3"]]),
        ("for W in zip(x2):", [["word", "for"], ["", " W "], ["word", "in"], ["", " zip(x2):"]]),
        ('f("a # b", None)  # c "d"', [["", "f("], ["text", '"a # b"'], ["", ", "], ["word", "None"], ["", ")  "], ["comment", '# c "d"']]),
        ("formula = informal", [["", "formula = informal"]]),
        ("", []),
    ],
)  # fmt: skip
def test_a_line_is_cut_into_words_of_the_language_texts_numbers_and_comments(lab, line, pieces):
    assert lab.call("features/python/python-tokens", "tokens", line) == pieces


def test_every_line_of_the_listing_stays_whole_when_it_is_cut(lab):
    for function in LISTING["functions"]:
        for line in function["text"].splitlines():
            assert "".join(text for _, text in lab.call("features/python/python-tokens", "tokens", line)) == line
