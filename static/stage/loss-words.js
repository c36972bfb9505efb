// @ts-check
/** The loss of a step of learning in words, under the output that it comes from. */

import { outputsOf, wordsBelow, wordsFitBelow } from "./outputs.js";

/**
 * @import { Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/** What the loss is, and what it has become, each from the longest words to the shortest; beside which output. @typedef {{before: readonly string[], after: readonly string[], output: number}} LossWords */

/** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {LossWords | undefined} words @param {"before" | "after"} when @param {number} alpha */
export function paintLoss(pen, { layout }, palette, fonts, words, when, alpha) {
  const neurons = outputsOf(layout);
  if (!words || neurons.columns > 1 || !wordsFitBelow(layout)) return;
  const { x } = layout.outputs;
  const roomPx = layout.widthPx - x - 4;
  pen.font = fonts.label;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.fillStyle = palette.accent;
  pen.globalAlpha = alpha;
  for (const text of words[when]) {
    if (pen.measureText(text).width > roomPx) continue;
    pen.fillText(text, x, Number(neurons.y[words.output]) + wordsBelow(layout));
    break;
  }
  pen.globalAlpha = 1;
}
