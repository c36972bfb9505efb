"""sprites.js: small pictures of light."""

from __future__ import annotations

import itertools

import pytest

PROFILE = """
  const { paintSprites } = await import("/static/stage/sprites.js");
  const sprites = paintSprites({ ...helpers.PALETTE, dark: given.dark });
  return Object.fromEntries(Object.entries(sprites).map(([name, sprite]) => {
    const context = Object.assign(document.createElement("canvas"), { width: 96, height: 96 }).getContext("2d");
    context.drawImage(sprite, 0, 0);
    const { data } = context.getImageData(48, 48, 48, 1);
    const row = Array.from({ length: 48 }, (_, k) => data[4 * k + 3] / 255);
    return [name, { row, rgb: Array.from(data.slice(0, 3)), corner: context.getImageData(0, 0, 1, 1).data[3] }];
  }));
"""


@pytest.mark.parametrize("dark", [True, False])
def test_light_fades_from_the_middle_outwards_and_ends_before_the_rim(lab, dark):
    for name, sprite in lab.run(PROFILE, {"dark": dark}).items():
        row = sprite["row"]
        assert row[0] > 0.25, name
        assert all(inner >= outer - 0.01 for inner, outer in itertools.pairwise(row)), name
        assert row[-1] < 0.4, name
        assert sprite["corner"] == 0, name


def test_each_sprite_has_the_colour_it_is_named_for(lab):
    sprites = lab.run(PROFILE, {"dark": True})
    for name, rgb in {
        "positiveHalo": [0, 220, 240], "negativeHalo": [255, 60, 190], "positiveLamp": [240, 250, 255],
        "negativeLamp": [255, 60, 190], "lightGlow": [240, 250, 255], "core": [255, 255, 255],
    }.items():  # fmt: skip
        assert sprites[name]["rgb"] == pytest.approx(rgb, abs=4), name


def test_without_canvases_off_the_screen_the_light_is_the_same(lab):
    without = """
      const { OffscreenCanvas } = globalThis;
      globalThis.OffscreenCanvas = undefined;
      try { %s } finally { globalThis.OffscreenCanvas = OffscreenCanvas; }
    """
    assert lab.run(without % PROFILE, {"dark": True}) == lab.run(PROFILE, {"dark": True})


def test_on_paper_a_halo_holds_its_edge(lab):
    dark, paper = (lab.run(PROFILE, {"dark": dark})["positiveHalo"]["row"][19] for dark in (True, False))
    assert paper > 3 * dark


def test_a_stamp_has_the_radius_it_is_given(lab):
    body = """
      const { stamp } = await import("/static/stage/sprites.js");
      const canvas = document.createElement("canvas");
      const sprite = new OffscreenCanvas(96, 96);
      sprite.getContext("2d").fillRect(0, 0, 96, 96);
      stamp(canvas.getContext("2d"), sprite, 50, 40, 10);
      return [[50, 40], [41, 31], [59, 49], [38, 40], [62, 40], [50, 28], [50, 52]].map(([x, y]) => helpers.pixel(canvas, x, y).alpha);
    """
    assert lab.run(body) == [1, 1, 1, 0, 0, 0, 0]
