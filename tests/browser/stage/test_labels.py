"""labels.js: captions and names of inputs."""

from __future__ import annotations

import pytest

from browser.lab import shape_of
from browser.stage.written_text import texts, written


@pytest.mark.parametrize(
    ("layers", "captions"),
    [
        ((3, 2), ["inputs", "outputs"]),
        ((3, 4, 2), ["inputs", "hidden", "outputs"]),
        ((5, 7, 6, 2), ["inputs", "hidden 1", "hidden 2", "outputs"]),
    ],
)
def test_a_caption_stands_over_every_layer(lab, layers, captions):
    answer = written(lab, reel=shape_of(layers))
    assert texts(answer["still"])[: len(layers)] == captions
    where = [(x, y, align) for _, x, y, align, _ in answer["still"][: len(layers)]]
    assert where == [(layer["centerX"], answer["layout"]["captionY"], "center") for layer in answer["layout"]["layers"]]


def test_captions_that_would_run_into_each_other_are_short_or_left_out(lab):
    reel = shape_of((2,) * 12)
    short = ["in", *(f"{hidden}" for hidden in range(1, 11)), "out"]
    assert texts(written(lab, reel=reel, change={"widthPx": 390})["still"])[:12] == short
    assert "10" not in texts(written(lab, reel=reel, change={"widthPx": 200})["still"])
    assert "hidden 5" in texts(written(lab, reel=reel, change={"widthPx": 1600})["still"])


def test_inputs_have_names_beside_small_discs_too_as_long_as_their_rows_have_room(lab):
    change = {"widthPx": 390, "heightPx": 400}
    assert "x₂" in texts(written(lab, reel=shape_of((6,) * 12), change=change)["still"])
    assert "x₂" not in texts(written(lab, reel=shape_of((36, 2)), change=change)["still"])


def test_an_input_has_its_number_and_unit_under_its_name_where_the_rows_have_room(lab):
    labels = {"inputs": ["age", "", "way"], "classes": [], "units": ["years", "", "km"]}
    reel = shape_of((3, 2), inputs=[41, 0.5, 7.25], samples=1)
    still = written(lab, reel=reel, labels=labels, change={"widthPx": 800, "heightPx": 400})["still"]
    heights = {text: y for text, _, y, *_ in still}
    assert heights["41.00\u00a0years"] > heights["age"]
    assert "7.25\u00a0km" in heights
    assert not [text for text in heights if text.startswith("0.50")]
    skeleton = written(lab, reel=reel, labels=labels, skeleton=True, change={"widthPx": 800, "heightPx": 400})
    assert "in\u00a0km" in texts(skeleton["still"])
    flat = written(
        lab, reel=shape_of((20, 2)), labels={**labels, "units": ["cm"] * 20}, change={"widthPx": 800, "heightPx": 500}
    )
    assert not [text for text in texts(flat["still"]) if "cm" in text]


def test_inputs_and_classes_wear_their_names_or_numbers(lab):
    reel = shape_of((3, 2))
    assert texts(written(lab, reel=reel)["still"])[2:] == ["x₁", "x₂", "x₃", "class 1", "class 2"]
    labels = {"inputs": ["wind", "", "rain"], "classes": ["stay"]}
    named = written(lab, reel=reel, labels=labels)
    assert texts(named["still"])[2:] == ["wind", "x₂", "rain", "stay", "class 2"]


@pytest.mark.parametrize("width", [280, 390, 768, 1200])
@pytest.mark.parametrize("name", ["temperature", "w" * 24, "M" * 60])
def test_no_name_leaves_the_stage(lab, width, name):
    labels = {"inputs": [name, "b", "c"], "classes": [name, name]}
    answer = written(lab, reel=shape_of((3, 2)), change={"widthPx": width, "timeMs": 9e9}, labels=labels)
    for text, x, _, align, measured in answer["still"] + answer["told"]:
        left = x - {"left": 0, "center": measured / 2, "right": measured}[align]
        assert left >= -0.5, text
        assert left + measured <= width + 0.5, text
    # What is too long ends in an ellipsis and is never squeezed.
    shown = [text for text, *_ in answer["still"] if text[:1] == name[0]]
    assert len(shown) >= 2
    assert all(text == name or (text.endswith("…") and name.startswith(text[:-1])) for text in shown)
