// @ts-check
/** The words around the neurons: captions of layers, names of inputs, and how many edges are shown. */

import { edgesIn, shownEdges } from "../scene/edges.js";
import { inputName } from "../scene/names.js";

/**
 * @typedef {import("../types.d.ts").Pen} Pen @typedef {import("../types.d.ts").Picture} Picture @typedef {import("../types.d.ts").Palette} Palette @typedef {import("./fonts.js").Fonts} Fonts
 * @typedef {import("../types.d.ts").LayerLayout} LayerLayout @typedef {import("../types.d.ts").Layout} Layout
 */

/** What stands over layer l. @param {number} l @param {number} count how many layers there are */
function caption(l, count) {
  if (l === 0) return "inputs";
  if (l === count - 1) return "outputs";
  return count === 3 ? "hidden" : `hidden ${l}`;
}

/**
 * The words that stay while a network is on stage.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintNames(context, picture, palette, fonts) {
  const { layout, layers } = picture;
  context.fillStyle = palette.muted;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.font = fonts.caption;
  const roomPx = layout.widthPx / layers.length;
  layout.layers.forEach((layer, l) => {
    const text = caption(l, layers.length);
    if (context.measureText(text).width < roomPx) context.fillText(text, layer.centerX, layout.captionY);
  });

  for (let l = 0; l < layers.length - 1; l++) paintEdgeCount(context, picture, l);

  const first = /** @type {LayerLayout} */ (layout.layers[0]);
  if (first.columns > 1 || first.radius < layout.labelFontPx * 0.45) return;
  context.textAlign = "right";
  context.font = fonts.label;
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
 * @param {Pen} context @param {Picture} picture @param {number} l
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
 * @param {Pen} context @param {string} text @param {number} roomPx
 */
function shortened(context, text, roomPx) {
  if (context.measureText(text).width <= roomPx) return text;
  const characters = [...text];
  while (characters.length > 1 && context.measureText(`${characters.join("")}…`).width > roomPx) characters.pop();
  return `${characters.join("")}…`;
}
