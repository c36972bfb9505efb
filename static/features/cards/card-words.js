// @ts-check
/** What cards call operations and their arrays; "" are those that belong to none. Without words here, an operation is called by its kind and its arrays' names. */

/** @import { ArrayWords } from "../../card-types.d.ts" */

/**
 * @typedef {object} KindWords
 * @property {string} [title] what is done, in one word
 * @property {string} [does] and how, in a sentence that continues it
 * @property {Record<string, Partial<ArrayWords>>} arrays
 */

/** @type {Record<string, KindWords>} */
const WORDS = {
  "": { arrays: { inputs: { name: "input", symbol: "x" }, percent: { symbol: "p" } } },
  dense: {
    arrays: {
      weights: { name: "weight", symbol: "w", role: "weight" },
      biases: { name: "bias", symbol: "b", role: "bias" },
      contributions: { name: "contribution", role: "edge" },
      preActivations: { name: "sum", symbol: "z", role: "z" },
    },
  },
  activation: { arrays: { activations: { name: "activation", symbol: "a", role: "activation" } } },
  softmax: {
    title: "Softmax",
    does: "turns the logits of all classes into parts of a whole:",
    arrays: {
      input: { name: "logit", symbol: "z", head: "logit", role: "logit" },
      temperature: { role: "temperature" },
      scaledLogits: { symbol: "z / T", head: "÷", role: "scaled" },
      shiftedLogits: { symbol: "− max", head: "−", role: "shifted" },
      exponentials: { symbol: "exp", head: "of that", role: "exponential" },
      exponentialSum: { role: "sum" },
      probabilities: { symbol: "÷ Σ", head: "÷", role: "probability" },
    },
  },
  sigmoid: {
    does: "squeezes z between 0 and 1: a probability",
    arrays: {
      input: { name: "logit" },
      probabilities: { name: "probability", symbol: "p", role: "probability" },
      complements: { name: "the opposite", symbol: "1 − p", role: "complement" },
    },
  },
  linear: {
    title: "Output",
    does: "the output is the sum itself",
    arrays: { outputs: { name: "output", symbol: "y" } },
  },
  standardize: {
    title: "Standardize",
    does: "says how far a value is from the mean of its kind, in units of their spread",
    arrays: {
      centered: { name: "from the mean" },
      standardized: { name: "standardized input", symbol: "x" },
    },
  },
};

/** What each function does, in so many words. @type {Record<string, string>} */
const FUNCTION_DOES = {
  relu: "lets a positive z through and turns a negative one into 0",
  identity: "lets z through as it is",
};

/** @param {string} kind */
export const kindWords = (kind) => {
  const { title = kind.charAt(0).toUpperCase() + kind.slice(1), does = "" } = WORDS[kind] ?? {};
  return { title, does };
};

/** What a function does with z. @param {string} name */
export const functionDoes = (name) => FUNCTION_DOES[name] ?? "bends z into the activation a";

/** What an operation calls what arrives, if it has a name of its own for it. @param {string} kind */
export const inputName = (kind) => WORDS[kind]?.arrays.input?.name ?? "";

/**
 * What an array of an operation is called; without words by its own name, taken apart.
 * @param {string} kind @param {string} array @returns {ArrayWords}
 * @example wordsOf("scale", "halfWidths") // { name: "half widths", symbol: "half widths", head: "half widths", role: "halfWidths" }
 */
export function wordsOf(kind, array) {
  const given = WORDS[kind]?.arrays[array];
  const name = given?.name ?? array.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { name, symbol: name, head: name, role: array, ...given };
}
