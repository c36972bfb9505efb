// @ts-check
/** What brightness and size are measured against, so that samples of one network can be compared by eye. */

/** @import { Reel, Strengths, Trace } from "../types.d.ts" */

/**
 * The largest magnitudes of a network and its traces.
 * @param {Reel["network"]} network @param {readonly Trace[]} traces
 * @returns {Strengths}
 */
export function strengthsOf(network, traces) {
  /** @param {(trace: Trace, l: number) => Float64Array | undefined} pick */
  const perLayer = (pick) => network.weights.map((_, l) => largest(traces.map((trace) => pick(trace, l))));
  return {
    weights: network.weights.map((weights) => largest([weights])),
    contributions: perLayer((trace, l) => trace.contributions[l]?.values),
    preActivations: perLayer((trace, l) => trace.preActivations[l]),
    activations: perLayer((trace, l) => trace.activations[l]),
    inputs: Math.max(1, largest(traces.map((trace) => trace.inputs))),
  };
}

/** The largest magnitude in any of the arrays; never zero, since strengths are divided by it. @param {(Float64Array | undefined)[]} arrays */
function largest(arrays) {
  let most = Number.MIN_VALUE;
  for (const values of arrays) for (const value of values ?? []) most = Math.max(most, Math.abs(value));
  return most;
}

/**
 * The same reel with strengths that include another reel of its network. Without this the strongest pulse would always
 * have the same size, whatever the inputs are.
 * @param {Reel} reel @param {Reel} other
 * @returns {Reel}
 */
export function measuredWith(reel, { strengths: other }) {
  const { strengths: own } = reel;
  /** @param {"contributions" | "preActivations" | "activations"} name */
  const larger = (name) => own[name].map((strength, l) => Math.max(strength, other[name][l] ?? 0));
  const strengths = {
    ...own,
    contributions: larger("contributions"),
    preActivations: larger("preActivations"),
    activations: larger("activations"),
    inputs: Math.max(own.inputs, other.inputs),
  };
  return { ...reel, strengths };
}
