// @ts-check
/**
 * The digits on neurons and beside outputs, formatted once for each trace: formatting them in every frame would create
 * garbage sixty times a second.
 */

import { HIDDEN, isHidden } from "./hidden.js";
import { formatPercent, formatValue, MINUS } from "./number-format.js";

/** @import { Trace } from "../types.d.ts" */
/** @import { Revealed } from "./hidden.js" */

/** The digits of each trace by the names of its arrays. @typedef {WeakMap<Trace, {revealed: Revealed, digits: Map<string, readonly string[]>}>} Written */

/**
 * The values of an array in digits. Asked again for the same trace it allocates nothing.
 * @param {Written} written what was asked for before @param {Trace} trace @param {string} array its full name
 * @param {Revealed} revealed @param {(value: number) => string} format
 */
function digitsOf(written, trace, array, revealed, format) {
  let known = written.get(trace);
  if (known?.revealed !== revealed) known = undefined;
  if (!known) written.set(trace, (known = { revealed, digits: new Map() }));
  let digits = known.digits.get(array);
  if (!digits) {
    digits = [...(trace.get(array) ?? [])].map((value, k) => (isHidden(revealed, array, k) ? HIDDEN : format(value)));
    known.digits.set(array, digits);
  }
  return digits;
}

/** @type {Written} */
const onDiscs = new WeakMap();
/** @type {Written} */
const asShares = new WeakMap();

/** The values of an array as discs show them. @param {Trace} trace @param {string} array @param {Revealed} [revealed] */
export const discDigits = (trace, array, revealed = null) => digitsOf(onDiscs, trace, array, revealed, short);

/** The values of an array as percentages. @param {Trace} trace @param {string} array @param {Revealed} [revealed] */
export const percentages = (trace, array, revealed = null) => digitsOf(asShares, trace, array, revealed, formatPercent);

/** A value short enough for a disc. @param {number} value */
const short = (value) =>
  Math.abs(value) < 1e3 ? formatValue(value) : value.toExponential(1).replace("e+", "e").replace("-", MINUS);
