"""train-fields.js: what may be chosen of a training, as fields."""

from __future__ import annotations

import pytest


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


def test_a_refused_entry_stays_in_its_field_with_a_sentence_until_another_is_accepted(lab):
    body = """
      const { field, RULES } = await import("/static/features/train/train-fields.js");
      const rate = field(RULES[0], () => {});
      const input = rate.row.querySelector("input");
      const seen = () => [input.value, input.ariaInvalid, rate.row.querySelector(".wrong").textContent];
      rate.show({ task: "xor", learning_rate: 0.02 });
      input.value = "fast";
      rate.refuse("learning_rate must be a number from 0; got fast");
      rate.show({ task: "xor", learning_rate: 0.02 });
      const refused = seen();
      rate.refuse("");
      rate.show({ task: "xor", learning_rate: 0.03 });
      return [refused, seen()];
    """
    assert lab.run(body) == [["fast", "true", "learning rate must be a number from 0; got fast"], ["0.03", None, ""]]


@pytest.mark.parametrize(
    ("name", "run", "sentence"),
    [
        ("learning_rate", {"learning_rate": 0}, "With 0 no weight moves."),
        ("learning_rate", {"learning_rate": 0.1}, ""),
        ("batch", {"batch": 500}, "There are 240 examples: each step learns from all of them."),
        ("batch", {"batch": 240}, ""),
    ],
)
def test_what_follows_from_an_unusual_choice_is_said(lab, name, run, sentence):
    assert lab.call("features/train/train-fields", "adviceOn", name, {"task": "xor"} | run, 240) == sentence
