// @ts-check
/** What the article says of the network on stage, in words and digits. All numbers are Python's. */

import { ABOUT, comesOut, DIGITS_TRIED, fewestMisses, read } from "../core/closing-digits.js";
import { formatComputed, formatDrawn, formatPercent, MINUS } from "../core/number-format.js";
import { FUNCTIONS, inputName } from "../core/names.js";

/** @import { Labels, PublicTrace } from "../types.d.ts" */

const WORDS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");
/** A sum of more products than this is not written out. */
const MOST_TERMS = 8;

/** A count in words, if it is small. @param {number} n @param {string} one @param {string} [many] @example counted(5, "input") // "five inputs" */
export const counted = (n, one, many = `${one}s`) => `${WORDS[n] ?? n} ${n === 1 ? one : many}`;

/** The index of the largest magnitude. @param {readonly number[]} values */
const largest = (values) =>
  values.reduce((best, value, k) => (Math.abs(value) > Math.abs(values[best] ?? 0) ? k : best), 0);

/** The neuron that the article works through: of the first layer after the inputs, that with the largest activation. @param {PublicTrace} trace */
export const exampleNeuron = ({ activations, preActivations }) => largest(activations[0] ?? preActivations[0] ?? [0]);

/** The contributions to a neuron of the first layer; undefined where the trace has only the strongest. @param {PublicTrace} trace @param {number} neuron */
function contributionsTo({ contributions }, neuron) {
  const first = contributions[0];
  return Array.isArray(first) ? first[neuron] : undefined;
}

/** The input from which the largest contribution to that neuron comes. @param {PublicTrace} trace @param {number} neuron */
export const exampleInput = (trace, neuron) =>
  largest(contributionsTo(trace, neuron) ?? trace.weights[0]?.[neuron] ?? []);

/** A number after a sign. @param {string} text */
const operand = (text) => (text.startsWith(MINUS) ? `(${text})` : text);

/**
 * A product, with as many digits as a calculator needs.
 * @param {number} value @param {number} weight @param {number} product
 */
function productText(value, weight, product) {
  const [a, w] = [formatDrawn(value), formatDrawn(weight)];
  const digits = fewestMisses(DIGITS_TRIED, (own) =>
    Number(!comesOut(read(a) * read(w), formatComputed(product, own))),
  );
  const text = formatComputed(product, digits);
  return `${a} × ${operand(w)} ${comesOut(read(a) * read(w), text) ? "=" : ABOUT} ${text}`;
}

/**
 * The sum of a neuron of the first layer, product by product.
 * @param {PublicTrace} trace @param {number} neuron
 */
function sumText(trace, neuron) {
  const bias = formatDrawn(trace.biases[0]?.[neuron] ?? 0);
  const z = trace.preActivations[0]?.[neuron] ?? 0;
  const weights = trace.weights[0]?.[neuron] ?? [];
  const { inputs } = trace;
  if (inputs.length > MOST_TERMS)
    return `${inputs.length} products, and the bias ${bias}, together ${formatComputed(z)}`;
  const pairs = inputs.map((value, i) => [formatDrawn(value), formatDrawn(weights[i] ?? 0)]);
  const sum = pairs.reduce((all, [a = "", w = ""]) => all + read(a) * read(w), read(bias));
  const digits = fewestMisses([...DIGITS_TRIED, 3], (own) => Number(!comesOut(sum, formatComputed(z, own))));
  const text = formatComputed(z, digits);
  const products = pairs.map(([a = "", w = ""]) => `${a} × ${operand(w)}`).join(" + ");
  return `${products} + ${operand(bias)} ${comesOut(sum, text) ? "=" : ABOUT} ${text}`;
}

/** What the last layer gives, in so many words. @param {PublicTrace} trace */
function answersOf({ layers, output }) {
  return output === "linear"
    ? counted(layers.at(-1) ?? 0, "number comes", "numbers come")
    : counted(layers.at(-1) ?? 0, "percentage comes", "percentages come");
}

/** @type {Record<string, string>} */
const CONVERSIONS = {
  softmax: "one conversion into shares",
  sigmoid: "one conversion into percentages",
  linear: "nothing else",
};

/**
 * All that the article says of this trace, by the names that its `data-is` have.
 * @param {PublicTrace} trace @param {Labels} labels
 * @returns {Record<string, string>}
 */
export function factsOf(trace, labels) {
  const { layers, weights, biases, activation, output, outputs, inputs } = trace;
  const edges = weights.reduce((sum, rows) => sum + rows.length * (rows[0]?.length ?? 0), 0);
  const neurons = biases.reduce((sum, row) => sum + row.length, 0);
  const hidden = neurons - outputs.length;
  const j = exampleNeuron(trace);
  const i = exampleInput(trace, j);
  const weight = weights[0]?.[j]?.[i] ?? 0;
  const product = contributionsTo(trace, j)?.[i];
  const z = trace.preActivations[0]?.[j] ?? 0;
  const a = trace.activations[0]?.[j];
  const best = outputs.reduce((k, value, other) => (value > (outputs[k] ?? 0) ? other : k), 0);
  return {
    inputs: counted(inputs.length, "input"),
    numbersIn: counted(inputs.length, "number goes", "numbers go"),
    answers: answersOf(trace),
    classes: output === "linear" ? counted(outputs.length, "number") : counted(outputs.length, "class", "classes"),
    edges: String(edges),
    additions: String(edges),
    decisions: counted(hidden, "small decision"),
    conversion: CONVERSIONS[output] ?? "one more step",
    neurons: String(neurons),
    parameters: String(edges + neurons),
    hiddenLayers:
      layers.length === 3 ? "layer between is" : `${WORDS[layers.length - 2] ?? layers.length - 2} layers between are`,
    function: [...new Set(activation.split(","))].map((name) => FUNCTIONS[name] ?? name).join(" or "),
    neuron: `neuron ${j + 1}`,
    input: inputName(labels, i),
    product: product === undefined ? "its value times a weight" : productText(inputs[i] ?? 0, weight, product),
    sum: sumText(trace, j),
    z: formatComputed(z),
    a: a === undefined ? formatComputed(z) : formatComputed(a),
    answer: output === "linear" ? formatComputed(outputs[0] ?? 0) : formatPercent(outputs[best] ?? 0),
  };
}
