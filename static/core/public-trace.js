// @ts-check
/** A trace as the page hands it out: nested arrays, outermost index = layer. The numbers are Python's, untouched. */

import { outputOf, withEdges } from "./model.js";
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
  const { source, seed, sample, drawnInputs, temperature, changes, network, get, inputs, outputs, comparison } = trace;
  const { layers, activation, output, operations, shapes } = network;
  const { name, input, result } = outputOf(network);
  const dense = withEdges(network);
  /** The rows of an array of weight layer l; undefined if it is not there. @param {Float64Array | undefined} flat @param {number} l */
  const rows = (flat, l) => flat && toRows(flat, /** @type {number} */ (layers[l]));
  const weights = dense.map(({ name }) => network.get(`${name}.weights`));
  const own = `${name}.`;
  const ofOutput = [...shapes].filter(([name]) => name.startsWith(own)).map(([name, shape]) => {
    const values = get(name);
    // Only the samples are counted where there is one number for each.
    return [name.slice(own.length), shape.length === 1 ? values?.[0] : values];
  }); // prettier-ignore
  return frozenLists({
    ...{ source, seed, sample, drawnInputs, temperature, changes, layers, activation, output },
    operations: operations.map(({ index, edges, input, result, ...operation }) => operation),
    weights: weights.map(rows),
    biases: dense.map(({ name }) => network.get(`${name}.biases`)),
    contributions: dense.map(
      ({ name }, l) =>
        rows(get(`${name}.contributions`), l) ?? {
          indices: get(`${name}.strongestIndices`),
          values: get(`${name}.strongestValues`),
          count: weights[l]?.length,
        },
    ),
    preActivations: dense.map(({ result }) => get(result)),
    activations: dense.slice(1).map(({ input }) => get(input)),
    ...{ inputs, logits: get(input), outputs },
    baseline: comparison && {
      temperature: comparison.temperature,
      inputs: comparison.before.get("inputs"),
      probabilities: comparison.before.get(result),
      differences: comparison.differences.get(result),
      changed: comparison.changed,
    },
    ...Object.fromEntries(ofOutput),
  });
}

/** The same value with lists in place of typed arrays, in all that it holds, and nothing in it that can be changed. @param {any} value @returns {any} */
function frozenLists(value) {
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) return Object.freeze([.../** @type {Float64Array} */ (value)]);
  if (Array.isArray(value)) return Object.freeze(value.map(frozenLists));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, part]) => [name, frozenLists(part)])));
}
