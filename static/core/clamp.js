// @ts-check
/** Holds a value inside a range. */

/**
 * A value held inside a range; where the range is empty, its least end.
 * @param {number} value @param {number} least @param {number} most
 * @example clamp(12, 0, 10) // 10
 */
export const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
