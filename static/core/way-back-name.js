// @ts-check
/** What a moment of the way back is called, on the time line and in speech. */

/** @import { Phase, WordTable } from "../types.d.ts" */

/**
 * The layer that a phase going backwards arrives at, and what happens there. What goes back along edges is summed at the
 * layer before; a function's slope comes first, then the product.
 * @param {Phase} phase @param {number} timeMs @param {WordTable} words
 * @example wayBackName(gatherOfTheOutputs, 9000, WORDS) // { layer: 1, does: "sum" }
 */
export function wayBackName({ name, operation, layer, startMs, endMs, stopsHalfway }, timeMs, words) {
  const isProduct = stopsHalfway && timeMs > (startMs + endMs) / 2;
  return {
    layer: name === "gather" ? layer - 1 : layer,
    does: isProduct ? "δ" : (words[operation.kind]?.spoken?.[name] ?? name),
  };
}
