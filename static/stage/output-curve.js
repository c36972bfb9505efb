// @ts-check
/**
 * Paints the output of a network with one input as a curve over that input, what it should be as a dashed one, and where on
 * it the present input is. Loaded with the first such network. Allocates nothing while only time moves.
 */

import { answered, lit } from "../core/frame.js";
import { acrossOf, downOf } from "../core/output-curve.js";

/**
 * @import { Palette, Pen, Picture } from "../types.d.ts"
 * @import { Axes, Curve } from "../core/output-curve.js"
 * @import { Fonts } from "./fonts.js"
 */

/** @typedef {{axes: Axes, curve: Curve, ends: readonly [string, string, string]}} Drawn `ends` are the words under the curve: at its left end, at its right one, and between them */

const DASHED = [4, 4];
const SOLID = /** @type {number[]} */ ([]);
const ROUND = 2 * Math.PI;
const DOT_PX = 5;
/** From the curve to the middle of the words under it. */
const GAP_PX = 10;
/** The answer of the sample before is shown as faintly as its digits. */
const BEFORE = 0.6;

/** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {Drawn} drawn */
export function paintOutputCurve(pen, picture, palette, fonts, { axes, curve, ends }) {
  const { x, y, widthPx, heightPx } = axes;
  pen.strokeStyle = palette.muted;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.45;
  paintLine(pen, x, downOf(axes, 0), x + widthPx, downOf(axes, 0));
  pen.globalAlpha = 1;
  pen.fillStyle = palette.muted;
  pen.font = fonts.caption;
  pen.textBaseline = "middle";
  const wordsY = y + heightPx + GAP_PX;
  pen.textAlign = "left";
  pen.fillText(ends[0], x, wordsY);
  pen.textAlign = "right";
  pen.fillText(ends[1], x + widthPx, wordsY);
  pen.textAlign = "center";
  pen.fillText(ends[2], x + widthPx / 2, wordsY);
  pen.strokeStyle = palette.text;
  pen.lineWidth = 2.5;
  paintValues(pen, axes, curve.outputs);
  // Over the other one, where the network is right.
  pen.strokeStyle = palette.accent;
  pen.lineWidth = 1.5;
  pen.setLineDash(DASHED);
  paintValues(pen, axes, curve.truth);
  pen.setLineDash(SOLID);
  paintPoint(pen, picture, palette, axes);
  pen.globalAlpha = 1;
}

/** @param {Pen} pen @param {Axes} axes @param {ArrayLike<number>} values in equal steps */
function paintValues(pen, axes, values) {
  if (values.length < 2) return;
  const stepPx = axes.widthPx / (values.length - 1);
  pen.beginPath();
  pen.moveTo(axes.x, downOf(axes, at(values, 0)));
  for (let k = 1; k < values.length; k++) pen.lineTo(axes.x + k * stepPx, downOf(axes, at(values, k)));
  pen.stroke();
}

/** The present input, as an upright line, and the answer to it on that. @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Axes} axes */
function paintPoint(pen, { frame, timeline, trace, previousTrace, revealed }, palette, axes) {
  if (!trace) return;
  pen.strokeStyle = palette.accent;
  pen.lineWidth = 1;
  pen.globalAlpha = 0.7 * lit(frame, timeline, 0);
  const across = acrossOf(axes, at(trace.inputs, 0));
  paintLine(pen, across, axes.y, across, axes.y + axes.heightPx);
  const arrived = answered(frame, timeline) >= 0.5;
  const source = arrived ? trace : previousTrace;
  const values = source?.get(timeline.answer);
  if (!source || !values || revealed) return;
  pen.globalAlpha = arrived ? 1 : BEFORE;
  pen.fillStyle = palette.accent;
  pen.strokeStyle = palette.background;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.arc(acrossOf(axes, at(source.inputs, 0)), downOf(axes, at(values, 0)), DOT_PX, 0, ROUND);
  pen.fill();
  pen.stroke();
}

/** @param {Pen} pen @param {number} fromX @param {number} fromY @param {number} toX @param {number} toY */
function paintLine(pen, fromX, fromY, toX, toY) {
  pen.beginPath();
  pen.moveTo(fromX, fromY);
  pen.lineTo(toX, toY);
  pen.stroke();
}

/** @param {ArrayLike<number>} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values[index]);
