"""palette.js: the colours of a picture are what the page's style computes to."""

from __future__ import annotations

import pytest

READ = """
  const { COLORS } = await import("/static/core/colors.js");
  const { readPalette } = await import("/static/ui/palette.js");
  const root = document.createElement("div");
  root.style.cssText = given.style;
  document.body.append(root);
  const probes = {};
  for (const name of COLORS) {
    const probe = document.createElement("i");
    probe.style.color = `var(--${name}, ${given.colors?.[name] ?? "gray"})`;
    root.append(probe);
    probes[name] = probe;
  }
  const palette = readPalette(probes, given.dashed ?? false);
  root.remove();
  return palette;
"""


def test_every_colour_is_resolved_to_what_a_canvas_understands(lab):
    palette = lab.run(READ, {"style": "--positive: light-dark(red, lime); color-scheme: dark; font-family: Georgia"})
    assert palette["positive"] == "rgb(0, 255, 0)"
    assert palette["negative"] == "rgb(128, 128, 128)"
    assert palette["font"] == "Georgia"
    names = {
        "background",
        "text",
        "muted",
        "positive",
        "negative",
        "neutral",
        "light",
        "lightInk",
        "disc",
        "rim",
        "accent",
    }
    assert set(palette) == names | {"font", "dark", "dashed"}


@pytest.mark.parametrize(
    ("text", "dark"),
    [
        ("white", True), ("#eaf1fb", True), ("#16202e", False), ("black", False), ("rgb(240 240 240 / 0.9)", True),
        ("oklch(0.9 0 0)", True), ("oklch(0.2 0.1 200)", False), ("lab(90 5 5)", True), ("lch(20 30 200)", False),
        ("hsl(210 20% 90%)", True), ("color(display-p3 0.9 0.9 0.9)", True), ("color(display-p3 0.1 0.1 0.9)", False),
        ("color-mix(in srgb, black, white 5%)", False), ("color-mix(in oklab, white, black 5%)", True),
    ],
)  # fmt: skip
def test_a_stage_is_dark_when_its_text_is_light(lab, text, dark):
    assert lab.run(READ, {"style": "", "colors": {"text": text}})["dark"] is dark


def test_no_pixel_is_read_where_a_browser_forbids_it(lab):
    guard = """
      const read = OffscreenCanvasRenderingContext2D.prototype.getImageData;
      OffscreenCanvasRenderingContext2D.prototype.getImageData = () => { throw new Error("a pixel was read"); };
      try { %s } finally { OffscreenCanvasRenderingContext2D.prototype.getImageData = read; }
    """
    assert lab.run(guard % READ, {"style": "", "colors": {"text": "white"}})["dark"] is True


@pytest.mark.parametrize("dashed", [True, False])
def test_whether_negative_edges_are_dashed_is_passed_on(lab, dashed):
    assert lab.run(READ, {"style": "", "dashed": dashed})["dashed"] is dashed
