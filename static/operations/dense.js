// @ts-check
/** Dense: every neuron of a layer takes something from every neuron of the layer before. */

import { countUp, endsOf } from "../core/edges.js";

/**
 * @import { Edges, OperationKind } from "../operation-types.d.ts"
 * @import { Contributions } from "../types.d.ts"
 */

/** @type {OperationKind} */
export const dense = {
  kind: "dense",

  /** All edges or, where the trace names the strongest, those. */
  edges({ layer }, network, trace) {
    const sizeIn = /** @type {number} */ (network.layers[layer - 1]);
    const weights = /** @type {Float64Array} */ (network.weights[layer - 1]);
    const { indices, values } = /** @type {Contributions} */ (trace.contributions[layer - 1]);
    const count = weights.length;
    /** @param {Int32Array} some @param {Float64Array} [amount] @returns {Edges} */
    const pick = (some, amount) => ({
      ...endsOf(some, sizeIn),
      parameter: Float64Array.from(some, (index) => /** @type {number} */ (weights[index])),
      amount,
      count,
    });
    return {
      ...pick(indices ?? countUp(count), values),
      every: (end, j) => pick(end === "to" ? countUp(sizeIn, 1, j * sizeIn) : countUp(count / sizeIn, sizeIn, j)),
    };
  },
};
