// @ts-check
/** What a card's sections say, as parts of a sentence: text, and numbers with the digits of the card. */

import { ABOUT, comesOut, equals, read } from "../../core/closing-digits.js";
import { MINUS } from "../../core/number-format.js";

/** @import { CurveSection, DisplayNumber, FormulaSection, Section, SumSection, TableSection, Term } from "../../card-types.d.ts" */

/** @typedef {string | DisplayNumber} Part */

/** A sum of more terms than this is not written out. */
const MOST_TERMS = 8;
/** Of such a sum the largest are named. */
const NAMED = 3;

/** A number after "=", or after "≈" if it does not come out. @param {DisplayNumber} number @returns {Part[]} */
export const result = (number) => [` ${equals(number)} `, number];

/** A number as a term of a sum: its sign stands before it. @param {DisplayNumber} number @param {boolean} first @returns {Part[]} */
function term(number, first) {
  const negative = number.text.startsWith(MINUS);
  if (first) return [number];
  return [negative ? ` ${MINUS} ` : " + ", negative ? { ...number, text: number.text.slice(1) } : number];
}

/** A number after a sign. @param {DisplayNumber} number @returns {Part[]} */
const operand = (number) => (number.text.startsWith(MINUS) ? ["(", number, ")"] : [number]);

/**
 * A neuron's sum, written out if it is short.
 * @param {SumSection} section @returns {Part[]}
 */
export function sumWords({ terms, count, plus }) {
  const edges = terms.filter(({ kind }) => kind === "edge");
  const [bias, total] = ["bias", "total"].map(
    (kind) => /** @type {Term} */ (terms.find((row) => row.kind === kind)).adds,
  );
  if (!bias || !total) return [];
  const counts = edges.filter(({ adds }) => adds.value !== 0);
  if (edges.length < count || counts.length > MOST_TERMS) return longSum(edges, count, plus.name, bias, total);
  const zeros = edges.length - counts.length;
  const others = !zeros ? "" : counts.length ? ` (the other ${zeros === 1 ? "is" : `${zeros} are`} 0)` : "";
  if (!counts.length) return [`nothing but its ${plus.name}`, ...result(total)];
  const added = counts.flatMap(({ adds }, k) => term(adds, k === 0));
  return [...added, ` + ${plus.name} `, bias, ...result(total), others];
}

/** @param {readonly Term[]} edges @param {number} count @param {string} plus @param {DisplayNumber} bias @param {DisplayNumber} total @returns {Part[]} */
function longSum(edges, count, plus, bias, total) {
  const named = edges.toSorted((a, b) => Math.abs(b.adds.value ?? 0) - Math.abs(a.adds.value ?? 0)).slice(0, NAMED);
  const largest = named.flatMap(({ adds }, k) => /** @type {Part[]} */ ([k ? ", " : " (the largest: ", adds]));
  return [
    `${count} contributions`,
    ...largest,
    named.length ? ")" : "",
    ` and the ${plus} `,
    bias,
    ", together ",
    total,
  ];
}

/**
 * What an operation that is no sum makes of a neuron's value; `answer` is the number that the outputs show of it.
 * @param {Section} section @param {DisplayNumber} answer @returns {Part[]} empty for a section that says nothing of this
 */
export function stepWords(section, answer) {
  if (section.block === "table") return tableWords(section);
  if (section.block === "curve") return curveWords(section, answer);
  if (section.block === "formula") return formulaWords(section);
  return [];
}

/** @param {TableSection} section @returns {Part[]} */
function tableWords({ title, does, columns, rows }) {
  const row = rows.find(({ own }) => own);
  const steps = (row?.numbers ?? []).flatMap((number, k) => {
    const { head = "", symbol = "", by = null, byRole = "", name = "" } = columns[k] ?? {};
    if (k === 0) return [`${head} `, number];
    if (by) return [` ${head} ${by.about ? `${ABOUT} ` : ""}`, ...operand(by), ` (${byRole})`, ...result(number), ","];
    if (name === "percent") return [" which is ", ...(number.about ? [`${ABOUT} `] : []), number];
    return [` ${symbol} ${head}`, ...result(number), ","];
  });
  return [`${title} ${does} `, ...steps];
}

/** @param {CurveSection} section @param {DisplayNumber} answer @returns {Part[]} */
function curveWords({ functionName, does, of, value, parts }, answer) {
  const number = value.number;
  /** @type {Part[]} */
  const words = [`${functionName} ${does}: `, of.number, number.about ? ` → ${ABOUT} ` : " → ", number]; // prettier-ignore
  const [yes, no] = parts;
  if (no && yes) return [...words, `, which is `, yes.percent, `, and leaves `, no.percent, ` for ${no.name}`];
  if (!answer.text.endsWith("%")) return words;
  return [...words, ", which is ", comesOut(100 * read(number.text), answer.text) ? "" : `${ABOUT} `, answer];
}

/** @param {FormulaSection} section @returns {Part[]} */
function formulaWords({ title, does, steps }) {
  const formulas = steps.map(({ is, result: reached }) => {
    const parts = is.flatMap((part, k) =>
      typeof part === "string" ? [` ${part} `] : k ? operand(part.number) : [part.number],
    );
    return is.length > 1 ? [...parts, ...result(reached.number)] : [reached.number];
  });
  return [`${title} ${does}: `, ...formulas.flatMap((formula, k) => (k ? [", ", ...formula] : formula))];
}
