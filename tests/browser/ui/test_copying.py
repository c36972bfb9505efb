"""copying.js: what is copied reads as numbers."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("shown", "copied"),
    [
        ("−0.50\t20.1\u2009%", "-0.50\t20.1%"),
        ("exp(z ÷ T − max)", "exp(z ÷ T − max)"),
        ("\u2068שמש\u2069 0.4", "שמש 0.4"),
        ("1.2e−5", "1.2e-5"),
    ],
)
def test_signs_of_numbers_are_plain_and_words_stay(lab, shown, copied):
    assert lab.call("ui/copying", "plainText", shown) == copied
