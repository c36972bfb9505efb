// @ts-check
/** What is written in place of a number that is not known yet; and, for cards, what is known, counted by layers. */

/** @typedef {"inputs" | "contributions" | "preActivations" | "activations" | "probabilities"} Quantity */

/** Shown in place of a number that is not known yet. */
export const UNKNOWN = "–";

/** How many phases must be over before a quantity is known. @type {Record<Quantity, (l: number) => number>} */
const KNOWN_FROM = {
  inputs: () => 1,
  contributions: (l) => 2 + 3 * l,
  preActivations: (l) => 3 + 3 * l,
  activations: (l) => 4 + 3 * l,
  probabilities: (l) => 4 + 3 * l,
};

/**
 * Whether a quantity of weight layer l is known. Everybody but the cards asks `isKnown` of phases.js.
 * @param {number} count how many phases have made what they make known @param {Quantity} quantity @param {number} [l] weight layer; the inputs have none
 */
export const isKnown = (count, quantity, l = 0) => count >= KNOWN_FROM[quantity](l);
