"""strengths.js: what brightness and size are measured against."""

from __future__ import annotations

from browser.lab import hand_made, shape_of

MEASURE = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { measuredWith } = await import("/static/core/strengths.js");
  const [own, other] = given.map(decodeRecorded);
  return [own.strengths, other.strengths, measuredWith(own, other).strengths];
"""


def test_a_reel_measured_with_another_takes_the_larger_of_what_travels_and_its_own_weights(lab):
    own, other, both = lab.run(MEASURE, [hand_made(), shape_of((1, 4, 2), samples=8)])
    assert both.keys() == own.keys() == other.keys()
    for name, strength in both.items():
        kept = name.endswith((".weights", ".biases"))
        assert strength == (own[name] if kept else max(own[name], other[name])), name
