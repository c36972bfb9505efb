"""Names of inputs and classes, as the element reads them."""

from __future__ import annotations

import pytest

from forward_pass import SettingError
from forward_pass_site.cli.labels import Labels


@pytest.mark.parametrize(
    ("text", "inputs", "classes", "again"),
    [
        ("", (), (), ""), (" | ", (), (), ""), ("a, b", ("a", "b"), (), "a,b"), ("|x", (), ("x",), "|x"),
        (" wind ,rain|stay, go\ufeff", ("wind", "rain"), ("stay", "go"), "wind,rain|stay,go"), ("a,,c", ("a", "", "c"), (), "a,,c"),
        ("|,x", (), ("", "x"), "|,x"), ("\x1fa", ("\x1fa",), (), "\x1fa"), ("😀" * 24, ("😀" * 24,), (), "😀" * 24),
    ],
)  # fmt: skip
def test_inputs_come_first_then_a_bar_then_classes(text, inputs, classes, again):
    labels = Labels.read(text)
    assert (labels.inputs, labels.classes, labels.text()) == (inputs, classes, again)
    assert Labels.read(again) == labels


@pytest.mark.parametrize("text", ["a|b|c", "|||", "x" * 25, "ok|" + "😀" * 25])
def test_too_many_bars_and_too_long_names_are_refused(text):
    with pytest.raises(SettingError, match="names separated by commas, inputs first, then a bar, then classes"):
        Labels.read(text)


def test_a_backslash_makes_a_comma_a_bar_or_a_backslash_part_of_a_name():
    labels = Labels.read(r"wind\, strong,a\|b,c:\\d,\alpha,\"x'|yes\, no")
    assert labels.inputs == ("wind, strong", "a|b", r"c:\d", r"\alpha", "\\\"x'")
    assert labels.classes == ("yes, no",)
    assert Labels.read(labels.text()) == labels


def test_a_name_written_from_right_to_left_is_isolated():
    labels = Labels.read("|נשאר,يذهب,go,𐤀")
    assert [labels.of_class(k) for k in range(4)] == ["\u2068נשאר\u2069", "\u2068يذهب\u2069", "go", "\u2068𐤀\u2069"]


def test_a_class_without_a_name_is_called_by_its_number():
    labels = Labels.read("|stay,,go")
    assert [labels.of_class(k) for k in range(4)] == ["stay", "class 2", "go", "class 4"]
