// @ts-check
/** How a hand changes an input: in which range, by how much, and to how many digits. */

import { clamp } from "../core/clamp.js";

/** How many steps a range has at least, and how many fine steps are one step. */
const STEPS = 100;
const FINE = 10;
/** A step is no larger than this number is for a range of 1. */
const STEP = 0.01;

/** Steps that a key makes. @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/**
 * Between which values a slider moves an input: the usual ones, or more where the value itself, or the one it was drawn with,
 * is outside.
 * @param {readonly [number, number]} usual @param {...number} values
 * @returns {[least: number, most: number]}
 * @example rangeAround([0, 1], 0.4, -2.5) // [-3, 1]
 */
export const rangeAround = ([least, most], ...values) => [
  Math.min(least, ...values.filter((value) => value < least).map(Math.floor)),
  Math.max(most, ...values.filter((value) => value > most).map(Math.ceil)),
];

/**
 * By how much a key moves an input: a power of ten, so that a range has a hundred steps or more.
 * @param {readonly [number, number]} range
 * @example stepIn([0, 1]) // 0.01
 * @example stepIn([0, 500]) // 1
 */
export const stepIn = ([least, most]) => 10 ** Math.floor(Math.log10((most - least) / STEPS) + 1e-9) || STEP;

/**
 * A value as a hand sets it: a whole number of steps, or of tenths of a step where it moves finely.
 * @param {number} value @param {boolean} [fine] @param {number} [step]
 * @example settled(0.1 + 0.2) // 0.3
 */
export const settled = (value, fine = false, step = STEP) => {
  // Divided by a whole number: 0.1 has no exact float64, but 3 / 10 is the nearest to 0.3.
  const steps = (fine ? FINE : 1) / step;
  return (
    (steps >= 1 ? Math.round(value * Math.round(steps)) / Math.round(steps) : Math.round(value * steps) / steps) + 0
  );
};

/**
 * Where a key moves a value within its range; null for a key that moves none.
 * @param {KeyboardEvent} event @param {number} value @param {readonly [number, number]} range @param {number} [step]
 * @returns {number | null}
 */
export function keyed({ key, shiftKey, altKey, ctrlKey, metaKey }, value, range, step = STEP) {
  if (altKey || ctrlKey || metaKey) return null;
  if (key === "Home") return range[0];
  if (key === "End") return range[1];
  const steps = KEYS[key];
  if (steps === undefined) return null;
  return clamp(settled(value + (steps * step) / (shiftKey ? FINE : 1), shiftKey, step), ...range);
}
