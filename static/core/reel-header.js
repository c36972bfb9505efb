// @ts-check
/** Checks a reel's header before anything is read: its arrays follow from its settings, so any other list is refused. */

import { SETTINGS } from "./settings-data.js";
import { readChanges, readSetting, refusal } from "./settings.js";
import { quoteValue } from "./quote.js";

/** @import { ReelHeader } from "../types.d.ts" */

const FORMAT = "forward-pass-reel";
const VERSION = 1;
const MOST_SAMPLES = SETTINGS.settings.samples.maximumCount;

/**
 * Checks that something claims to be a reel of the version read here, before anything else is checked.
 * @param {unknown} header
 * @throws {Error} a sentence that names what is wrong
 */
export function checkFormat(header) {
  const { format, version } = /** @type {Partial<ReelHeader>} */ (header ?? {});
  refuseUnless(format === FORMAT, `format must be "${FORMAT}"; got ${quoted(format)}`);
  refuseUnless(version === VERSION, `version must be ${VERSION}; got ${quoted(version)}`);
}

/**
 * Checks a header and its values' number.
 * @param {unknown} header @param {number} valueCount
 * @returns {asserts header is ReelHeader}
 * @throws {Error} a sentence that names what is wrong
 */
export function checkReel(header, valueCount) {
  checkFormat(header);
  const { settings, samples, arrays, baseline } = /** @type {Partial<ReelHeader>} */ (header ?? {});
  refuseUnless(areSamples(samples), refusal("samples", samples));
  refuseUnless(
    settings !== undefined && settings !== null && saysItsNetwork(settings),
    "settings must say its network",
  );
  refuseUnless(Array.isArray(arrays), "arrays must be listed");
  refuseUnless(
    baseline === undefined || typeof baseline?.temperature === "number",
    "baseline must say its temperature",
  );
  const { layers, strongest, changes = [] } = /** @type {ReelHeader["settings"]} */ (settings);
  const tooLarge = readSetting("layers", layers.join("-")).problem;
  refuseUnless(!tooLarge, `${tooLarge}`);
  const { problem } = readChanges(changes, layers);
  refuseUnless(!problem, `${problem}`);
  const { length } = /** @type {number[]} */ (samples);
  const expected = arraysOf(layers, length, strongest, /** @type {any[]} */ (arrays));
  if (baseline) expected.push(...baselineArrays(layers, length, changes.length));
  refuseUnless(JSON.stringify(arrays) === JSON.stringify(expected), "arrays must follow from its settings and samples");
  const count = expected.reduce((sum, [, , shape]) => sum + shape.reduce((product, length) => product * length, 1), 0);
  refuseUnless(count === valueCount, `values must be as many as its header says: ${count}; got ${valueCount}`);
}

/** @param {boolean} condition @param {string} sentence */
function refuseUnless(condition, sentence) {
  if (!condition) throw new Error(`a reel's ${sentence}`);
}

/** Text in quotation marks, so that "1" differs from 1. @param {unknown} value */
const quoted = (value) => quoteValue(JSON.stringify(value) ?? "none");

/** @param {unknown} samples */
const areSamples = (samples) =>
  Array.isArray(samples) && samples.length > 0 && samples.length <= MOST_SAMPLES && samples.every(isCount);

/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

/** @param {Partial<ReelHeader["settings"]>} settings */
const saysItsNetwork = ({ layers, seed, temperature, activation, initialization }) =>
  Array.isArray(layers) &&
  layers.every(isCount) &&
  isCount(seed) &&
  typeof temperature === "number" &&
  typeof activation === "string" &&
  typeof initialization === "string";

/**
 * The arrays of a reel, in their order. A layer has all its contributions or only the strongest, as the header says.
 * @param {readonly number[]} layers @param {number} samples how many @param {number} strongest @param {any[]} claimed
 * @returns {ReelHeader["arrays"]}
 */
function arraysOf(layers, samples, strongest, claimed) {
  /** @type {ReelHeader["arrays"]} */
  const network = [];
  /** @type {ReelHeader["arrays"]} */
  const passes = [["inputs", null, [samples, /** @type {number} */ (layers[0])]]];
  for (let l = 0; l < layers.length - 1; l++) {
    const [sizeIn, sizeOut] = /** @type {[number, number]} */ (layers.slice(l, l + 2));
    network.push(["weights", l, [sizeOut, sizeIn]], ["biases", l, [sizeOut]]);
    if (claimed.some((array) => array?.[0] === "strongestIndices" && array[1] === l)) {
      passes.push(["strongestIndices", l, [samples, strongest]], ["strongestValues", l, [samples, strongest]]);
    } else passes.push(["contributions", l, [samples, sizeOut, sizeIn]]);
    passes.push(["preActivations", l, [samples, sizeOut]]);
    if (l < layers.length - 2) passes.push(["activations", l, [samples, sizeOut]]);
  }
  for (const name of [
    "scaledLogits",
    "shiftedLogits",
    "exponentials",
    "exponentialSum",
    "probabilities",
    "probabilitiesAtOne",
  ]) {
    passes.push([name, null, name === "exponentialSum" ? [samples] : [samples, /** @type {number} */ (layers.at(-1))]]);
  }
  return [...network, ...passes];
}

/** @param {readonly number[]} layers @param {number} samples how many @param {number} changes how many @returns {ReelHeader["arrays"]} */
function baselineArrays(layers, samples, changes) {
  const classes = [samples, /** @type {number} */ (layers.at(-1))];
  return [
    ["inputsBefore", null, [samples, /** @type {number} */ (layers[0])]],
    ["probabilitiesBefore", null, classes],
    ["probabilityDifferences", null, classes],
    ["changedFrom", null, [changes]],
  ];
}
