// @ts-check
/** Beside the outputs: a name, the percentage and its bar. Bars move gradually; digits change once. */

import { discDigits, percentages } from "../core/digits.js";
import { mix, smooth } from "../core/easing.js";
import { answered, progressOf } from "../core/frame.js";
import { className, isolated } from "../core/names.js";
import { UNKNOWN } from "../core/number-format.js";
import { shortened } from "./labels.js";

/**
 * @import { LayerLayout, Layout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/**
 * Softmax in parts of its phase: the bars of the sample before are gone, those of the exponentials have grown, and begin to
 * be divided.
 */
const GONE_AT = 0.16;
const GROWN_AT = 0.46;
const DIVIDES_FROM = 0.56;
const PREVIOUS = "previous";
/** How wide the digits of a percentage are at most, and a character, as parts of the font's size. */
const MOST_DIGITS = 3.9;
const CHARACTER = 0.56;

/** The bar that is painted: its length, 0…1 of the whole width. A module variable, because passing numbers may allocate. */
const bar = { alpha: 0.5, length: 0.5 };

/** The last layer. @param {Layout} layout */
export const outputsOf = ({ layers }) => /** @type {LayerLayout} */ (layers[layers.length - 1]);

/** Whether a name has room over its percentage. @param {Layout} layout */
export const nameFits = ({ outputs, percentFontPx, labelFontPx }) =>
  !outputs.namesBeside &&
  outputs.rowHeightPx >
    Math.min(percentFontPx + labelFontPx * 2.2, percentFontPx * 1.7 + labelFontPx * 0.75 + outputs.barHeightPx);

/** Whether rows are far enough apart for percentages. @param {Layout} layout */
export const digitsFit = ({ outputs, percentFontPx }) => outputs.rowHeightPx > percentFontPx * 1.25;

/** Where a row's bar begins, down from the middle of its neuron. @param {Layout} layout */
export const barBelow = (layout) =>
  digitsFit(layout) ? layout.percentFontPx * (nameFits(layout) ? 0.85 : 0.62) : -layout.outputs.barHeightPx / 2;

/**
 * What stays: the names, and the tracks that show how long a bar could be.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintTracks(context, picture, palette, fonts) {
  const { layout, labels, timeline } = picture;
  const { x, widthPx, barHeightPx } = layout.outputs;
  const neurons = outputsOf(layout);
  if (neurons.columns > 1) return;
  context.font = fonts.label;
  context.textBaseline = "middle";
  for (let k = 0; k < neurons.y.length; k++) {
    const y = at(neurons.y, k);
    context.fillStyle = palette.text;
    context.globalAlpha = 0.14;
    if (timeline.inShares) {
      context.beginPath();
      context.roundRect(x, y + barBelow(layout), widthPx, barHeightPx, barHeightPx / 2);
      context.fill();
    }
    context.fillStyle = palette.muted;
    context.globalAlpha = 1;
    if (digitsFit(layout)) paintName(context, layout, className(labels, k), y);
  }
}

/**
 * A name stands over its percentage; where the rows are too close for that, at the far end of the same line.
 * @param {Pen} context @param {Layout} layout @param {string} name @param {number} y
 */
function paintName(context, layout, name, y) {
  const { percentFontPx } = layout;
  const { x, widthPx, rowHeightPx, namesBeside } = layout.outputs;
  const above = nameFits(layout);
  const narrow = !namesBeside && widthPx <= percentFontPx * 6.5;
  if (!above && (narrow || rowHeightPx <= layout.labelFontPx * 1.15)) return;
  const text = isolated(shortened(context, name, above ? widthPx : widthPx - percentFontPx * 4.5));
  context.textAlign = above ? "left" : "right";
  context.fillText(text, above ? x : x + widthPx, above ? y - percentFontPx * 0.85 : y);
}

/**
 * What moves: bars and percentages, or numbers where the outputs are no shares. Allocates nothing.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {Fonts} fonts
 */
