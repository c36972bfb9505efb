// @ts-check
/** Steps that need a whole layer, as from logits to percentages: a row for each neuron, a column for each step. */

import { nameInLayer } from "../../core/names.js";
import { times } from "../../core/times.js";
import { data, html, mathml } from "../../ui/markup.js";
import { kindWords } from "./card-words.js";
import { ABOUT, digitsOfSteps, marked } from "../../core/closing-digits.js";
import { isThere } from "./hide-numbers.js";
import { numberAt, percentAt, sizesOf } from "./references.js";
import { section, signOrName, step, targetButton } from "./section.js";
import { stepOf } from "./table-step.js";

/** @import { DisplayNumber, Scope, TableBlock, TableRow, TableSection } from "../../card-types.d.ts" */

/** How many digits a column may have: each needs about one fewer than the one before it. */
const TRIED = [3, 4, 5, 6, 7];
/** Of more rows than this the first decide how many digits there are. */
const DECIDING_ROWS = 24;
/** As many rows fit beside each other as columns on a phone. */
const FEW_ROWS = 2;

/** @param {TableBlock} block @param {Scope} scope @returns {TableSection} */
export function tableOf({ columns }, scope) {
  const { operation, stage } = scope;
  const { kind, layer } = operation;
  const [first, ...others] = columns;
  const steps = others.map((column, k) => stepOf(column, columns[k] ?? column, scope, TRIED));
  const rows = times(sizesOf(scope)[1], (neuron) => neuron);
  const deciding = rows.slice(0, DECIDING_ROWS);
  const digits = digitsOfSteps(columns.length, TRIED, (k, from, own) => {
    const step = steps[k - 1];
    const misses = deciding.filter((neuron) => !step?.closes(neuron, from, own)).length;
    return misses + Number(step?.operand(from)?.about ?? false);
  });
  /** @param {number} neuron @returns {TableRow} */
  const row = (neuron) => ({
    name: nameInLayer(stage.trace.network.layers, stage.labels, layer, neuron),
    own: neuron === scope.neuron,
    target: { kind: "neuron", layer, neuron },
    numbers: columns.map(({ of, percent }, k) => {
      const number = percent ? percentAt(scope, of, { neuron }) : numberAt(scope, of, { neuron }, digits[k]);
      return marked(number, steps[k - 1]?.closes(neuron, digits[k - 1] ?? 0, digits[k] ?? 0) ?? true);
    }),
  });
  return {
    block: "table",
    ...kindWords(stage.words, operation),
    kind,
    columns: [
      ...(first ? [stepOf(first, first, scope, []).words] : []).map((words) => ({ ...words, by: null, byRole: "" })),
      ...steps.map(({ words, operand, byRole }, k) => ({ ...words, by: operand(digits[k] ?? 0), byRole })),
    ],
    rows: rows.map(row),
    complete: true,
  };
}

/** @param {TableSection} content */
export function tableView({ kind, title, does, columns, rows }) {
  const heads = columns.map(({ symbol, head, by, byRole }) => {
    const words = by ? [`${head} ${aboutSign(by)}`, data(by, byRole)] : [head];
    return html(
      "th",
      { scope: "col" },
      mathml("math", ...symbol.split(" ").map(signOrName)),
      html("span", {}, ...words),
    );
  });
  const table = html(
    "table",
    { class: rows.length > FEW_ROWS ? "steps" : "steps few" },
    html("caption", { class: "unseen" }, `${title}, a row for each class`),
    html("thead", {}, html("tr", {}, html("td"), ...heads)),
    html("tbody", {}, ...rows.map((row) => rowView(row, columns))),
  );
  const known = rows.some(({ numbers }) => numbers.some(isThere));
  return section(kind, step(title, does), known && table);
}

/** @param {TableRow} row @param {TableSection["columns"]} columns */
const rowView = ({ own, name, target, numbers }, columns) =>
  html(
    "tr",
    { class: own ? "own" : undefined },
    html("th", { scope: "row" }, own ? name : targetButton(name, target)),
    ...numbers.map((number, k) => html("td", {}, aboutSign(number), data(number, columns[k]?.role))),
  );

/** @param {DisplayNumber} number */
const aboutSign = ({ about }) => (about ? `${ABOUT} ` : "");
