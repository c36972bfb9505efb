// @ts-check
/** What is visible at one instant of a pass: a function of the timeline and the time, and of nothing else. */

import { smooth, span } from "./easing.js";
import { phaseAt } from "./phases.js";

/** @import { Frame, LayerPhases, Phase, Timeline } from "../operation-types.d.ts" */

/** With reduced motion the pass is shown in steps, at half the speed. */
const STILL_SPEED = 0.5;
/** How long the last sample's light lingers while the new inputs come in, in ms. */
const RESIDUE_MS = 380;
/** How many times faster than their phase logits light up: they are there already. */
const LOGITS_PACE = 3;
/** Discs begin to fill in this last part of the phase in which pulses travel to them, and are half full at its end. */
const FILLS_FROM = 0.86;

/** An empty frame with room for a pass, to be filled by `sampleInto`. @param {Timeline} timeline @returns {Frame} */
export const createFrame = ({ phases }) => ({
  timeMs: 0,
  phaseIndex: 0,
  residue: 0,
  progress: new Float64Array(phases.length),
});

/**
 * Fills `frame` with the state at `timeMs`; allocates nothing.
 * @param {Frame} frame @param {Timeline} timeline @param {number} timeMs 0…durationMs
 * @returns {Frame} the same frame
 */
export function sampleInto(frame, timeline, timeMs) {
  const { phases } = timeline;
  frame.timeMs = timeMs;
  frame.phaseIndex = phaseAt(timeline, timeMs);
  frame.residue = 1 - smooth(timeMs / RESIDUE_MS);
  for (let index = 0; index < phases.length; index++) {
    const { startMs, endMs } = /** @type {Phase} */ (phases[index]);
    frame.progress[index] = span(timeMs, startMs, endMs);
  }
  return frame;
}

/** How far a phase is, 0 if there is no such phase. @param {Frame} frame @param {number} index */
export const progressOf = ({ progress }, index) => progress[index] ?? 0;

/** How far the discs of a layer have filled with their sums, 0…1. @param {Frame} frame @param {Timeline} timeline @param {number} layer */
export function filled(frame, { layers }, layer) {
  const { travel, fill } = /** @type {LayerPhases} */ (layers[layer]);
  const arriving = smooth((progressOf(frame, travel) - FILLS_FROM) / (1 - FILLS_FROM));
  const summed = progressOf(frame, fill);
  return Math.max(arriving * 0.5, 0.5 * (summed > 0 ? 1 + smooth(summed) : 0));
}

/** How far the discs show what the phase of this index makes them show, 0…1. @param {Frame} frame @param {Timeline} timeline @param {number} index */
export const lit = (frame, { phases }, index) =>
  smooth(progressOf(frame, index) * (phases[index]?.glyph === "logits" ? LOGITS_PACE : 1));

/** How far the outputs' answers stand, 0…1. @param {Frame} frame @param {Timeline} timeline */
export const answered = (frame, { answering }) => smooth(progressOf(frame, answering));

/** The index of the stop that a moment belongs to. @param {Timeline} timeline @param {number} timeMs */
function stopOf({ stops }, timeMs) {
  let stop = 0;
  while (stop < stops.length - 1 && timeMs >= /** @type {number} */ (stops[stop])) stop++;
  return stop;
}

/**
 * The same instant for readers who asked for less motion: the last moment of the stop that `timeMs` falls into.
 * A stop is what a person would step by: the inputs, then each layer, then the percentages. Nothing travels, and
 * nothing is allocated.
 * @param {Timeline} timeline @param {number} timeMs
 * @returns {number} the time to show instead, in ms
 */
export function stillTime(timeline, timeMs) {
  const { durationMs, stops } = timeline;
  const stop = stopOf(timeline, timeMs);
  // Just before its end: the end itself belongs to the next phase.
  return stop < stops.length - 1 ? /** @type {number} */ (stops[stop]) - 1e-3 : durationMs;
}

/**
 * How fast the clock of the timeline goes at a moment with reduced motion: all stops stand equally long, and a pass twice as long.
 * @param {Timeline} timeline @param {number} timeMs
 * @example stillPace({ durationMs: 4000, stops: [1000, 4000] }, 0) // 0.25: the first stands for 4000 ms, as does the second
 */
export function stillPace(timeline, timeMs) {
  const { durationMs, stops } = timeline;
  const stop = stopOf(timeline, timeMs);
  const lengthMs = (stops[stop] ?? durationMs) - (stops[stop - 1] ?? 0);
  return (STILL_SPEED * lengthMs * stops.length) / durationMs;
}
