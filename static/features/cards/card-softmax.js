// @ts-check
/** From logits to percentages: a row for each class, a column for each step. */

import { data, html, mathml } from "../../ui/markup.js";

/** @import { DisplayNumber, Softmax } from "../../card-types.d.ts" */

/** @param {Softmax} softmax */
export function softmaxTable({ temperature, largest, sum, rows }) {
  const z = mathml("mi", "z");
  const columns = [
    head(mathml("math", z), "logit"),
    head(
      mathml("math", mathml("mi", "z"), mathml("mo", "/"), mathml("mi", "T")),
      "÷ ",
      data(temperature, "temperature"),
    ),
    head(mathml("math", mathml("mo", "−"), mathml("mi", "max")), "− ", data(largest, "largest")),
    head(mathml("math", mathml("mi", "exp")), "of that"),
    head(mathml("math", mathml("mo", "÷"), mathml("mi", "Σ")), "÷ ", data(sum, "sum")),
    head(mathml("math", mathml("mi", "p")), "percent"),
  ];
  return html(
    "table",
    { class: "steps" },
    html("caption", { class: "unseen" }, "Softmax, a row for each class"),
    html("thead", {}, html("tr", {}, html("td"), ...columns)),
    html(
      "tbody",
      {},
      ...rows.map((row) =>
        html(
          "tr",
          { class: row.own ? "own" : undefined },
          html(
            "th",
            { scope: "row" },
            row.own
              ? row.name
              : html("button", { type: "button", class: "to", "data-target": JSON.stringify(row.target) }, row.name),
          ),
          cell(row.logit, "logit"),
          cell(row.scaled, "scaled"),
          cell(row.shifted, "shifted"),
          cell(row.exponential, "exponential"),
          cell(row.probability, "probability"),
          cell(row.percent, "percent"),
        ),
      ),
    ),
  );
}

/** @param {Element} formula @param {(Node | string)[]} words what is done, with which number */
const head = (formula, ...words) => html("th", { scope: "col" }, formula, html("span", {}, ...words));

/** @param {DisplayNumber} number @param {string} role */
const cell = (number, role) => html("td", {}, data(number, role));
