// @ts-check
/** Numbers as people type and paste them: with a comma, another minus sign, digits of other scripts. */

/** Marks that only say which way text runs. */
const INVISIBLE = /\p{Cf}/gu;
const MINUS_SIGNS = /^[\u2212\u2010-\u2013\ufe63](?=\s*[\d.,])/;
/** Thousands apart, by a space or an apostrophe: then every group but the first has three digits. */
const GROUPED = /^([+-]?\d{1,3})((?:[\s'\u2019]\d{3})+)(?!\d)/;

/** A decimal digit of any script as 0 to 9; the ten digits of a script have consecutive code points. @param {string} digit */
function plainDigit(digit) {
  const code = /** @type {number} */ (digit.codePointAt(0));
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/**
 * The same number with a point, a hyphen for a minus, and the digits 0 to 9; other text stays about as it is. A comma is
 * the decimal sign, unless there is also a point or a second comma: then the number is ambiguous.
 * @param {string} text
 * @example plainNumber("−0,5") // "-0.5"
 */
export function plainNumber(text) {
  const plain = text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/\u066b/g, ".")
    .replace(/[\u060c\u3001]/g, ",")
    .trim()
    .replace(MINUS_SIGNS, "-")
    .replace(/^([+-])\s+/, "$1")
    .replace(/(e)[\u2212\u2010-\u2013]/i, "$1-")
    .replace(GROUPED, (_, first, groups) => first + groups.replace(/\D/g, ""));
  return /^[^,.]*,[^,.]*$/.test(plain) ? plain.replace(",", ".") : plain;
}
