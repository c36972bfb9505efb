"""fill.js: sentences with places to fill."""

from __future__ import annotations


def test_each_place_takes_the_word_of_its_name_and_words_are_not_filled_again(lab):
    words = {"name": "seed", "value": "{name}", "zero": 0}
    assert lab.call("core/fill", "fill", "{name} got {value}, {zero}, {nothing}.", words) == "seed got {name}, 0, ."
