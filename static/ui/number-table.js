// @ts-check
/** The numbers of the sample on stage as tables: for those who cannot see the picture, and for those who want to check it. */

import { className, inputName } from "../scene/names.js";
import { formatComputed, formatDrawn, formatPercent, subscript } from "../scene/number-format.js";

/** @typedef {import("../types.d.ts").Trace} Trace @typedef {import("../types.d.ts").Labels} Labels */
/** @typedef {{caption: string, columns: string[], rows: {name: string, cells: {value: number, text: string}[]}[], note?: string}} Table */

/** A layer with more neurons, or a weight table with more cells, is told by its first rows and a sentence about the rest. */
const MOST_ROWS = 64;
const MOST_COLUMNS = 16;

/** @param {number} value */
const drawn = (value) => ({ value, text: formatDrawn(value) });
/** @param {number} value */
const computed = (value) => ({ value, text: formatComputed(value) });
/** @param {number} value */
const percent = (value) => ({ value, text: formatPercent(value) });
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
    const row = (/** @type {number} */ j) => {
      if (l === 0) return [drawn(at(trace.inputs, j))];
      const cells = Array.from({ length: shownWeights }, (_, i) => drawn(at(weights, j * sizeIn + i)));
      cells.push(drawn(at(network.biases[l - 1], j)), computed(at(trace.preActivations[l - 1], j)));
      if (l < last) cells.push(computed(at(trace.activations[l - 1], j)));
      else
        cells.push(
          computed(at(trace.scaledLogits, j)),
          computed(at(trace.exponentials, j)),
          percent(at(trace.probabilities, j)),
        );
      return cells;
    };
    const weightNames = Array.from({ length: shownWeights }, (_, i) => `w${subscript(i + 1)}`);
    const results =
      l === last ? ["bias", "logit z", "z ÷ T", "exp(z ÷ T − max)", "probability"] : ["bias", "sum z", "activation"];
    tables.push({
      caption:
        l === 0
          ? "Inputs"
          : l === last
            ? `Outputs, temperature ${trace.temperature}`
            : `Hidden layer ${l}, ${network.activation}`,
      columns: l === 0 ? ["value"] : [...weightNames, ...results],
      rows: Array.from({ length: Math.min(count, MOST_ROWS) }, (_, j) => ({
        name: rowName(l, j, last, labels),
        cells: row(j),
      })),
      ...(count > MOST_ROWS && { note: `and ${count - MOST_ROWS} more neurons, to be had from the element’s trace` }),
    });
  });
  return tables;
}

/** @param {number} l @param {number} j @param {number} last @param {Labels} labels */
function rowName(l, j, last, labels) {
  if (l === 0) return inputName(labels, j);
  return l === last ? className(labels, j) : `neuron ${j + 1}`;
}

/**
 * Shows the tables. Where the same cells are already there, only their numbers change: a reader keeps the place.
 * @param {HTMLElement} into @param {readonly Table[]} tables
 */
export function writeTables(into, tables) {
  const shape = JSON.stringify(
    tables.map(({ caption, columns, rows, note }) => [caption, columns, rows.map(({ name }) => name), note]),
  );
  if (into.dataset.shape !== shape) {
    into.replaceChildren(...tables.map(emptyTable));
    into.dataset.shape = shape;
  }
  const cells = into.querySelectorAll("data");
  let next = 0;
  for (const { rows } of tables) {
    for (const { cells: values } of rows) {
      for (const { value, text } of values) {
        const cell = /** @type {HTMLDataElement} */ (cells[next++]);
        cell.value = String(value);
        if (cell.textContent !== text) cell.textContent = text;
      }
    }
  }
}

/** @param {Table} table */
function emptyTable({ caption, columns, rows, note }) {
  const table = document.createElement("table");
  table.createCaption().textContent = note ? `${caption} (${note})` : caption;
  const head = table.createTHead().insertRow();
  for (const name of ["", ...columns]) {
    const cell = document.createElement(name ? "th" : "td");
    if (name) cell.setAttribute("scope", "col");
    cell.textContent = name;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const { name, cells } of rows) {
    const row = body.insertRow();
    const title = document.createElement("th");
    title.setAttribute("scope", "row");
    title.textContent = name;
    row.append(title);
    for (let k = 0; k < cells.length; k++) row.insertCell().append(document.createElement("data"));
  }
  return table;
}
