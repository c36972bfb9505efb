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
      title: "Input",
      sentence: "a new sample enters the network",
    },
  ],
};

/** @type {Words} */
export const inputsWords = {
  arrays: { inputs: "value" },
  spoken: { inputs: "enter" },
  comes: { inputs: "enters" },
  marks: { inputs: "" },
  card: { arrays: { inputs: { name: "input", symbol: "x" } } },
};

/** @type {OperationKind} */
export const rest = {
  forwards: [
    { name: "rest", ms: 530, makes: [], title: "Output", sentence: "the network’s prediction for this sample" },
  ],
};

/** @type {Words} */
export const restWords = { arrays: {}, spoken: { rest: "result" }, marks: { rest: "done" } };
