// @ts-check
/** All values of an array, row by row. */

import { times } from "../../core/times.js";
import { data, html } from "../../ui/markup.js";
import { numbersOf, settingOf, wordsFor } from "./references.js";
import { section } from "./section.js";

/** @import { MatrixBlock, MatrixSection, Scope } from "../../card-types.d.ts" */

/** @param {MatrixBlock} block @param {Scope} scope @returns {MatrixSection} */
export function matrixOf({ value, columns }, scope) {
  const numbers = numbersOf(scope, value);
  const width = Math.max(1, Math.trunc(Number(settingOf(scope.operation, columns)) || numbers.length));
  const rows = times(Math.ceil(numbers.length / width), (k) => numbers.slice(k * width, (k + 1) * width));
  return { block: "matrix", words: wordsFor(scope, value), rows, complete: true };
}

/** @param {MatrixSection} content */
export function matrixView({ words: { name, role }, rows }) {
  const cells = rows.map((row) => html("tr", {}, ...row.map((number) => html("td", {}, data(number, role)))));
  return section("matrix", html("table", {}, html("caption", {}, name), html("tbody", {}, ...cells)));
}
