// @ts-check
/** The pulses: white light travelling along the edges, each as strong as the contribution it carries. Allocates nothing. */

import { across, aside, endX, startX } from "../scene/curve.js";
import { span } from "../scene/easing.js";
import { edgeIndex, shownEdges } from "../scene/edges.js";
import { touches } from "../scene/hit-test.js";
import { pulseBrightness, pulseRadius } from "../scene/scale.js";
import { stamp } from "./sprites.js";

/**
 * @typedef {import("../types.d.ts").Picture} Picture @typedef {import("../types.d.ts").Palette} Palette
 * @typedef {import("../types.d.ts").LayerLayout} LayerLayout @typedef {import("./sprites.js").Sprites} Sprites
 */

/** Length of the trail as a part of the edge, and the pieces it is drawn in, faintest first. */
const TRAIL = 0.26;
const TRAIL_PIECES = 6;
const RECEDED = 0.12;

/** Gathers way gently and arrives without braking: light does not park. @param {number} progress */
const travelled = (progress) => progress * (0.55 + progress * (0.9 - 0.45 * progress));

/**
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites
 */
export function paintPulses(context, picture, palette, sprites) {
  if (!picture.trace || !picture.reel) return;
  context.globalCompositeOperation = palette.dark ? "lighter" : "source-over";
  context.lineCap = "round";
  for (let l = 0; l < picture.layers.length - 1; l++) {
    const progress = /** @type {number} */ (picture.frame.travel[l]);
    if (progress > 0 && progress < 1) paintLayer(context, picture, palette, sprites, l, progress);
  }
  context.globalCompositeOperation = "source-over";
  context.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} context @param {Picture} picture @param {Palette} palette @param {Sprites} sprites
 * @param {number} l @param {number} progress
 */
function paintLayer(context, picture, palette, sprites, l, progress) {
  const { layers, layout, trace, target } = picture;
  const left = /** @type {LayerLayout} */ (layout.layers[l]);
  const right = /** @type {LayerLayout} */ (layout.layers[l + 1]);
  const sizeIn = /** @type {number} */ (layers[l]);
  const values = /** @type {Float64Array} */ (trace?.contributions[l]?.values);
  const weights = /** @type {Float64Array} */ (picture.reel?.network.weights[l]);
  const strongest = /** @type {number} */ (picture.reel?.strengths.contributions[l]);
  const shown = shownEdges(trace, layers, l);
  const size = Math.min(1.25, Math.max(0.6, layout.widthPx / 900)) * Math.min(1, (120 / shown) ** 0.7);
  const t = travelled(progress);
  const appearing = span(progress, 0, 0.08) * (1 - span(progress, 0.95, 1));
  for (let k = 0; k < shown; k++) {
    const strength = Math.abs(/** @type {number} */ (values[k])) / strongest;
    if (strength === 0) continue;
    const index = edgeIndex(trace, layers, l, k);
    const i = index % sizeIn;
    const j = (index - i) / sizeIn;
    const x0 = startX(left, i);
    const y0 = /** @type {number} */ (left.y[i]);
    const dx = endX(right, j) - x0;
    const dy = /** @type {number} */ (right.y[j]) - y0;
    const negative = /** @type {number} */ (weights[index]) < 0;
    const alpha = pulseBrightness(strength) * appearing * (touches(target, l, i, j) ? 1 : RECEDED);
    const radius = pulseRadius(strength) * size;
    context.strokeStyle = negative ? palette.negative : palette.positive;
    trail(context, x0, y0, dx, dy, t, radius, alpha);
    const x = x0 + dx * across(t);
    const y = y0 + dy * aside(t);
    // On paper a faint pulse would vanish: there its size alone tells its strength.
    context.globalAlpha = palette.dark ? alpha : Math.min(1, alpha * 2.2);
    stamp(context, negative ? sprites.negativeHalo : sprites.positiveHalo, x, y, radius * (palette.dark ? 4.6 : 4));
    context.globalAlpha = Math.min(1, alpha * 1.3);
    stamp(context, sprites.core, x, y, radius * 1.7);
  }
}

/**
 * @param {CanvasRenderingContext2D} context @param {number} x0 @param {number} y0 @param {number} dx @param {number} dy
 * @param {number} t @param {number} radius @param {number} alpha
 */
function trail(context, x0, y0, dx, dy, t, radius, alpha) {
  for (let piece = 0; piece < TRAIL_PIECES; piece++) {
    const from = Math.max(0, t - TRAIL * (1 - piece / TRAIL_PIECES));
    const to = Math.max(0, t - TRAIL * (1 - (piece + 1) / TRAIL_PIECES));
    if (to === 0) continue;
    const brightness = (piece + 1) / TRAIL_PIECES;
    context.globalAlpha = alpha * brightness * brightness * 0.7;
    context.lineWidth = radius * (0.4 + brightness);
    context.beginPath();
    context.moveTo(x0 + dx * across(from), y0 + dy * aside(from));
    context.lineTo(x0 + dx * across(to), y0 + dy * aside(to));
    context.stroke();
  }
}
