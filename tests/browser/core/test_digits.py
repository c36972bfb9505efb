"""digits.js: what stands on neurons and beside outputs, written once for each trace."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

DIGITS = """
  const { percentages, discDigits } = await import("/static/core/digits.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const [trace, other] = decodeRecorded(given).traces;
  const P = "softmax1.probabilities";
"""


def test_an_array_is_written_as_the_discs_that_show_it_have_room_for(lab):
    body = DIGITS + "return ARRAYS.map((array) => discDigits(trace, array));"
    arrays = ["inputs", "activation1.activations", "dense2.preActivations"]
    assert lab.run(body.replace("ARRAYS", str(arrays)), hand_made()) == [
        ["1.00"],
        ["1.00", "0.00", "0.00", "0.25"],
        ["0.75", "0.20"],
    ]


@pytest.mark.parametrize(
    ("values", "digits"),
    [
        ([999.99, -999.99, 12.345, -0.001], ["999.99", "−999.99", "12.35", "0.00"]),
        ([1000, -1309999.91, 1e-7, 4.3e30], ["1.0e3", "−1.3e6", "0.00", "4.3e30"]),
    ],
)
def test_large_values_are_written_as_short_as_a_disc_has_room_for(lab, values, digits):
    body = """
      const { discDigits } = await import("/static/core/digits.js");
      return discDigits({ get: () => Float64Array.from(given) }, "inputs");
    """
    assert lab.run(body, values) == digits


def test_probabilities_are_written_as_percentages(lab):
    body = DIGITS + "return percentages(trace, P);"
    assert lab.run(body, hand_made()) == ["75.0\u2009%", "25.0\u2009%"]


def test_a_trace_is_written_once_and_every_trace_for_itself(lab):
    body = (
        DIGITS
        + """
      return [
        discDigits(trace, "inputs") === discDigits(trace, "inputs"), percentages(trace, P) === percentages(trace, P),
        discDigits(trace, "inputs") === discDigits(other, "inputs"), percentages(trace, P) === percentages(other, P),
      ];
    """
    )
    assert lab.run(body, hand_made()) == [True, True, False, False]


def test_hidden_digits_are_question_marks_but_for_those_that_are_revealed(lab):
    body = (
        DIGITS
        + """
      const A = "activation1.activations";
      const all = discDigits(trace, A);
      const hidden = discDigits(trace, A, new Set([`${A}/3`, "inputs/0"]));
      return [all, hidden, discDigits(trace, A, null), percentages(trace, P, new Set())];"""
    )
    all_, hidden, again, shares = lab.run(body, hand_made())
    assert hidden == ["?", "?", "?", "0.25"]
    assert all_ == again == ["1.00", "0.00", "0.00", "0.25"]
    assert shares == ["?", "?"]
