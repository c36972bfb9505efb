"""fonts.js: the fonts of a picture, written once for a layout and a palette."""

from __future__ import annotations


def test_each_font_has_its_size_from_the_layout_and_its_family_from_the_palette(lab):
    layout = {"captionFontPx": 12.5, "labelFontPx": 13, "valueFontPx": 9.5, "percentFontPx": 30}
    assert lab.call("stage/fonts", "fontsOf", layout, {"font": "serif"}) == {
        "caption": "500 12.5px serif", "label": "500 13px serif", "value": "600 9.5px serif", "percent": "650 30px serif",
    }  # fmt: skip
