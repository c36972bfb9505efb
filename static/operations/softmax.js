// @ts-check
/** Softmax: the logits, divided by the temperature, become probabilities that add up to 1. */

/** @import { OperationKind, Words } from "../operation-types.d.ts" */

/** @type {OperationKind} */
export const softmax = {
  forwards: [
    {
      name: "normalize",
      ms: 420,
      makes: ["scaledLogits", "shiftedLogits", "exponentials", "exponentialSum", "probabilities", "probabilitiesAtOne"],
      early: 4,
      glyph: "logits",
      undivided: "exponentials",
    },
  ],
};

/** @type {Words} */
export const words = {
  told: { normalize: "softmax shares 100 %", loss: "loss = −ln p", difference: "δ = (p − target) ÷ T" },
  input: "logit",
  arrays: { scaledLogits: "z ÷ T", exponentials: "exp(z ÷ T − max)", probabilities: "probability" },
  columns: ["scaledLogits", "exponentials", "probabilities"],
  percentages: ["probabilities", "probabilitiesAtOne"],
  spoken: { difference: "δ", normalize: "softmax" },
  card: {
    title: "Softmax",
    does: "turns the logits of all classes into parts of a whole:",
    arrays: {
      input: { symbol: "z", head: "logit", role: "logit" },
      temperature: { role: "temperature" },
      scaledLogits: { symbol: "z / T", head: "÷", role: "scaled" },
      shiftedLogits: { symbol: "− max", head: "−", role: "shifted" },
      exponentials: { symbol: "exp", head: "of that", role: "exponential" },
      exponentialSum: { role: "sum" },
      probabilities: { symbol: "÷ Σ", head: "÷", role: "probability" },
    },
  },
  about: (_, { temperature }) => `temperature ${temperature}`,
};
