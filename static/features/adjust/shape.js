// @ts-check
/**
 * Other shapes of the network on stage: what is wanted of Python then. What survives keeps its weights and biases, its changes
 * by hand among them.
 */

import { commonLayers } from "../../core/original.js";
import { times } from "../../core/times.js";

/** @import { Change, Settings } from "../../types.d.ts" */

/** @typedef {Omit<Settings, "sample">} Shaped */

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

/** With another number of neurons in layer `l`. @param {readonly number[]} layers @param {number} l @param {number} size */
export const withSize = (layers, l, size) => layers.map((now, k) => (k === l ? size : now));
