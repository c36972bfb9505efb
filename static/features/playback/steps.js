// @ts-check
/** The moments a reader steps to. */

import { clamp } from "../../core/clamp.js";

/** @import { Timeline } from "../../types.d.ts" */

/** A stop is just before the end of a phase, because the end itself belongs to the next one. */
const HAIR_MS = 1e-3;

/**
 * The ends of all phases, with what they make one after the other, or of all layers: the moments at which something has been
 * finished.
 * @param {Timeline} timeline @param {"step" | "layer"} unit
 */
function stops(timeline, unit) {
  const { phases, stops: layers, durationMs } = timeline;
  const finished = phases.map(({ madeMs, early = 0, endMs }) => [
    ...madeMs.slice(0, early).map((made) => made + HAIR_MS),
    endMs - HAIR_MS,
  ]);
  const ends = unit === "step" ? finished : layers.map((endMs) => [endMs - HAIR_MS]);
  return ends.slice(0, -1).flat().concat(durationMs);
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
