// @ts-check
/** What brightness and size are measured against, so that samples of one network can be compared by eye. */

/** @import { Network, Reel, Strengths, Trace } from "../types.d.ts" */

/**
 * The largest magnitude of each parameter of a network, and of each array in its traces, by full name. Inputs are measured
 * against 1 at least.
 * @param {Network} network @param {readonly Trace[]} traces
 * @returns {Strengths}
 */
export function strengthsOf(network, traces) {
  /** @type {Map<string, number>} */
  const strengths = new Map();
  for (const name of network.shapes.keys()) {
    const parameter = network.get(name);
    strengths.set(name, largest(parameter ? [parameter] : traces.map(({ get }) => get(name))));
  }
  return strengths.set("inputs", Math.max(1, strengths.get("inputs") ?? 0));
}

/** The largest magnitude in any of the arrays; never zero, since strengths are divided by it. @param {(Float64Array | undefined)[]} arrays */
function largest(arrays) {
  let most = Number.MIN_VALUE;
  for (const values of arrays) for (const value of values ?? []) most = Math.max(most, Math.abs(value));
  return most;
}

/**
 * The same reel with strengths that include another reel of its network. Without this the strongest pulse would always
 * have the same size, whatever the inputs are. Weights keep their own: they may have been changed.
 * @param {Reel} reel @param {Reel} other
 * @returns {Reel}
 */
export function measuredWith(reel, other) {
  const strengths = new Map(reel.strengths);
  for (const [name, strength] of other.strengths) {
    if (!reel.network.get(name)) strengths.set(name, Math.max(strength, strengths.get(name) ?? 0));
  }
  return { ...reel, strengths };
}
