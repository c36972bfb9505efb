// @ts-check
/** The moments a reader steps to. */

import { times } from "../../core/times.js";

/** @import { Step, Timeline } from "../../types.d.ts" */

/** A stop is just before the end of a step, because the end itself belongs to the next step. */
const HAIR_MS = 1e-3;

/**
 * The ends of all steps, or of all layers: the moments at which something has been finished.
 * @param {Timeline} timeline @param {"step" | "layer"} unit
 */
function stops(timeline, unit) {
  const { steps, weightLayers, durationMs } = timeline;
  const layers = times(weightLayers + 1, (l) => steps.findLast((step) => step.layer === l - 1));
  const finished = unit === "step" ? steps : layers;
  return finished
    .slice(0, -1)
    .map((step) => /** @type {Step} */ (step).endMs - HAIR_MS)
    .concat(durationMs);
}

/**
 * The stop that is `count` stops after `timeMs` (before it, if negative), clamped to the pass.
 * @param {Timeline} timeline @param {number} timeMs @param {number} count @param {"step" | "layer"} unit
 */
export function stopAfter(timeline, timeMs, count, unit) {
  if (Math.trunc(count) === 0) return timeMs;
  const all = [0, ...stops(timeline, unit)];
  const closeMs = 0.5;
  const here =
    count > 0
      ? all.findLastIndex((stop) => stop <= timeMs + closeMs)
      : all.findIndex((stop) => stop >= timeMs - closeMs);
  return all[Math.max(0, Math.min(all.length - 1, here + Math.trunc(count)))] ?? 0;
}
