// @ts-check
/** A trace as the page hands it out: nested arrays, outermost index = layer. The numbers are Python's, untouched. */

import { times } from "./times.js";

/** @typedef {import("../types.d.ts").Trace} Trace @typedef {import("../types.d.ts").PublicTrace} PublicTrace */

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
  const { network, baseline } = trace;
  /** @param {number} l */
  const inSize = (l) => /** @type {number} */ (network.layers[l]);
  return frozen({
    source: trace.source,
    seed: trace.seed,
    sample: trace.sample,
    drawnInputs: trace.drawnInputs,
    layers: [...network.layers],
    activation: network.activation,
    temperature: trace.temperature,
    changes: trace.changes.map((change) => [...change]),
    inputs: [...trace.inputs],
    weights: network.weights.map((weights, l) => toRows(weights, inSize(l))),
    biases: network.biases.map((biases) => [...biases]),
    preActivations: trace.preActivations.map((values) => [...values]),
    activations: trace.activations.map((values) => [...values]),
    logits: [...trace.logits],
    scaledLogits: [...trace.scaledLogits],
    shiftedLogits: [...trace.shiftedLogits],
    exponentials: [...trace.exponentials],
    exponentialSum: trace.exponentialSum,
    probabilities: [...trace.probabilities],
    probabilitiesAtOne: [...trace.probabilitiesAtOne],
    contributions: trace.contributions.map(({ indices, values, count }, l) =>
      indices ? { indices: [...indices], values: [...values], count } : toRows(values, inSize(l)),
    ),
    baseline: baseline && {
      temperature: baseline.temperature,
      inputs: [...baseline.inputs],
      probabilities: [...baseline.probabilities],
      differences: [...baseline.differences],
      changed: [...baseline.changed],
    },
  });
}

/** Makes a value and everything in it unchangeable. @template T @param {T} value @returns {T} */
function frozen(value) {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
