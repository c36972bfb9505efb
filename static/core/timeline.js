// @ts-check
/** When each step of a pass happens. */

/** @import { Step, Timeline } from "../types.d.ts" */

/** How long the steps last, in ms at speed 1. The default network's pass takes 4,000 ms. */
export const PACE = Object.freeze({
  inputsMs: 420,
  weighMs: 640,
  sumMs: 110,
  activateMs: 190,
  normalizeMs: 420,
  restMs: 530,
  /** A pass through many layers is hurried so that it never lasts longer than this. */
  longestMs: 8000,
});

/**
 * The steps of one pass through `weightLayers` layers of weights: the inputs light up; then each layer weighs
 * (pulses travel), sums (neurons fill) and, if hidden, activates (neurons light up); then the outputs are
 * normalized by softmax, and the picture rests.
 * @param {number} weightLayers how many layers of weights there are, at least 1
 * @returns {Timeline}
 * @example timelineOf(3).durationMs // 4000
 */
export function timelineOf(weightLayers) {
  const inner = PACE.weighMs + PACE.sumMs + PACE.activateMs;
  const around = PACE.inputsMs + PACE.normalizeMs + PACE.restMs - PACE.activateMs;
  const natural = around + weightLayers * inner;
  const hurry = Math.min(1, PACE.longestMs / natural);
  /** @type {Step[]} */
  const steps = [];
  let startMs = 0;
  /** @param {Step["name"]} name @param {number} layer @param {number} lastsMs */
  const add = (name, layer, lastsMs) => {
    const endMs = startMs + lastsMs * hurry;
    steps.push(Object.freeze({ name, layer, startMs, endMs }));
    startMs = endMs;
  };
  add("inputs", -1, PACE.inputsMs);
  for (let layer = 0; layer < weightLayers; layer++) {
    add("weigh", layer, PACE.weighMs);
    add("sum", layer, PACE.sumMs);
    if (layer < weightLayers - 1) add("activate", layer, PACE.activateMs);
  }
  add("normalize", weightLayers - 1, PACE.normalizeMs);
  add("rest", weightLayers - 1, PACE.restMs);
  return Object.freeze({ steps: Object.freeze(steps), durationMs: startMs, weightLayers });
}

/**
 * The index of the step that happens at `timeMs`.
 * @param {Timeline} timeline @param {number} timeMs
 */
export function stepAt(timeline, timeMs) {
  const { steps } = timeline;
  let index = 0;
  while (index < steps.length - 1 && timeMs >= /** @type {Step} */ (steps[index]).endMs) index++;
  return index;
}

/** A moment at which the first pulses have just left, in ms. @param {Timeline} timeline */
export function firstPulseTime({ steps }) {
  const { startMs, endMs } = /** @type {Step} */ (steps.find(({ name }) => name === "weigh"));
  return startMs + (endMs - startMs) * 0.1;
}
