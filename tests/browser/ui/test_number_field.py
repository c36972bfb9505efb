"""number-field.js: a field for one number, which loses nothing that was written into it."""

from __future__ import annotations

import pytest

FIELD = """
  const { NumberField } = await import("/static/ui/number-field.js");
  const told = [];
  const field = new NumberField({ rule: "value", called: "x₁", onValue: (value) => told.push(value) });
  document.body.replaceChildren(field.input, field.sentence);
  field.value = 0.5;
  const write = (text) => {
    field.input.value = text;
    field.input.dispatchEvent(new Event("change"));
  };
  const now = () => [told, field.input.value, field.sentence.hidden ? "" : field.sentence.textContent];
"""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.25", 0.25),
        ("-3", -3),
        ("−3", -3),
        (" 1e3 ", 1000),
        ("+.5", 0.5),
        ("0,5", 0.5),
        ("０．５", 0.5),
        ("−٠٫٥", -0.5),
    ],
)
def test_a_number_counts(lab, text, value):
    assert lab.run(FIELD + f"write({text!r}); return now();") == [[value], str(value), ""]


@pytest.mark.parametrize("text", ["abc", "NaN", "1e7", "1,234.5", "1.234,5", "1 2", "0x10"])
def test_what_is_none_stays_with_a_sentence(lab, text):
    told, written, sentence = lab.run(FIELD + f"write({text!r}); return now();")
    assert (told, written) == ([], text)
    assert sentence == f"x₁ must be a number from -1000000 to 1000000; got {text}"


def test_what_is_being_written_is_not_overwritten_and_escape_gives_it_up(lab):
    body = """
      write("abc");
      field.value = 0.75;
      const kept = now();
      field.input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
      return [kept[1], now()];
    """
    assert lab.run(FIELD + body) == ["abc", [[], "0.75", ""]]


def test_the_field_follows_the_number_while_nobody_writes(lab):
    assert lab.run(FIELD + "field.value = 0.75; return now();") == [[], "0.75", ""]


def test_what_was_written_for_one_number_is_not_left_to_the_next(lab):
    body = """
      write("abc");
      field.begin(0.75);
      return [now(), field.input.hasAttribute("aria-invalid")];
    """
    assert lab.run(FIELD + body) == [[[], "0.75", ""], False]


def test_a_card_about_something_else_begins_with_its_own_value(lab):
    body = """
      const { CardChange } = await import("/static/features/cards/card-change.js");
      const change = new CardChange(() => {});
      document.body.replaceChildren(change.root);
      const field = change.root.querySelector("input");
      const show = (from, value) => change.show({ kind: "weight", place: { layer: 0, neuron: 1, from }, value, before: null });
      const kept = [];
      show(2, 0.5);
      field.value = "abc";
      field.dispatchEvent(new Event("change"));
      for (const [from, value] of [[2, 0.25], [3, 0.75]]) {
        show(from, value);
        kept.push([field.value, change.root.querySelector(".wrong").hidden]);
      }
      return kept;
    """
    assert lab.run(body) == [["abc", False], ["0.75", True]]


def test_a_phone_shows_keys_with_a_minus_where_a_number_may_be_negative(lab):
    body = """
      const { NumberField } = await import("/static/ui/number-field.js");
      return ["value", "temperature", "seed"].map((rule) => new NumberField({ rule, called: "", onValue: () => {} }).input.inputMode);
    """
    assert lab.run(body) == ["text", "decimal", "numeric"]


@pytest.mark.parametrize(
    ("value", "text"), [(0.5, "0.50"), (-0.5, "−0.50"), (0.123456, "0.123456"), (-1e-7, "−1.00e−7"), (-1.25e-7, "−1.25e−7"), (1e-5, "0.0000100")]
)  # fmt: skip
def test_a_field_may_write_its_number_as_it_stands_beside_it_but_with_all_of_its_digits(lab, value, text):
    body = FIELD.replace("{ NumberField }", "{ exactly, NumberField }").replace("rule:", "format: exactly, rule:")
    assert lab.run(body + f"write({value!r}); return now();") == [[value], text, ""]
