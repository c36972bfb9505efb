"""key-names.js: what a key is called on keyboards of other alphabets."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("layout", "key", "code", "name"),
    [
        ("US", "R", "KeyR", "r"),
        ("Russian", "к", "KeyR", "r"),
        ("Greek", "Ρ", "KeyR", "r"),
        ("Hebrew", "ר", "KeyR", "r"),
        ("Arabic", "ق", "KeyR", "r"),
        ("Thai", "พ", "KeyR", "r"),
        ("Devanagari", "ी", "KeyR", "r"),
        ("Korean", "ㄱ", "KeyR", "r"),
        ("Thai", "ข", "Minus", "-"),
        ("Arabic", "؟", "Slash", "?"),
        ("full width", "＋", "Equal", "+"),
        ("any", "ArrowLeft", "ArrowLeft", "ArrowLeft"),
    ],
)
def test_a_layout_without_latin_letters_is_read_by_the_place_of_the_key(lab, layout, key, code, name):
    assert lab.call("features/keys/key-names", "keyName", {"key": key, "code": code}) == name, layout


@pytest.mark.parametrize(
    ("layout", "key", "code"),
    [
        ("Dvorak", "p", "KeyR"),
        ("Turkish F", "ı", "KeyR"),
        ("Vietnamese", "ơ", "KeyR"),
        ("French", "§", "Slash"),
        ("Spanish", "¡", "Equal"),
        ("German", "ß", "Minus"),
    ],
)
def test_a_layout_with_latin_letters_elsewhere_is_read_by_what_it_writes(lab, layout, key, code):
    assert lab.call("features/keys/key-names", "keyName", {"key": key, "code": code}) == key, layout
