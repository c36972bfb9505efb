"""neurons.js, outputs.js: digits can be read (WCAG 1.4.3) at every brightness, of both signs, at every moment, on both grounds."""

from __future__ import annotations

import pytest

from browser.lab import shape_of

LEAST = 4.5

# Of each text the worst contrast of its ink with the ground it stands on, as painted without any text.
WORST = """
  const { decodeRecorded } = await import("/static/core/decode.js");
  const { TOKENS } = await import("/static/core/colors.js");
  const { createFrame, sampleInto } = await import("/static/core/frame.js");
  const palette = Object.fromEntries(Object.entries(TOKENS).map(([name, [onLight, onDark]]) => [name, given.dark ? onDark : onLight]));
  if (given.ours) {
    // Our page has some colors of its own.
    const styles = await (await fetch("/static/page.css")).text();
    const named = { background: "ground", depth: "depth", text: "ink", muted: "ink-soft", positive: "positive", negative: "negative", accent: "accent" };
    for (const [name, own] of Object.entries(named))
      palette[name] = styles.match(`--${own}: light-dark\\\\((#\\\\w+), (#\\\\w+)\\\\)`)[given.dark ? 2 : 1];
  }
  const picture = await helpers.picture(given.reel, { widthPx: 900, heightPx: 1040 });
  // Every value from −1 to 1, on all discs.
  const spread = (shift) => Float64Array.from({ length: given.count }, (_, k) => ((2 * ((k + shift) % given.count)) / (given.count - 1) - 1));
  const valued = (shift) => ({ ...picture.trace, get: (name) => (/inputs|preActivations|activations/.test(name) ? spread(shift) : picture.trace.get(name)) });
  const reel = { ...picture.reel, strengths: { get: () => 1 } };
  const dressed = { ...picture, reel, trace: valued(0), previousTrace: valued(7) };
  const canvases = await helpers.easel(picture, { ...helpers.PALETTE, ...palette, dark: given.dark });
  const context = canvases.moving.getContext("2d", { willReadFrequently: true });
  const light = (color) => color.map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, k) => sum + part * [0.2126, 0.7152, 0.0722][k], 0);
  const rgb = (color) => [1, 3, 5].map((k) => parseInt(color.slice(k, k + 2), 16));
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };
  const scale = devicePixelRatio;
  let written = [];
  context.fillText = (text, x, y, most = Infinity) => {
    const width = Math.min(most, context.measureText(text).width);
    const sizePx = parseFloat(context.font.split(" ").find((part) => part.endsWith("px")));
    written.push({ text, ink: context.fillStyle, alpha: context.globalAlpha, box: [x - width / 2, y - sizePx * 0.38, width, sizePx * 0.76] });
  };
  const worst = [];
  for (const timeMs of given.moments) {
    written = [];
    canvases.painter.paint({ ...dressed, frame: sampleInto(createFrame(picture.timeline), picture.timeline, timeMs) });
    for (const { text, ink, alpha, box } of written) {
      if (box[0] + box[2] > picture.layout.outputs.x) {
        for (const ground of [palette.background, palette.depth].map(rgb))
          worst.push([contrast(rgb(ink).map((part, c) => ground[c] + (part - ground[c]) * alpha), ground), timeMs, text, "beside"]);
        continue;
      }
      const { data } = context.getImageData(...box.map((side) => Math.round(side * scale)));
      let least = alpha < 1 ? 0 : 99;
      for (let k = 0; k < data.length; k += 4) {
        const over = rgb(palette.disc).map((part, c) => part + (data[k + c] - part) * (data[k + 3] / 255));
        least = Math.min(least, contrast(rgb(ink), over));
      }
      worst.push([Math.round(least * 100) / 100, timeMs, text, box.map(Math.round)]);
    }
  }
  return [worst.length, worst.sort(([a], [b]) => a - b).slice(0, 5)];
"""

# The light of the sample before goes and inputs come; sums are added up; they become activations; and all is lit.
MOMENTS = [
    0,
    60,
    120,
    180,
    205,
    215,
    260,
    320,
    380,
    420,
    1000,
    1115,
    1150,
    1170,
    1190,
    1210,
    1230,
    1250,
    1264,
    1266,
    1290,
    1320,
    1360,
]


@pytest.mark.parametrize("ours", [False, True], ids=["the element's colors", "the page's"])
@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
def test_digits_on_discs_and_beside_them_have_a_contrast_of_4_5_in_every_state(lab, dark, ours):
    count = 25
    reel = shape_of((count, count, count), samples=1)
    seen, worst = lab.run(WORST, {"reel": reel, "dark": dark, "ours": ours, "count": count, "moments": MOMENTS})
    assert seen > 500
    assert worst[0][0] >= LEAST, worst
