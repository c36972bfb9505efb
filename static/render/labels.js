// @ts-check
/** The words and digits around the neurons: captions of layers, names of inputs and classes, percentages. */

import { mix } from "../scene/easing.js";
import { edgesIn, shownEdges } from "../scene/edges.js";
import { formatPercent, subscript } from "../scene/number-format.js";

/**
 * @typedef {import("../types.d.ts").Picture} Picture @typedef {import("../types.d.ts").Palette} Palette
 * @typedef {import("../types.d.ts").LayerLayout} LayerLayout @typedef {import("../types.d.ts").Layout} Layout
 */

/** @param {Picture} picture @param {number} i */
export const inputName = ({ labels }, i) => labels.inputs[i] || `x${subscript(i + 1)}`;

/** @param {Picture} picture @param {number} k */
export const className = ({ labels }, k) => labels.classes[k] || `class ${k + 1}`;

/** What stands over layer l. @param {number} l @param {number} count how many layers there are */
function caption(l, count) {
  if (l === 0) return "inputs";
  if (l === count - 1) return "outputs";
  return count === 3 ? "hidden" : `hidden ${l}`;
}

/** The words that stay while a network is on stage. @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette */
export function paintNames(context, picture, palette) {
  const { layout, layers } = picture;
  context.fillStyle = palette.muted;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.font = `500 ${layout.captionFontPx}px ${palette.font}`;
  const roomPx = layout.widthPx / layers.length;
  layout.layers.forEach((layer, l) => {
    const text = caption(l, layers.length);
    if (context.measureText(text).width < roomPx) context.fillText(text, layer.centerX, layout.captionY);
  });

  for (let l = 0; l < layers.length - 1; l++) paintEdgeCount(context, picture, l);

  const first = /** @type {LayerLayout} */ (layout.layers[0]);
  if (first.columns > 1 || first.radius < layout.labelFontPx * 0.45) return;
  context.textAlign = "right";
  context.font = `500 ${layout.labelFontPx}px ${palette.font}`;
  const gapPx = layout.labelFontPx * 0.6;
  first.x.forEach((x, i) =>
    context.fillText(
      inputName(picture, i),
      x - first.radius - gapPx,
      /** @type {number} */ (first.y[i]),
      x - first.radius - gapPx - 4,
    ),
  );
}

const WHOLE = new Intl.NumberFormat("en");

/** Where a layer shows only its strongest edges, says so under them. @param {CanvasRenderingContext2D} context @param {Picture} picture @param {number} l */
function paintEdgeCount(context, { layout, layers, trace }, l) {
  const { indices = null, count = edgesIn(layers, l) } = trace?.contributions[l] ?? {};
  const shown = shownEdges(trace, layers, l);
  if (shown === count || (trace && !indices)) return;
  const left = /** @type {LayerLayout} */ (layout.layers[l]);
  const right = /** @type {LayerLayout} */ (layout.layers[l + 1]);
  const of = `${WHOLE.format(shown)} of ${WHOLE.format(count)} edges`;
  const text = trace ? `strongest ${of}` : of;
  const roomPx = layout.widthPx / (layers.length - 1);
  const fits = context.measureText(text).width < roomPx;
  context.fillText(
    fits ? text : of,
    (left.centerX + right.centerX) / 2,
    layout.heightPx - layout.captionFontPx,
    roomPx,
  );
}

/**
 * The outputs: a name, the percentage and its bar. Bars glide; digits change once, to the new value.
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette
 */
export function paintOutputs(context, picture, palette) {
  const { layout, frame, trace, previousTrace } = picture;
  const last = /** @type {LayerLayout} */ (layout.layers.at(-1));
  if (last.columns > 1) return;
  const arrived = frame.normalized >= 0.5;
  const now = trace?.probabilities ?? null;
  const before = previousTrace?.probabilities ?? null;
  const told = arrived ? now : before;
  for (let k = 0; k < last.x.length; k++) {
    const from = before?.[k] ?? 0;
    const share = now ? mix(from, /** @type {number} */ (now[k]), frame.normalized) : from;
    const winner = told !== null && told[k] === Math.max(...told);
    paintOutput(
      context,
      picture,
      palette,
      k,
      /** @type {number} */ (last.y[k]),
      share,
      told?.[k] ?? null,
      winner,
      arrived,
    );
  }
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette
 * @param {number} k @param {number} y @param {number} share how far the bar reaches, 0…1
 * @param {number | null} probability what the digits say; null before there is anything to say
 * @param {boolean} winner @param {boolean} arrived whether the digits belong to the sample on stage
 */
function paintOutput(context, picture, palette, k, y, share, probability, winner, arrived) {
  const { layout } = picture;
  const { x, widthPx, barHeightPx, rowHeightPx } = layout.outputs;
  const roomForName = rowHeightPx > layout.percentFontPx + layout.labelFontPx * 2.2;
  const roomForDigits = rowHeightPx > layout.percentFontPx * 1.25;
  const barY = roomForDigits ? y + layout.percentFontPx * (roomForName ? 0.85 : 0.62) : y - barHeightPx / 2;
  context.fillStyle = palette.text;
  context.globalAlpha = 0.14;
  context.beginPath();
  context.roundRect(x, barY, widthPx, barHeightPx, barHeightPx / 2);
  context.fill();
  context.globalAlpha = (winner ? 1 : 0.55) * (arrived ? 1 : 0.6);
  context.beginPath();
  context.roundRect(x, barY, Math.max(barHeightPx, widthPx * share), barHeightPx, barHeightPx / 2);
  if (share > 0) context.fill();
  if (!roomForDigits) return;
  // A name stands over its percentage; where the rows are too close for that, at the far end of the same line.
  const nameBeside = !roomForName && widthPx > layout.percentFontPx * 5.5;
  context.textBaseline = "middle";
  if (roomForName || nameBeside) {
    context.globalAlpha = 1;
    context.fillStyle = palette.muted;
    context.font = `500 ${layout.labelFontPx}px ${palette.font}`;
    context.textAlign = nameBeside ? "right" : "left";
    if (nameBeside) context.fillText(className(picture, k), x + widthPx, y, widthPx - layout.percentFontPx * 3.5);
    else context.fillText(className(picture, k), x, y - layout.percentFontPx * 0.85, widthPx);
    context.fillStyle = palette.text;
  }
  context.textAlign = "left";
  context.globalAlpha = (winner ? 1 : 0.78) * (arrived ? 1 : 0.5);
  context.font = `650 ${layout.percentFontPx}px ${palette.font}`;
  context.fillText(
    probability === null ? "–" : formatPercent(probability),
    x,
    y + (roomForName ? layout.percentFontPx * 0.12 : 0),
    widthPx * 1.25,
  );
}
