// @ts-check
/** The settings that a network's document stands for, as far as the page needs them before Python checks it as a whole. */

import { hasFunctions, readSetting } from "./settings.js";

/** @import { Settings } from "../types.d.ts" */

const FORMAT = "forward-pass-network";

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/**
 * Whether some JSON says that it is a network document.
 * @param {any} document
 */
export const isNetwork = (document) => document?.format === FORMAT;

/**
 * The settings that open a document's network.
 * @param {any} document @returns {Omit<Settings, "sample">}
 * @throws {Error} saying what is wrong with it
 */
export function settingsOf(document) {
  const operations = list(document.operations);
  const dense = operations.filter((operation) => operation?.kind === "dense");
  const layers = [document.inputs?.count, ...dense.map(({ weights }) => weights?.shape?.[0] ?? list(weights).length)];
  const { value, problem } = readSetting("layers", layers.join("-"), "the network's layers");
  if (problem || !dense.length) throw new Error(problem ?? "operations must have at least one that is dense; got none");
  const functions = operations
    .filter((operation) => operation?.kind === "activation")
    .map((operation) => `${operation.function}`);
  const activation = readSetting("activation", functions.join() || null).value;
  const { temperature = 1 } = document;
  return {
    layers: value,
    seed: 0,
    temperature: readSetting("temperature", `${temperature}`).value,
    activation: hasFunctions(value, activation) ? activation : "relu",
    output: readSetting("output", `${operations.at(-1)?.kind}`).value,
    initialization: "he",
    original: null,
    changes: [],
  };
}
