// @ts-check
/** A recorded training as it is read: networks of some steps with a pass each, how its losses went, and what its maps show. */

import { decodeReel } from "../core/decode.js";
import { listOf, times } from "../core/times.js";
import { runOf } from "../core/trained-name.js";
import { checkPart, checkTraining, SIDE, valuesOf } from "./training-check.js";

/**
 * @import { Reel, ReelHeader } from "../types.d.ts"
 * @import { Snapshot } from "./training-check.js"
 */

/** How sure of the first class a place can be, as one hexadecimal digit. */
const SUREST = 15;

export class RecordedTraining {
  #document;
  /** Those that have come, in the order of the steps. @type {readonly Snapshot[]} */
  #snapshots;
  #fetchMore;
  /** The second file, on its way. @type {Promise<void> | null} */
  #more = null;
  /** What was taken from it, by the step. @type {Map<number, {reel: Reel, network: any}>} */
  #taken = new Map();
  /** What was trained, and how; of its settings only the task is looked at here. @type {Record<string, unknown> & {task: string}} */
  run;
  /** The recorded steps, rising from 0. @type {readonly number[]} */
  steps;

  /**
   * @param {any} document the first file @param {(name: string) => Promise<any>} [fetchMore] fetches the second one
   * @throws {Error} a sentence that names what is wrong with it
   */
  constructor(document, fetchMore = () => Promise.reject(new Error("its second file is missing"))) {
    checkTraining(document);
    this.#document = document;
    this.#snapshots = document.snapshots;
    this.#fetchMore = fetchMore;
    this.run = document.run;
    this.steps = document.steps;
  }

  /** The last step at or before another whose network has come. @param {number} step */
  lastAtHand(step) {
    return this.#snapshots.findLast((one) => one.step <= step)?.step ?? 0;
  }

  /**
   * Resolved when the network of a recorded step has come; rejected with a sentence where it does not, until it is asked for again.
   * @param {number} step
   */
  async load(step) {
    if (this.#snapshots.length > this.steps.indexOf(step)) return;
    this.#more ??= this.#complete().finally(() => (this.#more = null));
    await this.#more;
  }

  async #complete() {
    const part = await this.#fetchMore(this.#document.more);
    checkPart(part, this.#document);
    this.#snapshots = [...this.#snapshots, ...part.snapshots];
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

  /** The network of a recorded step that has come: its reel, and its file. @param {number} step @returns {{reel: Reel, network: any}} */
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
   * What the map of a recorded step that has come shows, as Python would say it; null for a task that has none.
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
