// @ts-check
/** What the variables of the running function hold: name, shape and the first values, which are Python's. */

import { listOf } from "../../core/times.js";
import { formatComputed, formatDrawn, UNKNOWN } from "../../core/number-format.js";
import { HIDDEN, isHidden, numberName } from "../../core/hidden.js";
import { make } from "../../ui/elements.js";

/** @import { Variable } from "./listing.js" */
/** @import { Revealed } from "../../core/hidden.js" */

/** How many values of one variable are shown. */
const MOST_VALUES = 4;

/**
 * A shape as Python writes it; empty for one number.
 * @param {readonly number[]} shape
 * @example shapeOf([7]) // "(7,)"
 */
export const shapeOf = (shape) =>
  shape.length === 0 ? "" : shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;

/** @param {HTMLElement} into @param {string} caption @param {readonly Variable[]} variables @param {Revealed} [revealed] */
export function writeVariables(into, caption, variables, revealed = null) {
  const names = variables.map(({ name }) => name).join();
  if (into.dataset.names !== names) into.replaceChildren(emptyTable(variables));
  into.dataset.names = names;
  const table = /** @type {HTMLTableElement} */ (into.firstElementChild);
  write(/** @type {HTMLElement} */ (table.caption), caption);
  variables.forEach((variable, k) => writeRow(/** @type {HTMLTableRowElement} */ (table.rows[k]), variable, revealed));
}

/** @param {readonly Variable[]} variables */
function emptyTable(variables) {
  const table = make("table");
  table.createCaption();
  for (const { name } of variables) {
    const row = table.insertRow();
    const head = make("th");
    head.scope = "row";
    head.textContent = name;
    row.append(head);
    row.insertCell().className = "shape";
    row.insertCell().className = "values";
  }
  return table;
}

/** @param {HTMLTableRowElement} row @param {Variable} variable @param {Revealed} revealed */
function writeRow(row, { shape, values, drawn, lit, array }, revealed) {
  const [, shapeCell, valuesCell] = /** @type {[HTMLElement, HTMLElement, HTMLElement]} */ (
    /** @type {unknown} */ ([...row.cells])
  );
  row.toggleAttribute("data-lit", lit);
  write(shapeCell, shapeOf(shape));
  const visible = values ? listOf(values).slice(0, MOST_VALUES) : [null];
  const more = values !== null && shape.reduce((product, length) => product * length, 1) > MOST_VALUES;
  const hidden = visible.map((value, k) =>
    value !== null && isHidden(revealed, array, k) ? numberName(array, k) : "",
  );
  const key = JSON.stringify([visible, more, hidden]);
  if (valuesCell.dataset.key === key) return;
  valuesCell.dataset.key = key;
  valuesCell.replaceChildren(
    ...visible.map((value, k) => dataOf(value, drawn ? formatDrawn : formatComputed, hidden[k])),
    more ? "…" : "",
  );
}

/** @param {number | null} value @param {(value: number) => string} format @param {string | undefined} hidden its name if it is hidden */
function dataOf(value, format, hidden) {
  const data = make("data");
  data.value = value === null || hidden ? "" : String(value);
  data.textContent = hidden ? HIDDEN : value === null ? UNKNOWN : format(value);
  if (hidden) data.dataset.hidden = hidden;
  return data;
}

/** @param {HTMLElement} into @param {string} text */
function write(into, text) {
  if (into.textContent !== text) into.textContent = text;
}
