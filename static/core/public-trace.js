// @ts-check
/** A trace as the page hands it out: nested arrays, outermost index = layer. The numbers are Python's, untouched. */

import { times } from "./times.js";

/** @import { PublicTrace, Trace } from "../types.d.ts" */

/**
 * Row-major values → rows.
 * @param {Float64Array} values @param {number} columns
 * @example toRows(Float64Array.of(1, 2, 3, 4), 2) // [[1, 2], [3, 4]]
 */
export const toRows = (values, columns) =>
  times(values.length / columns, (row) => [...values.subarray(row * columns, (row + 1) * columns)]);

/**
 * @param {Trace} trace
 * @returns {PublicTrace} `weights[l][j][i]`, `biases[l][j]`, `preActivations[l][j]`, `activations[l][j]` (hidden layers),
 *   `contributions[l][j][i]` or, where a layer has too many edges, the strongest with their flat indices j·n_in + i
 */
export function publicTrace(trace) {
  const { network, contributions, get, comparison, ...values } = trace;
  const { layers, activation, output, operations, weights, biases } = network;
  /** The rows of weight layer l. @param {Float64Array} flat @param {number} l */
  const rows = (flat, l) => toRows(flat, /** @type {number} */ (layers[l]));
  return frozenLists({
    ...values,
    layers,
    activation,
    output,
    operations: operations.map(({ index, edges, input, result, ...operation }) => operation),
    weights: weights.map(rows),
    biases,
    contributions: contributions.map((some, l) => (some.indices ? some : rows(some.values, l))),
  });
}

/** The same value with lists in place of typed arrays, in all that it holds, and nothing in it that can be changed. @param {any} value @returns {any} */
function frozenLists(value) {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return Object.freeze([.../** @type {Float64Array} */ (value)]);
  if (Array.isArray(value)) return Object.freeze(value.map(frozenLists));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, frozenLists(part)])));
}
