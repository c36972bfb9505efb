// @ts-check
/**
 * How many digits a card shows, so that a pocket calculator gets its results from the digits beside them: as few as will
 * do, from four to six after the point (in a table of steps from three); a result that does not come out even so is
 * written with ≈. All numbers are Python's: what is computed here only checks the text that is shown.
 */

import { MINUS } from "./number-format.js";
import { times } from "./times.js";

/** @import { DisplayNumber } from "../card-types.d.ts" */

export const DIGITS_TRIED = [4, 5, 6];
export const ABOUT = "≈";
/** One line for a card in which a result does not come out. */
export const ABOUT_WORDS = `${ABOUT}: computed with more digits than are shown, so the last one may differ on a calculator`;

/** How far from the shown result a calculator's may be, in units of the last digit: less than a half, which might be rounded either way. */
const NEAR = 0.4999;

/** The number that a text shows. @param {string} text @example read("−0.50") // -0.5 */
export const read = (text) => Number(text.replaceAll(MINUS, "-").replace(/\s*%$/, ""));

/** What the last digit of a text stands for. @param {string} text @example unitOf("−0.50") // 0.01 */
function unitOf(text) {
  const [digits = "", exponent = "0"] = text.replaceAll(MINUS, "-").split("e");
  return 10 ** (Number(exponent) - (/\.(\d*)/.exec(digits)?.[1]?.length ?? 0));
}

/**
 * Whether a calculator's result, rounded, is the one that is shown.
 * @param {number} result @param {string} text @param {number} [error] by how much the result may be off
 */
export const comesOut = (result, text, error = 0) => Math.abs(result - read(text)) + error < NEAR * unitOf(text);

/**
 * Whether a function of the number that is shown comes out. The function itself is Python's: it is enough to know how
 * steep it is at most, and how far what is shown is from what Python took.
 * @param {{value: number, text: string}} of @param {{value: number, text: string}} result @param {number} steepness
 */
export const functionComesOut = (of, result, steepness) =>
  comesOut(result.value, result.text, steepness * Math.abs(of.value - read(of.text)));

/** A result that did not come out. @param {DisplayNumber} number @param {boolean} closes @returns {DisplayNumber} */
export const marked = (number, closes) => (closes || number.value === null ? number : { ...number, about: true });

/** "=", or "≈" before a result that does not come out. @param {DisplayNumber} number */
export const equals = ({ about }) => (about ? ABOUT : "=");

/**
 * The first of several choices with the fewest results that do not come out.
 * @template Choice
 * @param {readonly Choice[]} choices @param {(choice: Choice) => number} missesOf
 */
export function fewestMisses(choices, missesOf) {
  let best = /** @type {Choice} */ (choices[0]);
  let least = Infinity;
  for (const choice of choices) {
    const misses = missesOf(choice);
    if (misses < least) [best, least] = [choice, misses];
    if (misses === 0) break;
  }
  return best;
}

/** Digits of a result with digits of what it is computed from, fewest first. @type {[result: number, from: number][]} */
export const PAIRS_TRIED = DIGITS_TRIED.flatMap((result) =>
  DIGITS_TRIED.map((from) => /** @type {[number, number]} */ ([result, from])),
).sort((one, other) => one[0] + one[1] - other[0] - other[1]);

/**
 * The digits of columns of which each is computed from the one before it: of those with the fewest results that do not
 * come out, the ones with the fewest digits in all.
 * @param {number} count of columns @param {readonly number[]} tried
 * @param {(column: number, from: number, digits: number) => number} missesOf of a column, the digits of the one before it and its own
 */
export function digitsOfSteps(count, tried, missesOf) {
  let ways = tried.map((digits) => ({ digits: [digits], cost: digits }));
  times(count - 1, (k) => {
    ways = tried.map((own) => {
      const costs = ways.map(({ digits, cost }) => ({
        digits: [...digits, own],
        cost: cost + own + 1000 * missesOf(k + 1, /** @type {number} */ (digits.at(-1)), own),
      }));
      return costs.reduce((best, way) => (way.cost < best.cost ? way : best));
    });
  });
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best)).digits;
}
