// @ts-check
/** Lists by counting. Prototype and MooTools, which old pages still load, replace `Array.from` by one that takes no function. */

/**
 * What a function makes of 0, 1, …, count − 1.
 * @template T @param {number} count @param {(k: number) => T} make @returns {T[]}
 * @example times(3, (k) => 2 * k) // [0, 2, 4]
 */
export function times(count, make) {
  /** @type {T[]} */
  const list = [];
  for (let k = 0; k < count; k++) list.push(make(k));
  return list;
}

/** The values of something that has a length, as a list of its own. @template T @param {ArrayLike<T>} values */
export const listOf = (values) => times(values.length, (k) => /** @type {T} */ (values[k]));
