// @ts-check
/** The moments a reader steps to. */

import { clamp } from "../../core/clamp.js";
import { finishedMs } from "../../core/phases.js";

/** @import { Phase, Timeline } from "../../types.d.ts" */

/**
 * The ends of all phases, or of all layers: the moments at which something has been finished.
 * @param {Timeline} timeline @param {"step" | "layer"} unit
 */
function stops(timeline, unit) {
  const { phases, durationMs } = timeline;
  const layers = timeline.layers.map((_, l) => phases.findLast(({ layer }) => layer === l));
  const finished = unit === "step" ? phases : layers;
  return finished
    .slice(0, -1)
    .map((phase) => finishedMs(/** @type {Phase} */ (phase)))
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
  return all[clamp(here + Math.trunc(count), 0, all.length - 1)] ?? 0;
}
