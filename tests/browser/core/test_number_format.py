"""number-format.js: how numbers are written for people."""

from __future__ import annotations

import pytest

from shared_cases import CASES

WRITE = ("core/number-format", "formatValue")
THIN = "\u2009"


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0, 2, "0.00"), (1, 2, "1.00"), (-1.5, 2, "−1.50"), (0.126, 2, "0.13"), (-0.126, 2, "−0.13"), (-0.004, 2, "0.00"),
        (-0.0, 2, "0.00"), (-0.005001, 2, "−0.01"), (123.456, 1, "123.5"), (-123.456, 0, "−123"), (0.00004, 4, "0.0000"),
        (-0.00004, 4, "0.0000"), (1e6, 2, "1000000.00"), (5e-324, 2, "0.00"), (-0.4, 0, "0"),
    ],
)  # fmt: skip
def test_a_value_has_its_digits_a_true_minus_sign_and_no_sign_on_zero(lab, value, digits, text):
    assert lab.call(*WRITE, value, digits) == text


def test_two_digits_are_written_unless_others_are_asked_for(lab):
    assert lab.call(*WRITE, -2.345678) == "−2.35"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.00001, "0.0000100"), (-0.000123456, "−0.000123"), (0.0012345, "0.00123"), (0.01, "0.0100"), (0, "0.0000"),
        (1.234e-7, "1.23e−7"), (-5e-20, "−5.00e−20"), (0.009999, "0.0100"),
    ],
)  # fmt: skip
def test_a_small_value_keeps_three_significant_digits(lab, value, text):
    assert lab.call("core/number-format", "formatComputed", value) == text
    if value != 0.01:
        assert lab.call("core/number-format", "formatDrawn", value) == (text if value else "0.00")


def test_a_value_may_be_written_with_more_digits(lab):
    numbers = [
        ("formatComputed", 0.5),
        ("formatComputed", 0.00123456),
        ("formatDrawn", 0.5),
        ("formatDrawn", 0.123456789),
    ]
    written = [lab.call("core/number-format", name, value, 6) for name, value in numbers]
    assert written == ["0.500000", "0.001235", "0.50", "0.123457"]


def test_what_was_computed_has_twice_the_digits_of_what_was_drawn(lab):
    assert lab.call("core/number-format", "formatComputed", -0.123456) == "−0.1235"
    drawn = [0.5, -0.25, 0.1234, -0.12345]
    assert [lab.call("core/number-format", "formatDrawn", value) for value in drawn] == [
        "0.50", "−0.25", "0.1234", "−0.1235"
    ]  # fmt: skip


@pytest.mark.parametrize("digits", [0, 1, 2, 4, 8])
def test_what_is_written_reads_back_as_the_value_within_half_a_digit(lab, digits):
    body = """
      const { formatValue } = await import("/static/core/number-format.js");
      const random = helpers.random(2);
      const values = Array.from({ length: 500 }, () => (random() - 0.5) * 10 ** (random() * 8 - 3));
      return values.map((value) => [value, formatValue(value, given)]);
    """
    for value, text in lab.run(body, digits):
        read = float(text.replace("−", "-"))
        assert abs(read - value) <= 0.5 * 10**-digits * (1 + 1e-9)
        assert "-" not in text
        assert not (text.startswith("−") and read == 0)


@pytest.mark.parametrize(
    ("probability", "text"), [*CASES["percentages"], (0.6342, f"63.4{THIN}%"), (0.00049, f"0.0{THIN}%")]
)
def test_a_probability_is_written_as_a_percentage_with_one_digit(lab, probability, text):
    assert lab.call("core/number-format", "formatPercent", probability) == text


@pytest.mark.parametrize(("value", "text"), CASES["numbers"])
def test_an_output_that_is_no_probability_is_written_as_the_commands_write_it(lab, value, text):
    assert lab.call("core/number-format", "formatValue", value) == text


@pytest.mark.parametrize(("index", "text"), [(0, "₀"), (1, "₁"), (12, "₁₂"), (1024, "₁₀₂₄"), (9876543, "₉₈₇₆₅₄₃")])
def test_an_index_is_written_in_subscript_digits(lab, index, text):
    assert lab.call("core/number-format", "subscript", index) == text
