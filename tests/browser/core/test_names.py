"""names.js: what layers and neurons are called."""

from __future__ import annotations

import pytest

from shared_cases import CASES

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
    assert [lab.call("core/names", "layerName", layer, count) for layer in range(count)] == names


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
    named = [lab.call("core/names", name, [2, 3, 2], LABELS, layer, neuron) for name in ("nameInLayer", "neuronName")]
    assert named == [short, whole]


def test_a_pixel_is_called_by_its_place_unless_it_has_a_name(lab):
    labels = {"inputs": ["", "corner"], "classes": [], "shape": [2, 3]}
    assert [lab.call("core/names", "inputName", labels, i) for i in (0, 1, 5)] == [
        "row 1, column 1",
        "corner",
        "row 2, column 3",
    ]


@pytest.mark.parametrize(("text", "names"), CASES["classNames"])
def test_a_class_is_called_by_its_name_or_its_number_and_right_to_left_names_are_isolated(lab, text, names):
    body = """
      const { className, isolated } = await import("/static/core/names.js");
      const { readSetting } = await import("/static/core/settings.js");
      const labels = readSetting("labels", given.text).value;
      return given.names.map((_, k) => isolated(className(labels, k)));
    """
    assert lab.run(body, {"text": text, "names": names}) == names


@pytest.mark.parametrize(
    ("output", "count", "classes", "names"),
    [
        ("softmax", 2, ["", "go"], ["class 1", "go"]),
        ("softmax", 1, [], ["class 1", "class 2"]),
        ("sigmoid", 2, [], ["class 1", "class 2"]),
        ("sigmoid", 1, [], ["yes", "no"]),
        ("sigmoid", 1, ["rain"], ["rain", "no"]),
        ("sigmoid", 1, ["rain", "dry"], ["rain", "dry"]),
        ("linear", 2, ["", "height"], ["output 1", "height"]),
    ],
)
def test_outputs_without_a_name_are_classes_numbers_or_yes_and_no(lab, output, count, classes, names):
    body = """
      const { className, labelsFor } = await import("/static/core/names.js");
      const labels = labelsFor({ inputs: [], classes: given.classes }, { layers: [3, given.count], output: given.output });
      return [0, 1].map((k) => className(labels, k));
    """
    assert lab.run(body, {"output": output, "count": count, "classes": classes}) == names


def test_a_name_among_other_words_is_held_apart_everywhere(lab):
    body = """
      const { nameInLayer, neuronName } = await import("/static/core/names.js");
      const labels = { inputs: ["שמש"], classes: ["נשאר", "go"] };
      return [neuronName([1, 2], labels, 0, 0), nameInLayer([1, 2], labels, 1, 0)];
    """
    assert lab.run(body) == ["\u2068שמש\u2069", "\u2068נשאר\u2069"]
