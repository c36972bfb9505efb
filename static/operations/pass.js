// @ts-check
/** How a pass begins, with its inputs, and ends, at rest. Both are timed and worded as if they were operations. */

/** @import { OperationKind, Words } from "../operation-types.d.ts" */

/** @type {OperationKind} */
export const inputs = {
  forwards: [
    {
      name: "inputs",
      ms: 420,
      makes: ["inputs"],
      glyph: "light",
    },
  ],
};

/** @type {Words} */
export const inputsWords = {
  told: { inputs: "the numbers of one sample" },
  arrays: { inputs: "value" },
  spoken: { inputs: "enter" },
  comes: { inputs: "enters" },
  marks: { inputs: "" },
  card: { arrays: { inputs: { name: "input", symbol: "x" } } },
};

/** @type {OperationKind} */
export const rest = {
  forwards: [{ name: "rest", ms: 530, makes: [] }],
};

/** @type {Words} */
export const restWords = {
  told: {
    rest: "the prediction for this sample",
    update: "each weight moves against its slope",
    learned: "what the step has done to the loss",
  },
  arrays: {},
  spoken: { rest: "result", update: "weights move" },
  marks: { rest: "done" },
};
