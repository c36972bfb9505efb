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
    },
  ],
};

/** @type {Words} */
export const words = {
  told: { answer: "the sum is the output", loss: "loss = ½ error²", difference: "δ = output − target" },
  spoken: { difference: "δ" },
  arrays: { outputs: "output" },
  comes: { answer: "answers" },
  card: { title: "Output", does: "is the sum itself" },
};
