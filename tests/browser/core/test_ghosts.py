"""ghosts.js: what is shown beside the numbers of a touched network."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

GHOSTS = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const ghosts = await import("/static/core/ghosts.js");
  const trace = decodeRecorded(given).traces[0];
"""


def test_old_inputs_stand_where_they_are_others_and_differences_everywhere(lab):
    reel = shape_of((2, 2), seed=5, samples=1, inputs=[0.5, 0.25], compare=0.65)
    found = lab.run(GHOSTS + "return [ghosts.ghostDigits(trace, true), trace.comparison, trace.inputs];", reel)
    digits, comparison, inputs = found
    assert digits["inputs"] == [
        "" if was == now else f"{was:.2f}" for was, now in zip(comparison["before"]["inputs"], inputs, strict=True)
    ]
    assert all(words.startswith("Δ ") for words in digits["differences"])
    assert len(digits["differences"]) == 2
    assert all(words.endswith(" at T = 1") for words in digits["atOne"])


def test_digits_are_written_once_for_a_trace(lab):
    reel = shape_of((2, 2), inputs=[0.5, 0.25], compare=0.65)
    assert lab.run(GHOSTS + "return ghosts.ghostDigits(trace, true) === ghosts.ghostDigits(trace, true);", reel)


@pytest.mark.parametrize(
    ("baseline", "compares", "expected"),
    [(None, False, None), (0.65, False, "before"), (0.65, True, "atOne"), (None, True, "atOne")],
)
def test_percentages_are_compared_with_those_at_one_only_while_that_is_asked_for(lab, baseline, compares, expected):
    body = f"""
      const found = ghosts.ghostProbabilities({{ trace, timeline: {{ inShares: true }}, comparesTemperature: {str(compares).lower()} }});
      const names = {{ before: trace.comparison?.before.get("softmax1.probabilities"), atOne: trace.get("softmax1.probabilitiesAtOne") }};
      return found && Object.keys(names).find((name) => names[name] === found);
    """
    assert lab.run(GHOSTS + body, shape_of((3, 2), temperature=2.0, compare=baseline)) == expected


def test_the_longest_name_of_the_classes_decides_about_room(lab):
    body = """
      const labels = { inputs: [], classes: ["no", "certainly"] };
      return [ghosts.longestClassName(labels, 2), ghosts.longestClassName(labels, 1), ghosts.longestClassName(labels, 10)];
    """
    assert lab.run(GHOSTS + body, shape_of((3, 2))) == [9, 2, 9]


@pytest.mark.parametrize(
    ("difference", "text"),
    [(0.0321, "+3.2"), (-0.0321, "−3.2"), (0, "0.0"), (0.0001, "0.0"), (-0.0001, "0.0"), (1, "+100.0")],
)
def test_a_difference_has_a_sign_unless_it_is_nothing_and_its_unit(lab, difference, text):
    assert lab.call("core/number-format", "formatDifference", difference) == f"{text}\u2009pp"


def test_outputs_that_are_no_shares_have_moved_by_a_number_and_not_by_percentage_points(lab):
    reel = shape_of((5, 7, 6, 2), inputs=[0.1] * 5, compare=0.65)
    body = """
      return [ghosts.ghostDigits(trace, false).differences, [...trace.comparison.differences.get("softmax1.probabilities")]];
    """
    digits, differences = lab.run(GHOSTS + body, reel)
    assert [float(text.removeprefix("Δ ").replace("−", "-")) for text in digits] == pytest.approx(differences, abs=5e-5)
