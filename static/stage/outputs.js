// @ts-check
/** Beside the outputs: a name, the percentage and its bar. Bars move gradually; digits change once. */

import { discDigits, percentages } from "../core/digits.js";
import { mix } from "../core/easing.js";
import { answered } from "../core/frame.js";
import { className, isolated } from "../core/names.js";
import { UNKNOWN } from "../core/number-format.js";
import { shortened } from "./labels.js";

/**
 * @import { LayerLayout, Layout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/** The last layer. @param {Layout} layout */
export const outputsOf = ({ layers }) => /** @type {LayerLayout} */ (layers[layers.length - 1]);

/** Whether a name has room over its percentage. @param {Layout} layout */
export const nameFits = ({ outputs, percentFontPx, labelFontPx }) =>
  outputs.rowHeightPx > percentFontPx + labelFontPx * 2.2;

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
  const { x, widthPx, rowHeightPx } = layout.outputs;
  const above = nameFits(layout);
  if (!above && (widthPx <= percentFontPx * 6.5 || rowHeightPx <= layout.labelFontPx * 1.15)) return;
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
  const arrived = answered(frame) >= 0.5;
  const source = arrived ? trace : previousTrace;
  const values = source?.get(answer);
  const best = values && inShares ? largest(values) : -1;
  context.fillStyle = palette.text;
  context.font = fonts.percent;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (let k = 0; k < neurons.y.length; k++) {
    const winner = !inShares || (values && values[k] === values[best]);
    context.globalAlpha = (winner ? 1 : 0.55) * (arrived ? 1 : 0.6);
    if (inShares) paintBar(context, picture, k);
    if (!digitsFit(layout)) continue;
    context.globalAlpha = (winner ? 1 : 0.78) * (arrived ? 1 : 0.5);
    const y = at(neurons.y, k) + (nameFits(layout) ? layout.percentFontPx * 0.12 : 0);
    const words = source && (inShares ? percentages : discDigits)(source, answer, revealed)[k];
    context.fillText(words ?? UNKNOWN, layout.outputs.x, y, layout.outputs.widthPx * 1.25);
  }
  context.globalAlpha = 1;
}

/**
 * The bar of class k, between the shares of the previous sample and this one.
 * @param {Pen} context @param {Picture} picture @param {number} k
 */
function paintBar(context, { layout, frame, trace, previousTrace, timeline: { answer } }, k) {
  const before = previousTrace?.get(answer)?.[k] ?? 0;
  const share = trace ? mix(before, trace.get(answer)?.[k] ?? 0, answered(frame)) : before;
  if (share <= 0) return;
  const { x, widthPx, barHeightPx } = layout.outputs;
  const y = at(outputsOf(layout).y, k) + barBelow(layout);
  context.beginPath();
  context.roundRect(x, y, Math.max(barHeightPx, widthPx * share), barHeightPx, barHeightPx / 2);
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
