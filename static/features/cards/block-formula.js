// @ts-check
/** Simple arithmetic on one number, step by step, with the numbers in it. */

import { mathml } from "../../ui/markup.js";
import { numberUnder } from "./block-product.js";
import { kindWords } from "./card-words.js";
import { comesOut, equals, fewestMisses, marked, PAIRS_TRIED, read } from "../../core/closing-digits.js";
import { namedNumber, writtenAt } from "./references.js";
import { isSign, section, step } from "./section.js";

/** @import { FormulaBlock, FormulaSection, Scope } from "../../card-types.d.ts" */

/** What a calculator does at each sign. @type {Record<string, (one: number, other: number) => number>} */
const SIGNS = { "+": (a, b) => a + b, "−": (a, b) => a - b, "×": (a, b) => a * b, "÷": (a, b) => a / b };

/** @param {FormulaBlock} block @param {Scope} scope @returns {FormulaSection} */
export function formulaOf({ steps }, scope) {
  return {
    block: "formula",
    ...kindWords(scope.stage.words, scope.operation),
    steps: steps.map((step) => {
      const [own, from] = fewestMisses(PAIRS_TRIED, ([result, of]) => Number(!stepCloses(step, scope, result, of)));
      const result = namedNumber(scope, step.name, own);
      return {
        is: step.is.map((part) => (isSign(part) ? part : namedNumber(scope, part, from))),
        result: { ...result, number: marked(result.number, stepCloses(step, scope, own, from)) },
      };
    }),
    complete: true,
  };
}

/**
 * Whether a step comes out, from left to right, as a pocket calculator takes it.
 * @param {FormulaBlock["steps"][number]} step @param {Scope} scope @param {number} own @param {number} from digits
 */
function stepCloses({ name, is }, scope, own, from) {
  let sign = "";
  let reached = 0;
  for (const part of is)
    if (isSign(part)) sign = part;
    else {
      const number = read(writtenAt(scope, part, scope, from)?.text ?? "");
      reached = sign ? (SIGNS[sign]?.(reached, number) ?? NaN) : number;
    }
  return comesOut(reached, writtenAt(scope, name, scope, own)?.text ?? "");
}

/** @param {FormulaSection} content */
export function formulaView({ title, does, steps }) {
  const formulas = steps.map(({ is, result }) => {
    const parts = is.map((part) => (typeof part === "string" ? mathml("mo", part) : numberUnder(part)));
    const formula = mathml("math", mathml("mrow", ...parts, mathml("mo", equals(result.number)), numberUnder(result)));
    formula.setAttribute("display", "block");
    return formula;
  });
  return section("product", step(title, does), ...formulas);
}
