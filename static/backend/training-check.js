// @ts-check
/** Checks the files of a recorded training: whatever does not fit is refused with a sentence. */

import { fromBase64 } from "../core/base64.js";
import { quoteValue } from "../core/quote.js";
import { checkReel } from "../core/reel-header.js";
import { times } from "../core/times.js";
import { isTrained } from "../core/trained-name.js";

const FORMAT = "forward-pass-training";
const PART = "forward-pass-training-part";
const VERSION = 1;
/** Points of a map's side. */
export const SIDE = 25;
const MOST_SNAPSHOTS = 64;
const MOST_ROWS = 1000;
const MOST_EXAMPLES = 1000;

/** @typedef {{step: number, float64: string, map: string}} Snapshot */

/** Checks the first file. @param {any} document @throws {Error} a sentence */
export function checkTraining(document) {
  const { format, version, run, epoch, network, reel, examples, columns, rows, steps, snapshots, more } =
    document ?? {};
  refuseUnless(format === FORMAT, `format must be "${FORMAT}"; got ${quoted(format)}`);
  refuseUnless(version === VERSION, `version must be ${VERSION}; got ${quoted(version)}: record it again`);
  refuseUnless(typeof run?.task === "string", "run must say its task");
  refuseUnless(isTrained(reel?.source?.name), "reel must be that of a trained network");
  refuseUnless(Number.isSafeInteger(epoch) && epoch > 0, `epoch must be a whole number above 0; got ${quoted(epoch)}`);
  refuseUnless(Array.isArray(columns) && columns.includes("step") && columns.includes("loss") && columns.includes("unseenLoss"), "columns must name step, loss and unseenLoss"); // prettier-ignore
  refuseUnless(isList(rows, MOST_ROWS, (row) => isList(row, columns.length, Number.isFinite) && row.length === columns.length), "rows must be lists of finite numbers, one for each column"); // prettier-ignore
  refuseUnless(isList(steps, MOST_SNAPSHOTS, Number.isSafeInteger) && steps[0] === 0 && steps.every((/** @type {number} */ step, /** @type {number} */ k) => k === 0 || step > steps[k - 1]), `steps must be 1 to ${MOST_SNAPSHOTS} whole numbers that rise from 0`); // prettier-ignore
  refuseUnless(more === undefined || (typeof more === "string" && /^[^/\\?#:]+$/.test(more)), `more must be the name of a file beside this one; got ${quoted(more)}`); // prettier-ignore
  refuseUnless(Array.isArray(snapshots) && snapshots.length > 0 && (snapshots.length === steps.length) === (more === undefined), "snapshots must be those of its steps, or the first of them beside more"); // prettier-ignore
  refuseUnless(network?.inputs?.count === reel.source.layers[0], "network must be that of its reel");
  const inputs = network.inputs.count;
  for (const part of Object.values(examples ?? {}))
    refuseUnless(isList(part?.inputs, inputs * MOST_EXAMPLES, Number.isFinite) && /^\d*$/.test(part.classes) && part.inputs.length === inputs * part.classes.length, "examples must have inputs, and a class each"); // prettier-ignore
  const mapped = snapshots.some((/** @type {Snapshot | null} */ one) => one?.map);
  const { ranges } = network.inputs;
  refuseUnless(!mapped || (isList(ranges, 2, (pair) => isList(pair, 2, Number.isFinite)) && ranges.length === 2 && examples), "map must come with the ranges of two inputs, and with examples"); // prettier-ignore
  checkSnapshots(snapshots, document, 0);
}

/** Checks the second file. @param {any} part @param {any} document the first one @throws {Error} a sentence */
export function checkPart(part, document) {
  const { format, version, run, snapshots } = part ?? {};
  refuseUnless(format === PART, `format must be "${PART}"; got ${quoted(format)}`);
  refuseUnless(version === VERSION, `version must be ${VERSION}; got ${quoted(version)}: record it again`);
  refuseUnless(JSON.stringify(run) === JSON.stringify(document.run), "second file must be of the run of the first one");
  const first = document.snapshots.length;
  refuseUnless(Array.isArray(snapshots) && first + snapshots.length === document.steps.length, "second file must have the steps that the first one leaves out"); // prettier-ignore
  checkSnapshots(snapshots, document, first);
}

/** @param {any[]} snapshots @param {any} document @param {number} first which of its steps they begin with */
function checkSnapshots(snapshots, { steps, reel, examples }, first) {
  for (const [k, snapshot] of snapshots.entries()) {
    const step = steps[first + k];
    refuseUnless(snapshot?.step === step, `snapshots must be in the order of its steps; got ${quoted(snapshot?.step)} in place of ${step}`); // prettier-ignore
    const { map } = snapshot;
    refuseUnless(map === "" || (typeof map === "string" && examples && map.length === SIDE ** 2 && /^[\da-f]*$/.test(map)), `map of step ${step} must be ${SIDE ** 2} hexadecimal digits, or none`); // prettier-ignore
    checkReel(reel, valuesOf(snapshot).length);
  }
}

/** The numbers of a snapshot: little-endian, on every machine. @param {Snapshot} snapshot @throws {Error} a sentence */
export function valuesOf({ step, float64 }) {
  let values = new Float64Array();
  try {
    const { buffer } = fromBase64(float64);
    const view = new DataView(buffer);
    refuseUnless(buffer.byteLength % 8 === 0, "");
    values = Float64Array.from(times(buffer.byteLength / 8, (k) => view.getFloat64(8 * k, true)));
  } catch {
    refuseUnless(false, `values of step ${step} must be float64 numbers in base64`);
  }
  refuseUnless(values.every(Number.isFinite), `values of step ${step} must be finite numbers; they are not`);
  return values;
}

/** @param {boolean} condition @param {string} sentence @returns {asserts condition} */
function refuseUnless(condition, sentence) {
  if (!condition) throw new Error(`a recorded training's ${sentence}`);
}

/** @param {unknown} value */
const quoted = (value) => quoteValue(JSON.stringify(value) ?? "none");

/** @param {unknown} value @param {number} most @param {(part: any) => boolean} isPart */
const isList = (value, most, isPart) => Array.isArray(value) && value.length <= most && value.every(isPart);
