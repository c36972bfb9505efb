// @ts-check
/**
 * The output of a network with one input as a curve over that input: where it stands, and which point of it is where. It
 * stands over the output, within the strip that changes with it (strips.js).
 */

import { clamp } from "./clamp.js";
import { halfRow } from "./hit-test.js";
import { usualRange } from "./units.js";

/** @import { Labels, LayerLayout, Layout, Settings } from "../types.d.ts" */

/** `outputs` are in equal steps from `from` to `to`; `truth`, what they should be, may be empty. @typedef {{from: number, to: number, outputs: ArrayLike<number>, truth: ArrayLike<number>}} Curve */
/** @typedef {{x: number, y: number, widthPx: number, heightPx: number}} Box */
/** A box, and which values its sides stand for. @typedef {Box & {from: number, to: number, least: number, most: number}} Axes */

/** In how many steps a curve is drawn. */
export const POINTS = 97;
/** Smaller, nothing could be read off it. */
const LEAST_PX = [64, 40];
const MOST_PX = [380, 190];
const GAP_PX = 10;
/** How far from its side a point may reach beyond the box, such as the dot on the curve. */
const INSET_PX = 8;
/** The part of the values' span that is left free above and below them. */
const FREE = 0.06;

/** Whether a network draws a curve. @param {Pick<Settings, "layers" | "output">} settings */
export const drawsCurve = ({ layers, output }) => layers[0] === 1 && layers.at(-1) === 1 && output === "linear";

/**
 * Where the curve stands: between the caption and the name of the output.
 * @param {Layout} layout @returns {Box | null} null where there is no room
 */
export function curveBox(layout) {
  const last = /** @type {LayerLayout} */ (layout.layers.at(-1));
  const left = last.centerX - Math.max(last.radius * 2, 28) + INSET_PX;
  const top = layout.captionY + layout.captionFontPx + GAP_PX;
  const bottom = last.top + last.radius - Math.max(last.radius, halfRow(layout)) - GAP_PX - layout.captionFontPx * 1.4;
  const widthPx = Math.min(
    Math.min(layout.widthPx - INSET_PX, layout.outputs.x + layout.outputs.widthPx) - left,
    /** @type {number} */ (MOST_PX[0]),
  );
  const heightPx = Math.min(bottom - top, /** @type {number} */ (MOST_PX[1]));
  if (widthPx < Number(LEAST_PX[0]) || heightPx < Number(LEAST_PX[1])) return null;
  return { x: left, y: bottom - heightPx, widthPx, heightPx };
}

/**
 * The axes of a curve in its box: high enough for all its values, and for zero.
 * @param {Box} box @param {Curve} curve @returns {Axes}
 */
export function axesOf(box, { from, to, outputs, truth }) {
  let [least, most] = [0, 0];
  for (const values of [outputs, truth])
    for (let k = 0; k < values.length; k++) {
      least = Math.min(least, Number(values[k]));
      most = Math.max(most, Number(values[k]));
    }
  const free = (most - least || 1) * FREE;
  return { ...box, from, to, least: least - free, most: most + free };
}

/** @param {Axes} axes @param {number} value of the input, kept inside @returns {number} CSS px */
export const acrossOf = ({ x, widthPx, from, to }, value) => x + clamp((value - from) / (to - from), 0, 1) * widthPx;

/** @param {Axes} axes @param {number} value of the output, kept inside @returns {number} CSS px */
export const downOf = ({ y, heightPx, least, most }, value) =>
  y + (1 - clamp((value - least) / (most - least), 0, 1)) * heightPx;

/**
 * What a file's curve is, if it is one.
 * @param {any} described `curve` of a network document @param {Pick<Labels, "ranges">} labels
 * @returns {Curve | null}
 */
export function recordedCurve(described, labels) {
  const [from, to] = usualRange(labels, 0);
  const numbers = (/** @type {any} */ values) => (Array.isArray(values) && values.every(Number.isFinite) ? values : []);
  const [outputs, truth] = [numbers(described?.outputs), numbers(described?.truth)];
  return outputs.length > 1 ? { from, to, outputs, truth } : null;
}
