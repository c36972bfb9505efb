// @ts-check
/**
 * How many edges are shown, in words under the layers; and what is fed in, with its unit, under the names of the inputs. Loaded
 * after the first pulse.
 */

import { discDigits } from "../core/digits.js";
import { isolated } from "../core/names.js";
import { shortened, toNeighbour } from "./labels.js";

/**
 * @import { LayerLayout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/** Rows that are so many heights of a label apart have room for a second line under a name. */
const TWO_LINES = 2.6;

/**
 * Writes the number that is fed in, with its unit, under the name of each input that has a unit: its disc may show what was
 * made of it.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintUnits(context, { layout, labels, trace, revealed }, palette, fonts) {
  const { x, y, columns, radius } = /** @type {LayerLayout} */ (layout.layers[0]);
  const { labelFontPx } = layout;
  if (columns > 1 || Number(y[1]) - Number(y[0]) < labelFontPx * TWO_LINES) return;
  context.fillStyle = palette.muted;
  context.textBaseline = "middle";
  context.textAlign = "right";
  context.font = fonts.label;
  labels.units?.forEach((unit, i) => {
    const right = Number(x[i]) - radius - labelFontPx * 0.6;
    const value = trace ? discDigits(trace, "inputs", revealed)[i] : "in";
    const text = isolated(shortened(context, `${value}\u00a0${unit}`, right - 4));
    if (unit) context.fillText(text, right, Number(y[i]) + labelFontPx * 1.2);
  });
}

/** A whole number with commas. (Loading the browser's number format would take a third of the first frame.) @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/**
 * Writes under each layer how many of its edges are shown, if not all, in the longest words that fit; if not even the
 * shortest fit everywhere, one sentence for all layers.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintEdgeCounts(context, picture, palette, fonts) {
  paintUnits(context, picture, palette, fonts);
  const { layout, edges, trace } = picture;
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
