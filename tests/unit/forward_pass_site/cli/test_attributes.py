"""attributes.py: the element's attributes, read and written as the element does."""

from __future__ import annotations

import pytest

from forward_pass import SettingError
from forward_pass_site.cli.attributes import chosen_display, read_attribute, written
from shared_cases import CASES, refusal


@pytest.mark.parametrize(("name", "text", "value"), CASES["attributes"])
def test_a_text_is_read_as_the_value_that_the_element_reads(name, text, value):
    read = read_attribute(name, text)
    assert (list(read) if isinstance(read, tuple) else read) == value


@pytest.mark.parametrize(("text", "refused"), [(text, refused) for text, _, _, refused in CASES["longLabels"]])
def test_a_label_that_is_too_long_is_refused_by_name(text, refused):
    with pytest.raises(SettingError) as error:
        read_attribute("labels", text)
    assert str(error.value) == refusal("labels", refused)


@pytest.mark.parametrize(("name", "text"), CASES["refusedAttributes"], ids=lambda value: ascii(value)[:30])
def test_what_the_element_refuses_is_refused_in_the_same_sentence(name, text):
    with pytest.raises(SettingError) as refused:
        read_attribute(name, text)
    assert str(refused.value) == refusal(name, text)


def test_attributes_that_have_their_default_are_left_out_and_others_come_in_their_order():
    given = {"theme": " dark ", "labels": "a | b", "speed": "1.0", "autoplay": "", "moment": "0012"}
    assert chosen_display(given) == {"labels": "a|b", "moment": "12", "theme": "dark"}


@pytest.mark.parametrize(
    ("value", "text"), [(2.0, "2"), (0.25, "0.25"), (1 / 3, "0.3333333333333333"), (True, "true"), ("dark", "dark")]
)
def test_a_value_is_written_as_javascript_writes_it(value, text):
    assert written(value) == text
