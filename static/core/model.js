// @ts-check
/** A model's operations, and where the values are that they take and give. */

/** @import { Network, Operation, Trace } from "../types.d.ts" */

/**
 * What an operation takes: what the operation before it gave, or the inputs.
 * @param {Trace} trace @param {Operation} operation
 */
export const arriving = (trace, { input }) => /** @type {Float64Array} */ (trace.get(input));

/** The operations that give values to the neurons of layer l, in order; the inputs are layer 0. @param {Network} network @param {number} l */
export const operationsAt = ({ operations }, l) => operations.filter(({ layer }) => layer === l);

/** The operations that lead along edges to the next layer: the l-th leads to layer l + 1. @param {Network} network */
export const withEdges = ({ operations }) => operations.filter(({ edges }) => edges);

/** The last operation: softmax, sigmoid or linear. @param {Network} network */
export const outputOf = ({ operations }) => /** @type {Operation} */ (operations.at(-1));
