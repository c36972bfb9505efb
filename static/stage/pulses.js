// @ts-check
/** The pulses: white light travelling along the edges, each as strong as the contribution it carries. Allocates nothing. */

import { across, aside, endX, startX } from "../core/curve.js";
import { span } from "../core/easing.js";
import { progressOf } from "../core/frame.js";
import { emphasis } from "../core/hit-test.js";
import { pulseBrightness, pulseRadius } from "../core/scale.js";
import { stamp } from "./sprites.js";

/**
 * @import { Edges, LayerLayout, Layout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Sprites } from "./sprites.js"
 */

/** Length of the trail as a part of the edge, and the pieces it is drawn in, faintest first. */
const TRAIL = 0.26;
const TRAIL_PIECES = 6;
/** How strong and wide a trail is; over a light veil, which hides its edge, more so. */
const TRAIL_STRENGTH = 0.7;
const VEILED = 1.45;

/**
 * The layer whose pulses are being painted, and the present pulse. Module variables, because passing numbers from function
 * to function may allocate, dozens of times a frame.
 * `across` and `aside` are the positions of the ends of the trails' pieces along their edges, the same for every edge of a
 * layer; the last end is where the pulses are. `first` is the first piece that has left its neuron.
 */
const layer = {
  size: 0.5,
  appearing: 0.5,
  trail: 0.5,
  across: new Float64Array(TRAIL_PIECES + 1),
  aside: new Float64Array(TRAIL_PIECES + 1),
  first: 0,
};
const pulse = { x0: 0.5, y0: 0.5, dx: 0.5, dy: 0.5, radius: 0.5, alpha: 0.5, negative: false };

/** How far the pulses of weight layer l are. @param {Picture} picture @param {number} l */
const travelOf = ({ frame, timeline }, l) => progressOf(frame, timeline.layers[l + 1]?.travel ?? -1);

/** Accelerates gently and does not slow down at the end. @param {number} progress */
const travelled = (progress) => progress * (0.55 + progress * (0.9 - 0.45 * progress));

/**
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites
 */
export function paintPulses(context, picture, palette, sprites) {
  if (!picture.trace || !picture.reel) return;
  context.lineCap = "round";
  for (let l = 0; l < picture.edges.length; l++) {
    const progress = travelOf(picture, l);
    if (progress > 0 && progress < 1) paintTravel(context, picture, palette, sprites, l, progress);
  }
}

/**
 * The pulses of weight layer l, so far on their way.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites
 * @param {number} l @param {number} progress between 0 and 1 @param {boolean} [back] whether they come from the right
 */
export function paintTravel(context, picture, palette, sprites, l, progress, back) {
  const count = /** @type {Edges} */ (picture.edges[l]).from.length;
  context.globalCompositeOperation = palette.dark ? "lighter" : "source-over";
  placeLayer(picture, progress, count, back);
  layer.trail = back && !palette.dark ? VEILED : 1;
  for (let k = 0; k < count; k++) {
    if (!placePulse(picture, l, k)) continue;
    context.strokeStyle = pulse.negative ? palette.negative : palette.positive;
    paintTrail(context);
    paintHead(context, palette, sprites);
  }
  context.globalCompositeOperation = "source-over";
  context.globalAlpha = 1;
}

/**
 * Where the pulses of a weight layer are on their edges, and how they show.
 * @param {Picture} picture @param {number} progress @param {number} count how many @param {boolean} [back]
 */
function placeLayer({ layout }, progress, count, back) {
  const t = travelled(progress);
  layer.size = Math.min(1.25, Math.max(0.6, layout.widthPx / 900)) * Math.min(1, (120 / count) ** 0.7);
  layer.appearing = span(progress, 0, 0.08) * (1 - span(progress, 0.95, 1));
  layer.first = 0;
  for (let end = 0; end <= TRAIL_PIECES; end++) {
    const part = Math.max(0, t - TRAIL * (1 - end / TRAIL_PIECES));
    if (part === 0) layer.first = end;
    layer.across[end] = across(back ? 1 - part : part);
    layer.aside[end] = aside(back ? 1 - part : part);
  }
}

/**
 * The edge, size and brightness of the k-th pulse of weight layer l.
 * @param {Picture} picture @param {number} l @param {number} k
 * @returns {boolean} whether it carries anything
 */
function placePulse({ edges, layout, reel, target }, l, k) {
  const { from, to, parameter, amount, measuredBy } = /** @type {Edges} */ (edges[l]);
  const strength = amount ? Math.abs(at(amount, k)) / (reel?.strengths.get(measuredBy?.amount ?? "") ?? 1) : 0;
  if (strength === 0) return false;
  const i = at(from, k);
  const j = at(to, k);
  placeEdge(layout, l, i, j);
  pulse.negative = Number(parameter?.[k]) < 0;
  pulse.radius = pulseRadius(strength) * layer.size;
  pulse.alpha = pulseBrightness(strength) * layer.appearing * emphasis(target, l, i, j);
  return true;
}

/** The edge from neuron i of layer l to neuron j of the next. @param {Layout} layout @param {number} l @param {number} i @param {number} j */
function placeEdge({ layers }, l, i, j) {
  const left = /** @type {LayerLayout} */ (layers[l]);
  const right = /** @type {LayerLayout} */ (layers[l + 1]);
  pulse.x0 = startX(left, i);
  pulse.y0 = at(left.y, i);
  pulse.dx = endX(right, j) - pulse.x0;
  pulse.dy = at(right.y, j) - pulse.y0;
}

/** @param {Pen} context */
function paintTrail(context) {
  const { x0, y0, dx, dy, radius, alpha } = pulse;
  for (let piece = layer.first; piece < TRAIL_PIECES; piece++) {
    const brightness = (piece + 1) / TRAIL_PIECES;
    context.globalAlpha = Math.min(1, alpha * brightness * brightness * TRAIL_STRENGTH * layer.trail);
    context.lineWidth = radius * (0.4 + brightness) * layer.trail;
    context.beginPath();
    context.moveTo(x0 + dx * at(layer.across, piece), y0 + dy * at(layer.aside, piece));
    context.lineTo(x0 + dx * at(layer.across, piece + 1), y0 + dy * at(layer.aside, piece + 1));
    context.stroke();
  }
}

/** The light itself: a halo in its edge's colour, and a white core. @param {Pen} context @param {Palette} palette @param {Sprites} sprites */
function paintHead(context, palette, sprites) {
  const { radius, alpha, negative } = pulse;
  const x = pulse.x0 + pulse.dx * at(layer.across, TRAIL_PIECES);
  const y = pulse.y0 + pulse.dy * at(layer.aside, TRAIL_PIECES);
  // On a light stage a faint pulse would vanish, so there only its size shows its strength.
  context.globalAlpha = palette.dark ? alpha : Math.min(1, alpha * 2.2);
  stamp(context, negative ? sprites.negativeHalo : sprites.positiveHalo, x, y, radius * (palette.dark ? 4.6 : 4));
  context.globalAlpha = Math.min(1, alpha * 1.3);
  stamp(context, sprites.core, x, y, radius * 1.7);
}

/** @param {ArrayLike<number>} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);
