// @ts-check
/** The marks of the time line, and each moment in words. */

import { layerName } from "../../core/names.js";
import { phaseAt } from "../../core/phases.js";

/** @import { OnStage, Phase, Timeline } from "../../types.d.ts" */

/** @typedef {{at: number, layer: string}} Mark where on the line 0…1 a phase begins; the layer's name where one begins with it, else "" */

/** The layer that a phase is about, or what comes after all layers. @param {Phase} phase @param {Timeline} timeline */
const layerOf = ({ layer, name, operation }, { layers }) =>
  operation.kind === "rest" && name !== "rest" ? name : layerName(layer, layers.length);

/**
 * One mark for each phase; the rest at the end belongs to the phase before.
 * @param {Timeline} timeline @returns {Mark[]}
 */
export function marksOf(timeline) {
  const { phases, durationMs } = timeline;
  return phases.slice(0, -1).map((phase, index) => ({
    at: phase.startMs / durationMs,
    layer: isSame(phase, phases[index - 1]) ? "" : layerOf(phase, timeline),
  }));
}

/** Whether a phase goes on with the layer of another. @param {Phase} phase @param {Phase | undefined} before */
const isSame = ({ layer, operation }, before) =>
  layer === before?.layer && (operation.kind === "rest") === (before.operation.kind === "rest");

/** @param {number} ms */
const seconds = (ms) => (ms / 1000).toFixed(1);

/**
 * A moment in words.
 * @param {Pick<OnStage, "timeline" | "timeMs" | "words">} onStage
 * @example describeMoment({ timeline, timeMs: 1100, words }) // "hidden 1, sum, 1.1 of 4.0 seconds"
 */
export function describeMoment({ timeline, timeMs, words }) {
  const phase = /** @type {Phase} */ (timeline.phases[phaseAt(timeline, timeMs)]);
  const time = `${seconds(timeMs)} of ${seconds(timeline.durationMs)} seconds`;
  return [layerOf(phase, timeline), words[phase.operation.kind]?.marks?.[phase.name] ?? phase.name, time]
    .filter(Boolean)
    .join(", ");
}
