// @ts-check
/** A value out of a list by an index that is known to be inside it. */

/**
 * Says to the type checker that the value is there. What paints frames has functions of its own for this: one that is called
 * with lists of several kinds is not inlined, and allocates a number at every call.
 * @template T @param {ArrayLike<T> | null | undefined} values @param {number} index
 * @example at([0.5, 2], 1) // 2
 */
export const at = (values, index) => /** @type {T} */ (values?.[index]);
