// @ts-check
/**
 * The way back of one step of learning: when each operation passes on how the loss changes, when the weights move,
 * and the pass that follows. Loaded with what shows learning.
 */

import { KINDS } from "./kinds.js";

/** @import { Kinds, OperationKind, PhaseKind } from "../operation-types.d.ts" */

/** The loss is told first, then how it changes with what the outputs take. @type {readonly PhaseKind[]} */
const FROM_THE_LOSS = [
  { name: "loss", ms: 2200, makes: ["loss"] },
  { name: "difference", ms: 1500, makes: ["slopes"] },
];

/** @type {Record<string, readonly PhaseKind[]>} */
const BACKWARDS = {
  softmax: FROM_THE_LOSS,
  sigmoid: FROM_THE_LOSS,
  linear: FROM_THE_LOSS,
  activation: [{ name: "bend", ms: 1200, makes: ["slopes"], stopsHalfway: true }],
  standardize: [{ name: "unscale", ms: 700, makes: ["slopes"] }],
  dense: [
    { name: "blame", ms: 800, makes: ["gradients"], passes: true },
    { name: "carry", ms: 1500, makes: ["carried"], passes: true },
    { name: "gather", ms: 600, makes: ["slopes"] },
  ],
};

/** A kind with its way back, and the same way forwards once more. @param {[string, OperationKind]} entry @returns {[string, OperationKind]} */
const thereAndBack = ([name, kind]) => [name, { ...kind, backwards: BACKWARDS[name] ?? [], again: kind.forwards }];

/** All kinds, with their way back; then the weights move, and the pass goes through all of it again. @type {Kinds} */
export const KINDS_THERE_AND_BACK = Object.assign(
  Object.create(null),
  Object.fromEntries(Object.entries(KINDS).map(thereAndBack)),
  {
    rest: {
      forwards: [],
      backwards: [{ name: "update", ms: 3400, makes: ["updated"] }],
      again: [{ name: "learned", ms: 2400, makes: [] }],
    },
  },
);

/** The directions of one step, in their order. @type {readonly import("../operation-types.d.ts").Direction[]} */
export const STEP = ["forwards", "backwards", "again"];
