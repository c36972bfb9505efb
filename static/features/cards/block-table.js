// @ts-check
/** Steps that need a whole layer, as from logits to percentages: a row for each neuron, a column for each step. */

import { nameInLayer } from "../../core/names.js";
import { times } from "../../core/times.js";
import { data, html, mathml } from "../../ui/markup.js";
import { arrayWords, kindWords } from "./card-words.js";
import { largestOf, numberAt, sizesOf } from "./references.js";
import { section, signOrName, step, targetButton } from "./section.js";

/** @import { Column, Scope, TableBlock, TableRow, TableSection } from "../../card-types.d.ts" */

const PERCENT = { name: "percent", symbol: "p", head: "percent", role: "percent" };

/** @param {TableBlock} block @param {Scope} scope @returns {TableSection} */
export function tableOf({ columns }, scope) {
  const { operation, stage } = scope;
  const { kind, layer } = operation;
  /** @param {number} neuron @returns {TableRow} */
  const row = (neuron) => ({
    name: nameInLayer(stage.trace.network.layers, stage.labels, layer, neuron),
    own: neuron === scope.neuron,
    target: { kind: "neuron", layer, neuron },
    numbers: columns.map(({ of, percent }) => numberAt(scope, of, { neuron }, percent)),
  });
  return {
    block: "table",
    ...kindWords(stage.words, operation),
    kind,
    columns: columns.map((column) => head(column, scope)),
    rows: times(sizesOf(scope)[1], row),
    complete: true,
  };
}

/** @param {Column} column @param {Scope} scope @returns {TableSection["columns"][number]} */
function head({ of, by, percent }, scope) {
  /** @param {string} array */
  const named = (array) => arrayWords(scope.stage.words, scope.operation.kind, array);
  const words = percent ? PERCENT : named(of);
  if (by === undefined) return { ...words, by: null, byRole: "" };
  if (typeof by === "object") return { ...words, by: largestOf(scope, by.largest), byRole: "largest" };
  return { ...words, by: numberAt(scope, by), byRole: named(by).role };
}

/** @param {TableSection} content */
export function tableView({ kind, title, does, columns, rows }) {
  const heads = columns.map(({ symbol, head, by, byRole }) => {
    const words = by ? [`${head} `, data(by, byRole)] : [head];
    return html(
      "th",
      { scope: "col" },
      mathml("math", ...symbol.split(" ").map(signOrName)),
      html("span", {}, ...words),
    );
  });
  const table = html(
    "table",
    { class: "steps" },
    html("caption", { class: "unseen" }, `${title}, a row for each class`),
    html("thead", {}, html("tr", {}, html("td"), ...heads)),
    html("tbody", {}, ...rows.map((row) => rowView(row, columns))),
  );
  return section(kind, step(title, does), table);
}

/** @param {TableRow} row @param {TableSection["columns"]} columns */
const rowView = ({ own, name, target, numbers }, columns) =>
  html(
    "tr",
    { class: own ? "own" : undefined },
    html("th", { scope: "row" }, own ? name : targetButton(name, target)),
    ...numbers.map((number, k) => html("td", {}, data(number, columns[k]?.role))),
  );
