// @ts-check
/** Shapes of arrays, as NumPy has them. */

/** How many values an array of this shape has. @param {readonly number[]} shape @example sizeOf([2, 3]) // 6 */
export const sizeOf = (shape) => shape.reduce((product, length) => product * length, 1);
