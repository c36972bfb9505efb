// @ts-check
/**
 * What has been computed at a moment of a pass. A phase counts what is finished: 0 nothing, 1 the inputs; then three for
 * each layer of weights: its contributions have arrived, its sums are known, its activations are known (for the last
 * layer: the probabilities). A number that is not known yet must not be shown.
 */

/** @import { Step, Timeline } from "../types.d.ts" */

/** @typedef {"inputs" | "contributions" | "preActivations" | "activations" | "probabilities"} Quantity */

/** Shown in place of a number that is not known yet. */
export const UNKNOWN = "–";

/** Digits change half-way through these steps, at the end of the others. @type {ReadonlySet<string>} */
const HALF_WAY = new Set(["inputs", "activate", "normalize"]);

/**
 * The phase at `timeMs`: how many quantities are known. Allocates nothing.
 * @param {Timeline} timeline @param {number} timeMs 0…durationMs
 * @example phaseAt(timelineOf(3), 0) // 0; at its end 10
 */
export function phaseAt({ steps }, timeMs) {
  let phase = 0;
  for (let index = 0; index < steps.length; index++) {
    const { name, startMs, endMs } = /** @type {Step} */ (steps[index]);
    if (name === "rest") continue;
    if (timeMs >= (HALF_WAY.has(name) ? (startMs + endMs) / 2 : endMs - 1e-2)) phase++;
  }
  return phase;
}

/** The phase from which on a quantity is known. @type {Record<Quantity, (l: number) => number>} */
const KNOWN_FROM = {
  inputs: () => 1,
  contributions: (l) => 2 + 3 * l,
  preActivations: (l) => 3 + 3 * l,
  activations: (l) => 4 + 3 * l,
  probabilities: (l) => 4 + 3 * l,
};

/** The first phase in which a quantity of weight layer l is known. @param {Quantity} quantity @param {number} [l] */
export const knownFrom = (quantity, l = 0) => KNOWN_FROM[quantity](l);

/**
 * Whether a quantity of weight layer l is known in a phase.
 * @param {number} phase @param {Quantity} quantity @param {number} [l] weight layer, for the probabilities the last; the inputs have none
 */
export const isKnown = (phase, quantity, l = 0) => phase >= knownFrom(quantity, l);
