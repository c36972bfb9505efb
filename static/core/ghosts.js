// @ts-check
/** What is shown beside the numbers of a network that was changed by hand: the old values and the differences. */

import { outputOf } from "./model.js";
import { className } from "./names.js";
import { formatComputed, formatDifference, formatDrawn, formatPercent } from "./number-format.js";

/** @import { Labels, Picture, Trace } from "../types.d.ts" */

/** Above this many changes the stage marks only the first: more marks would hide what they stand on. */
export const MOST_MARKS = 400;

/**
 * `inputs[i]` is the old value of an input, empty where it is as drawn; `differences[k]` the difference of class k, and
 * `atOne[k]` where it would be at T = 1; `valuesAtOne` are the numbers of that, null where there is no softmax.
 * @typedef {{inputs: readonly string[], differences: readonly string[], atOne: readonly string[], valuesAtOne: Float64Array | null}} GhostDigits
 */

/** @type {WeakMap<Trace, GhostDigits>} */
const written = new WeakMap();

/**
 * The ghosts of a trace in digits. Asked again for the same trace it allocates nothing.
 * @param {Trace} trace @param {boolean} inShares whether its outputs are percentages
 * @returns {GhostDigits}
 */
export function ghostDigits(trace, inShares) {
  const known = written.get(trace);
  if (known) return known;
  const { before, differences } = trace.comparison ?? {};
  const { name, result } = outputOf(trace.network);
  const valuesAtOne = trace.get(`${name}.probabilitiesAtOne`) ?? null;
  const digits = {
    inputs: [...(before?.get("inputs") ?? [])].map((was, i) => (was === trace.inputs[i] ? "" : formatDrawn(was))),
    differences: [...(differences?.get(result) ?? [])].map(
      (difference) => `Δ ${inShares ? formatDifference(difference) : formatComputed(difference)}`,
    ),
    valuesAtOne,
    atOne: [...(valuesAtOne ?? [])].map((p) => `${formatPercent(p)} at T = 1`),
  };
  written.set(trace, digits);
  return digits;
}

/** @type {WeakMap<Labels, {count: number, characters: number}>} */
const longest = new WeakMap();

/** How many characters the longest name of `count` classes has. Asked again for the same labels it allocates nothing. @param {Labels} labels @param {number} count */
export function longestClassName(labels, count) {
  const known = longest.get(labels);
  if (known?.count === count) return known.characters;
  let characters = 0;
  for (let k = 0; k < count; k++) characters = Math.max(characters, className(labels, k).length);
  longest.set(labels, { count, characters });
  return characters;
}

/** Whether anything of class k moved. @param {Trace} trace @param {number} k */
export const isMoved = ({ comparison, network }, k) =>
  comparison !== null && comparison.differences.get(outputOf(network).result)?.[k] !== 0;

/**
 * What the probabilities are compared with on stage: those at T = 1 while a reader looks at what temperature does, else
 * those before anybody touched anything.
 * @param {Picture} picture
 * @returns {Float64Array | null}
 */
export function ghostProbabilities({ trace, timeline, comparesTemperature }) {
  if (!trace) return null;
  if (comparesTemperature) return ghostDigits(trace, timeline.inShares).valuesAtOne;
  return trace.comparison?.before.get(outputOf(trace.network).result) ?? null;
}
