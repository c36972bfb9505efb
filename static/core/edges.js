// @ts-check
/** Which edges a picture shows: all of a layer, or the strongest that Python named. */

/** @import { Target, Trace } from "../types.d.ts" */

/** Above this many edges a layer's skeleton shows only evenly chosen ones: without numbers none is stronger than another. */
const SKELETON_EDGES = 400;

/**
 * How many edges of weight layer l the picture shows.
 * @param {Trace | null} trace @param {readonly number[]} layers @param {number} l
 */
export function visibleEdges(trace, layers, l) {
  if (trace) return /** @type {{values: Float64Array}} */ (trace.contributions[l]).values.length;
  return Math.min(SKELETON_EDGES, edgesIn(layers, l));
}

/** All edges of weight layer l. @param {readonly number[]} layers @param {number} l */
export const edgesIn = (layers, l) => /** @type {number} */ (layers[l]) * /** @type {number} */ (layers[l + 1]);

/** Whether some layer may show only a part of its edges; then the number shown is written below. @param {readonly number[]} layers */
export const someHidden = (layers) => layers.some((_, l) => l > 0 && edgesIn(layers, l - 1) > SKELETON_EDGES);

/**
 * The flat index j·n_in + i of the k-th edge that is shown.
 * @param {Trace | null} trace @param {readonly number[]} layers @param {number} l @param {number} k
 */
export function edgeIndex(trace, layers, l, k) {
  if (trace) return trace.contributions[l]?.indices?.[k] ?? k;
  const all = edgesIn(layers, l);
  return all <= SKELETON_EDGES ? k : Math.floor((k * all) / SKELETON_EDGES);
}

/** Of a layer that shows only its strongest edges: how many edges the target itself has there, and their flat indices. */
const own = { first: 0, step: 1, count: 0 };

/**
 * All edges of weight layer l that enter the neuron a target is on or, of an input, leave it; none where all edges of
 * the layer are shown anyway. Allocates nothing.
 * @param {Target} target @param {Trace | null} trace @param {readonly number[]} layers @param {number} l
 * @returns {Readonly<typeof own>} reused between calls
 */
export function allEdgesOf(target, trace, layers, l) {
  own.count = 0;
  if (target?.kind !== "neuron" || !trace?.contributions[l]?.indices) return own;
  const [sizeIn, sizeOut] = /** @type {[number, number]} */ ([layers[l], layers[l + 1]]);
  const enters = target.layer === l + 1;
  own.first = enters ? target.neuron * sizeIn : target.neuron;
  own.step = enters ? 1 : sizeIn;
  if (enters) own.count = sizeIn;
  else if (target.layer === 0 && l === 0) own.count = sizeOut;
  return own;
}
