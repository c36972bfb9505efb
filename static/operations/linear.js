// @ts-check
/** Linear outputs: the sums of the last layer are the network's answer as they are. */

/** @import { OperationKind, Words } from "../operation-types.d.ts" */

/** @type {OperationKind} */
export const linear = {
  forwards: [
    {
      name: "answer",
      ms: 420,
      makes: ["outputs"],
      glyph: "light",
      title: "Linear",
      sentence: "each sum is an output of the network as it is",
    },
  ],
};

/** @type {Words} */
export const words = {
  arrays: { outputs: "output" },
  comes: { answer: "answers" },
  card: { title: "Output", does: "is the sum itself" },
};
