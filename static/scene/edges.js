// @ts-check
/** Which edges a picture shows: all of a layer, or the strongest that Python named. */

/** @typedef {import("../types.d.ts").Trace} Trace */

/** Above this many edges a layer's skeleton shows only evenly chosen ones: without numbers none is stronger than another. */
const SKELETON_EDGES = 400;

/**
 * How many edges of weight layer l the picture shows.
 * @param {Trace | null} trace @param {readonly number[]} layers @param {number} l
 */
export function shownEdges(trace, layers, l) {
  if (trace) return /** @type {{values: Float64Array}} */ (trace.contributions[l]).values.length;
  return Math.min(SKELETON_EDGES, edgesIn(layers, l));
}

/** All edges of weight layer l. @param {readonly number[]} layers @param {number} l */
export const edgesIn = (layers, l) => /** @type {number} */ (layers[l]) * /** @type {number} */ (layers[l + 1]);

/**
 * The flat index j·n_in + i of the k-th edge that is shown.
 * @param {Trace | null} trace @param {readonly number[]} layers @param {number} l @param {number} k
 */
export function edgeIndex(trace, layers, l, k) {
  if (trace) return trace.contributions[l]?.indices?.[k] ?? k;
  const all = edgesIn(layers, l);
  return all <= SKELETON_EDGES ? k : Math.floor((k * all) / SKELETON_EDGES);
}
