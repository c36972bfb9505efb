// @ts-check
/**
 * What stands on neurons and beside outputs, written once for each trace: a frame comes sixty times a second, and
 * every number that it formatted anew would be another string to throw away.
 */

import { formatPercent, formatValue, MINUS } from "./number-format.js";

/** @typedef {import("../types.d.ts").Trace} Trace */

/** @type {WeakMap<Trace, {values: (readonly string[])[], percentages: readonly string[] | null}>} */
const written = new WeakMap();

/** @param {Trace} trace */
function writtenFor(trace) {
  const known = written.get(trace);
  if (known) return known;
  const fresh = { values: [], percentages: null };
  written.set(trace, fresh);
  return fresh;
}

/** What the lit neurons of layer l show: inputs, activations or, for the outputs, logits. @param {Trace} trace @param {number} l */
export function discValues(trace, l) {
  return l === 0 ? trace.inputs : (trace.activations[l - 1] ?? trace.logits);
}

/**
 * The same in digits. Asked again for the same trace it allocates nothing.
 * @param {Trace} trace @param {number} l
 * @returns {readonly string[]}
 */
export function discDigits(trace, l) {
  const { values } = writtenFor(trace);
  return (values[l] ??= [...discValues(trace, l)].map(short));
}

/** A value as it stands on a disc, which has room for no more. @param {number} value */
const short = (value) =>
  Math.abs(value) < 1e3 ? formatValue(value) : value.toExponential(1).replace("e+", "e").replace("-", MINUS);

/** The probabilities as percentages. Asked again for the same trace it allocates nothing. @param {Trace} trace */
export function percentages(trace) {
  const kept = writtenFor(trace);
  return (kept.percentages ??= [...trace.probabilities].map(formatPercent));
}
