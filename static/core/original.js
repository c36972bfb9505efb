// @ts-check
/** What a resized network has kept of its original, and what is new: the sizes alone tell it. Python does the same in `drawing.py`. */

/** @import { ChangePlace } from "../types.d.ts" */

/** How many layers of weights lead to the same layers in both. @param {readonly number[]} before @param {readonly number[]} after */
export const commonLayers = (before, after) =>
  before.length === after.length ? before.length - 1 : Math.min(before.length, after.length) - 2;

/**
 * Whether a weight or, from -1, a bias is one that the network's original does not have.
 * @param {{layers: readonly number[], original: readonly number[] | null}} network @param {ChangePlace} place
 * @example isNew({ layers: [2, 3], original: [2, 2] }, { layer: 0, neuron: 2, from: -1 }) // true
 */
export function isNew({ layers, original }, { layer, neuron, from }) {
  if (!original) return false;
  const [sizeIn = 0, sizeOut = 0] = layer < commonLayers(original, layers) ? original.slice(layer, layer + 2) : [];
  return neuron >= sizeOut || from >= sizeIn;
}

/**
 * How many weights and biases the original does not have.
 * @param {readonly number[]} layers @param {readonly number[]} original
 * @example newParts([2, 3], [2, 2]) // { weights: 2, biases: 1 }
 */
export function newParts(layers, original) {
  const common = commonLayers(original, layers);
  const kept = { weights: 0, biases: 0 };
  const all = { weights: 0, biases: 0 };
  for (let l = 0; l < layers.length - 1; l++) {
    const [sizeIn = 0, sizeOut = 0] = layers.slice(l, l + 2);
    const [ownIn = 0, ownOut = 0] = l < common ? original.slice(l, l + 2) : [];
    all.weights += sizeIn * sizeOut;
    all.biases += sizeOut;
    kept.weights += Math.min(sizeIn, ownIn) * Math.min(sizeOut, ownOut);
    kept.biases += Math.min(sizeOut, ownOut);
  }
  return { weights: all.weights - kept.weights, biases: all.biases - kept.biases };
}
