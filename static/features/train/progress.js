// @ts-check
/** How a training went so far, and what holds at one of its steps. */

/** @import { Progress, TrainingRun } from "./training-types.d.ts" */

/** The steps of some progress in order, with those of other progress put in their places. @param {readonly Progress[]} known @param {readonly Progress[]} more @returns {Progress[]} */
export function joined(known, more) {
  const bySteps = new Map([...known, ...more].map((progress) => [progress.step, progress]));
  return [...bySteps.values()].sort((a, b) => a.step - b.step);
}

/** A run with what was changed on the way to a step. @param {TrainingRun} run @param {number} step @returns {TrainingRun} @example runAt({ task: "xor", batch: 8, changes: [[4, { batch: 16 }]] }, 4).batch // 16 */
export function runAt(run, step) {
  const changes = (run.changes ?? []).filter(([at]) => at <= step);
  return Object.assign({}, run, ...changes.map(([, chosen]) => chosen));
}
