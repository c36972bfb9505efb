// @ts-check
/** The way back through a network, from a neuron to an input: at each step to the neuron whose contribution is the largest. */

import { at } from "../../core/at.js";
import { withEdges } from "../../core/model.js";

/** @import { Explanation } from "../../card-types.d.ts" */
/** @import { NetworkPart, Operation, Trace } from "../../types.d.ts" */

/** What Python says of a neuron beyond the trace, if it is there. @typedef {(layer: number, neuron: number) => Explanation | null} ExplanationOf */

/**
 * The edge with the largest contribution to a neuron; `nothing` if all its contributions are 0, and then it is the first.
 * @typedef {{layer: number, from: number, to: number, nothing: boolean}} Strongest `layer` is the one that it leads from
 */

/** The operation whose edges enter a layer. @param {Trace} trace @param {number} layer */
export const edgesInto = ({ network }, layer) => /** @type {Operation} */ (withEdges(network)[layer - 1]);

/** Whether the trace has every contribution to a layer, not only the strongest. @param {Trace} trace @param {number} layer */
export const hasAll = (trace, layer) => trace.get(`${edgesInto(trace, layer).name}.contributions`) !== undefined;

/**
 * The contributions to a neuron that the trace has, as [from, value].
 * @param {Trace} trace @param {number} layer @param {number} neuron @returns {[from: number, value: number][]}
 */
function contributionsTo(trace, layer, neuron) {
  const { name } = edgesInto(trace, layer);
  const sizeIn = at(trace.network.layers, layer - 1);
  const all = trace.get(`${name}.contributions`);
  if (all) return [...all.subarray(neuron * sizeIn, (neuron + 1) * sizeIn)].map((value, from) => [from, value]);
  const values = trace.get(`${name}.strongestValues`);
  const indices = [...(trace.get(`${name}.strongestIndices`) ?? [])];
  return indices.flatMap((index, k) => Math.floor(index / sizeIn) === neuron ? [[index % sizeIn, at(values, k)]] : []); // prettier-ignore
}

/**
 * The strongest edge into a neuron; null where neither the trace nor Python's explanation says which it is.
 * @param {Trace} trace @param {number} layer @param {number} neuron @param {ExplanationOf} explanationOf
 * @returns {Strongest | null}
 */
export function strongestInto(trace, layer, neuron, explanationOf) {
  const found = contributionsTo(trace, layer, neuron);
  const [from, value] = found.reduce((best, one) => (Math.abs(one[1]) > Math.abs(best[1]) ? one : best), found[0] ?? [-1, 0]); // prettier-ignore
  if (from >= 0) return { layer: layer - 1, from, to: neuron, nothing: value === 0 };
  const order = explanationOf(layer, neuron)?.[`${edgesInto(trace, layer).name}.order`];
  return order ? { layer: layer - 1, from: at(order, 0), to: neuron, nothing: false } : null;
}

/**
 * The strongest edges from a neuron back to an input, as far as they are known.
 * @param {Trace} trace @param {number} layer @param {number} neuron @param {ExplanationOf} explanationOf
 * @returns {Strongest[]}
 */
export function wayBack(trace, layer, neuron, explanationOf) {
  /** @type {Strongest[]} */
  const way = [];
  for (let [l, j] = [layer, neuron]; l > 0; l--) {
    const edge = strongestInto(trace, l, j, explanationOf);
    if (!edge) break;
    way.push(edge);
    j = edge.from;
  }
  return way;
}

/** @typedef {NetworkPart} Place a neuron or an edge */

/** @param {number} layer @param {number} neuron @returns {Place} */
export const neuronAt = (layer, neuron) => ({ kind: "neuron", layer, neuron });

/** An edge and the neurons at both its ends. @param {{layer: number, from: number, to: number}} edge @returns {Place[]} */
export const withEnds = ({ layer, from, to }) => [
  { kind: "edge", layer, from, to },
  neuronAt(layer, from),
  neuronAt(layer + 1, to),
];
