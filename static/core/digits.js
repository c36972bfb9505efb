// @ts-check
/**
 * The digits on neurons and beside outputs, formatted once for each trace: formatting them in every frame would create
 * garbage sixty times a second.
 */

import { formatPercent, formatValue, MINUS } from "./number-format.js";

/** @import { Trace } from "../types.d.ts" */

/** @type {WeakMap<Trace, {values: Map<string, readonly string[]>, percentages: readonly string[] | null}>} */
const written = new WeakMap();

/** @param {Trace} trace */
function writtenFor(trace) {
  const known = written.get(trace);
  if (known) return known;
  const fresh = { values: new Map(), percentages: null };
  written.set(trace, fresh);
  return fresh;
}

/**
 * The values of an array as discs show them. Asked again for the same trace it allocates nothing.
 * @param {Trace} trace @param {string} array its full name
 * @returns {readonly string[]}
 */
export function discDigits(trace, array) {
  const { values } = writtenFor(trace);
  const known = values.get(array);
  if (known) return known;
  const digits = [...(trace.get(array) ?? [])].map(short);
  values.set(array, digits);
  return digits;
}

/** A value short enough for a disc. @param {number} value */
const short = (value) =>
  Math.abs(value) < 1e3 ? formatValue(value) : value.toExponential(1).replace("e+", "e").replace("-", MINUS);

/** The probabilities as percentages. Asked again for the same trace it allocates nothing. @param {Trace} trace */
export function percentages(trace) {
  const kept = writtenFor(trace);
  return (kept.percentages ??= [...trace.probabilities].map(formatPercent));
}
