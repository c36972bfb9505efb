// @ts-check
/**
 * The numbers of the sample on stage as tables, for screen readers and for checking. Values that are not known at the
 * present moment are left out.
 */

import { explainedBy } from "../../core/hit-test.js";
import { knownFrom, UNKNOWN } from "../../core/known.js";
import { FUNCTIONS, nameInLayer } from "../../core/names.js";
import { formatComputed, formatDrawn, formatPercent, subscript } from "../../core/number-format.js";
import { times } from "../../core/times.js";
import { make } from "../../ui/elements.js";

/** @import { Labels, Target, Trace } from "../../types.d.ts" */

/** @typedef {{value: number, text: string, from: number}} Cell a number, its rounding, and the phase from which on it is known */
/** @typedef {{caption: string, columns: string[], rows: {name: string, cells: Cell[]}[], note?: string}} Table */

export const STYLES = `
.numbers {
  position: absolute;
  inset: 0 0 auto auto;
  z-index: 1;
  box-sizing: border-box;
  inline-size: min(100%, 600px);
  block-size: 100%;
  overflow: auto;
  padding: 14px 18px 18px;
  background: var(--_background);
  border-inline-start: 1px solid color-mix(in srgb, var(--_text) 12%, transparent);
}
.numbers:focus-visible { outline: 2px solid var(--_accent); outline-offset: -2px; }
table { border-collapse: collapse; inline-size: 100%; margin-block-end: 18px; font: inherit; font-size: 13px; color: inherit; }
caption { text-align: start; font-weight: 600; padding-block-end: 6px; }
th { font-weight: 500; color: var(--_muted); text-align: end; }
th[scope="row"] { text-align: start; white-space: nowrap; }
th, td { padding: 3px 0 3px 10px; border-block-start: 1px solid color-mix(in srgb, var(--_text) 8%, transparent); }
th:first-child { padding-inline-start: 0; }
td { text-align: end; white-space: nowrap; }
tr[aria-current] { --_marked: color-mix(in srgb, var(--_text) 10%, var(--_background)); background: var(--_marked); }
tr[aria-current] th { color: var(--_text); box-shadow: -8px 0 var(--_marked), -10px 0 var(--_accent); }
@media (forced-colors: active) { tr[aria-current] { outline: 2px solid Highlight; } }
`;

/** A layer with more neurons, or a weight table with more cells, is cut, with a sentence about the rest. */
const MOST_ROWS = 64;
const MOST_COLUMNS = 16;

/** @param {number} value @param {number} [from] */
const drawn = (value, from = 0) => ({ value, text: formatDrawn(value), from });
/** @param {number} value @param {number} from */
const computed = (value, from) => ({ value, text: formatComputed(value), from });
/** @param {number} value @param {number} from */
const percent = (value, from) => ({ value, text: formatPercent(value), from });
/** @param {Float64Array | undefined} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values?.[index]);

/**
 * @param {Trace} trace @param {Labels} labels
 * @returns {Table[]}
 */
export function tablesOf(trace, labels) {
  const { network } = trace;
  const last = network.layers.length - 1;
  /** @type {Table[]} */
  const tables = [];
  network.layers.forEach((count, l) => {
    const weights = network.weights[l - 1];
    const sizeIn = network.layers[l - 1] ?? 0;
    const shownWeights = sizeIn <= MOST_COLUMNS ? sizeIn : 0;
    const sums = knownFrom("preActivations", l - 1);
    const activated = knownFrom("activations", l - 1);
    const row = (/** @type {number} */ j) => {
      if (l === 0) return [drawn(at(trace.inputs, j), knownFrom("inputs"))];
      const cells = times(shownWeights, (i) => drawn(at(weights, j * sizeIn + i)));
      cells.push(drawn(at(network.biases[l - 1], j)), computed(at(trace.preActivations[l - 1], j), sums));
      if (l < last) cells.push(computed(at(trace.activations[l - 1], j), activated));
      else
        cells.push(
          computed(at(trace.scaledLogits, j), activated),
          computed(at(trace.exponentials, j), activated),
          percent(at(trace.probabilities, j), activated),
        );
      return cells;
    };
    const weightNames = times(shownWeights, (i) => `w${subscript(i + 1)}`);
    const results =
      l === last ? ["bias", "logit z", "z ÷ T", "exp(z ÷ T − max)", "probability"] : ["bias", "sum z", "activation"];
    tables.push({
      caption:
        l === 0
          ? "Inputs"
          : l === last
            ? `Outputs, temperature ${trace.temperature}`
            : `Hidden layer${last === 2 ? "" : ` ${l}`}, ${FUNCTIONS[network.activation] ?? network.activation}`,
      columns: l === 0 ? ["value"] : [...weightNames, ...results],
      rows: times(Math.min(count, MOST_ROWS), (j) => ({
        name: nameInLayer(network.layers, labels, l, j),
        cells: row(j),
      })),
      ...(count > MOST_ROWS && { note: `and ${count - MOST_ROWS} more neurons, to be had from the element’s trace` }),
    });
  });
  return tables;
}

/** Writes tables into an element. If the cells are the same, only their numbers change, so that a reader keeps the place. */
export class NumberTables {
  #into;
  #shape = "";
  /** @type {Trace | null} */
  #trace = null;
  /** @type {Labels | null} */
  #labels = null;
  /** @type {(Cell & {data: HTMLDataElement})[]} */
  #cells = [];
  #phase = 0;
  /** The row of the target. @type {HTMLTableRowElement | undefined} */
  #row;

  /** @param {HTMLElement} into */
  constructor(into) {
    this.#into = into;
  }

  /** @param {Trace | null} trace @param {Labels} labels @param {number} phase what has been computed, as `isKnown` counts it */
  show(trace, labels, phase) {
    const before = this.#phase;
    this.#phase = phase;
    if (trace !== this.#trace || labels !== this.#labels) this.#write(trace, labels);
    else for (const cell of this.#cells) if (cell.from > before !== cell.from > phase) this.#writeCell(cell);
  }

  /**
   * Marks the row of a target: a neuron's own, or that of the neuron an edge enters.
   * @param {Target} target
   */
  mark(target) {
    const { layer, neuron } = target ? explainedBy(target) : { layer: -1, neuron: -1 };
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

  /** @param {Trace | null} trace @param {Labels} labels */
  #write(trace, labels) {
    const tables = trace ? tablesOf(trace, labels) : [];
    this.#trace = trace;
    this.#labels = labels;
    const shape = JSON.stringify(
      tables.map(({ caption, columns, rows, note }) => [caption, columns, rows.map(({ name }) => name), note]),
    );
    if (shape !== this.#shape) this.#into.replaceChildren(...tables.map(emptyTable));
    this.#shape = shape;
    const places = this.#into.querySelectorAll("data");
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    this.#cells = cells.map((cell, k) => ({ ...cell, data: /** @type {HTMLDataElement} */ (places[k]) }));
    for (const cell of this.#cells) this.#writeCell(cell);
  }

  /** @param {Cell & {data: HTMLDataElement}} cell */
  #writeCell({ data, value, text, from }) {
    const known = from <= this.#phase;
    const words = known ? text : UNKNOWN;
    data.value = known ? String(value) : "";
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
