"""typed-number.js: numbers as people type and paste them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("0.5", "0.5"),
        ("0,5", "0.5"),
        ("-0,5", "-0.5"),
        ("\u22120,5", "-0.5"),
        ("\u2013 0.5", "-0.5"),
        (",5", ".5"),
        ("\uff10\uff0e\uff15", "0.5"),
        ("\uff0d\uff10\uff0c\uff15", "-0.5"),
        ("\u0660\u066b\u0665", "0.5"),
        ("\u061c-\u0660\u066b\u0665", "-0.5"),
        ("\u06f1\u06f2", "12"),
        ("\u0967\u0968.\u096f", "12.9"),
        ("1\u202f234,5", "1234.5"),
        ("1\u2009234\u2009567", "1234567"),
        ("1\u2019234.5", "1234.5"),
        ("\u20681e\u22123\u2069", "1e-3"),
        ("\u00a0 7 ", "7"),
    ],
)
def test_a_number_is_read_as_it_is_meant(lab, typed, plain):
    assert lab.call("core/typed-number", "plainNumber", typed) == plain


@pytest.mark.parametrize(
    "typed", ["1,234.5", "1.234,5", "1,2,3", "0 5", "1 23", "5-3", "abc", "-", "1-2", "\u2212", "0x10", ""]
)
def test_what_may_be_two_numbers_or_none_stays_what_it_is(lab, typed):
    assert lab.call("core/typed-number", "plainNumber", typed) == typed
