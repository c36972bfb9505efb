// @ts-check
/** Dense: every neuron of a layer takes weight × value from every neuron of the layer before, and adds its bias. */

import { countUp, endsOf } from "../core/edges.js";

/** @import { Edges, OperationKind, Words } from "../operation-types.d.ts" */

/** @type {OperationKind} */
export const dense = {
  forwards: [
    {
      name: "weigh",
      ms: 640,
      makes: ["contributions"],
      glyph: "travel",
    },
    {
      name: "sum",
      ms: 110,
      makes: ["preActivations"],
      glyph: "fill",
    },
  ],

  /** All edges or, where the trace names the strongest, those. */
  edges({ name, layer }, network, trace) {
    const sizeIn = /** @type {number} */ (network.layers[layer - 1]);
    const all = trace.get(`${name}.contributions`);
    const measuredBy = { parameter: `${name}.weights`, amount: `${name}.${all ? "contributions" : "strongestValues"}` };
    const weights = /** @type {Float64Array} */ (network.get(measuredBy.parameter));
    const count = weights.length;
    /** @param {Int32Array} some @param {Float64Array} [amount] @returns {Edges} */
    const pick = (some, amount) => ({
      ...endsOf(some, sizeIn),
      parameter: Float64Array.from(some, (index) => /** @type {number} */ (weights[index])),
      amount,
      count,
      measuredBy,
    });
    return {
      ...pick(
        all ? countUp(count) : Int32Array.from(trace.get(`${name}.strongestIndices`) ?? []),
        trace.get(measuredBy.amount),
      ),
      every: (end, j) => pick(end === "to" ? countUp(sizeIn, 1, j * sizeIn) : countUp(count / sizeIn, sizeIn, j)),
    };
  },
};

/** @type {Words} */
export const words = {
  told: {
    weigh: "weight × value",
    sum: "summed with bias",
    blame: "∂L/∂w = δ·value",
    carry: "δ × weight",
    gather: "summed",
  },
  spoken: { blame: "gradients", carry: "go back", gather: "sum" },
  arrays: { weights: "weight", biases: "bias", contributions: "contribution", preActivations: "sum z" },
  columns: ["biases", "preActivations"],
  comes: { weigh: "weighs", sum: "sums" },
  card: {
    arrays: {
      weights: { symbol: "w", role: "weight" },
      biases: { symbol: "b", role: "bias" },
      contributions: { role: "edge" },
      preActivations: { symbol: "z", role: "z" },
    },
  },
};