export function paintOutputs(context, picture, palette, fonts) {
  const { layout, frame, trace, previousTrace, timeline, revealed } = picture;
  const neurons = outputsOf(layout);
  if (neurons.columns > 1) return;
  const { answer, inShares } = timeline;
  const arrived = answered(frame, timeline) >= 0.5;
  const source = arrived ? trace : previousTrace;
  const values = source?.get(answer);
  const best = values && inShares ? largest(values) : -1;
  context.fillStyle = palette.text;
  context.font = fonts.percent;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (let k = 0; k < neurons.y.length; k++) {
    const winner = !inShares || (values && values[k] === values[best]);
    bar.alpha = (winner ? 1 : 0.55) * (arrived ? 1 : 0.6);
    if (inShares) paintBars(context, picture, palette, k);
    if (!digitsFit(layout)) continue;
    context.globalAlpha = (winner ? 1 : 0.85) * (arrived ? 1 : 0.77);
    const y = at(neurons.y, k) + (nameFits(layout) ? layout.percentFontPx * 0.12 : 0);
    const words = source && (inShares ? percentages : discDigits)(source, answer, revealed)[k];
    context.fillText(words ?? UNKNOWN, layout.outputs.x, y, layout.outputs.widthPx * 1.25);
  }
  context.globalAlpha = 1;
  if (values && !arrived) paintPrevious(context, layout, palette, fonts);
}

/** Whether words fit under the bars. @param {Layout} layout */
export function wordsFitBelow(layout) {
  const { labelFontPx, percentFontPx, outputs } = layout;
  const nextPx = nameFits(layout) ? percentFontPx * 0.85 + labelFontPx * 0.6 : percentFontPx * 0.5;
  return barBelow(layout) + outputs.barHeightPx + labelFontPx * 1.5 < outputs.rowHeightPx - nextPx;
}

/** How far down from the middle of their neuron words under a bar stand. @param {Layout} layout */
export const wordsBelow = (layout) => barBelow(layout) + layout.outputs.barHeightPx + layout.labelFontPx * 0.95;

/**
 * Says of the percentages of the sample before what they are: beside them or, where that is too narrow, under their bars.
 * @param {Pen} context @param {Layout} layout @param {Palette} palette @param {Fonts} fonts
 */
function paintPrevious(context, layout, palette, fonts) {
  const { percentFontPx, captionFontPx, outputs } = layout;
  const digitsPx = percentFontPx * MOST_DIGITS;
  const roomPx = layout.widthPx - outputs.x - captionFontPx / 2;
  const beside = roomPx > digitsPx + captionFontPx * PREVIOUS.length * CHARACTER;
  if (!digitsFit(layout) || !(beside || wordsFitBelow(layout))) return;
  context.fillStyle = palette.muted;
  context.font = fonts.caption;
  const x = beside ? outputs.x + digitsPx : outputs.x;
  const below = beside ? percentFontPx * (nameFits(layout) ? 0.24 : 0.12) : wordsBelow(layout);
  const { y } = outputsOf(layout);
  for (let k = 0; k < y.length; k++) context.fillText(PREVIOUS, x, at(y, k) + below);
}

/**
 * The bars of class k. Where something is divided into shares, bars of that grow first, the largest to the whole width, and
 * then become the shares; others glide from the share of the previous sample to this one.
 * @param {Pen} context @param {Picture} picture @param {Palette} palette @param {number} k
 */
function paintBars(context, picture, palette, k) {
  const { frame, trace, previousTrace, timeline } = picture;
  const { alpha } = bar;
  const before = previousTrace?.get(timeline.answer)?.[k] ?? 0;
  const shares = trace?.get(timeline.answer);
  const parts = trace?.get(timeline.undivided ?? "");
  if (!shares || !parts) {
    bar.length = shares ? mix(before, at(shares, k), answered(frame, timeline)) : before;
    return paintBar(context, picture, k);
  }
  const progress = progressOf(frame, timeline.answering);
  bar.length = before;
  bar.alpha = alpha * (1 - smooth(progress / GONE_AT));
  paintBar(context, picture, k);
  const divided = smooth((progress - DIVIDES_FROM) / (1 - DIVIDES_FROM));
  bar.length = mix(at(parts, k) * smooth(progress / GROWN_AT), at(shares, k), divided);
  context.fillStyle = palette.accent;
  bar.alpha = 1 - divided;
  paintBar(context, picture, k);
  context.fillStyle = palette.text;
  bar.alpha = alpha * divided;
  paintBar(context, picture, k);
}

/** @param {Pen} context @param {Picture} picture @param {number} k */
function paintBar(context, { layout }, k) {
  const { alpha, length } = bar;
  if (length <= 0 || alpha <= 0) return;
  const { x, widthPx, barHeightPx } = layout.outputs;
  const y = at(outputsOf(layout).y, k) + barBelow(layout);
  context.globalAlpha = alpha;
  context.beginPath();
  context.roundRect(x, y, Math.max(barHeightPx, widthPx * length), barHeightPx, barHeightPx / 2);
  context.fill();
}

/** @param {Float64Array} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);

/** The index of the largest. @param {Float64Array} values */
function largest(values) {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (at(values, k) > at(values, best)) best = k;
  return best;
}
