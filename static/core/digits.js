// @ts-check
/**
 * The digits on neurons and beside outputs, formatted once for each trace: formatting them in every frame would create
 * garbage sixty times a second.
 */

import { formatPercent, formatValue, MINUS } from "./number-format.js";

/** @import { Trace } from "../types.d.ts" */

/** @typedef {WeakMap<Trace, Map<string, readonly string[]>>} Written the digits of each trace by the names of its arrays */

/**
 * The values of an array in digits. Asked again for the same trace it allocates nothing.
 * @param {Written} written what was asked for before @param {Trace} trace @param {string} array its full name @param {(value: number) => string} format
 */
function digitsOf(written, trace, array, format) {
  let known = written.get(trace);
  if (!known) written.set(trace, (known = new Map()));
  let digits = known.get(array);
  if (!digits) known.set(array, (digits = [...(trace.get(array) ?? [])].map(format)));
  return digits;
}

/** @type {Written} */
const onDiscs = new WeakMap();
/** @type {Written} */
const asShares = new WeakMap();

/** The values of an array as discs show them. @param {Trace} trace @param {string} array */
export const discDigits = (trace, array) => digitsOf(onDiscs, trace, array, short);

/** The values of an array as percentages. @param {Trace} trace @param {string} array */
export const percentages = (trace, array) => digitsOf(asShares, trace, array, formatPercent);

/** A value short enough for a disc. @param {number} value */
const short = (value) =>
  Math.abs(value) < 1e3 ? formatValue(value) : value.toExponential(1).replace("e+", "e").replace("-", MINUS);
