// @ts-check
/** What inputs, neurons and classes are called: by the author's labels, or else by their number, counted from 1. */

import { subscript } from "./number-format.js";

/** @import { Labels, Output } from "../types.d.ts" */

/** Letters of scripts that run from right to left, and marks that turn text around. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\ud802\ud803\ud83a\ud83b]/;

/**
 * Isolates a right-to-left name with the marks FSI and PDI, so that it does not reorder the words, arrows and numbers
 * around it.
 * @param {string} name
 * @example isolated("שמש") // "\u2068שמש\u2069"
 */
export const isolated = (name) => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

/**
 * The pixels of an image are called by their places.
 * @param {Labels} labels @param {number} i
 * @example inputName({ inputs: ["wind"], classes: [] }, 1) // "x₂"
 * @example inputName({ inputs: [], classes: [], shape: [8, 8] }, 20) // "row 3, column 5"
 */
export function inputName({ inputs, shape }, i) {
  const [, columns = 1] = shape ?? [];
  return (
    inputs[i] ||
    (columns > 1 ? `row ${Math.floor(i / columns) + 1}, column ${(i % columns) + 1}` : `x${subscript(i + 1)}`)
  );
}

/** @param {Labels} labels @param {number} k @example className({ inputs: [], classes: [] }, 0) // "class 1" */
export const className = (labels, k) => labels.classes[k] || `${labels.unnamed ?? "class"} ${k + 1}`;

/**
 * The labels as a network's outputs need them: a single sigmoid has two answers, yes and no unless they are named; numbers
 * are no classes. Labels that need no words stay the same object.
 * @param {Labels} labels @param {{layers: readonly number[], output: Output}} network
 * @returns {Labels}
 * @example labelsFor({ inputs: [], classes: ["rain"] }, { layers: [3, 1], output: "sigmoid" }).classes // ["rain", "no"]
 */
export function labelsFor(labels, { layers, output }) {
  if (output === "linear") return { ...labels, unnamed: "output" };
  const [yes, no] = labels.classes;
  return output === "sigmoid" && layers.at(-1) === 1 ? { ...labels, classes: [yes || "yes", no || "no"] } : labels;
}

/** Layer l of `count`. @param {number} l @param {number} count @example layerName(1, 4) // "hidden 1"; layerName(1, 3) // "hidden" */
export function layerName(l, count) {
  if (l === 0) return "inputs";
  if (l === count - 1) return "outputs";
  return count === 3 ? "hidden" : `hidden ${l}`;
}

/**
 * A neuron of layer l, without the layer's name.
 * @param {readonly number[]} layers @param {Labels} labels @param {number} l @param {number} j
 * @example nameInLayer([2, 3, 2], { inputs: [], classes: [] }, 1, 0) // "neuron 1"
 */
export function nameInLayer(layers, labels, l, j) {
  if (l === 0) return isolated(inputName(labels, j));
  return l === layers.length - 1 ? isolated(className(labels, j)) : `neuron ${j + 1}`;
}

/**
 * A neuron of layer l; the inputs are layer 0.
 * @param {readonly number[]} layers @param {Labels} labels @param {number} l @param {number} j
 * @example neuronName([2, 3, 2], { inputs: [], classes: [] }, 1, 0) // "hidden, neuron 1"
 */
export function neuronName(layers, labels, l, j) {
  const name = nameInLayer(layers, labels, l, j);
  return l === 0 || l === layers.length - 1 ? name : `${layerName(l, layers.length)}, ${name}`;
}

/** The functions' names as they are written. @type {Record<string, string>} */
export const FUNCTIONS = {
  relu: "ReLU",
  leaky_relu: "Leaky ReLU",
  elu: "ELU",
  gelu: "GELU",
  silu: "SiLU",
  tanh: "tanh",
  sigmoid: "sigmoid",
  softplus: "softplus",
  identity: "identity",
};
