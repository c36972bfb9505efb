"""narration.js: what happens, in one short sentence for each layer, with no more words than can be read while it stands."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

NARRATED = """
  const { narrationOf } = await import("/static/ui/narration.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { WORDS } = await import("/static/operations/words.js");
  const timeline = await helpers.timelineOf(decodeRecorded(given.reel).network);
  const { paceOf } = await import("/static/core/pace.js");
  const { phases } = timeline;
  const clockMs = (phase) => given.seen === null ? Infinity : (phase.endMs - phase.startMs) / paceOf(timeline, phases.indexOf(phase), given.seen) / (given.speed ?? 1);
  return phases.map((phase) => ({ name: phase.name, ms: clockMs(phase) === Infinity ? -1 : clockMs(phase), ...narrationOf(timeline, phase, WORDS, clockMs) }));
"""


def narrated(lab, layers=(5, 7, 6, 2), seen=None, speed=1, **chosen):
    return lab.run(NARRATED, {"reel": shape_of(layers, **chosen), "seen": seen, "speed": speed})


def line(said):
    return f"{said['title']} · {', '.join(said['parts'])}"


def test_while_time_stands_still_each_layer_has_a_sentence_with_a_part_for_each_phase(lab):
    said = narrated(lab)
    assert [line(one) for one in said] == [
        "Inputs · the numbers of one sample",
        *["Hidden 1 · weight × value, summed with bias, ReLU cuts negatives"] * 3,
        *["Hidden 2 · weight × value, summed with bias, ReLU cuts negatives"] * 3,
        *["Outputs · weight × value, summed with bias, softmax shares 100 %"] * 3,
        "Output · the prediction for this sample",
    ]
    assert [one["now"] for one in said] == [0, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0]


# A first and a second pass, and the usual rhythm, in networks of few layers and of many, at several speeds.
@pytest.mark.parametrize("seen", [0, 1, 2])
@pytest.mark.parametrize(
    "layers", [(5, 7, 6, 2), (3, 2), (2,) * 5, (2,) * 12], ids=lambda layers: f"{len(layers)} layers"
)
@pytest.mark.parametrize("speed", [0.25, 1])
def test_no_line_has_more_than_two_hundred_words_a_minute(lab, layers, seen, speed):
    if seen < 2 and speed != 1:
        speed = 0.5
    stands = {}
    for one in narrated(lab, layers, seen, speed):
        if not one["parts"]:
            continue  # a name alone says where, and is no sentence
        key = line(one)
        words = len([word for word in key.replace("·", " ").split() if word])
        stands[key] = (words, stands.get(key, (0, 0))[1] + one["ms"])
    assert stands or (seen, speed) == (2, 1) or len(layers) == 12
    for key, (words, ms) in stands.items():
        assert words * 60_000 / ms <= 200 + 1e-6, key


def test_the_first_pass_of_the_default_network_has_whole_sentences_and_the_second_a_word_for_each_step(lab):
    first = {line(one) for one in narrated(lab, seen=0)}
    assert "Hidden 1 · weight × value, summed with bias, ReLU cuts negatives" in first
    assert "Outputs · weight × value, summed with bias, softmax shares 100 %" in first
    second = {line(one) for one in narrated(lab, seen=1)}
    assert "Hidden 1 · weigh, sum, activate" in second
    assert "Outputs · weigh, sum, softmax" in second


@pytest.mark.parametrize(
    ("activation", "says"),
    [("gelu", "then GELU"), ("tanh", "then tanh"), ("leaky_relu", "then Leaky ReLU"), ("identity", "and nothing more")],
)
def test_an_activation_function_is_called_by_its_name(lab, activation, says):
    assert narrated(lab, (2, 2, 2), activation=activation)[3]["parts"][2] == says


@pytest.mark.parametrize(("output", "says"), [("sigmoid", "percentage"), ("linear", "is the output")])
def test_outputs_of_other_kinds_have_their_own_words(lab, output, says):
    assert says in narrated(lab, (2, 2, 2), output=output)[-2]["parts"][-1]


def test_without_numbers_it_says_why(lab):
    said = lab.call("ui/narration", "narrationOf", {"phases": [], "layers": []}, None, {}, None)
    assert said["title"] == "No numbers yet"
    assert "Python" in said["parts"][0]
