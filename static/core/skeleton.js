// @ts-check
/** What stands in for a network's operations until its numbers are there: only how long a pass takes follows from it. */

import { times } from "./times.js";

/** @import { OperationHeader } from "../types.d.ts" */

/**
 * The operations of a drawn network of these layers.
 * @param {readonly number[]} layers
 * @returns {OperationHeader[]}
 * @example skeletonOf([3, 2]).map(({ name }) => name) // ["dense1", "softmax1"]
 */
export const skeletonOf = (layers) =>
  times(layers.length - 1, (l) => [
    { name: `dense${l + 1}`, kind: "dense", layer: l + 1, output: "preActivations" },
    l + 2 < layers.length
      ? { name: `activation${l + 1}`, kind: "activation", layer: l + 1, output: "activations" }
      : { name: "softmax1", kind: "softmax", layer: l + 1, output: "probabilities" },
  ]).flat();
