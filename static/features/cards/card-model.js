// @ts-check
/** The operations of a network and the arrays of a pass by name, until reels carry both themselves. */

import { times } from "../../core/times.js";

/**
 * @import { CardBlocks, CardModel, Operation } from "../../card-types.d.ts"
 * @import { Trace } from "../../types.d.ts"
 */

/** @type {Record<string, CardBlocks>} */
const CARDS = {
  dense: {
    neuron: [
      { block: "sum", terms: "contributions", factors: ["weights", "input"], plus: "biases", total: "preActivations" },
    ],
    edge: [{ block: "product", factors: ["weights", "input"], value: "contributions" }],
    input: [{ block: "deliveries", factors: ["weights", "input"], value: "contributions" }],
  },
  activation: { neuron: [{ block: "curve", function: "function", of: "input", value: "activations" }] },
  softmax: {
    neuron: [
      {
        block: "table",
        columns: [
          { of: "input" },
          { of: "scaledLogits", by: "temperature" },
          { of: "shiftedLogits", by: { largest: "scaledLogits" } },
          { of: "exponentials" },
          { of: "probabilities", by: "exponentialSum" },
          { of: "probabilities", percent: true },
        ],
      },
    ],
  },
};

/** @param {Trace} trace @returns {CardModel} */
export function modelOf(trace) {
  const { layers, activation, weights, biases } = trace.network;
  const last = layers.length - 1;
  const operations = times(last, (l) => operationsInto(l + 1, last, activation)).flat();
  /** @param {string} name @returns {[string, number]} its last part, and the index of its layer of weights */
  const split = (name) => [/** @type {string} */ (name.split(".").at(-1)), parseInt(name.replace(/^\D+/, ""), 10) - 1];
  return {
    layers,
    operations,
    cards: CARDS,
    parameter: (name) => {
      const [array, l] = split(name);
      return { weights, biases }[array]?.[l];
    },
    array: (name) => {
      const [array, l] = split(name);
      if (array === "contributions")
        return trace.contributions[l]?.indices ? undefined : trace.contributions[l]?.values;
      if (array === "strongestIndices") return Float64Array.from(trace.contributions[l]?.indices ?? []);
      if (array === "strongestValues") return trace.contributions[l]?.values;
      if (array === "preActivations" || array === "activations") return trace[array][l];
      if (array === "exponentialSum") return Float64Array.of(trace.exponentialSum);
      return /** @type {any} */ (trace)[array];
    },
  };
}

/** @param {number} layer @param {number} last @param {string} activation @returns {Operation[]} */
const operationsInto = (layer, last, activation) => [
  { name: `dense${layer}`, kind: "dense", layer, output: "preActivations" },
  layer === last
    ? { name: "softmax1", kind: "softmax", layer, output: "probabilities" }
    : { name: `activation${layer}`, kind: "activation", layer, output: "activations", function: activation },
];
