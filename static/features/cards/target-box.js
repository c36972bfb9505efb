// @ts-check
/** Where a target is on the stage. All lengths are CSS px from the stage's corner. */

import { clamp } from "../../core/clamp.js";
import { at } from "../../core/at.js";
import { aside, endX, parameterAt, startX } from "../../core/curve.js";
import { halfRow } from "../../core/hit-test.js";

/**
 * @import { LayerLayout, Layout, NetworkPart } from "../../types.d.ts"
 */

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/** Half the side of what counts as the place pointed at on an edge. */
const POINT_PX = 10;

/**
 * The box around a target: a neuron's disc, an output's with its percentage, the point of an edge that is pointed at.
 * @param {Layout} layout @param {NetworkPart} target @param {number | null} nearX where the pointer is; null for the middle
 * @returns {Box}
 */
export function boxOf(layout, target, nearX) {
  if (target.kind === "edge") return pointOf(layout, target, nearX);
  const layer = layerAt(layout, target.layer);
  const x = at(layer.x, target.neuron);
  const y = at(layer.y, target.neuron);
  const { radius } = layer;
  const disc = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  if (target.layer < layout.layers.length - 1 || layer.columns > 1) return disc;
  const half = Math.max(radius, halfRow(layout));
  const { outputs } = layout;
  return { x: disc.x, y: y - half, width: outputs.x + outputs.widthPx - disc.x, height: 2 * half };
}

/** @param {Layout} layout @param {{layer: number, from: number, to: number}} edge @param {number | null} nearX @returns {Box} */
function pointOf(layout, { layer, from, to }, nearX) {
  const left = layerAt(layout, layer);
  const right = layerAt(layout, layer + 1);
  const x0 = startX(left, from);
  const acrossPx = endX(right, to) - x0;
  const part = nearX === null ? 0.5 : clamp((nearX - x0) / acrossPx, 0, 1);
  const y0 = at(left.y, from);
  const y = y0 + (at(right.y, to) - y0) * aside(parameterAt(part));
  const side = 2 * POINT_PX;
  return { x: x0 + acrossPx * part - POINT_PX, y: y - POINT_PX, width: side, height: side };
}

/** @param {Layout} layout @param {number} l */
const layerAt = (layout, l) => /** @type {LayerLayout} */ (layout.layers[l]);
