"""label-text.js: names as the attribute has them."""

from __future__ import annotations

import pytest

from shared_cases import CASES


@pytest.mark.parametrize(("text", "inputs", "classes", "again"), CASES["labels"])
def test_names_are_written_as_they_are_read(lab, text, inputs, classes, again):
    assert lab.call("core/label-text", "labelsText", {"inputs": inputs, "classes": classes}) == again
