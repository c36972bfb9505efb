"""narration.js: what is happening, in a few words."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

CAPTION = """
  const { phaseCaption } = await import("/static/ui/narration.js");
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { phases } = await helpers.timelineOf(decodeRecorded(given.reel).network);
  return phaseCaption(phases.find(({ name }) => name === given.name) ?? null, { temperature: 0.65 });
"""


@pytest.mark.parametrize(
    ("name", "title", "says"),
    [
        ("inputs", "Input", "sample"), ("weigh", "Weigh", "weight × activation"), ("sum", "Sum", "bias"),
        ("activate", "Activate", "ReLU"), ("normalize", "Softmax", "logits ÷ 0.65"), ("rest", "Output", "prediction"),
        (None, "No numbers yet", "Python"),
    ],
)  # fmt: skip
def test_every_phase_has_a_name_and_a_sentence(lab, name, title, says):
    told, sentence = lab.run(CAPTION, {"name": name, "reel": shape_of((2, 2, 2))})
    assert told == title
    assert says in sentence


@pytest.mark.parametrize(
    ("activation", "name"), [("gelu", "GELU"), ("silu", "SiLU"), ("tanh", "tanh"), ("leaky_relu", "Leaky ReLU")]
)
def test_an_activation_function_is_called_by_its_name(lab, activation, name):
    _, sentence = lab.run(CAPTION, {"name": "activate", "reel": shape_of((2, 2, 2), activation=activation)})
    assert sentence.startswith(f"{name} ")
    assert "negative ones to 0" not in sentence
