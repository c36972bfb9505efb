"""labels.js: captions, names of inputs, and how many edges are shown."""

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


def test_captions_that_would_run_into_each_other_are_left_out(lab):
    reel = shape_of((2,) * 12)
    assert "hidden 5" not in texts(written(lab, reel=reel, change={"widthPx": 320})["still"])
    assert "hidden 5" in texts(written(lab, reel=reel, change={"widthPx": 1600})["still"])


def test_inputs_and_classes_wear_their_names_or_numbers(lab):
    reel = shape_of((3, 2))
    assert texts(written(lab, reel=reel)["still"])[2:] == ["x₁", "x₂", "x₃", "class 1", "class 2"]
    labels = {"inputs": ["wind", "", "rain"], "classes": ["stay"]}
    named = written(lab, reel=reel, labels=labels)
    assert texts(named["still"])[2:] == ["wind", "x₂", "rain", "stay", "class 2"]


@pytest.mark.parametrize("width", [280, 390, 768, 1200])
@pytest.mark.parametrize("name", ["temperature", "w" * 24, "M" * 24])
def test_no_name_leaves_the_stage(lab, width, name):
    labels = {"inputs": [name, "b", "c"], "classes": [name, name]}
    answer = written(lab, reel=shape_of((3, 2)), change={"widthPx": width, "timeMs": 9e9}, labels=labels)
    for text, x, _, align, measured in answer["still"] + answer["told"]:
        left = x - {"left": 0, "center": measured / 2, "right": measured}[align]
        assert left >= -0.5, text
        assert left + measured <= width + 0.5, text


def test_where_only_the_strongest_edges_are_shown_it_is_said_how_many_of_how_many(lab):
    reel = shape_of((100, 60, 2), top_k=50)
    assert "strongest 50 of 6,000 edges" in texts(written(lab, reel=reel, change={"widthPx": 1000})["still"])
    skeleton = texts(written(lab, reel=reel, skeleton=True, change={"widthPx": 1000})["still"])
    assert "400 of 6,000 edges" in skeleton
    assert not [text for text in texts(written(lab)["still"]) if "edges" in text]


def test_where_that_finds_no_room_under_each_layer_one_sentence_tells_of_all(lab):
    reel = shape_of((100, 60, 100, 60, 2), top_k=50)
    assert "strongest 150 of 18,000 edges" in texts(written(lab, reel=reel, change={"widthPx": 280})["still"])
    assert "1,200 of 18,000 edges" in texts(written(lab, reel=reel, skeleton=True, change={"widthPx": 280})["still"])
