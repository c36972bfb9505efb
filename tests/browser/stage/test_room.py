"""labels.js, edge-counts.js and outputs.js together with the layout: words, percentages and bars find room, for any network on any stage."""

from __future__ import annotations

# Everything that is wrong with the words and bars of one picture, in words.
FAULTS = """
  const { edgesOf } = await import("/static/core/edges.js");
  const { layoutOf, measuredNames } = await import("/static/core/layout.js");
  const { fontsOf } = await import("/static/stage/fonts.js");
  const { paintEdgeCounts } = await import("/static/stage/edge-counts.js");
  const { paintNames } = await import("/static/stage/labels.js");
  const { paintOutputs, paintTracks } = await import("/static/stage/outputs.js");
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  let words = [];
  let bars = [];
  const { fillText, roundRect } = context;
  context.fillText = (text, x, y, most = Infinity) => {
    const { width, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down } = context.measureText(text);
    const widthPx = Math.min(width, most);
    const left = x - { left: 0, center: widthPx / 2, right: widthPx }[context.textAlign];
    words.push({ text, left, right: left + widthPx, top: y - up, bottom: y + down });
    fillText.call(context, text, x, y);
  };
  context.roundRect = (x, y, widthPx, heightPx, round) => {
    bars.push({ text: "a bar", left: x, right: x + widthPx, top: y, bottom: y + heightPx });
    roundRect.call(context, x, y, widthPx, heightPx, round);
  };
  const names = (count, characters) => Array.from({ length: count }, () => "Wm".repeat(characters).slice(0, characters));
  // Half a pixel is less than what anti-aliasing blurs.
  const CLOSE = 0.5;
  const apart = (a, b) => a.right <= b.left + CLOSE || b.right <= a.left + CLOSE || a.bottom <= b.top + CLOSE || b.bottom <= a.top + CLOSE;
  const onDisc = (box, x, y, radius) =>
    Math.hypot(x - Math.max(box.left, Math.min(box.right, x)), y - Math.max(box.top, Math.min(box.bottom, y))) < radius - CLOSE;
  const faultsOf = (layers, widthPx, heightPx, characters) => {
    const labels = characters ? { inputs: names(layers[0], characters), classes: names(layers.at(-1), characters) } : { inputs: [], classes: [] };
    const layout = layoutOf({ layers, widthPx, heightPx, ...measuredNames(labels) });
    const probabilities = Float64Array.from({ length: layers.at(-1) }, (_, k) => (k ? 0 : 1));
    const picture = { layers, edges: edgesOf(layers, null, {}), layout, labels, trace: null, previousTrace: null, frame: { progress: [1, 1] } };
    picture.timeline = { inShares: true, answer: "softmax1.probabilities" };
    const fonts = fontsOf(layout, helpers.PALETTE);
    [words, bars] = [[], []];
    paintNames(context, picture, helpers.PALETTE, fonts);
    paintEdgeCounts(context, picture, helpers.PALETTE, fonts);
    paintTracks(context, picture, helpers.PALETTE, fonts);
    paintOutputs(context, { ...picture, trace: { get: () => probabilities } }, helpers.PALETTE, fonts);
    const faults = [];
    const say = (fault) => faults.push(`${layers.join("-")} at ${widthPx} × ${heightPx}, names of ${characters}: ${fault}`);
    for (const box of [...words, ...bars]) {
      if (box.left < -CLOSE || box.right > widthPx + CLOSE || box.top < -CLOSE || box.bottom > heightPx + CLOSE)
        say(`${box.text} leaves the stage: ${[box.left, box.right, box.top, box.bottom].map(Math.round)}`);
      layout.layers.forEach(({ x, y, radius }, l) =>
        x.forEach((at, j) => onDisc(box, at, y[j], radius) && say(`${box.text} lies on neuron ${j} of layer ${l}`)));
    }
    words.forEach((one, index) => words.slice(index + 1).forEach((other) => apart(one, other) || say(`${one.text} runs into ${other.text}`)));
    return faults;
  };
"""


def test_words_percentages_and_bars_stay_on_the_stage_beside_the_discs_and_beside_each_other(lab):
    body = (
        FAULTS
        + """
      const random = helpers.random(11);
      const whole = (least, most) => least + Math.floor(random() * (most - least + 1));
      const faults = [];
      for (let round = 0; round < 1500; round++) {
        const layers = Array.from({ length: whole(2, 12) }, () => whole(1, 64));
        faults.push(...faultsOf(layers, whole(280, 2000), whole(180, 1100), random() < 0.5 ? 0 : whole(1, 24)));
      }
      return faults.slice(0, 10);
    """
    )
    assert lab.run(body) == []
