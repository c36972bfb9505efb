// @ts-check
/** The moments a reader steps to. */

import { clamp } from "../../core/clamp.js";

/** @import { Phase, Timeline } from "../../types.d.ts" */

/** A stop is just before the end of a phase, because the end itself belongs to the next one. */
const HAIR_MS = 1e-3;

/**
 * The ends of all phases, with what they make one after the other, or of all layers: the moments at which something has been
 * finished.
 * @param {Timeline} timeline @param {"step" | "layer"} unit
 */
function stops(timeline, unit) {
  const { phases, durationMs } = timeline;
  const layers = timeline.layers.map((_, l) => /** @type {Phase} */ (phases.findLast(({ layer }) => layer === l)));
  const finished = unit === "step" ? phases : layers;
  return finished
    .slice(0, -1)
    .flatMap(({ madeMs, early = 0, endMs }) => [
      ...(unit === "step" ? madeMs.slice(0, early).map((made) => made + HAIR_MS) : []),
      endMs - HAIR_MS,
    ])
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
