// @ts-check
/** Quotes a value that was written or assigned, for a sentence about it. */

const MOST_CHARACTERS = 80;
/** A list with more values is not written out. */
const MOST_VALUES = 10_000;

/**
 * A value as its author would write it, cut after 80 characters, with the number of those that are left out.
 * Text stays as it is (empty text becomes ""), all else is written as JSON, or in words where JSON cannot; it never throws.
 * @param {unknown} value @param {number} [most] how many characters are shown
 * @example quoteValue("abcdef", 4) // "abcd… (2 more)"
 */
export function quoteValue(value, most = MOST_CHARACTERS) {
  const text = written(value);
  if (text.length <= most) return text;
  // A character outside the basic plane has two code units, and is never cut in two.
  const head = [...text.slice(0, 2 * most)].slice(0, most).join("");
  const left = text.slice(head.length).replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, "_").length;
  return left ? `${head}… (${left} more)` : text;
}

/** @param {unknown} value @returns {string} */
function written(value) {
  try {
    if (typeof value === "string") return value || '""';
    if (typeof value === "number") return String(value);
    if (isLong(value)) return `${value.length} values`;
    const whole = ArrayBuffer.isView(value) ? [.../** @type {Float64Array} */ (value)] : value;
    return toJson(whole, inJson) ?? String(value);
  } catch {
    return `a value of type ${typeof value}`;
  }
}

/**
 * A value as JSON, in spite of old libraries that give lists a `toJSON` of another kind.
 * @param {unknown} value @param {(part: any) => unknown} [change] what is written instead of each part
 * @example toJson([1, 2]) // "[1,2]"
 */
export const toJson = (value, change = (part) => part) =>
  JSON.stringify(
    value,
    /** @this {any} @param {string} name */ function (name) {
      return change(this[name]);
    },
  );

/** JSON would write null for numbers that are not finite. @param {unknown} part */
function inJson(part) {
  if (typeof part === "number" && !Number.isFinite(part)) return String(part);
  return isLong(part) ? `${part.length} values` : part;
}

/** @param {unknown} value @returns {value is ArrayLike<unknown>} */
const isLong = (value) => typeof value === "object" && /** @type {any} */ (value)?.length > MOST_VALUES;
