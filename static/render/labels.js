// @ts-check
/** The words and digits around the neurons: captions of layers, names of inputs and classes, percentages. */

import { mix } from "../scene/easing.js";
import { edgesIn, shownEdges } from "../scene/edges.js";
import { className, inputName } from "../scene/names.js";
import { formatPercent } from "../scene/number-format.js";

/**
 * @typedef {import("../types.d.ts").Picture} Picture @typedef {import("../types.d.ts").Palette} Palette
 * @typedef {import("../types.d.ts").LayerLayout} LayerLayout @typedef {import("../types.d.ts").Layout} Layout
 */

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
  first.x.forEach((x, i) => {
    const right = x - first.radius - gapPx;
    context.fillText(
      shortened(context, inputName(picture.labels, i), right - 4),
      right,
      /** @type {number} */ (first.y[i]),
    );
  });
}

/** A whole number with commas, without the third of a first frame that a number format of the browser's takes to load. @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** The middle of the gap behind layer l. @param {Layout} layout @param {number} l */
function gapCenterX({ layers }, l) {
  const [left, right] = /** @type {[LayerLayout, LayerLayout]} */ (layers.slice(l, l + 2));
  return (left.centerX + right.centerX) / 2;
}

/**
 * Where a layer shows only its strongest edges, says so under them: in as many words as there is room for beside the
 * neighbours' captions, and where even the fewest would touch, in turns on two lines.
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {number} l
 */
function paintEdgeCount(context, { layout, layers, trace }, l) {
  const { indices = null, count = edgesIn(layers, l) } = trace?.contributions[l] ?? {};
  const shown = shownEdges(trace, layers, l);
  if (shown === count || (trace && !indices)) return;
  const x = gapCenterX(layout, l);
  const neighbours = [l - 1, l + 1].filter((gap) => gap >= 0 && gap < layers.length - 1);
  const toNeighbourPx = Math.min(...neighbours.map((gap) => Math.abs(gapCenterX(layout, gap) - x)));
  const roomPx = Math.min(toNeighbourPx - layout.captionFontPx, 2 * x, 2 * (layout.widthPx - x));
  const few = `${grouped(shown)} of ${grouped(count)}`;
  const texts = [...(trace ? [`strongest ${few} edges`] : []), `${few} edges`, few];
  const text = texts.find((words) => context.measureText(words).width <= roomPx);
  const line = text === undefined && l % 2 === 1 ? 2.2 : 1;
  context.fillText(text ?? few, x, layout.heightPx - line * layout.captionFontPx);
}

/**
 * A text, or as much of it as there is room for.
 * @param {CanvasRenderingContext2D} context @param {string} text @param {number} roomPx
 */
function shortened(context, text, roomPx) {
  if (context.measureText(text).width <= roomPx) return text;
  const characters = [...text];
  while (characters.length > 1 && context.measureText(`${characters.join("")}…`).width > roomPx) characters.pop();
  return `${characters.join("")}…`;
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
    if (nameBeside)
      context.fillText(className(picture.labels, k), x + widthPx, y, widthPx - layout.percentFontPx * 3.5);
    else context.fillText(className(picture.labels, k), x, y - layout.percentFontPx * 0.85, widthPx);
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
