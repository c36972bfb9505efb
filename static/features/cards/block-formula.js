// @ts-check
/** Simple arithmetic on one number, step by step, with the numbers in it. */

import { mathml } from "../../ui/markup.js";
import { numberUnder } from "./block-product.js";
import { kindWords } from "./card-words.js";
import { namedNumber } from "./references.js";
import { isSign, section, step } from "./section.js";

/** @import { FormulaBlock, FormulaSection, Scope } from "../../card-types.d.ts" */

/** @param {FormulaBlock} block @param {Scope} scope @returns {FormulaSection} */
export function formulaOf({ steps }, scope) {
  /** @param {string} part */
  const numberOrSign = (part) => (isSign(part) ? part : namedNumber(scope, part));
  return {
    block: "formula",
    ...kindWords(scope.stage.words, scope.operation),
    steps: steps.map(({ name, is }) => ({ is: is.map(numberOrSign), result: namedNumber(scope, name) })),
    complete: true,
  };
}

/** @param {FormulaSection} content */
export function formulaView({ title, does, steps }) {
  const formulas = steps.map(({ is, result }) => {
    const parts = is.map((part) => (typeof part === "string" ? mathml("mo", part) : numberUnder(part)));
    const formula = mathml("math", mathml("mrow", ...parts, mathml("mo", "="), numberUnder(result)));
    formula.setAttribute("display", "block");
    return formula;
  });
  return section("product", step(title, does), ...formulas);
}
