// @ts-check
/**
 * Ghosts: the old values of a network that was changed by hand, painted beside the new ones. Loaded with the first change;
 * the painter calls it last in every frame. Allocates nothing while only time moves.
 */

import { LEGIBLE_RADIUS_PX } from "../core/columns.js";
import { startX, endX } from "../core/curve.js";
import { answered, lit } from "../core/frame.js";
import { ghostDigits, ghostProbabilities, isMoved, longestClassName, MOST_MARKS } from "../core/ghosts.js";
import { barBelow, digitsFit, nameFits, outputsOf, wordsBelow, wordsFitBelow } from "./outputs.js";

/**
 * @import { Change, LayerLayout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

const ROUND = 2 * Math.PI;
const DASHED = [2, 3];
const SOLID = /** @type {number[]} */ ([]);
/** Digits change half-way through a step, and so do their ghosts. */
const ARRIVED = 0.5;
const EDGE_MARK_PX = 4;
/** With more changed pixels than this the image is another one. */
const MOST_PIXELS = 8;
/** How wide a character is, as a part of the font's size. */
const CHARACTER = 0.58;

/** @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts */
export function paintGhosts(context, picture, palette, fonts) {
  const { trace, frame, timeline, revealed } = picture;
  // Where numbers are hidden, so are those before.
  if (!trace || revealed) return;
  context.textBaseline = "middle";
  if (trace.changes.length > 0) paintChanges(context, picture, palette);
  if (picture.layout.layers[0]?.pixels && isAnother(picture)) return;
  if (trace.comparison && lit(frame, timeline, 0) >= ARRIVED) paintInputs(context, picture, palette, fonts);
  if (answered(frame, timeline) >= ARRIVED) paintOutputs(context, picture, palette, fonts);
  context.setLineDash(SOLID);
  context.globalAlpha = 1;
}

/** A small ring on every edge, and one around every neuron, whose weight or bias is not the drawn one. @param {Pen} context @param {Picture} picture @param {Palette} palette */
function paintChanges(context, { trace, layout }, palette) {
  const changes = /** @type {readonly Change[]} */ (trace?.changes);
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.background;
  context.globalAlpha = 1;
  context.lineWidth = 1.75;
  for (let k = 0; k < changes.length && k < MOST_MARKS; k++) {
    const change = /** @type {Change} */ (changes[k]);
    const left = /** @type {LayerLayout} */ (layout.layers[change[0]]);
    const right = /** @type {LayerLayout} */ (layout.layers[change[0] + 1]);
    const toY = at(right.y, change[1]);
    context.beginPath();
    if (change[2] < 0) {
      // A bias has no edge: a ring around the neuron instead.
      context.setLineDash(DASHED);
      context.arc(at(right.x, change[1]), toY, right.radius + 4, 0, ROUND);
      context.stroke();
      context.setLineDash(SOLID);
    } else {
      const x = (startX(left, change[2]) + endX(right, change[1])) / 2;
      context.arc(x, (at(left.y, change[2]) + toY) / 2, EDGE_MARK_PX, 0, ROUND);
      context.fill();
      context.stroke();
    }
  }
}

/** Whether so much of an image was changed, as by drawing, that nothing can be compared with it. @param {Picture} picture */
function isAnother({ trace, timeline, comparesTemperature }) {
  if (!trace?.comparison || comparesTemperature) return false;
  const { inputs } = ghostDigits(trace, timeline.inShares);
  let count = 0;
  for (let i = 0; i < inputs.length; i++) if (inputs[i] !== "") count += 1;
  return count > MOST_PIXELS;
}

/** Around and under a changed input: a ring, or a square around a pixel, and the value it was drawn with. @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts */
function paintInputs(context, { trace, layout, frame, timeline }, palette, fonts) {
  const layer = /** @type {LayerLayout} */ (layout.layers[0]);
  const { inputs } = ghostDigits(/** @type {import("../types.d.ts").Trace} */ (trace), timeline.inShares);
  const legible = layer.columns === 1 && layer.radius >= LEGIBLE_RADIUS_PX;
  const gapPx = layer.y.length > 1 ? at(layer.y, 1) - at(layer.y, 0) - 2 * layer.radius : Infinity;
  const wordsFit = legible && gapPx > layout.captionFontPx * 1.5;
  context.strokeStyle = palette.accent;
  context.fillStyle = palette.muted;
  context.lineWidth = 1.5;
  context.textAlign = "center";
  context.font = fonts.caption;
  context.globalAlpha = lit(frame, timeline, 0);
  context.setLineDash(DASHED);
  for (let i = 0; i < inputs.length; i++) {
    if (inputs[i] === "") continue;
    const x = at(layer.x, i);
    const y = at(layer.y, i);
    context.beginPath();
    if (layer.pixels) context.roundRect(x - layer.radius, y - layer.radius, 2 * layer.radius, 2 * layer.radius, 0);
    else context.arc(x, y, layer.radius + (legible ? 4 : 1), 0, ROUND);
    context.stroke();
    if (wordsFit) context.fillText(`${inputs[i]}`, x, y + layer.radius + 4 + layout.captionFontPx * 0.75);
  }
}

/** A tick at the old end of every bar, and the difference in digits. @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts */
function paintOutputs(context, picture, palette, fonts) {
  const { layout, trace, frame, comparesTemperature, timeline } = picture;
  const before = ghostProbabilities(picture);
  const neurons = outputsOf(layout);
  if (!trace || !before || neurons.columns > 1) return;
  const { x, widthPx, barHeightPx } = layout.outputs;
  const { differences, atOne } = ghostDigits(trace, timeline.inShares);
  const words = comparesTemperature ? atOne : differences;
  const below = barBelow(layout);
  const place = wordsPlace(picture);
  const above = place === "above";
  const wordsX = above ? x + widthPx : x;
  const wordsDown = above ? -layout.percentFontPx * 0.85 : wordsBelow(layout);
  context.setLineDash(SOLID);
  context.font = fonts.label;
  context.textAlign = above ? "right" : "left";
  context.globalAlpha = answered(frame, timeline);
  for (let k = 0; k < before.length; k++) {
    if (!comparesTemperature && !isMoved(trace, k)) continue;
    const y = at(neurons.y, k) + below;
    const tickX = x + widthPx * at(before, k);
    const standsOutPx = Math.max(3, barHeightPx * 0.6);
    if (timeline.inShares) {
      context.strokeStyle = palette.accent;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(tickX, y - standsOutPx);
      context.lineTo(tickX, y + barHeightPx + standsOutPx);
      context.stroke();
    }
    if (place === "nowhere") continue;
    context.fillStyle = palette.accent;
    context.fillText(/** @type {string} */ (words[k]), wordsX, at(neurons.y, k) + wordsDown, widthPx);
  }
}

/**
 * Where the words of a percentage's ghost fit: behind the name above it, or under its bar.
 * @param {Picture} picture @returns {"above" | "below" | "nowhere"}
 */
function wordsPlace({ layout, labels, layers, comparesTemperature }) {
  if (!digitsFit(layout)) return "nowhere";
  const { labelFontPx, outputs } = layout;
  const characters = longestClassName(labels, at(layers, layers.length - 1)) + (comparesTemperature ? 16 : 9);
  if (nameFits(layout) && characters * labelFontPx * CHARACTER < outputs.widthPx) return "above";
  return wordsFitBelow(layout) ? "below" : "nowhere";
}

/** @param {ArrayLike<number>} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);
