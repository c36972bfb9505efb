"""strokes.py: what is drawn on a pad becomes the pixels that the digits' network knows."""

from __future__ import annotations

import json

import numpy as np
import pytest

from forward_pass.endpoint import endpoints
from forward_pass.learning.strokes import INK, pixels_of

BAR = np.array([[0.0, 0.0], [0.0, 10.0]])
SEVEN = np.array([[0.0, 0.0], [6.0, 0.0], [2.0, 10.0]])


def image(*strokes):
    return pixels_of(strokes).reshape(8, 8)


def ask(request):
    header, values = endpoints()["stroke"](json.dumps(request))
    assert values is None
    return json.loads(header)


def test_an_empty_pad_has_no_ink():
    assert image().tolist() == np.zeros((8, 8)).tolist()
    assert ask({"points": []}) == {"inputs": [0.0] * 64}


def test_every_pixel_is_a_number_of_sixteenths_and_all_drawings_have_about_as_much_ink():
    for strokes in ([BAR], [SEVEN], [BAR, SEVEN + 3], [BAR[:1]]):
        counts = image(*strokes) * 16
        assert np.array_equal(counts, np.round(counts))
        assert counts.max() <= 16
        assert INK <= counts.sum() <= INK + 8


def test_a_bar_is_thick_and_stands_in_the_middle_from_top_to_bottom():
    counts = image(BAR) * 16
    assert (counts[:, :2] == 0).all()
    assert (counts[:, 6:] == 0).all()
    assert (counts[1:7, 3:5] == 16).all()
    assert (counts[[0, 7]].max(axis=1) > 8).all()


def test_size_and_place_on_the_pad_change_nothing():
    assert np.array_equal(image(SEVEN), image(SEVEN * 32 + 64))


def test_a_leaning_bar_is_set_upright():
    leaning = BAR + 0.25 * BAR[:, ::-1]
    np.testing.assert_allclose(image(leaning), image(BAR), atol=1 / 16)


def test_a_stroke_drawn_slowly_is_the_same_as_one_drawn_quickly():
    slow = np.stack([np.zeros(41), np.linspace(0.0, 10.0, 41) ** 2 / 10], axis=1)
    assert np.array_equal(image(BAR), image(slow))


def test_the_top_of_what_is_drawn_is_the_top_of_the_image():
    counts = image(SEVEN) * 16
    assert counts[0].sum() > 2 * counts[7].sum()


def test_the_pad_is_answered_with_the_same_pixels():
    assert ask({"points": [SEVEN.tolist()], "width": 12})["inputs"] == pixels_of([SEVEN]).tolist()


@pytest.mark.parametrize(
    "points", ["no", [[1, 2]], [[["x", 0]]], [[[1, 2, 3]]], [[[1e7, 0]]], [[[True, 0]]], [[[0, 0]] * 10_001]]
)
def test_what_is_no_drawing_is_refused_in_a_sentence(points):
    error = ask({"points": points})["error"]
    assert error.startswith(
        "points must be a list of strokes, each a list of points [x, y], of which there are at most"
    )
