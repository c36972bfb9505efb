// @ts-check
/** The answer that the tour explains: which output's, and its number as the outputs show it. */

import { at } from "../../core/at.js";
import { namedArray } from "../../core/words.js";

/** @import { DisplayNumber, Scope } from "../../card-types.d.ts" */
/** @import { TimedOperation, Trace } from "../../types.d.ts" */

/**
 * The output whose way is shown unless another is asked for: the largest; the first of numbers that are no shares.
 * @param {Trace} trace
 */
export const winnerOf = ({ network, outputs }) =>
  network.output === "linear" ? 0 : outputs.reduce((best, value, k) => (value > at(outputs, best) ? k : best), 0);

/**
 * The number that the outputs show of one of them.
 * @param {Pick<Scope["stage"], "trace" | "timeline" | "timeMs" | "words">} stage @param {number} output @returns {DisplayNumber}
 */
export function answerOf(stage, output) {
  const { values, format } = namedArray(stage, /** @type {TimedOperation} */ (stage.timeline.operations.at(-1)));
  const value = at(values, output);
  return { value, text: format(value) };
}
