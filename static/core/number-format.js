// @ts-check
/** How numbers are written for people. One place decides digits and signs; values come from Python. */

/** Digits after the point for drawn values, and for values on the stage. */
export const DIGITS = 2;
/** Digits after the point for computed values: enough to show a product of two drawn values exactly. */
const COMPUTED_DIGITS = 2 * DIGITS;

/** Written in place of a number that is not known yet. */
export const UNKNOWN = "–";

export const MINUS = "\u2212";

/**
 * A value with a fixed number of digits and a true minus sign; a value that rounds to zero has no sign.
 * @param {number} value @param {number} [digits]
 * @example formatValue(-0.345) // "−0.34" or "−0.35", as toFixed rounds the float64
 */
export const formatValue = (value, digits = DIGITS) => {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
};

/**
 * What was computed; a value so small that fewer than three significant digits would be left has three of them.
 * @param {number} value @param {number} [digits]
 * @example formatComputed(0.5) // "0.5000"
 * @example formatComputed(0.00001) // "0.0000100"
 */
export const formatComputed = (value, digits = COMPUTED_DIGITS) =>
  value && Math.abs(value) < 10 ** (DIGITS - digits)
    ? value.toPrecision(DIGITS + 1).replaceAll("-", MINUS)
    : formatValue(value, digits);

/** What was drawn: two digits where those are all it has. @param {number} value @param {number} [digits] else @example formatDrawn(0.5) // "0.50" */
export const formatDrawn = (value, digits) =>
  Number(value.toFixed(DIGITS)) === value ? formatValue(value) : formatComputed(value, digits);

/**
 * A probability as a percentage with one digit.
 * @param {number} probability 0…1
 * @example formatPercent(0.6342) // "63.4 %"
 */
export const formatPercent = (probability) => `${(probability * 100).toFixed(1)}\u2009%`;

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/**
 * A whole number in subscript digits.
 * @param {number} index
 * @example subscript(12) // "₁₂"
 */
export const subscript = (index) => [...String(index)].map((digit) => SUBSCRIPTS[Number(digit)]).join("");

/**
 * How far a probability has moved, in percentage points, always with a sign unless it rounds to nothing.
 * @param {number} difference -1…1
 * @example formatDifference(0.0321) // "+3.2 pp"
 */
export const formatDifference = (difference) => {
  const text = formatValue(difference * 100, 1);
  return `${difference > 0 && Number(text) ? "+" : ""}${text}\u2009pp`;
};
