// @ts-check
/** How a hand changes an input: in which range, by how much, and to how many digits. */

import { clamp } from "../core/clamp.js";

/** Samples are drawn from here; a value outside widens the range. */
const LEAST = 0;
const MOST = 1;
const STEP = 0.01;
const FINE_STEP = 0.001;

/** Steps of 0.01 that a key makes. @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

/**
 * Between which values a slider moves an input: 0 and 1, or wider where the value itself, or the one it was drawn with, is.
 * @param {...number} values
 * @returns {[least: number, most: number]}
 * @example rangeAround(0.4, -2.5) // [-3, 1]
 */
export const rangeAround = (...values) => [
  Math.min(LEAST, ...values.map(Math.floor)),
  Math.max(MOST, ...values.map(Math.ceil)),
];

/**
 * A value as a hand sets it: two digits, or three where it moves finely.
 * @param {number} value @param {boolean} [fine]
 * @example settled(0.1 + 0.2) // 0.3
 */
export const settled = (value, fine = false) => {
  const steps = fine ? 1 / FINE_STEP : 1 / STEP;
  return Math.round(value * steps) / steps + 0;
};

/**
 * Where a key moves a value; null for a key that moves none.
 * @param {KeyboardEvent} event @param {number} value @param {readonly [number, number]} range
 * @returns {number | null}
 */
export function keyed({ key, shiftKey, altKey, ctrlKey, metaKey }, value, range) {
  if (altKey || ctrlKey || metaKey) return null;
  if (key === "Home") return range[0];
  if (key === "End") return range[1];
  const steps = KEYS[key];
  if (steps === undefined) return null;
  return clamp(settled(value + steps * (shiftKey ? FINE_STEP : STEP), shiftKey), ...range);
}
