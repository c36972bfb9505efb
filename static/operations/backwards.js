// @ts-check
/**
 * The way back of one step of learning: when each operation passes on how the loss changes, and when the weights move.
 * Loaded with what shows learning.
 */

import { KINDS } from "./kinds.js";

/** @import { Kinds, OperationKind, PhaseKind } from "../operation-types.d.ts" */

/** The loss is told first, then how it changes with what the outputs take. @type {readonly PhaseKind[]} */
const FROM_THE_LOSS = [
  { name: "loss", ms: 2200, makes: ["loss"] },
  { name: "difference", ms: 1500, makes: ["slopes"] },
];

/** @param {string} kind @param {readonly PhaseKind[]} backwards @returns {[string, OperationKind]} */
const back = (kind, backwards) => [kind, { .../** @type {OperationKind} */ (KINDS[kind]), backwards }];

/** All kinds, with their way back; what belongs to the rest at the end comes after it. @type {Kinds} */
export const KINDS_THERE_AND_BACK = Object.assign(
  Object.create(null),
  KINDS,
  Object.fromEntries([
    back("softmax", FROM_THE_LOSS),
    back("sigmoid", FROM_THE_LOSS),
    back("linear", FROM_THE_LOSS),
    back("activation", [{ name: "bend", ms: 1200, makes: ["slopes"] }]),
    back("standardize", [{ name: "unscale", ms: 700, makes: ["slopes"] }]),
    back("dense", [
      { name: "blame", ms: 800, makes: ["gradients"] },
      { name: "carry", ms: 1500, makes: ["carried"] },
      { name: "gather", ms: 600, makes: ["slopes"] },
    ]),
  ]),
  {
    rest: {
      forwards: [
        { name: "update", ms: 2600, makes: ["updated"] },
        { name: "learned", ms: 2400, makes: [] },
      ],
    },
  },
);
