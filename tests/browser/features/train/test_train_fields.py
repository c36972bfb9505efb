"""train-fields.js: what is written in a field becomes the value of a setting."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.03", 0.03),
        (" 32 ", 32),
        ("2-4-2", [2, 4, 2]),
        ("2, 8, 2", [2, 8, 2]),
        ("−1", -1),
        ("", ""),
        ("many", "many"),
    ],
)
def test_numbers_and_layers_are_read_and_anything_else_stays_for_python_to_refuse(lab, text, value):
    assert lab.call("features/train/train-fields", "read", text) == value


@pytest.mark.parametrize(("value", "text"), [([2, 4, 2], "2-4-2"), (0.03, "0.03"), (None, "")])
def test_a_value_is_shown_as_it_may_be_written(lab, value, text):
    assert lab.call("features/train/train-fields", "shown", value) == text


def test_a_field_is_there_where_its_task_has_it(lab):
    body = """
      const { field, RULES } = await import("/static/features/train/train-fields.js");
      const rows = (run) => RULES.flatMap((rule) => { const { row, show } = field(rule, () => {}); show(run); return row.hidden ? [] : [rule.name]; });
      return [rows({ task: "moons", batch: 8 }), rows({ task: "iris", batch: 8 }), rows({ task: "iris" })];
    """
    assert lab.run(body) == [["batch", "noise"], ["batch"], []]
