// @ts-check
/** What is under a point of the stage. */

import { aside, endX, parameterAt, startX } from "./curve.js";
import { edgeIndex, shownEdges } from "./edges.js";

/**
 * @typedef {import("../types.d.ts").Layout} Layout @typedef {import("../types.d.ts").LayerLayout} LayerLayout
 * @typedef {import("../types.d.ts").Target} Target @typedef {import("../types.d.ts").Trace} Trace
 */

/**
 * The neuron whose disc is within reach of the point, else the nearest edge within reach, else nothing.
 * @param {Layout} layout @param {Trace | null} trace the edges that are shown depend on it
 * @param {readonly number[]} layers @param {number} x @param {number} y CSS px from the stage's corner
 * @param {number} [reachPx] how far off still counts: larger for a finger
 * @returns {Target}
 */
export function hitTest(layout, trace, layers, x, y, reachPx = 6) {
  return neuronAt(layout, x, y, reachPx) ?? edgeAt(layout, trace, layers, x, y, reachPx);
}

/** @param {Layout} layout @param {number} x @param {number} y @param {number} reachPx @returns {Target} */
function neuronAt(layout, x, y, reachPx) {
  /** @type {Target} */
  let nearest = null;
  let nearestPx = Infinity;
  layout.layers.forEach((layer, l) => {
    // In a grid the neighbours are closer than a reach: there only the cell itself counts.
    const within = layer.radius + (layer.columns === 1 ? reachPx : 1);
    layer.x.forEach((neuronX, j) => {
      const distancePx = Math.hypot(neuronX - x, /** @type {number} */ (layer.y[j]) - y);
      if (distancePx <= within && distancePx < nearestPx) {
        nearest = { kind: "neuron", layer: l, neuron: j };
        nearestPx = distancePx;
      }
    });
  });
  return nearest;
}

/** @param {Layout} layout @param {Trace | null} trace @param {readonly number[]} layers @param {number} x @param {number} y @param {number} reachPx @returns {Target} */
function edgeAt(layout, trace, layers, x, y, reachPx) {
  /** @type {Target} */
  let nearest = null;
  let nearestPx = reachPx;
  for (let l = 0; l < layers.length - 1; l++) {
    const left = /** @type {LayerLayout} */ (layout.layers[l]);
    const right = /** @type {LayerLayout} */ (layout.layers[l + 1]);
    const sizeIn = /** @type {number} */ (layers[l]);
    for (let k = 0; k < shownEdges(trace, layers, l); k++) {
      const index = edgeIndex(trace, layers, l, k);
      const i = index % sizeIn;
      const j = (index - i) / sizeIn;
      const x0 = startX(left, i);
      const x1 = endX(right, j);
      if (x < x0 || x > x1) continue;
      const t = parameterAt((x - x0) / (x1 - x0));
      const y0 = /** @type {number} */ (left.y[i]);
      const distancePx = Math.abs(y0 + /** @type {number} */ (right.y[j] - y0) * aside(t) - y);
      if (distancePx < nearestPx) {
        nearest = { kind: "edge", layer: l, from: i, to: j };
        nearestPx = distancePx;
      }
    }
  }
  return nearest;
}

/**
 * Whether an edge belongs to what the target is on: it is the edge, or it enters or leaves the neuron.
 * @param {Target} target @param {number} l weight layer @param {number} i from @param {number} j to
 */
export function touches(target, l, i, j) {
  if (!target) return true;
  if (target.kind === "edge") return target.layer === l && target.from === i && target.to === j;
  return (target.layer === l + 1 && target.neuron === j) || (target.layer === l && target.neuron === i);
}

/**
 * Whether the picture still has what the target is on: a network of these layers has it, and it is among the edges shown.
 * @param {Exclude<Target, null>} target @param {readonly number[]} layers @param {Trace | null} trace
 */
export function exists(target, layers, trace) {
  /** @param {number} l @param {number} j */
  const has = (l, j) => j < (layers[l] ?? 0);
  if (target.kind === "neuron") return has(target.layer, target.neuron);
  const { layer: l, from, to } = target;
  const shown = trace?.contributions[l]?.indices;
  return has(l, from) && has(l + 1, to) && (!shown || shown.includes(to * /** @type {number} */ (layers[l]) + from));
}

/** @param {Target} a @param {Target} b */
export const sameTarget = (a, b) => JSON.stringify(a) === JSON.stringify(b);
