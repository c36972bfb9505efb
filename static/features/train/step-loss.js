// @ts-check
/** The loss of the step that is shown as a film: when it is told, what it is at a moment, and where its words are. */

import { LOSS } from "../../core/hidden.js";
import { formatComputed } from "../../core/number-format.js";
import { finishedMs } from "../../core/phases.js";

/**
 * @import { Layout, Phase, StepLoss as Interface, Timeline } from "../../types.d.ts"
 * @import { StepFilm } from "./training-types.d.ts"
 */

/** @implements {Interface} */
export class StepLoss {
  #header;
  #boxOf;
  #againMs;

  /** @param {StepFilm} film @param {Timeline} timeline there, back, and there again @param {(layout: Layout) => ReturnType<Interface["box"]>} boxOf where its words are */
  constructor({ header }, { phases }, boxOf) {
    this.#header = header;
    this.#boxOf = boxOf;
    const told = /** @type {Phase} */ (phases.find(({ name }) => name === "loss"));
    this.fromMs = told.startMs;
    this.finishedMs = finishedMs(told);
    this.#againMs = /** @type {Phase} */ (phases.find(({ direction }) => direction === "again")).startMs;
    this.learnedMs = /** @type {Phase} */ (phases.at(-1)).startMs;
  }

  /** @param {Layout} layout @param {number} timeMs */
  box(layout, timeMs) {
    const painted = timeMs >= this.fromMs && (timeMs < this.#againMs || timeMs >= this.learnedMs);
    return painted ? this.#boxOf(layout) : null;
  }

  /** @param {number} timeMs */
  number(timeMs) {
    if (timeMs < this.fromMs) return { value: null, text: "…" };
    const { loss, lossAfter } = this.#header;
    const [value, name] = timeMs < this.learnedMs ? [loss, LOSS.before] : [lossAfter, LOSS.after];
    return { value, text: formatComputed(value), name };
  }

  /** @param {number} timeMs @param {import("../../core/hidden.js").Revealed} [revealed] @returns {import("../../ui/facts.js").Facts} */
  facts(timeMs, revealed) {
    const { value, name } = this.number(timeMs);
    const { batch, batchLoss, batchLossAfter } = this.#header;
    const mean = value === null ? null : timeMs < this.learnedMs ? batchLoss : batchLossAfter;
    /** @type {(label: string, value: number | null, name?: string) => import("../../ui/facts.js").Facts[number]} */
    const fact = (label, number, called = "") =>
      number !== null && revealed?.has(called) === false
        ? [label, null, formatComputed, called]
        : [label, number, formatComputed];
    const one = fact("of this example", value, name);
    return batch > 1 ? [one, fact(`mean of ${batch}`, mean, `${name}/mean`)] : [one];
  }
}
