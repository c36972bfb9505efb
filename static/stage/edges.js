// @ts-check
/** The edges: cyan for positive weights, magenta for negative ones, wider and stronger the larger the weight. */

import { BEND, endX, startX } from "../core/curve.js";
import { mix } from "../core/easing.js";
import { allEdgesOf } from "../core/edges.js";
import { emphasis } from "../core/hit-test.js";
import { edgeOpacity, edgeWidth } from "../core/scale.js";

/** @import { Edges, LayerLayout, Palette, Pen, Picture, Reel } from "../types.d.ts" */

const DASH = [5, 4];
const SOLID = /** @type {number[]} */ ([]);
/** The least width of the edge that is pointed at, which is also fully opaque. */
const AIMED_PX = 1.5;
/** In layers with more edges than this each is fainter, so that the layer does not become too dense. */
const CROWD = 160;

/**
 * @param {Pen} context @param {Picture} picture @param {Palette} palette
 */
export function paintEdges(context, picture, palette) {
  context.setLineDash(SOLID);
  context.lineCap = "round";
  for (let l = 0; l < picture.edges.length; l++) paintLayer(context, picture, palette, l);
  context.setLineDash(SOLID);
  context.globalAlpha = 1;
}

/** @param {Pen} context @param {Picture} picture @param {Palette} palette @param {number} l */
function paintLayer(context, picture, palette, l) {
  const edges = /** @type {Edges} */ (picture.edges[l]);
  // Of a layer that shows only its strongest edges, the neuron that is pointed at shows all of its own.
  for (const some of [edges, allEdgesOf(picture.target, edges, l)])
    some?.from.forEach((_, k) => paintEdge(context, picture, palette, l, some, k));
}

/** @param {Pen} context @param {Picture} picture @param {Palette} palette @param {number} l @param {Edges} edges @param {number} k which of them */
function paintEdge(context, picture, palette, l, edges, k) {
  const { layout, target } = picture;
  const left = /** @type {LayerLayout} */ (layout.layers[l]);
  const right = /** @type {LayerLayout} */ (layout.layers[l + 1]);
  const fade = Math.min(1, (CROWD / edges.from.length) ** 0.55);
  const i = /** @type {number} */ (edges.from[k]);
  const j = /** @type {number} */ (edges.to[k]);
  const strength = signedStrength(picture, l, edges, k);
  const negative = strength < 0;
  const stands = emphasis(target, l, i, j);
  context.strokeStyle = picture.reel ? (negative ? palette.negative : palette.positive) : palette.neutral;
  const aimed = target?.kind === "edge" && stands === 1;
  context.globalAlpha = aimed ? 1 : edgeOpacity(Math.abs(strength)) * fade * stands;
  context.lineWidth = Math.max(
    edgeWidth(Math.abs(strength)) * fade * (target && stands === 1 ? 1.35 : 1),
    aimed ? AIMED_PX : 0,
  );
  if (palette.dashed) {
    context.setLineDash(negative ? DASH : SOLID);
    context.lineCap = negative ? "butt" : "round"; // round ends would close the gaps
  }
  const x0 = startX(left, i);
  const y0 = /** @type {number} */ (left.y[i]);
  const x1 = endX(right, j);
  const y1 = /** @type {number} */ (right.y[j]);
  const bend = BEND * (x1 - x0);
  context.beginPath();
  context.moveTo(x0, y0);
  context.bezierCurveTo(x0 + bend, y0, x1 - bend, y1, x1, y1);
  context.stroke();
}

/**
 * The weight over the largest of its layer, −1…1; between two networks, a value in between.
 * @param {Picture} picture @param {number} l @param {Edges} edges @param {number} k
 */
function signedStrength({ reel, previousReel, previousEdges, blend }, l, edges, k) {
  if (!reel || !edges.parameter) return 0.3;
  const now = relative(reel, edges, k);
  return previousReel && blend < 1 ? mix(relative(previousReel, previousEdges[l], k), now, blend) : now;
}

/** @param {Reel} reel @param {Edges | undefined} edges @param {number} k */
const relative = ({ strengths }, edges, k) =>
  /** @type {number} */ (edges?.parameter?.[k]) / (strengths.get(edges?.measuredBy?.parameter ?? "") ?? 1);
