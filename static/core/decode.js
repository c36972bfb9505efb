// @ts-check
/**
 * A reel as it travelled (JSON header and flat values) → a reel to draw. Nothing is computed here, only cut up, and nothing
 * checked: what others made goes through `reel-header.js` first.
 */

import { outputOf } from "./model.js";
import { sizeOf } from "./shape.js";
import { strengthsOf } from "./strengths.js";

/** @import { Comparison, Network, Reel, ReelHeader, Source } from "../types.d.ts" */

/** Finds an array by its name. @typedef {(name: string) => Float64Array | undefined} Get */

/**
 * Tells where each array lies in `values`, of a reel that has been checked.
 * @param {ReelHeader} header @param {Float64Array} values
 * @returns {{parameter: Get, whole: Get, rowsOf: (k: number) => Get}} parameters, which come before the inputs; arrays of
 *   all samples; and of the k-th sample its row of an array
 */
function cut({ arrays, samples }, values) {
  /** @type {Map<string, Float64Array>} */
  const parameters = new Map();
  /** @type {Map<string, Float64Array>} */
  const rows = new Map();
  let start = 0;
  let into = parameters;
  for (const [name, shape] of arrays) {
    if (name === "inputs") into = rows;
    into.set(name, values.subarray(start, (start += sizeOf(shape))));
  }
  return {
    parameter: (name) => parameters.get(name),
    whole: (name) => rows.get(name),
    rowsOf(k) {
      // Each is cut once: asked again, as in every frame, this allocates nothing.
      /** @type {Map<string, Float64Array>} */
      const cut = new Map();
      for (const [name, all] of rows) {
        const length = all.length / samples.length;
        cut.set(name, all.subarray(k * length, (k + 1) * length));
      }
      return (name) => cut.get(name);
    },
  };
}

/**
 * Cuts a reel's flat values into a network and traces.
 * @param {ReelHeader} header @param {Float64Array} values
 * @param {Source} source whether it was recorded or comes from the live interpreter
 * @returns {Reel}
 */
export function decodeReel(header, values, source) {
  const { samples, options, drawnInputs } = header;
  const { kind: _, ...from } = header.source;
  const { changes = [], temperature } = options;
  const settings = { .../** @type {any} */ (from), temperature, changes };
  const all = cut(header, values);
  const network = networkOf(header, all.parameter);
  const traces = samples.map((sample, k) => {
    const get = all.rowsOf(k);
    return {
      ...{ source, seed: settings.seed, sample, drawnInputs, temperature, changes, network, get },
      inputs: /** @type {Float64Array} */ (get("inputs")),
      outputs: /** @type {Float64Array} */ (get(outputOf(network).result)),
      comparison: header.comparison ? comparisonOf(header, get, all.whole) : null,
    };
  });
  return { source, settings, drawnInputs, network, traces, strengths: strengthsOf(network, traces) };
}

/** @param {ReelHeader} header @param {Get} get @returns {Network} */
function networkOf({ operations: described, source, cards, arrays }, get) {
  let input = "inputs";
  const operations = described.map((operation, index) => {
    const { name, layer, output } = operation;
    const edges = layer > (described[index - 1]?.layer ?? 0);
    const placed = Object.freeze({ ...operation, index, edges, input, result: `${name}.${output}` });
    input = placed.result;
    return placed;
  });
  const { layers, activation = "", output, initialization = "", original = null } = source;
  return { layers, activation, output, initialization, original, operations, cards, shapes: new Map(arrays), get };
}

/**
 * @param {ReelHeader} header that names a comparison @param {Get} row @param {Get} whole
 * @returns {Comparison}
 */
function comparisonOf({ arrays, comparison }, row, whole) {
  /** @param {string} prefix */
  const each = (prefix) => {
    const names = arrays.flatMap(([name]) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
    return new Map(names.map((name) => [name, /** @type {Float64Array} */ (row(prefix + name))]));
  };
  const { temperature = 1 } = comparison ?? {};
  const changed = /** @type {Float64Array} */ (whole("changedFrom"));
  return { temperature, before: each("before:"), differences: each("difference:"), changed };
}

/**
 * A recorded reel: one JSON object, the header's fields and "values"; "recordedSamples" where it holds only the first of them.
 * @param {ReelHeader & {values: number[], recordedSamples?: number}} recorded
 * @returns {Reel}
 */
export const decodeRecorded = ({ values, recordedSamples, ...header }) => ({
  ...decodeReel(header, Float64Array.from(values), "recorded"),
  recordedSamples,
});
