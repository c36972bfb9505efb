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
    },
  ],
};

/** What a function does, in the line under the stage. @type {Record<string, string>} */
const TELLS = { relu: "ReLU cuts negatives", identity: "and nothing more" };

/** What a function does with z, in so many words. @type {Record<string, string>} */
const DOES = {
  relu: "lets a positive z through and turns a negative one into 0",
  identity: "lets z through as it is",
};

/** @type {Words} */
export const words = {
  told: {
    activate: (operation) => TELLS[String(operation.function)] ?? `then ${nameOf(operation)}`,
    bend: "times its slope",
  },
  spoken: { bend: "slope" },
  arrays: { activations: "activation" },
  about: nameOf,
  comes: { activate: "activates" },
  card: {
    does: ({ function: name = "" }) => DOES[String(name)] ?? "bends z into the activation a",
    arrays: { activations: { symbol: "a", role: "activation" } },
  },
};
