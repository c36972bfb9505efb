"""narration.js: what is happening, in a few words."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("name", "title", "says"),
    [
        ("inputs", "Input", "sample"), ("weigh", "Weigh", "weight × activation"), ("sum", "Sum", "bias"),
        ("activate", "Activate", "ReLU"), ("normalize", "Softmax", "logits ÷ 0.65"), ("rest", "Output", "prediction"),
    ],
)  # fmt: skip
def test_every_step_has_a_name_and_a_sentence(lab, name, title, says):
    step = {"name": name, "layer": 0, "startMs": 0, "endMs": 1}
    told, sentence = lab.call("ui/narration", "stepCaption", step, {"temperature": 0.65, "activation": "relu"})
    assert told == title
    assert says in sentence


@pytest.mark.parametrize(
    ("activation", "name"), [("gelu", "GELU"), ("silu", "SiLU"), ("tanh", "tanh"), ("leaky_relu", "Leaky ReLU")]
)
def test_an_activation_function_is_called_by_its_name(lab, activation, name):
    step = {"name": "activate", "layer": 0, "startMs": 0, "endMs": 1}
    _, sentence = lab.call("ui/narration", "stepCaption", step, {"temperature": 1, "activation": activation})
    assert sentence.startswith(f"{name} ")
    assert "negative ones to 0" not in sentence
