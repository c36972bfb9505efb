// @ts-check
/**
 * The digits on neurons and beside outputs, formatted once for each trace: formatting them in every frame would create
 * garbage sixty times a second.
 */

import { formatPercent, formatValue, MINUS } from "./number-format.js";

/** @import { Trace } from "../types.d.ts" */

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

/** A value short enough for a disc. @param {number} value */
const short = (value) =>
  Math.abs(value) < 1e3 ? formatValue(value) : value.toExponential(1).replace("e+", "e").replace("-", MINUS);

/** The probabilities as percentages. Asked again for the same trace it allocates nothing. @param {Trace} trace */
export function percentages(trace) {
  const kept = writtenFor(trace);
  return (kept.percentages ??= [...trace.probabilities].map(formatPercent));
}
