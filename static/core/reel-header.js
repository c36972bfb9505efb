// @ts-check
/** Checks a reel that others made before it is read: what its header lists must fit together and be as long as the values. */

import { SETTINGS } from "./settings-data.js";
import { areChanges, readSetting, refusal } from "./settings.js";
import { quoteValue } from "./quote.js";
import { sizeOf } from "./shape.js";

/** @import { OperationHeader, ReelHeader } from "../types.d.ts" */

const FORMAT = "forward-pass-reel";
const VERSION = 2;
const OUTPUTS = SETTINGS.settings.output.choices;
const MOST_SAMPLES = SETTINGS.settings.samples.maximumCount;
/** Comes first where what it stands for is counted. */
const ANY = -1;

/**
 * Checks a recorded reel: one JSON object, the header's fields and "values".
 * @param {any} recorded
 * @returns {asserts recorded is ReelHeader & {values: number[]}}
 * @throws {Error} a sentence that names what is wrong
 */
export function checkRecorded(recorded) {
  checkFormat(recorded);
  const { values } = recorded;
  refuseUnless(isList(values, Number.isFinite), "values must be a list of finite numbers; they are not");
  checkReel(recorded, values.length);
}

/**
 * Checks that something claims to be a reel of the version read here, before anything else is checked.
 * @param {unknown} header
 * @throws {Error} a sentence that names what is wrong
 */
function checkFormat(header) {
  const { format, version } = /** @type {Partial<ReelHeader>} */ (header ?? {});
  refuseUnless(format === FORMAT, `format must be "${FORMAT}"; got ${quoted(format)}`);
  refuseUnless(version === VERSION, `version must be ${VERSION}; got ${quoted(version)}: record it again`);
}

/**
 * Checks a header and its values' number.
 * @param {unknown} header @param {number} valueCount
 * @returns {asserts header is ReelHeader}
 * @throws {Error} a sentence that names what is wrong
 */
export function checkReel(header, valueCount) {
  checkFormat(header);
  const { source, options, samples, operations, arrays, comparison } = /** @type {ReelHeader} */ (header);
  refuseUnless(
    isList(samples, isCount) && samples.length > 0 && samples.length <= MOST_SAMPLES,
    refusal("samples", samples),
  );
  refuseUnless(saysItsNetwork(source), "source must say its network");
  refuseUnless(typeof options?.temperature === "number", "options must say the temperature");
  refuseUnless(comparison === undefined || typeof comparison?.temperature === "number", "comparison must say its temperature"); // prettier-ignore
  const tooLarge = readSetting("layers", source.layers.join("-")).problem;
  refuseUnless(!tooLarge, `${tooLarge}`);
  const { changes = [] } = options;
  refuseUnless(areChanges(changes, source.layers), refusal("changes", changes));
  refuseUnless(isList(arrays, isListed), "arrays must be listed with their shapes");
  refuseUnless(new Map(arrays).size === arrays.length, "arrays must have names of their own");
  refuseUnless(isList(operations, isOperation), "operations must be listed");
  refuseUnless(
    fits(arrays, operations, samples.length, comparison !== undefined).join() === source.layers.join(),
    "operations and arrays must fit the layers of its source",
  );
  refuseUnless(new Set(operations.map(({ name }) => name)).size === operations.length, "operations must have names of their own"); // prettier-ignore
  const { output } = source;
  refuseUnless(
    OUTPUTS.includes(output) && operations.at(-1)?.kind === output,
    `last operation must be its output, one of ${OUTPUTS.join(", ")}`,
  );
  const count = arrays.reduce((sum, [, shape]) => sum + sizeOf(shape), 0);
  refuseUnless(count === valueCount, `values must be as many as its header says: ${count}; got ${valueCount}`);
}

/**
 * Follows the operations from the inputs on; each must have the array that goes on, and lead to the layer it says.
 * @param {ReelHeader["arrays"]} arrays @param {readonly OperationHeader[]} operations @param {number} samples how many
 * @param {boolean} compared whether inputs and outputs of before must be there too
 * @returns {number[]} the neurons of each layer
 */
function fits(arrays, operations, samples, compared) {
  // Parameters come before the inputs, what belongs to samples after them.
  const first = arrays.findIndex(([name]) => name === "inputs");
  const parameters = new Map(arrays.slice(0, first));
  const shapes = new Map(arrays.slice(first));
  /** @param {string} name @param {number[]} expected */
  const need = (name, ...expected) => {
    const shape = (/\.(weights|biases)$/.test(name) ? parameters : shapes).get(name) ?? [];
    const fit =
      shape.length === expected.length && expected.every((length, k) => length === ANY || length === shape[k]);
    refuseUnless(fit, `array ${quoteValue(name)} must be there and fit the others`);
    return /** @type {number} */ (shape.at(-1));
  };
  const layers = [need("inputs", samples, ANY)];
  let result = "";
  for (const { name, layer, output } of operations) {
    const before = /** @type {number} */ (layers.at(-1));
    result = `${name}.${output}`;
    const after = need(result, samples, ANY);
    if (layer === layers.length) {
      need(`${name}.weights`, after, before);
      need(`${name}.biases`, after);
      if (shapes.has(`${name}.contributions`)) need(`${name}.contributions`, samples, after, before);
      else need(`${name}.strongestIndices`, samples, need(`${name}.strongestValues`, samples, ANY));
      layers.push(after);
    } else refuseUnless(layer === layers.length - 1 && after === before, `operation ${quoteValue(name)} must fit`);
  }
  if (compared) {
    for (const name of ["inputs", result]) {
      const [, size = ANY] = shapes.get(name) ?? [];
      need(`before:${name}`, samples, size);
      need(`difference:${name}`, samples, size);
    }
    need("changedFrom", ANY);
  }
  return layers;
}

/** @param {boolean} condition @param {string} sentence */
function refuseUnless(condition, sentence) {
  if (!condition) throw new Error(`a reel's ${sentence}`);
}

/** Text in quotation marks, so that "1" differs from 1. @param {unknown} value */
const quoted = (value) => quoteValue(JSON.stringify(value) ?? "none");

/** @param {unknown} value @param {(part: any) => boolean} isPart */
const isList = (value, isPart) => Array.isArray(value) && value.every(isPart);

/** @param {unknown} value */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;

/** @param {unknown} value */
const isText = (value) => typeof value === "string";

/** @param {unknown} array */
const isListed = (array) => Array.isArray(array) && isText(array[0]) && isList(array[1], isCount);

/** @param {any} operation */
const isOperation = (operation) =>
  [operation?.name, operation?.kind, operation?.output].every(isText) && isCount(operation.layer);

/** @param {ReelHeader["source"] | undefined} source */
const saysItsNetwork = (source) =>
  isList(source?.layers, isCount) &&
  (source?.kind === "stored" || (isCount(source?.seed) && isText(source?.activation)));
