"""Names of inputs and classes, as the element reads them."""

from __future__ import annotations

import pytest

from forward_pass_site.cli.labels import Labels
from shared_cases import CASES


@pytest.mark.parametrize(("text", "inputs", "classes", "again"), CASES["labels"])
def test_inputs_come_first_then_a_bar_then_classes(text, inputs, classes, again):
    labels = Labels.read(text)
    assert (labels.inputs, labels.classes, labels.text()) == (tuple(inputs), tuple(classes), again)
    assert Labels.read(again) == labels


@pytest.mark.parametrize(("text", "names"), CASES["classNames"])
def test_a_class_is_called_by_its_name_or_its_number_and_right_to_left_names_are_isolated(text, names):
    labels = Labels.read(text)
    assert [labels.of_class(k) for k in range(len(names))] == names
