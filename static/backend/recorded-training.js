// @ts-check
/** A recorded training as it is read: networks of some steps with a pass each, how its losses went, and what its maps show. */

import { fromBase64 } from "../core/base64.js";
import { decodeReel } from "../core/decode.js";
import { quoteValue } from "../core/quote.js";
import { checkReel } from "../core/reel-header.js";
import { listOf, times } from "../core/times.js";
import { isTrained, runOf } from "../core/trained-name.js";

/** @import { Reel, ReelHeader } from "../types.d.ts" */

const FORMAT = "forward-pass-training";
const VERSION = 1;
/** Points of a map's side, and how sure of the first class a place can be, as one hexadecimal digit. */
const SIDE = 25;
const SUREST = 15;
const MOST_SNAPSHOTS = 64;
const MOST_ROWS = 1000;
const MOST_EXAMPLES = 1000;

/** @typedef {{step: number, float32: string, map: string}} Snapshot */

export class RecordedTraining {
  #document;
  /** @type {readonly Snapshot[]} */
  #snapshots;
  /** What was taken from it, by the step. @type {Map<number, {reel: Reel, network: any}>} */
  #taken = new Map();
  /** What was trained, and how; of its settings only the task is looked at here. @type {Record<string, unknown> & {task: string}} */
  run;
  /** The recorded steps, rising from 0. @type {readonly number[]} */
  steps;

  /** @param {any} document @throws {Error} a sentence that names what is wrong with it */
  constructor(document) {
    check(document);
    this.#document = document;
    this.#snapshots = document.snapshots;
    this.run = document.run;
    this.steps = this.#snapshots.map(({ step }) => step);
  }

  /** Whether a run says nothing else than this one: what it leaves out is the same. @param {object} run */
  isOf(run) {
    /** @type {Record<string, unknown>} */
    const own = { changes: [], ...this.run };
    const same = (/** @type {[string, unknown]} */ [name, value]) =>
      value === undefined || JSON.stringify(value) === JSON.stringify(own[name]);
    return Object.entries(run).every(same);
  }

  /** The last recorded step. */
  get last() {
    return /** @type {number} */ (this.steps.at(-1));
  }

  /** The last recorded step at or before another. @param {number} step */
  lastUntil(step) {
    return this.steps.findLast((one) => one <= step) ?? 0;
  }

  /** The first recorded step at or after another; undefined beyond the last. @param {number} step */
  nextFrom(step) {
    return this.steps.find((one) => one >= step);
  }

  /** How many steps go through all examples. @returns {number} */
  get epoch() {
    return this.#document.epoch;
  }

