// @ts-check
/** How many edges are shown, in words under the layers. Loaded after the first pulse. */

import { toNeighbour } from "./labels.js";

/**
 * @import { Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/** A whole number with commas. (Loading the browser's number format would take a third of the first frame.) @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * Writes under each layer how many of its edges are shown, if not all, in the longest words that fit; if not even the
 * shortest fit everywhere, one sentence for all layers.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintEdgeCounts(context, { layout, edges, trace }, palette, fonts) {
  const counts = edges.map(({ from, count }) => [from.length, count]);
  const partial = counts.flatMap(([visible, all], l) => (visible === all ? [] : [l]));
  if (partial.length === 0) return;
  context.fillStyle = palette.muted;
  context.textBaseline = "middle";
  context.textAlign = "center";
  context.font = fonts.caption;
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
