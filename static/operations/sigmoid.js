// @ts-check
/** Sigmoid outputs: each logit becomes a probability of its own. */

/** @import { OperationKind, Words } from "../operation-types.d.ts" */

/** @type {OperationKind} */
export const sigmoid = {
  forwards: [
    {
      name: "squash",
      ms: 420,
      makes: ["probabilities", "complements"],
      glyph: "logits",
    },
  ],
};

/** @type {Words} */
export const words = {
  told: { squash: "sigmoid makes each a percentage", loss: "loss = −ln p", difference: "δ = p − target" },
  input: "logit",
  arrays: { probabilities: "probability", complements: "1 − probability" },
  percentages: ["probabilities", "complements"],
  spoken: { difference: "δ", squash: "sigmoid" },
  card: {
    does: "squeezes z between 0 and 1: a probability",
    arrays: { probabilities: { symbol: "p", role: "probability" } },
  },
};
