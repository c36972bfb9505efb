// @ts-check
/** The marks of the time line, and each moment in words. */

import { layerName } from "../../core/names.js";
import { phaseAt } from "../../core/phases.js";
import { wayBackName } from "../../core/way-back-name.js";

/** @import { OnStage, Phase, Timeline } from "../../types.d.ts" */

/** @typedef {{at: number, layer: string}} Mark where on the line 0…1 a phase begins; the layer's name where one begins with it, else "" */

/** Which way a pass goes, where it is not the first: on the time line, and in words. */
const WAYS = { forwards: "pass", backwards: "back", again: "again" };
const SPOKEN_WAYS = { forwards: "", backwards: "back", again: "after the step" };

/** Whether a phase is one by itself, such as that in which weights move. @param {Phase} phase */
const isAlone = ({ name, operation }) => (operation.kind === "rest" && name !== "rest") || name === "loss";

/** Whether a pass goes on after its answer, as the film of a step of learning does. @param {Timeline} timeline */
const isFilm = ({ phases }) => phases.some(({ direction }) => direction !== "forwards");

/** The layer that a phase is about or, in a film, the way that it goes. @param {Phase} phase @param {Timeline} timeline */
const markOf = (phase, timeline) => {
  if (isAlone(phase)) return phase.name;
  return isFilm(timeline) ? WAYS[phase.direction] : layerName(phase.layer, timeline.layers.length);
};

/**
 * One mark for each phase; the rest at the end of a pass belongs to the phase before.
 * @param {Timeline} timeline @returns {Mark[]}
 */
export function marksOf(timeline) {
  const { phases, durationMs } = timeline;
  return phases
    .filter(({ name }) => name !== "rest")
    .map((phase, index) => ({
      at: phase.startMs / durationMs,
      layer: isSame(phase, phases[index - 1], isFilm(timeline)) ? "" : markOf(phase, timeline),
    }));
}

/** Whether a phase goes on with what another is about. @param {Phase} phase @param {Phase | undefined} before @param {boolean} inFilm */
const isSame = (phase, before, inFilm) =>
  before !== undefined &&
  isAlone(phase) === isAlone(before) &&
  phase.direction === before.direction &&
  (phase.layer === before.layer || inFilm);

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
  const back = phase.direction === "backwards" ? wayBackName(phase, timeMs, words) : null;
  const layer = layerName(back?.layer ?? phase.layer, timeline.layers.length);
  const place = isAlone(phase) ? [] : [SPOKEN_WAYS[phase.direction], layer];
  const name = back?.does ?? words[phase.operation.kind]?.marks?.[phase.name] ?? phase.name;
  return [...place, name, time].filter(Boolean).join(", ");
}
