// @ts-check
/** Where a tip stands: as near as can be to what it names, and not over it nor over its edges. */

import { across, aside, endX, startX } from "../../core/curve.js";
import { clamp } from "../../core/clamp.js";
import { times } from "../../core/times.js";
import { boxOf } from "./target-box.js";

/**
 * @import { Edges, LayerLayout, Layout, NetworkPart, Target } from "../../types.d.ts"
 * @import { Box } from "./target-box.js"
 */

/** Between the tip and what it names, and between the tip and the edge of the stage. */
const GAP_PX = 7;
const MARGIN_PX = 4;
/** How far off it may stand, tried one after the other. */
const FARTHER_PX = [0, 14, 30, 50, 75, 105, 140, 180];
/** Above, below, to the sides, and between them. */
const DIRECTIONS = [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1]]; // prettier-ignore
const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };
/** Points looked at along an edge. */
const POINTS = 24;

/**
 * @param {{layout: Layout, edges: readonly Edges[]}} picture @param {Exclude<Target, null>} target
 * @param {number | null} nearX where the pointer is; null for the middle @param {{width: number, height: number}} size of the tip
 * @param {Box | null} [lossBox] where the loss is
 * @returns {{x: number, y: number}} its corner, in CSS px of the stage
 */
export function placeTip({ layout, edges }, target, nearX, size, lossBox) {
  const isLoss = target.kind === "loss";
  const around = isLoss ? (lossBox ?? NOWHERE) : boxOf(layout, target, nearX);
  const points = (isLoss ? [] : ownEdges(edges, target)).flatMap(([layer, from, to]) =>
    pointsOf(layout, layer, from, to),
  );
  const [mostX, mostY] = [layout.widthPx - size.width - MARGIN_PX, layout.heightPx - size.height - MARGIN_PX];
  let best = { x: MARGIN_PX, y: MARGIN_PX };
  let least = Infinity;
  for (const fartherPx of FARTHER_PX)
    for (const [dx = 0, dy = 0] of DIRECTIONS) {
      const offPx = GAP_PX + fartherPx;
      const x = around.x + (around.width - size.width) / 2 + dx * ((around.width + size.width) / 2 + offPx);
      const y = around.y + (around.height - size.height) / 2 + dy * ((around.height + size.height) / 2 + offPx);
      const box = { x: clamp(x, MARGIN_PX, mostX), y: clamp(y, MARGIN_PX, mostY), ...size };
      const covers = overlap(box, around) ? Infinity : points.filter((point) => isIn(box, point)).length;
      if (covers >= least) continue;
      least = covers;
      best = { x: box.x, y: box.y };
      if (covers === 0) return best;
    }
  return best;
}

/** An edge itself, or all edges of a neuron, as layer and ends. @param {readonly Edges[]} edges @param {NetworkPart} target */
function ownEdges(edges, target) {
  if (target.kind === "edge") return [[target.layer, target.from, target.to]];
  const { layer, neuron } = target;
  const own = /** @type {number[][]} */ ([]);
  for (const [l, end] of /** @type {const} */ ([
    [layer - 1, "to"],
    [layer, "from"],
  ]))
    // prettier-ignore
    edges[l]?.[end].forEach((j, k) => j === neuron && own.push([l, edges[l]?.from[k] ?? 0, edges[l]?.to[k] ?? 0]));
  return own;
}

/** @param {Layout} layout @param {number} [l] @param {number} [from] @param {number} [to] @returns {{x: number, y: number}[]} */
function pointsOf({ layers }, l = 0, from = 0, to = 0) {
  const [left, right] = /** @type {[LayerLayout, LayerLayout]} */ ([layers[l], layers[l + 1]]);
  const [x0, x1] = [startX(left, from), endX(right, to)];
  const [y0, y1] = [left.y[from] ?? 0, right.y[to] ?? 0];
  return times(POINTS + 1, (k) => ({
    x: x0 + (x1 - x0) * across(k / POINTS),
    y: y0 + (y1 - y0) * aside(k / POINTS),
  }));
}

/** Whether two boxes share anything. @param {Box} a @param {Box} b */
const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** @param {Box} box @param {{x: number, y: number}} point */
const isIn = ({ x, y, width, height }, point) =>
  point.x > x && point.x < x + width && point.y > y && point.y < y + height;