  /** Rows of scores, one after the other, and what their columns are. @returns {{columns: string[], rows: number[]}} */
  get scores() {
    return { columns: this.#document.columns, rows: this.#document.rows.flat() };
  }

  /** The network of a recorded step: its reel, and its file. @param {number} step @returns {{reel: Reel, network: any}} */
  at(step) {
    const known = this.#taken.get(step);
    if (known) return known;
    const { reel: header, network } = this.#document;
    const named = headerOf(header, step);
    const reel = decodeReel(named, valuesOf(this.#snapshot(step)), "recorded");
    const taken = { reel, network: { ...network, operations: operationsOf(named, reel) } };
    this.#taken.set(step, taken);
    return taken;
  }

  /**
   * What the map of a recorded step shows, as Python would say it; null for a task that has none.
   * @param {number} step @returns {{header: any, get: (name: string) => Float64Array | undefined} | null}
   */
  mapAt(step) {
    const { map } = this.#snapshot(step);
    if (!map) return null;
    const { examples, network } = this.#document;
    const side = new Float64Array(SIDE);
    /** @type {Record<string, Float64Array>} */
    const arrays = { x: side, y: side, shares: Float64Array.from(map, (digit) => parseInt(digit, 16) / SUREST) };
    for (const which of ["training", "unseen"]) {
      const { inputs = [], classes = "" } = examples[which] ?? {};
      arrays[`${which}Inputs`] = Float64Array.from(inputs);
      arrays[`${which}Targets`] = Float64Array.from([...classes].flatMap((k) => [+(k === "0"), +(k !== "0")]));
    }
    const header = { arrays: [["shares", [1, SIDE, SIDE]]], ranges: network.inputs.ranges, mapped: true };
    return { header, get: (name) => arrays[name] };
  }

  /** @param {number} step a recorded one @returns {Snapshot} */
  #snapshot(step) {
    return /** @type {Snapshot} */ (this.#snapshots[this.steps.indexOf(step)]);
  }
}

/** The header of a step's reel: it is named after the step. @param {any} header @param {number} step @returns {ReelHeader} */
const headerOf = (header, step) => ({
  ...header,
  source: { ...header.source, name: `${runOf(header.source.name)}@${step}` },
});

/** Its numbers: little-endian, on every machine. @param {Snapshot} snapshot */
function valuesOf({ float32 }) {
  const { buffer } = fromBase64(float32);
  const view = new DataView(buffer);
  return Float64Array.from(times(buffer.byteLength / 4, (k) => view.getFloat32(4 * k, true)));
}

/** The operations of a network as its file has them: with their parameters. @param {ReelHeader} header @param {Reel} reel */
function operationsOf({ operations, arrays }, { network }) {
  return operations.map(({ name, layer: _, output: __, ...described }) => {
    const own = arrays.filter(([array]) => array.startsWith(`${name}.`) && network.get(array));
    const parameters = own.map(([array, shape]) => {
      const all = listOf(/** @type {Float64Array} */ (network.get(array)));
      const [rows = 0, columns] = shape;
      const nested = columns === undefined ? all : times(rows, (k) => all.slice(k * columns, (k + 1) * columns));
      return [array.slice(name.length + 1), nested];
    });
    return { ...described, ...Object.fromEntries(parameters) };
  });
}

/** @param {any} document @throws {Error} a sentence */
function check(document) {
  const { format, version, run, epoch, network, reel, examples, columns, rows, snapshots } = document ?? {};
  refuseUnless(format === FORMAT, `format must be "${FORMAT}"; got ${quoted(format)}`);
  refuseUnless(version === VERSION, `version must be ${VERSION}; got ${quoted(version)}: record it again`);
  refuseUnless(typeof run?.task === "string", "run must say its task");
  refuseUnless(isTrained(reel?.source?.name), "reel must be that of a trained network");
  refuseUnless(Number.isSafeInteger(epoch) && epoch > 0, `epoch must be a whole number above 0; got ${quoted(epoch)}`);
  refuseUnless(Array.isArray(columns) && columns.includes("step") && columns.includes("loss") && columns.includes("unseenLoss"), "columns must name step, loss and unseenLoss"); // prettier-ignore
  refuseUnless(isList(rows, MOST_ROWS, (row) => isList(row, columns.length, Number.isFinite) && row.length === columns.length), "rows must be lists of finite numbers, one for each column"); // prettier-ignore
  refuseUnless(isList(snapshots, MOST_SNAPSHOTS, () => true) && snapshots.length > 0, `snapshots must be a list of 1 to ${MOST_SNAPSHOTS}`); // prettier-ignore
  const steps = snapshots.map((/** @type {Snapshot | null} */ one) => one?.step);
  refuseUnless(steps[0] === 0 && steps.every((/** @type {unknown} */ step, /** @type {number} */ k) => Number.isSafeInteger(step) && (k === 0 || Number(step) > steps[k - 1])), "steps must be whole numbers that rise from 0"); // prettier-ignore
  const inputs = network?.inputs?.count;
  for (const snapshot of snapshots) checkSnapshot(snapshot, reel);
  refuseUnless(inputs === reel.source.layers[0], "network must be that of its reel");
  for (const part of Object.values(examples ?? {}))
    refuseUnless(isList(part?.inputs, inputs * MOST_EXAMPLES, Number.isFinite) && /^\d*$/.test(part.classes) && part.inputs.length === inputs * part.classes.length, "examples must have inputs, and a class each"); // prettier-ignore
  const mapped = snapshots.some((/** @type {Snapshot} */ { map }) => map);
  const { ranges } = network.inputs;
  refuseUnless(!mapped || (isList(ranges, 2, (pair) => isList(pair, 2, Number.isFinite)) && ranges.length === 2 && examples), "map must come with the ranges of two inputs, and with examples"); // prettier-ignore
}

/** @param {Snapshot} snapshot @param {any} reel the header that all have @throws {Error} a sentence */
function checkSnapshot({ step, float32, map }, reel) {
  refuseUnless(map === "" || (typeof map === "string" && map.length === SIDE ** 2 && /^[\da-f]*$/.test(map)), `map of step ${step} must be ${SIDE ** 2} hexadecimal digits, or none`); // prettier-ignore
  let values = new Float64Array();
  try {
    values = valuesOf({ step, float32, map });
  } catch {
    refuseUnless(false, `values of step ${step} must be float32 numbers in base64`);
  }
  refuseUnless(values.every(Number.isFinite), `values of step ${step} must be finite numbers; they are not`);
  checkReel(reel, values.length);
}

/** @param {boolean} condition @param {string} sentence @returns {asserts condition} */
function refuseUnless(condition, sentence) {
  if (!condition) throw new Error(`a recorded training's ${sentence}`);
}

/** @param {unknown} value */
const quoted = (value) => quoteValue(JSON.stringify(value) ?? "none");

/** @param {unknown} value @param {number} most @param {(part: any) => boolean} isPart */
const isList = (value, most, isPart) => Array.isArray(value) && value.length <= most && value.every(isPart);
