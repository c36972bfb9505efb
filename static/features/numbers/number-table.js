// @ts-check
/**
 * The numbers of the sample on stage as tables, for screen readers and for checking. Values that are not known at the
 * present moment are left out.
 */

import { explainedBy } from "../../core/hit-test.js";
import { HIDDEN, numberName } from "../../core/hidden.js";
import { nameInLayer } from "../../core/names.js";
import { subscript, UNKNOWN } from "../../core/number-format.js";
import { times } from "../../core/times.js";
import { withUnit } from "../../core/units.js";
import { arraysAt, edgesInto, namedArray, operationsAt } from "../../core/words.js";
import { make } from "../../ui/elements.js";

/** @import { OnStage, Target, Trace } from "../../types.d.ts" */

/** What tables are written from. @typedef {Pick<OnStage, "trace" | "labels" | "timeline" | "timeMs" | "words" | "revealed">} Numbers */

/** @typedef {{name: string, value: number, text: string, from: number}} Cell a number, its rounding, and the moment from which on it is known */
/** @typedef {{caption: string, columns: string[], rows: {name: string, cells: Cell[]}[], note?: string}} Table */

/** A layer with more neurons, or a weight table with more cells, is cut, with a sentence about the rest. */
const MOST_ROWS = 64;
const MOST_COLUMNS = 16;
const INPUTS = "inputs";

/** @param {import("../../core/words.js").NamedArray} array @param {number} index @returns {Cell} */
function cellOf({ name, values, format, fromMs }, index) {
  const value = /** @type {number} */ (values?.[index]);
  return { name: numberName(name, index), value, text: format(value), from: fromMs };
}

/** @param {Cell} cell @param {import("../../types.d.ts").Labels} labels @param {number} i @returns {Cell} */
const withItsUnit = (cell, labels, i) => ({ ...cell, text: withUnit(cell.text, labels, i) });

/**
 * @param {Numbers} numbers whose trace is there
 * @returns {Table[]}
 */
export function tablesOf(numbers) {
  const { timeline, words, labels } = numbers;
  const trace = /** @type {Trace} */ (numbers.trace);
  const { layers } = trace.network;
  return layers.map((count, l) => {
    const into = edgesInto(timeline, l);
    const weights = into && namedArray(numbers, into, "weights");
    const sizeIn = layers[l - 1] ?? 0;
    const shownWeights = weights && sizeIn <= MOST_COLUMNS ? sizeIn : 0;
    const arrays = arraysAt(numbers, l);
    const about = operationsAt(timeline, l).flatMap((one) => words[one.kind]?.about?.(one, trace) ?? []);
    return {
      caption: [layerCaption(l, layers.length), ...about].join(", "),
      columns: [
        ...times(shownWeights, (i) => `w${subscript(i + 1)}`),
        ...arrays.map(({ word, takenAs }) => (takenAs ? `${takenAs} z` : word)),
      ],
      rows: times(Math.min(count, MOST_ROWS), (j) => ({
        name: nameInLayer(layers, labels, l, j),
        cells: [
          ...times(shownWeights, (i) => cellOf(/** @type {any} */ (weights), j * sizeIn + i)),
          ...arrays.map((array) =>
            array.name === INPUTS ? withItsUnit(cellOf(array, j), labels, j) : cellOf(array, j),
          ),
        ],
      })),
      ...(count > MOST_ROWS && { note: `and ${count - MOST_ROWS} more neurons, to be had from the element’s trace` }),
    };
  });
}

/** @param {number} l @param {number} count */
function layerCaption(l, count) {
  if (l === 0) return "Inputs";
  if (l === count - 1) return "Outputs";
  return count === 3 ? "Hidden layer" : `Hidden layer ${l}`;
}

/** Writes tables into an element. If the cells are the same, only their numbers change, so that a reader keeps the place. */
export class NumberTables {
  #into;
  #shape = "";
  /** @type {Numbers | null} */
  #shown = null;
  /** @type {(Cell & {data: HTMLDataElement})[]} */
  #cells = [];
  /** The row of the target. @type {HTMLTableRowElement | undefined} */
  #row;

  /** @param {HTMLElement} into */
  constructor(into) {
    this.#into = into;
  }

  /** @param {Numbers} numbers */
  show(numbers) {
    const before = this.#shown;
    this.#shown = numbers;
    const { trace, labels, timeline, timeMs, revealed } = numbers;
    if (trace !== before?.trace || labels !== before.labels || timeline !== before.timeline) this.#write(numbers);
    else
      for (const cell of this.#cells)
        if (revealed !== before.revealed || cell.from > before.timeMs !== cell.from > timeMs)
          this.#writeCell(cell, numbers);
  }

  /**
   * Marks the row of a target: a neuron's own, or that of the neuron an edge enters.
   * @param {Target} target
   */
  mark(target) {
    const { layer, neuron } = target && target.kind !== "loss" ? explainedBy(target) : { layer: -1, neuron: -1 };
    const row = this.#into.querySelectorAll("table")[layer]?.tBodies[0]?.rows[neuron];
    if (row === this.#row) return;
    this.#row?.removeAttribute("aria-current");
    row?.setAttribute("aria-current", "true");
    this.#row = row;
  }

  /** Brings the marked row into view, without moving the page around the tables. */
  reveal() {
    if (!this.#row) return;
    const { top, bottom } = this.#row.getBoundingClientRect();
    const seen = this.#into.getBoundingClientRect();
    this.#into.scrollTop += Math.min(0, top - seen.top) + Math.max(0, bottom - seen.bottom);
  }

  /** @param {Numbers} numbers */
  #write(numbers) {
    const tables = numbers.trace ? tablesOf(numbers) : [];
    const shape = JSON.stringify(
      tables.map(({ caption, columns, rows, note }) => [caption, columns, rows.map(({ name }) => name), note]),
    );
    if (shape !== this.#shape) this.#into.replaceChildren(...tables.map(emptyTable));
    this.#shape = shape;
    const places = this.#into.querySelectorAll("data");
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    this.#cells = cells.map((cell, k) => ({ ...cell, data: /** @type {HTMLDataElement} */ (places[k]) }));
    for (const cell of this.#cells) this.#writeCell(cell, numbers);
  }

  /** @param {Cell & {data: HTMLDataElement}} cell @param {Pick<Numbers, "timeMs" | "revealed">} numbers */
  #writeCell({ data, name, value, text, from }, { timeMs, revealed }) {
    const known = from <= timeMs;
    const hidden = known && revealed?.has(name) === false;
    const words = hidden ? HIDDEN : known ? text : UNKNOWN;
    data.value = known && !hidden ? String(value) : "";
    if (hidden) data.dataset.hidden = name;
    else delete data.dataset.hidden;
    if (data.textContent !== words) data.textContent = words;
  }
}

/** @param {Table} table */
function emptyTable({ caption, columns, rows, note }) {
  const table = make("table");
  table.createCaption().textContent = note ? `${caption} (${note})` : caption;
  const head = table.createTHead().insertRow();
  for (const name of ["", ...columns]) {
    const cell = make(name ? "th" : "td");
    if (name) cell.setAttribute("scope", "col");
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { name, cells } of rows) {
    const row = body.insertRow();
    const title = make("th");
    title.setAttribute("scope", "row");
    title.textContent = name;
    row.append(title);
    for (let k = 0; k < cells.length; k++) row.insertCell().append(make("data"));
  }
  return table;
}
