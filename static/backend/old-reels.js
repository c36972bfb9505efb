// @ts-check
/** Reels of version 1, which authors recorded with earlier builds, as reels of the present version. */

import { skeletonOf } from "../core/skeleton.js";

/** Those of its arrays that belonged to no layer, but for the inputs. */
const OF_SOFTMAX = /^(scaledLogits|shiftedLogits|exponentials|exponentialSum|probabilities|probabilitiesAtOne)$/;

/**
 * The same reel in the present version: its arrays were called by name and layer, and it had a softmax and one activation
 * function. What is no such reel comes back as it is.
 * @param {any} recorded
 */
export function upgraded(recorded) {
  const { settings, arrays, ...rest } = recorded;
  const { layers, seed, activation, initialization, temperature, strongest, changes } = settings ?? {};
  if (!Array.isArray(layers) || !Array.isArray(arrays) || !arrays.every(Array.isArray)) return recorded;
  return {
    ...rest,
    version: 2,
    source: { kind: "drawn", layers, seed, activation, output: "softmax", initialization },
    options: { temperature, top_k: strongest, ...(changes && { changes }) },
    operations: skeletonOf(layers).map((operation) =>
      operation.kind === "activation" ? { ...operation, function: activation } : operation,
    ),
    cards: {},
    arrays: arrays.map(([name, layer, shape]) => [fullName(name, layer), shape]),
  };
}

/** @param {string} name @param {number | null} layer */
function fullName(name, layer) {
  if (OF_SOFTMAX.test(name)) return `softmax1.${name}`;
  if (layer === null) return name;
  return `${name === "activations" ? "activation" : "dense"}${layer + 1}.${name}`;
}
