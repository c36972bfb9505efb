"""core/training-attributes.js: what a page says of a training."""

from __future__ import annotations

import pytest

ASKED = """
  const { askedOf } = await import("/static/core/training-attributes.js");
  document.body.innerHTML = given;
  return askedOf(document.body.firstElementChild);
"""


@pytest.mark.parametrize(
    ("markup", "asked"),
    [
        ('<i mode="train"></i>', {"run": {"task": "moons"}, "step": 0, "film": False}),
        ('<i task="xor" step="3"></i>', None),
        ('<i mode="train" reel="mine.json" batch="8"></i>', {"run": {"batch": 8}, "step": 0, "film": False}),
        (
            """<i mode="train" run='{"task":"xor","data_seed":3}' layers="5-2" seed="65" step="5"></i>""",
            {"run": {"task": "xor", "data_seed": 3}, "step": 5, "film": False},
        ),
        ('<i mode="train" step="soon"></i>', {"run": {"task": "moons"}, "step": "soon", "film": False}),
        *(
            (f"<i mode='train' run='{text}'></i>", {"run": {"task": text}, "step": 0, "film": False})
            for text in ("{", "3", "null", "[]", '{"task":null}', '{"changes":5}', '{"changes":[3]}')
        ),
        (
            '<i mode="train" task="xor" layers="2-4-2" step="340" learning-rate="0.05" batch="8" optimizer="sgd"></i>',
            {
                "run": {"task": "xor", "layers": [2, 4, 2], "learning_rate": 0.05, "batch": 8, "optimizer": "sgd"},
                "step": 340,
                "film": False,
            },
        ),
        (
            '<i mode="train" task="<b>" batch="many"></i>',
            {"run": {"task": "<b>", "batch": "many"}, "step": 0, "film": False},
        ),
    ],
)
def test_attributes_ask_for_a_training(lab, markup, asked):
    assert lab.run(ASKED, markup) == asked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.03", 0.03),
        (" 32 ", 32),
        ("2-4-2", [2, 4, 2]),
        ("2, 8, 2", [2, 8, 2]),
        ("−1", -1),
        ("", ""),
        ("many", "many"),
    ],
)
def test_numbers_and_layers_are_read_and_anything_else_stays_for_python_to_refuse(lab, text, value):
    assert lab.call("core/training-attributes", "read", text) == value
