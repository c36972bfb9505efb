// @ts-check
/** An activation function, which turns the sum of each neuron into its activation. */

import { FUNCTIONS } from "../core/names.js";

/** @import { OperationKind, Words } from "../operation-types.d.ts" */

/** @param {import("../types.d.ts").OperationHeader} operation */
const nameOf = ({ function: name = "" }) => FUNCTIONS[String(name)] ?? String(name);

/** @type {OperationKind} */
export const activation = {
  forwards: [
    {
      name: "activate",
      ms: 190,
      makes: ["activations"],
      glyph: "light",
      title: "Activate",
      sentence: (operation) =>
        operation.function === "relu"
          ? "ReLU lets positive sums shine and turns negative ones to 0"
          : `${nameOf(operation)} turns each sum into an activation`,
    },
  ],
};

/** What a function does with z, in so many words. @type {Record<string, string>} */
const DOES = {
  relu: "lets a positive z through and turns a negative one into 0",
  identity: "lets z through as it is",
};

/** @type {Words} */
export const words = {
  arrays: { activations: "activation" },
  about: nameOf,
  comes: { activate: "activates" },
  card: {
    does: ({ function: name = "" }) => DOES[String(name)] ?? "bends z into the activation a",
    arrays: { activations: { symbol: "a", role: "activation" } },
  },
};
