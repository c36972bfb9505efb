// @ts-check
/** How fast a pass goes on the clock: the first two are slow enough to be read, and every answer stands for a while. */

/** @import { Phase, Timeline } from "../operation-types.d.ts" */

/** How long phases take in proportion to each other, by what they show, in ms; others twice as long as usual. */
const READ_MS = { travel: 1100, fill: 950, light: 950, logits: 1500 };
/** How long a pass rests at its answer, in ms: the first, the second, all others. */
const RESTS_MS = [3500, 2400, 2000];
/** How long a first pass moves, how long at most if it is deep, and how long a second one moves at least. */
const FIRST_MS = 10_900;
const DEEP_MS = 25_900;
const SECOND_MS = 5200;
/** A pass through more layers than this, with the inputs, is deep. */
const MOST_LAYERS = 5;

/** @param {Phase} phase */
const usualMs = ({ startMs, endMs }) => endMs - startMs;

/** @param {Phase} phase */
const readMs = (phase) => (phase.glyph ? READ_MS[phase.glyph] : 2 * usualMs(phase));

/** @param {readonly Phase[]} phases @param {(phase: Phase) => number} ms */
const sum = (phases, ms) => phases.reduce((total, phase) => total + ms(phase), 0);

/**
 * How fast the timeline's clock goes during a phase, at speed 1: with 0.5 the phase lasts twice as long as the timeline
 * says. What comes before the first pulse is never slower.
 * @param {Timeline} timeline @param {number} index of the phase @param {number} pass how many were seen before: 0 for the first
 */
export function paceOf({ phases, layers }, index, pass) {
  const phase = /** @type {Phase} */ (phases[index]);
  if (index === phases.length - 1) return usualMs(phase) / /** @type {number} */ (RESTS_MS[Math.min(pass, 2)]);
  const first = phases.findIndex(({ glyph }) => glyph === "travel");
  if (pass > 1 || index < first) return 1;
  const moving = phases.slice(first, -1);
  const readableMs = sum(moving, readMs);
  const firstMs = layers.length > MOST_LAYERS ? Math.min(readableMs, DEEP_MS) : FIRST_MS;
  const wantedMs = pass === 0 ? firstMs : Math.max(SECOND_MS, sum(moving, usualMs));
  return Math.min(1, (usualMs(phase) * readableMs) / (readMs(phase) * wantedMs));
}
