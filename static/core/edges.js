// @ts-check
/** The edges that a picture shows, as flat arrays. Operations name them; before there are numbers some are chosen evenly. */

/**
 * @import { Edges, Kinds } from "../operation-types.d.ts"
 * @import { Target, Trace } from "../types.d.ts"
 */

/** Above this many edges a layer's skeleton shows only evenly chosen ones: without numbers none is stronger than another. */
const SKELETON_EDGES = 400;

/** How many pairs of neurons layers l and l + 1 have. @param {readonly number[]} layers @param {number} l */
const pairs = (layers, l) => /** @type {number} */ (layers[l]) * /** @type {number} */ (layers[l + 1]);

/** How many edges a network of these layers has in all. @param {readonly number[]} layers */
export const countEdges = (layers) => layers.slice(1).reduce((sum, _, l) => sum + pairs(layers, l), 0);

/** Whether some layer may show only a part of its edges; then the number shown is written below. @param {readonly number[]} layers */
export const someHidden = (layers) => layers.some((_, l) => l > 0 && pairs(layers, l - 1) > SKELETON_EDGES);

/** Whole numbers that go up by a step. @param {number} count @param {number} [step] @param {number} [first] */
export const countUp = (count, step = 1, first = 0) => new Int32Array(count).map((_, k) => first + k * step);

/** Where edges begin and end. @param {Int32Array} indices row-major: j · sizeIn + i leads from i to j @param {number} sizeIn */
export const endsOf = (indices, sizeIn) => ({
  from: indices.map((index) => index % sizeIn),
  to: indices.map((index) => index / sizeIn),
});

/**
 * The edges between layers l and l + 1 for each l. Made once for a trace, not in every frame.
 * @param {readonly number[]} layers @param {Trace | null} trace @param {Kinds} kinds
 * @returns {Edges[]}
 */
export function edgesOf(layers, trace, kinds) {
  /** @type {Edges[]} */
  const edges = layers.slice(1).map((_, l) => {
    const count = trace ? 0 : pairs(layers, l);
    const step = Math.max(1, count / SKELETON_EDGES);
    return { ...endsOf(countUp(Math.round(count / step), step), /** @type {number} */ (layers[l])), count };
  });
  if (!trace) return edges;
  for (const operation of trace.network.operations) {
    const named = kinds[operation.kind]?.edges?.(operation, trace.network, trace);
    if (named) edges[operation.layer - 1] = named;
  }
  return edges;
}

/** Which of the edges leads from one neuron to another; −1 if none does. @param {Edges} edges @param {number} from @param {number} to */
export const findEdge = (edges, from, to) => edges.from.findIndex((i, k) => i === from && edges.to[k] === to);

/** Whether only the strongest of the edges are shown, which depend on the sample. @param {Edges} edges */
export const areSome = ({ from, count }) => from.length < count;

/**
 * Where only the strongest edges are shown, all edges that enter the target or, of an input, leave it.
 * @param {Target} target @param {Edges} edges @param {number} l the layer they begin in
 */
export function allEdgesOf(target, edges, l) {
  if (target?.kind !== "neuron" || !areSome(edges)) return null;
  const end = target.layer === l + 1 ? "to" : target.layer + l === 0 ? "from" : null;
  return end && edges.every?.(end, target.neuron);
}
