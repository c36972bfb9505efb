// @ts-check
/** Numbers by their names, and no formula: what is shown of a function that the reader has edited. */

import { data, html } from "../../ui/markup.js";
import { kindWords } from "./card-words.js";
import { namedNumber } from "./references.js";
import { section, step } from "./section.js";

/** @import { Scope, ValuesBlock, ValuesSection } from "../../card-types.d.ts" */

/** @param {ValuesBlock} block @param {Scope} scope @returns {ValuesSection} */
export const valuesOf = ({ of }, scope) => ({
  block: "values",
  title: kindWords(scope.stage.words, scope.operation).title,
  numbers: of.map((name) => namedNumber(scope, name)),
  complete: true,
});

/** @param {ValuesSection} content */
export function valuesView({ title, numbers }) {
  const rows = numbers.map(({ name, number, role }) =>
    html("tr", {}, html("th", { scope: "row" }, name), html("td", {}, data(number, role))),
  );
  return section(
    "values",
    step(title, "is your edited function. These are its numbers, without a formula that might not hold."),
    html("table", {}, html("tbody", {}, ...rows)),
  );
}
