// @ts-check
/** The loss of a step of learning in words beside the outputs, and where they are. */

import { HIDDEN, LOSS } from "../core/hidden.js";
import { outputsOf, wordsBelow, wordsFitBelow } from "./outputs.js";

/**
 * @import { Layout, Palette, Pen, Picture } from "../types.d.ts"
 * @import { Fonts } from "./fonts.js"
 */

/** What the loss is, and what it has become, each from the longest words to the shortest; beside which output. @typedef {{before: readonly string[], after: readonly string[], output: number}} LossWords */

/** How far words stay from the edge of the stage. */
const MARGIN_PX = 4;
/** How high a line is, as a part of the font's size. */
const LINE = 1.7;
/** How much lower its outline is, above and below, so that it does not lie on the bar of the output above. */
const INSET_PX = 2;
/** What is painted while the loss is hidden. */
const HIDDEN_WORDS = [`loss ${HIDDEN}`];

/**
 * Where the loss stands: under the output that it comes from or, where the rows are too close for that, under the last one.
 * @param {Layout} layout @param {number} output
 * @returns {{x: number, y: number, width: number, height: number} | null} null where the outputs are a grid
 */
export function lossBox(layout, output) {
  const neurons = outputsOf(layout);
  if (neurons.columns > 1) return null;
  const height = layout.labelFontPx * LINE;
  const isBeside = wordsFitBelow(layout) && !layout.outputs.namesBeside;
  const k = isBeside ? output : neurons.y.length - 1;
  const middle = Math.min(Number(neurons.y[k]) + wordsBelow(layout), layout.heightPx - height / 2);
  // Beside the discs there is less room than under them.
  const x = isBeside ? layout.outputs.x : Number(neurons.x[k]) - neurons.radius;
  return { x, y: middle - height / 2, width: layout.widthPx - MARGIN_PX - x, height };
}

/** Whether the words would tell a loss that is hidden: those after the step tell that before it as well. @param {Picture["revealed"]} revealed @param {"before" | "after"} when */
const isHidden = (revealed, when) => (revealed ? !revealed.has(LOSS[when]) || !revealed.has(LOSS.before) : false);

/** @param {Pen} pen @param {Picture} picture @param {Palette} palette @param {Fonts} fonts @param {LossWords | undefined} words @param {"before" | "after"} when @param {number} alpha */
export function paintLoss(pen, { layout, target, revealed }, palette, fonts, words, when, alpha) {
  const box = words && lossBox(layout, words.output);
  if (!box) return;
  const texts = isHidden(revealed, when) ? HIDDEN_WORDS : words[when];
  pen.font = fonts.label;
  pen.textAlign = "left";
  pen.textBaseline = "middle";
  pen.globalAlpha = alpha;
  const middle = box.y + box.height / 2;
  for (const text of texts) {
    const { width } = pen.measureText(text);
    if (width > box.width) continue;
    // In its column, if it fits there.
    const x = Math.max(box.x, Math.min(layout.outputs.x, box.x + box.width - width));
    if (target?.kind === "loss") {
      pen.strokeStyle = palette.accent;
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.roundRect(x - MARGIN_PX, box.y + INSET_PX, width + 2 * MARGIN_PX, box.height - 2 * INSET_PX, MARGIN_PX);
      pen.stroke();
    }
    pen.fillStyle = palette.accent;
    pen.fillText(text, x, middle);
    break;
  }
  pen.globalAlpha = 1;
}
