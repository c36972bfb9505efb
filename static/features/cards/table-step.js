// @ts-check
/** One step of a table: the number it works with, the same in every row, and whether its results come out. */

import { formatPercent } from "../../core/number-format.js";
import { times } from "../../core/times.js";
import { arrayWords } from "./card-words.js";
import { comesOut, functionComesOut, marked, read } from "../../core/closing-digits.js";
import { displayNumber, isKnownNow, largestWritten, sizesOf, writtenAt } from "./references.js";

/** @import { ArrayWords, Column, DisplayNumber, Scope } from "../../card-types.d.ts" */

const PERCENT = { name: "percent", symbol: "p", head: "percent", role: "percent" };
/** Where x changes by up to 0.05, exp(x) changes by no more than this times its value times the change. */
const EXP_STEEPNESS = 1.1;

/**
 * `operand` is the number a step works with, as it is written beside the digits of the column before; `closes` tells
 * whether a row comes out from the column before. A step that is neither − nor ÷ nor exp claims nothing.
 * @typedef {object} Step
 * @property {ArrayWords} words @property {string} byRole
 * @property {(from: number) => DisplayNumber | null} operand
 * @property {(neuron: number, from: number, own: number) => boolean} closes
 */

/** @param {Column} column @param {Column} before the column before it @param {Scope} scope @param {readonly number[]} tried digits @returns {Step} */
export function stepOf({ of, by, percent }, before, scope, tried) {
  const named = (/** @type {string} */ array) => arrayWords(scope.stage.words, scope.operation.kind, array);
  const words = percent ? PERCENT : named(of);
  const isLargest = typeof by === "object";
  const source = isLargest ? by.largest : by;
  const written = new Map(tried.map((from) => [from, source === undefined ? null : operandOf(source, from)]));

  /** @param {string} array @param {number} from digits of the column before */
  function operandOf(array, from) {
    if (isLargest) return largestWritten(scope, array, from);
    const number = writtenAt(scope, array, scope, from);
    if (!number || !words.symbol.includes("Σ")) return number;
    // The sum of many rounded numbers comes out more often with a digit less.
    const terms = times(sizesOf(scope)[1], (neuron) => read(writtenAt(scope, before.of, { neuron }, from)?.text ?? ""));
    const sum = terms.reduce((all, term) => all + term, 0);
    const shorter = writtenAt(scope, array, scope, from - 1);
    const comesShorter = shorter && !comesOut(sum, number.text) && comesOut(sum, shorter.text);
    return comesShorter ? shorter : marked(number, comesOut(sum, number.text));
  }

  return {
    words,
    byRole: isLargest ? "largest" : source === undefined ? "" : named(source).role,
    operand(from) {
      const number = written.get(from);
      if (!number || source === undefined) return null;
      return isKnownNow(scope, source) ? number : displayNumber(undefined, String);
    },
    closes(neuron, from, own) {
      const [arrives, result] = [writtenAt(scope, before.of, { neuron }, from), writtenAt(scope, of, { neuron }, own)];
      if (!arrives || !result) return true;
      const taken = read(arrives.text);
      if (percent) return comesOut(100 * taken, formatPercent(result.value));
      if (words.symbol === "exp") return functionComesOut(arrives, result, EXP_STEEPNESS * result.value);
      const operand = written.get(from);
      if (!operand) return true;
      const other = read(operand.text);
      return comesOut(words.head === "÷" ? taken / other : taken - other, result.text);
    },
  };
}
