// @ts-check
/** The words around the neurons: captions of layers, names of inputs, and how many edges are shown. */

import { inputName, isolated, layerName } from "../core/names.js";

/**
 * @import { LayerLayout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

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
  const middles = layout.layers.map(({ centerX }) => centerX);
  middles.forEach((x, l) => {
    const text = layerName(l, layers.length);
    const roomPx = toNeighbour(middles, l) - layout.captionFontPx / 4;
    if (context.measureText(text).width < roomPx) context.fillText(text, x, layout.captionY);
  });
  paintEdgeCounts(context, picture);

  const first = /** @type {LayerLayout} */ (layout.layers[0]);
  if (first.columns > 1 || first.radius < layout.labelFontPx * 0.45) return;
  context.textAlign = "right";
  context.font = fonts.label;
  const gapPx = layout.labelFontPx * 0.6;
  first.x.forEach((x, i) => {
    const right = x - first.radius - gapPx;
    context.fillText(
      isolated(shortened(context, inputName(picture.labels, i), right - 4)),
      right,
      /** @type {number} */ (first.y[i]),
    );
  });
}

/** A whole number with commas. (Loading the browser's number format would take a third of the first frame.) @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** How far it is from the l-th place on a line to the nearest beside it. @param {readonly number[]} places @param {number} l */
function toNeighbour(places, l) {
  const here = /** @type {number} */ (places[l]);
  return Math.min(...[places[l - 1], places[l + 1]].map((there) => Math.abs((there ?? Infinity) - here)));
}

/**
 * Writes under each layer how many of its edges are shown, if not all, in the longest words that fit; if not even the
 * shortest fit everywhere, one sentence for all layers.
 * @param {Pen} context @param {Picture} picture
 */
function paintEdgeCounts(context, { layout, edges, trace }) {
  const counts = edges.map(({ from, count }) => [from.length, count]);
  const partial = counts.flatMap(([visible, all], l) => (visible === all ? [] : [l]));
  if (partial.length === 0) return;
  const middles = layout.layers.map(({ centerX }) => centerX);
  const places = partial.map((l) => /** @type {number} */ (middles[l] + middles[l + 1]) / 2);
  /** The longest words that fit, if any do. @param {(number | undefined)[]} count @param {number} roomPx */
  const words = ([visible = 0, all = 0], roomPx) => {
    const few = `${grouped(visible)} of ${grouped(all)}`;
    const texts = [...(trace ? [`strongest ${few} edges`] : []), `${few} edges`, few];
    return texts.find((text) => context.measureText(text).width <= roomPx);
  };
  const y = layout.heightPx - layout.captionFontPx;
  const texts = partial.map((l, k) => {
    const x = /** @type {number} */ (places[k]);
    const roomPx = Math.min(toNeighbour(places, k) - layout.captionFontPx, 2 * x, 2 * (layout.widthPx - x));
    return words(/** @type {number[]} */ (counts[l]), roomPx);
  });
  if (texts.every((text) => text !== undefined))
    texts.forEach((text, k) => context.fillText(text, /** @type {number} */ (places[k]), y));
  else {
    const sums = [0, 1].map((which) => partial.reduce((sum, l) => sum + (counts[l]?.[which] ?? 0), 0));
    context.fillText(/** @type {string} */ (words(sums, layout.widthPx)), layout.widthPx / 2, y);
  }
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
