"""names.js: what layers and neurons are called."""

from __future__ import annotations

import pytest

LABELS = {"inputs": ["wind"], "classes": ["", "go"]}


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (2, ["inputs", "outputs"]),
        (3, ["inputs", "hidden", "outputs"]),
        (4, ["inputs", "hidden 1", "hidden 2", "outputs"]),
    ],
)
def test_hidden_layers_are_numbered_where_there_are_several(lab, count, names):
    assert [lab.call("scene/names", "layerName", layer, count) for layer in range(count)] == names


@pytest.mark.parametrize(
    ("layer", "neuron", "short", "whole"),
    [
        (0, 0, "wind", "wind"),
        (0, 1, "x₂", "x₂"),
        (1, 2, "neuron 3", "hidden, neuron 3"),
        (2, 0, "class 1", "class 1"),
        (2, 1, "go", "go"),
    ],
)
def test_a_neuron_is_called_by_its_label_or_else_by_its_number(lab, layer, neuron, short, whole):
    named = [lab.call("scene/names", name, [2, 3, 2], LABELS, layer, neuron) for name in ("nameInLayer", "neuronName")]
    assert named == [short, whole]
