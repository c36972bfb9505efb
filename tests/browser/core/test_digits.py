"""digits.js: what stands on neurons and beside outputs, written once for each trace."""

from __future__ import annotations

import pytest

from browser.lab import hand_made

DIGITS = """
  const { percentages, discDigits, discValues } = await import("/static/core/digits.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const [trace, other] = decodeRecorded(given).traces;
"""


def test_neurons_show_inputs_then_activations_then_logits(lab):
    body = DIGITS + "return [0, 1, 2].map((l) => [discValues(trace, l), discDigits(trace, l)]);"
    (inputs, input_digits), (hidden, hidden_digits), (outputs, output_digits) = lab.run(body, hand_made())
    assert (inputs, input_digits) == ([1], ["1.00"])
    assert (hidden, hidden_digits) == ([1, 0, 0, 0.25], ["1.00", "0.00", "0.00", "0.25"])
    assert outputs[0] == 0.75
    assert output_digits == ["0.75", "0.20"]


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
      return discDigits({ inputs: given, activations: [] }, 0);
    """
    assert lab.run(body, values) == digits


def test_probabilities_are_written_as_percentages(lab):
    body = DIGITS + "return percentages(trace);"
    assert lab.run(body, hand_made()) == ["75.0\u2009%", "25.0\u2009%"]


def test_a_trace_is_written_once_and_every_trace_for_itself(lab):
    body = (
        DIGITS
        + """
      return [
        discDigits(trace, 1) === discDigits(trace, 1), percentages(trace) === percentages(trace),
        discDigits(trace, 1) === discDigits(other, 1), percentages(trace) === percentages(other),
      ];
    """
    )
    assert lab.run(body, hand_made()) == [True, True, False, False]
