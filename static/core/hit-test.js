// @ts-check
/** What is under a point of the stage. */

import { aside, endX, parameterAt, startX } from "./curve.js";
import { findEdge } from "./edges.js";

/** @import { Edges, LayerLayout, Layout, NetworkPart, Target } from "../types.d.ts" */

/** Opacity of the edges that feed the target indirectly, and of all edges that do not. */
const FEEDING = 0.42;
const RECEDED = 0.14;

/**
 * The neuron whose disc, or percentage, is within reach of the point, else the nearest edge within reach, else nothing.
 * @param {Layout} layout @param {readonly Edges[]} edges those that are shown
 * @param {number} x @param {number} y CSS px from the stage's corner
 * @param {number} [reachPx] how far off still counts: larger for a finger
 * @returns {Target}
 */
export function hitTest(layout, edges, x, y, reachPx = 6) {
  return neuronAt(layout, x, y, reachPx) ?? outputAt(layout, x, y) ?? edgeAt(layout, edges, x, y, reachPx);
}

/** How far a row of the outputs goes to either side of its middle. @param {Layout} layout */
export const halfRow = ({ outputs, percentFontPx }) => Math.min(outputs.rowHeightPx / 2, percentFontPx * 1.4);

/** The output whose name, percentage and bar are there. @param {Layout} layout @param {number} x @param {number} y @returns {Target} */
function outputAt(layout, x, y) {
  const { layers, outputs } = layout;
  const last = /** @type {LayerLayout} */ (layers.at(-1));
  const neuron = last.y.findIndex((middle) => Math.abs(middle - y) < halfRow(layout));
  const there = last.columns === 1 && neuron >= 0 && x > last.centerX && x < outputs.x + outputs.widthPx;
  return there ? { kind: "neuron", layer: layers.length - 1, neuron } : null;
}

/** @param {Layout} layout @param {number} x @param {number} y @param {number} reachPx @returns {Target} */
function neuronAt(layout, x, y, reachPx) {
  /** @type {Target} */
  let nearest = null;
  let nearestPx = Infinity;
  layout.layers.forEach((layer, l) => {
    // In a grid the neighbours are closer than a reach: there only the cell itself counts.
    const within = layer.pixels ? layer.radius * Math.SQRT2 : layer.radius + (layer.columns === 1 ? reachPx : 1);
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

/** @param {Layout} layout @param {readonly Edges[]} edges @param {number} x @param {number} y @param {number} reachPx @returns {Target} */
function edgeAt(layout, edges, x, y, reachPx) {
  /** @type {Target} */
  let nearest = null;
  let nearestPx = reachPx;
  edges.forEach(({ from, to }, l) => {
    const left = /** @type {LayerLayout} */ (layout.layers[l]);
    const right = /** @type {LayerLayout} */ (layout.layers[l + 1]);
    for (let k = 0; k < from.length; k++) {
      const i = /** @type {number} */ (from[k]);
      const j = /** @type {number} */ (to[k]);
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
  });
  return nearest;
}

/**
 * How visible an edge is, 0…1: 1 for the target itself, for the edges that enter it or, of an input, leave it; less for
 * the edges that feed those; least for all others.
 * @param {Target} target @param {number} l weight layer @param {number} i from @param {number} j to
 */
export function emphasis(target, l, i, j) {
  if (!target || target.kind === "loss") return 1;
  const edge = target.kind === "edge";
  const into = edge ? target.layer : target.layer - 1;
  if (into < 0) return l === 0 && !edge && i === target.neuron ? 1 : RECEDED;
  if (l === into)
    return edge ? (i === target.from && j === target.to ? 1 : RECEDED) : j === target.neuron ? 1 : RECEDED;
  return l < into && !(edge && l === into - 1 && j !== target.from) ? FEEDING : RECEDED;
}

/**
 * Whether the picture has the target: a network of these layers has it and, if it is an edge, it is shown.
 * @param {NetworkPart} target @param {readonly number[]} layers
 * @param {readonly Edges[]} [edges] those that are shown; without numbers any edge may be
 */
export function exists(target, layers, edges) {
  /** @param {number} l @param {number} j */
  const has = (l, j) => j < (layers[l] ?? 0);
  if (target.kind === "neuron") return has(target.layer, target.neuron);
  const { layer: l, from, to } = target;
  const shown = edges?.[l];
  return has(l, from) && has(l + 1, to) && (!shown?.parameter || findEdge(shown, from, to) >= 0);
}

/** @param {Target} a @param {Target} b */
export const sameTarget = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The neuron whose explanation a card needs: an edge is a part of what arrives at its end.
 * @param {NetworkPart} target @returns {{layer: number, neuron: number}}
 */
export const explainedBy = (target) =>
  target.kind === "edge"
    ? { layer: target.layer + 1, neuron: target.to }
    : { layer: target.layer, neuron: target.neuron };
