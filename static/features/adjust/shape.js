// @ts-check
/**
 * Other shapes of the network on stage: what is wanted of Python then. What survives keeps its weights and biases, its changes
 * by hand among them; which of the rest is new can be told from the sizes alone.
 */

import { times } from "../../core/times.js";

/** @import { Change, Settings } from "../../types.d.ts" */

/** @typedef {Omit<Settings, "sample">} Shaped */

/** How many layers of weights lead to the same layers in both. @param {readonly number[]} before @param {readonly number[]} after */
const commonLayers = (before, after) =>
  before.length === after.length ? before.length - 1 : Math.min(before.length, after.length) - 2;

/**
 * The activation functions of other layers: an added layer has that of the last.
 * @param {string} activation @param {number} hidden how many hidden layers there will be
 */
function functionsFor(activation, hidden) {
  const names = activation.split(",");
  if (names.length === 1 || hidden < 1) return /** @type {string} */ (names[0]);
  return together(times(hidden, (l) => names[Math.min(l, names.length - 1)] ?? ""));
}

/** One name stands for all hidden layers. @param {string[]} names */
const together = (names) => (names.every((name) => name === names[0]) ? (names[0] ?? "") : names.join());

/**
 * A network with other layers.
 * @param {Shaped} settings @param {readonly number[]} layers
 * @returns {Pick<Settings, "layers" | "original" | "activation" | "changes">}
 */
export function resized({ layers: before, original, activation, changes }, layers) {
  const from = original ?? before;
  const common = commonLayers(before, layers);
  /** @param {Change} change */
  const survives = ([l, neuron, source]) => l < common && neuron < (layers[l + 1] ?? 0) && source < (layers[l] ?? 0);
  return {
    layers,
    original: from.join() === layers.join() ? null : from,
    activation: functionsFor(activation, layers.length - 2),
    changes: changes.filter(survives),
  };
}

/** With another activation function after hidden layer `l`, the first of which is 1. @param {Shaped} settings @param {number} l @param {string} name */
export function activationWith({ layers, activation }, l, name) {
  const names = activation.split(",");
  const each = layers.slice(2).map((_, k) => (k === l - 1 ? name : (names[k] ?? names[0] ?? "")));
  return together(each);
}

/** With one hidden layer more, before the outputs, as large as the layer before. @param {readonly number[]} layers */
export const withLayer = (layers) => [...layers.slice(0, -1), ...layers.slice(-2)];

/** Without the last hidden layer. @param {readonly number[]} layers */
export const withoutLayer = (layers) => [...layers.slice(0, -2), ...layers.slice(-1)];

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
