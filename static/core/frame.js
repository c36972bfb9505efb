// @ts-check
/** What is visible at one instant of a pass: a function of the timeline and the time, and of nothing else. */

import { smooth, span } from "./easing.js";
import { stepAt } from "./timeline.js";

/** @import { Frame, Step, Timeline } from "../types.d.ts" */

/** How long the last sample's light lingers while the new inputs come in, in ms. */
const RESIDUE_MS = 380;

/**
 * An empty frame with room for `weightLayers` layers, to be filled by `sampleInto`.
 * @param {number} weightLayers
 * @returns {Frame}
 */
export const createFrame = (weightLayers) => ({
  timeMs: 0,
  stepIndex: 0,
  residue: 0,
  inputsLit: 0,
  travel: new Float64Array(weightLayers),
  filled: new Float64Array(weightLayers),
  lit: new Float64Array(weightLayers),
  normalized: 0,
});

/**
 * Fills `frame` with the state at `timeMs`; allocates nothing.
 * `travel` is the pulses' progress along the edges (0 before they leave, 1 once they have arrived), `filled` how far
 * the neurons behind those edges have taken up their sum, `lit` how far they show their activation (the outputs:
 * their logit), `normalized` how far the probabilities stand, `residue` what is left of the sample before.
 * @param {Frame} frame @param {Timeline} timeline @param {number} timeMs 0…durationMs
 * @returns {Frame} the same frame
 */
export function sampleInto(frame, timeline, timeMs) {
  frame.timeMs = timeMs;
  frame.stepIndex = stepAt(timeline, timeMs);
  frame.residue = 1 - smooth(timeMs / RESIDUE_MS);
  const { steps } = timeline;
  for (let index = 0; index < steps.length; index++) {
    const step = /** @type {Step} */ (steps[index]);
    const progress = span(timeMs, step.startMs, step.endMs);
    if (step.name === "inputs") frame.inputsLit = smooth(progress);
    else if (step.name === "weigh") {
      frame.travel[step.layer] = progress;
      frame.lit[step.layer] = 0;
      frame.filled[step.layer] = smooth((progress - 0.86) / 0.14) * 0.5;
    } else if (step.name === "sum") {
      frame.filled[step.layer] = Math.max(
        /** @type {number} */ (frame.filled[step.layer]),
        0.5 * (progress > 0 ? 1 + smooth(progress) : 0),
      );
    } else if (step.name === "activate") frame.lit[step.layer] = smooth(progress);
    else if (step.name === "normalize") {
      frame.lit[step.layer] = smooth(progress * 3);
      frame.normalized = smooth(progress);
    }
  }
  return frame;
}

/**
 * The same instant for readers who asked for less motion: the last moment of the stage that `timeMs` falls into.
 * A stage is what a person would step by: the inputs, then each layer, then the percentages. Nothing travels, and
 * nothing is allocated.
 * @param {Timeline} timeline @param {number} timeMs
 * @returns {number} the time to show instead, in ms
 */
export function stillTime(timeline, timeMs) {
  const { steps, durationMs, weightLayers } = timeline;
  const stage = Math.min(weightLayers, Math.floor((timeMs / durationMs) * (weightLayers + 1)));
  if (stage === weightLayers) return durationMs;
  let endMs = durationMs;
  for (let index = 0; index < steps.length; index++) {
    const step = /** @type {Step} */ (steps[index]);
    if (stage === 0 ? step.name === "inputs" : step.layer === stage - 1) endMs = step.endMs;
  }
  // Just before its end: the end itself belongs to the next step.
  return endMs - 1e-3;
}
