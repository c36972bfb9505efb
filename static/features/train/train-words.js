// @ts-check
/** How a training stands, in words. */

import { formatComputed } from "../../core/number-format.js";

/** @import { Training } from "./training.js" */
/** @import { Progress } from "./training-types.d.ts" */

/** Where the numbers come from, or why none come. */
export const RECORDED = "Recorded beforehand.";
export const EDITED =
  "What you have edited does not train: give Python its own source back first, in the panel Python.";
export const LIVE = "Steps in between, and whatever you change, are trained here, by Python.";

/** A loss that is further from the one before than this part of it rises or falls. */
const STEADY = 0.002;

/** Which way the loss goes. @param {readonly Progress[]} progress up to the present step @returns {"falling" | "rising" | "steady"} */
export function trendOf(progress) {
  const now = progress.at(-1)?.loss ?? 0;
  const before = progress.at(-2)?.loss ?? now;
  if (Math.abs(now - before) <= STEADY * Math.abs(before)) return "steady";
  return now < before ? "falling" : "rising";
}

/** @param {number} part 0…1 */
const percent = (part) => `${(100 * part).toFixed(1)}\u202f%`;

/**
 * One sentence about the step on stage.
 * @param {readonly Progress[]} progress @param {{step: number, epoch: number}} moment the step, and which time it goes through the examples; 0 if that is not to be told
 * @example statusOf([{ step: 0, loss: 0.7, unseenLoss: 0.71, right: 0.5, unseenRight: 0.48 }], { step: 0, epoch: 0 }) // "Step 0: loss 0.7000, unseen 0.7100; right 50.0 %, unseen 48.0 %."
 */
export function statusOf(progress, { step, epoch }) {
  const until = progress.filter((one) => one.step <= step);
  const now = until.at(-1);
  if (!now || now.step !== step) return `Step ${step}.`;
  const { loss, unseenLoss, right, unseenRight } = now;
  const trend = until.length > 1 ? `, ${trendOf(until)}` : "";
  const round = epoch ? `, epoch ${epoch}` : "";
  const judged =
    right === null || unseenRight === null ? "" : `; right ${percent(right)}, unseen ${percent(unseenRight)}`;
  return `Step ${step}${round}: loss ${formatComputed(loss)}${trend}, unseen ${formatComputed(unseenLoss)}${judged}.`;
}

/**
 * The same in few words, as a slider says its value.
 * @param {readonly Progress[]} progress @param {number} step
 * @example shortStatusOf([{ step: 0, loss: 0.7, unseenLoss: 0.71, right: 0.5, unseenRight: 0.48 }], 0) // "step 0, loss 0.7000, steady"
 */
export function shortStatusOf(progress, step) {
  const until = progress.filter((one) => one.step <= step);
  const now = until.at(-1);
  return now?.step === step ? `step ${step}, loss ${formatComputed(now.loss)}, ${trendOf(until)}` : `step ${step}`;
}

/** How a training stands: at which step, on its way to which, or why it has stopped. @param {Pick<Training, "step" | "progress" | "stopped" | "answer" | "targetStep" | "reachedStep">} training */
export function sentenceOn({ step, progress, stopped, answer, targetStep, reachedStep }) {
  if (targetStep) return `Training up to step ${targetStep} … ${Math.floor((100 * reachedStep) / targetStep)}\u202f%`;
  if (stopped) return `Stopped after step ${step}: ${stopped}.`;
  return statusOf(progress, { step, epoch: answer && answer.epochSteps > 1 ? answer.epoch : 0 });
}
