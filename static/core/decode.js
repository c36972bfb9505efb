// @ts-check
/** A reel as it travelled (JSON header and flat values) → a reel to draw. Nothing is computed here, only cut up. */

import { checkFormat, checkReel } from "./reel-header.js";
import { strengthsOf } from "./strengths.js";
import { times } from "./times.js";

/** @import { Contributions, Reel, ReelHeader, Source, Trace } from "../types.d.ts" */

/**
 * @typedef {object} Cut
 * @property {(name: string, layer?: number | null) => Float64Array} whole the values of one array
 * @property {(name: string, sampleIndex: number, layer?: number | null) => Float64Array} row one sample's values of it
 * @property {(name: string, layer: number) => boolean} has
 */

/**
 * Tells where each array lies in `values`, of a reel that has been checked.
 * @param {ReelHeader} header @param {Float64Array} values
 * @returns {Cut}
 */
function cut(header, values) {
  /** @type {Map<string, {start: number, size: number, rows: number}>} */
  const places = new Map();
  let start = 0;
  for (const [name, layer, shape] of header.arrays) {
    const size = shape.reduce((product, length) => product * length, 1);
    places.set(`${name}/${layer}`, { start, size, rows: /** @type {number} */ (shape[0]) });
    start += size;
  }
  /** @param {string} name @param {number | null} layer */
  const place = (name, layer) =>
    /** @type {{start: number, size: number, rows: number}} */ (places.get(`${name}/${layer}`));
  return {
    whole: (name, layer = null) => {
      const { start: from, size } = place(name, layer);
      return values.subarray(from, from + size);
    },
    row: (name, sampleIndex, layer = null) => {
      const { start: from, size, rows } = place(name, layer);
      const length = size / rows;
      return values.subarray(from + sampleIndex * length, from + (sampleIndex + 1) * length);
    },
    has: (name, layer) => places.has(`${name}/${layer}`),
  };
}

/**
 * Cuts a reel's flat values into a network and traces.
 * @param {ReelHeader} header @param {Float64Array} values
 * @param {Source} source whether it was recorded or comes from the live interpreter
 * @returns {Reel}
 * @throws {Error} naming what is missing, of another version, or too short
 */
export function decodeReel(header, values, source) {
  checkReel(header, values.length);
  const { settings, samples } = header;
  const { changes = [] } = settings;
  const weightLayers = settings.layers.length - 1;
  const all = cut(header, values);
  const range = times(weightLayers, (l) => l);
  const network = {
    layers: settings.layers,
    activation: settings.activation,
    weights: range.map((l) => all.whole("weights", l)),
    biases: range.map((l) => all.whole("biases", l)),
  };
  /** @param {number} l @param {number} k @returns {Contributions} */
  const contributions = (l, k) =>
    all.has("contributions", l)
      ? {
          indices: null,
          values: all.row("contributions", k, l),
          count: /** @type {Float64Array} */ (network.weights[l]).length,
        }
      : {
          indices: Int32Array.from(all.row("strongestIndices", k, l)),
          values: all.row("strongestValues", k, l),
          count: /** @type {Float64Array} */ (network.weights[l]).length,
        };
  /** @type {Trace[]} */
  const traces = samples.map((sample, k) => ({
    source,
    seed: settings.seed,
    sample,
    drawnInputs: header.drawnInputs,
    temperature: settings.temperature,
    changes,
    network,
    inputs: all.row("inputs", k),
    contributions: range.map((l) => contributions(l, k)),
    preActivations: range.map((l) => all.row("preActivations", k, l)),
    activations: range.slice(0, -1).map((l) => all.row("activations", k, l)),
    logits: all.row("preActivations", k, weightLayers - 1),
    scaledLogits: all.row("scaledLogits", k),
    shiftedLogits: all.row("shiftedLogits", k),
    exponentials: all.row("exponentials", k),
    exponentialSum: /** @type {number} */ (all.row("exponentialSum", k)[0]),
    probabilities: all.row("probabilities", k),
    probabilitiesAtOne: all.row("probabilitiesAtOne", k),
    baseline: header.baseline
      ? {
          temperature: header.baseline.temperature,
          inputs: all.row("inputsBefore", k),
          probabilities: all.row("probabilitiesBefore", k),
          differences: all.row("probabilityDifferences", k),
          changed: all.whole("changedFrom"),
        }
      : null,
  }));
  return {
    source,
    settings: { ...settings, changes },
    drawnInputs: header.drawnInputs,
    network,
    traces,
    strengths: strengthsOf(network, traces),
  };
}

/**
 * A recorded reel: one JSON object, the header's fields and "values".
 * @param {unknown} recorded
 * @returns {Reel}
 * @throws {Error} a sentence that names what is wrong
 */
export function decodeRecorded(recorded) {
  const { values, ...header } = /** @type {ReelHeader & {values: unknown}} */ (recorded ?? {});
  checkFormat(header);
  if (!Array.isArray(values) || !values.every(Number.isFinite)) {
    throw new Error("a reel's values must be a list of finite numbers; they are not");
  }
  return decodeReel(/** @type {ReelHeader} */ (header), Float64Array.from(values), "recorded");
}
