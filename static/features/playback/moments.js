// @ts-check
/** The marks of the time line, and each moment in words. */

import { layerName } from "../../core/names.js";
import { stepAt } from "../../core/timeline.js";

/** @import { Step, Timeline } from "../../types.d.ts" */

/** @typedef {{at: number, layer: string}} Mark where on the line 0…1 a step begins; the layer's name where one begins with it, else "" */

/** @type {Record<Step["name"], string>} */
const DOES = { inputs: "", weigh: "weigh", sum: "sum", activate: "activate", normalize: "normalize", rest: "done" };

/** @param {Step} step @param {number} weightLayers */
const layerOf = ({ layer }, weightLayers) => layerName(layer + 1, weightLayers + 1);

/**
 * One mark for each step; the rest at the end belongs to the step before.
 * @param {Timeline} timeline @returns {Mark[]}
 */
export function marksOf({ steps, durationMs, weightLayers }) {
  return steps.slice(0, -1).map((step, index) => ({
    at: step.startMs / durationMs,
    layer: step.layer === steps[index - 1]?.layer ? "" : layerOf(step, weightLayers),
  }));
}

/** @param {number} ms */
const seconds = (ms) => (ms / 1000).toFixed(1);

/**
 * A moment in words.
 * @param {Timeline} timeline @param {number} timeMs
 * @example tellMoment(timelineOf(3), 1100) // "hidden 1, sum, 1.1 of 4.0 seconds"
 */
export function describeMoment(timeline, timeMs) {
  const step = /** @type {Step} */ (timeline.steps[stepAt(timeline, timeMs)]);
  const time = `${seconds(timeMs)} of ${seconds(timeline.durationMs)} seconds`;
  return [layerOf(step, timeline.weightLayers), DOES[step.name], time].filter(Boolean).join(", ");
}
