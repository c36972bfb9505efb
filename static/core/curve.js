// @ts-check
/**
 * The path of an edge: a cubic Bézier curve with level ends, from the rim of one neuron to the rim of the next.
 * With ends (x0, y0), (x1, y1) its control points are (x0 + k·dx, y0) and (x1 − k·dx, y1).
 */

/** @import { LayerLayout } from "../types.d.ts" */

/** k: how far the ends stay level, as a part of the distance across. */
export const BEND = 0.42;

/** x of the curve's start: the right rim of the neuron it leaves. @param {LayerLayout} layer @param {number} i */
export const startX = (layer, i) => /** @type {number} */ (layer.x[i]) + (layer.columns === 1 ? layer.radius : 0);

/** x of the curve's end: the left rim of the neuron it enters. @param {LayerLayout} layer @param {number} j */
export const endX = (layer, j) => /** @type {number} */ (layer.x[j]) - (layer.columns === 1 ? layer.radius : 0);

/** How far across the curve is at parameter t, 0…1. @param {number} t */
export const across = (t) => t * (3 * BEND * (1 - t) * (1 - t) + 3 * (1 - BEND) * t * (1 - t) + t * t);

/** How far up or down the curve is at parameter t, 0…1: 3t² − 2t³. @param {number} t */
export const aside = (t) => t * t * (3 - 2 * t);

/**
 * The parameter at which the curve is `part` of the way across, by bisection to 1e-6.
 * @param {number} part 0…1
 */
export function parameterAt(part) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (across(middle) < part) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
