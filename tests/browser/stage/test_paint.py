"""paint.js: a picture is a function of its arguments, on every surface and at any scale."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

# Takes a picture of a network that was changed by hand, whose sample follows another, at moments that go to and fro: one
# after the other on one surface and, in the opposite order, each on a surface of its own.
SURFACES = """
  const { paintMoving, paintStill } = await import("/static/stage/paint.js");
  const { paintGhosts } = await import("/static/stage/ghosts.js");
  const { paintEdgeCounts } = await import("/static/stage/edge-counts.js");
  const { fontsOf } = await import("/static/stage/fonts.js");
  const { lights, paintSprites } = await import("/static/stage/sprites.js");
  const { SvgPen } = await import("/static/stage/svg-pen.js");
  const [widthPx, heightPx] = [700, 320];
  const palette = { ...helpers.PALETTE, dark: given.dark };
  const pictureAt = async (timeMs) => {
    const picture = await helpers.picture(given.reel, { timeMs, widthPx, heightPx, target: given.target });
    picture.previousTrace = picture.reel.traces[1];
    return picture;
  };
  const raster = (canvas, scale) => {
    const { width, height } = Object.assign(canvas, { width: widthPx * scale, height: heightPx * scale });
    const context = canvas.getContext("2d");
    const sprites = paintSprites(palette);
    return {
      sprites,
      pen: context,
      clear: () => {
        context.setTransform(scale, 0, 0, scale, 0, 0);
        context.clearRect(0, 0, widthPx, heightPx);
      },
      shown: () => context.getImageData(0, 0, width, height).data.join(),
    };
  };
  const written = () => {
    const surface = {
      sprites: Object.fromEntries(Object.keys(lights(palette)).map((name) => [name, name])),
      clear: () => (surface.pen = new SvgPen()),
      shown: () => surface.pen.written,
    };
    return surface;
  };
  const SURFACES = {
    canvas: () => raster(document.createElement("canvas"), 1),
    offscreen: () => raster(new OffscreenCanvas(1, 1), 2),
    svg: written,
  };
  const paint = (surface, picture) => {
    const fonts = fontsOf(picture.layout, palette);
    surface.clear();
    paintStill(surface.pen, picture, palette, fonts, paintEdgeCounts);
    paintMoving(surface.pen, picture, palette, surface.sprites, fonts, paintGhosts);
    return surface.shown();
  };
"""
TOUCHED = {"inputs": [0.1] * 5, "compare": 0.65, "changes": ((0, 1, 2, 0.5), (1, 0, -1, -2.0))}
MOMENTS = [2900, 100, 4000, 450, 1000, 1700, 0, 1001, 3300]


@pytest.mark.parametrize("surface", ["canvas", "offscreen", "svg"])
def test_a_moment_is_the_same_picture_after_others_and_alone(lab, surface):
    body = (
        SURFACES
        + """
      const make = SURFACES[given.surface];
      const alone = new Map();
      for (const timeMs of given.moments.toReversed()) alone.set(timeMs, paint(make(), await pictureAt(timeMs)));
      const kept = make();
      const odd = [];
      for (const timeMs of given.moments) {
        if (paint(kept, await pictureAt(timeMs)) !== alone.get(timeMs)) odd.push(timeMs);
      }
      return [odd, new Set(alone.values()).size];
    """
    )
    given = {"reel": shape_of((5, 7, 6, 2), **TOUCHED), "surface": surface, "moments": MOMENTS, "dark": True}
    assert lab.run(body, given) == [[], len(MOMENTS)]


@pytest.mark.parametrize("dark", [True, False])
def test_a_canvas_and_one_off_the_screen_at_twice_the_scale_show_the_same(lab, dark):
    body = (
        SURFACES
        + """
      const canvas = document.createElement("canvas");
      const large = new OffscreenCanvas(1, 1);
      const [one, two] = [raster(canvas, 1), raster(large, 2)];
      const pixels = (source) => {
        const context = new OffscreenCanvas(widthPx, heightPx).getContext("2d");
        if (source) context.drawImage(source, 0, 0, widthPx, heightPx);
        return context.getImageData(0, 0, widthPx, heightPx).data;
      };
      const distance = (a, b) => a.reduce((sum, value, k) => sum + Math.abs(value - b[k]), 0) / a.length;
      const film = [];
      for (const timeMs of [100, 700, 4000]) {
        const picture = await pictureAt(timeMs);
        paint(one, picture);
        paint(two, picture);
        film.push(distance(pixels(canvas), pixels(large)) / distance(pixels(canvas), pixels(null)));
      }
      return film;
    """
    )
    given = {
        "reel": shape_of((5, 7, 6, 2), **TOUCHED),
        "dark": dark,
        "target": {"kind": "neuron", "layer": 1, "neuron": 2},
    }
    assert max(lab.run(body, given)) < 0.12


def test_what_lingers_is_an_argument(lab):
    body = (
        SURFACES
        + """
      const surface = raster(document.createElement("canvas"), 1);
      const picture = await pictureAt(100);
      const lingering = paint(surface, picture);
      const without = paint(surface, { ...picture, previousTrace: null });
      return [lingering === without, lingering === paint(surface, picture)];
    """
    )
    assert lab.run(body, {"reel": shape_of((5, 7, 6, 2)), "dark": True}) == [False, True]
