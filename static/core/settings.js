// @ts-check
/** Attributes in words → settings, or a sentence that says what was expected. The rules are data shared with Python. */

import { SETTINGS } from "./settings-data.js";
import { fill } from "./fill.js";
import { quoteValue } from "./quote.js";
import { times } from "./times.js";

/** @import { Change, Labels } from "../types.d.ts" */

/**
 * @typedef {{kind: string, expectation: string, default?: unknown, minimum?: number, maximum?: number, choices?: string[],
 *   minimumLayers?: number, maximumLayers?: number, minimumNeurons?: number, maximumNeurons?: number, maximumEdges?: number,
 *   maximumCharacters?: number, maximumCount?: number}} Rule
 */

/** @type {Record<string, Rule>} */
const RULES = { .../** @type {any} */ (SETTINGS.settings), .../** @type {any} */ (SETTINGS.display) };

/** @param {string} name */
const ruleOf = (name) => /** @type {Rule} */ (RULES[name]);

const MOST_CHANGES = SETTINGS.settings.changes.maximumCount;

/** What a temperature must be where there is no softmax. */
export const WITHOUT_SOFTMAX = SETTINGS.settings.temperature.withoutSoftmax;

/**
 * Whether a network of these layers has a place for each of these activation functions: one for all, or one for each.
 * @param {readonly number[]} layers @param {string} activation
 */
export const hasFunctions = (layers, activation) => [1, layers.length - 2].includes(activation.split(",").length);

/** Whether a setting may be below 0. @param {string} name */
export const takesNegative = (name) => (ruleOf(name).minimum ?? -Infinity) < 0;

/** Whether a setting is a whole number. @param {string} name */
export const isWhole = (name) => ruleOf(name).kind === "integer";

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Everything an attribute may hold, keyed by its kind: text → value, or undefined when the text will not do. */
const READERS = {
  /** @param {string} text @param {Rule} rule */
  integer: (text, rule) => (/^\d{1,16}$/.test(text.trim()) ? within(Number(text), rule) : undefined),
  /** @param {string} text @param {Rule} rule */
  number: (text, rule) => (DECIMAL.test(text.trim()) ? within(Number(text), rule) : undefined),
  /** @param {string} text @param {Rule} rule */
  activations: (text, rule) => {
    const names = text.split(",").map((name) => name.trim());
    // One name stands for all hidden layers.
    const same = names.every((name) => name === names[0]);
    return names.every((name) => rule.choices?.includes(name)) ? (same ? names[0] : names.join()) : undefined;
  },
  /** @param {string} text @param {Rule} rule */
  choice: (text, rule) => rule.choices?.find((choice) => choice === text.trim()),
  /** @param {string} text */
  boolean: (text) => (["", "true"].includes(text.trim()) ? true : text.trim() === "false" ? false : undefined),
  /** @param {string} text */
  url: (text) => text,
  layers: readLayers,
  labels: readLabels,
};

/** @param {number} value @param {Rule} rule */
const within = (value, { minimum = -Infinity, maximum = Infinity }) =>
  value >= minimum && value <= maximum ? value : undefined;

/** @param {string} text */
function readLayers(text) {
  const rule = ruleOf("layers");
  const { minimumLayers = 0, maximumLayers = 0 } = rule;
  if (!/^\d{1,4}(-\d{1,4})*$/.test(text.trim())) return undefined;
  const layers = text
    .trim()
    .split("-", maximumLayers + 1)
    .map(Number);
  let edges = 0;
  for (let l = 1; l < layers.length; l++)
    edges += /** @type {number} */ (layers[l - 1]) * /** @type {number} */ (layers[l]);
  const fits =
    layers.length >= minimumLayers &&
    layers.length <= maximumLayers &&
    layers.every((size) => size >= (rule.minimumNeurons ?? 0) && size <= (rule.maximumNeurons ?? 0)) &&
    edges <= (rule.maximumEdges ?? 0);
  return fits ? layers : undefined;
}

/**
 * A backslash before a comma, a bar or a backslash makes it part of a name. A name that is too long is left out.
 * @param {string} text @param {Rule} rule @returns {Labels | undefined}
 */
function readLabels(text, { maximumCharacters = 0 }) {
  const parts = [[""]];
  for (const [, escaped, sign = ""] of text.matchAll(/\\([\\,|])|([^])/g)) {
    const names = /** @type {string[]} */ (parts.at(-1));
    if (sign === "|") parts.push([""]);
    else if (sign === ",") names.push("");
    else names[names.length - 1] += escaped ?? sign;
  }
  if (parts.length > 2) return undefined;
  /** @type {string | undefined} */
  let refused;
  /** @param {string} name */
  const fitting = (name) => {
    if ([...name].length <= maximumCharacters) return name;
    refused ??= name;
    return "";
  };
  const [inputs = [], classes = []] = parts.map((part) => named(part.map((name) => fitting(name.trim()))));
  return refused === undefined ? { inputs, classes } : { inputs, classes, refused };
}

/** One empty name means no names. @param {string[]} names */
const named = (names) => (names.length === 1 && !names[0] ? [] : names);

/**
 * The sentence for a value that will not do: "temperature must be a number from 0.001 to 1000; got 0".
 * @param {string} name @param {unknown} got what was written or assigned @param {string} [called] what the sentence calls it
 * @param {string} [expectation] of the rule, unless given; with the rule's own limits and choices in its places
 */
export function refusal(name, got, called = name, expectation = RULES[name]?.expectation ?? "") {
  const words = { ...RULES[name], choices: RULES[name]?.choices?.join(", ") };
  return fill(SETTINGS.sentence, { name: called, expectation: fill(expectation, words), value: quoteValue(got) });
}

/**
 * Reads one attribute, or what was assigned to the property of its name.
 * @param {string} name @param {unknown} wanted null or undefined when absent
 * @param {string} [called] what a sentence calls it
 * @returns {{value: any, problem: string | null}} the value, or the default and the sentence that says what was wrong
 * @example readSetting("temperature", "0").problem // "temperature must be a number from 0.001 to 1000; got 0"
 */
export function readSetting(name, wanted, called = name) {
  const rule = ruleOf(name);
  const fallback = rule.kind === "labels" ? { inputs: [], classes: [] } : rule.default;
  if (wanted === null || wanted === undefined) return { value: fallback, problem: null };
  const read = /** @type {(text: string, rule: Rule) => unknown} */ (
    READERS[/** @type {keyof typeof READERS} */ (rule.kind)]
  );
  const value = read(typeof wanted === "string" ? wanted : quoteValue(wanted), rule);
  const refused = value === undefined ? wanted : /** @type {any} */ (value)?.refused;
  return { value: value ?? fallback, problem: refused === undefined ? null : refusal(name, refused, called) };
}

/**
 * Reads a value assigned from outside exactly once: a getter or proxy may answer differently the next time, or throw.
 * @template T @param {string} name @param {unknown} wanted @param {() => T | undefined} read undefined for what is refused
 * @returns {{value: T, problem: null} | {value: null, problem: string}} the value, or the sentence that says what was wrong
 */
function readOnce(name, wanted, read) {
  let value;
  try {
    value = read();
  } catch {
    // a proxy or a getter that throws: no value
  }
  return value === undefined ? { value: null, problem: refusal(name, wanted) } : { value, problem: null };
}

/**
 * Reads inputs assigned from outside: one finite number for each input, inside the limits.
 * @param {unknown} wanted a list or a typed array @param {number} count how many inputs the network has
 */
export function readInputs(wanted, count) {
  const { minimum = 0, maximum = 0 } = ruleOf("inputs");
  return readOnce("inputs", wanted, () => {
    const list = /** @type {ArrayLike<any>} */ (Array.isArray(wanted) || ArrayBuffer.isView(wanted) ? wanted : []);
    /** @type {number[]} */
    const inputs = list.length === count ? times(count, (i) => list[i]) : [NaN];
    return inputs.every((value) => typeof value === "number" && value >= minimum && value <= maximum)
      ? inputs
      : undefined;
  });
}

/**
 * Reads changes assigned from outside.
 * @param {unknown} wanted @param {readonly number[]} layers
 */
export function readChanges(wanted, layers) {
  return readOnce("changes", wanted, () => {
    const list = /** @type {any[]} */ (wanted);
    if (!Array.isArray(list) || list.length > MOST_CHANGES) return undefined;
    const changes = times(list.length, (k) => fourOf(list[k]));
    return areChanges(changes, layers) ? changes : undefined;
  });
}

/** The four parts of a change, as a list of its own; of anything else a list that fits nowhere. @param {any} change */
const fourOf = (change) =>
  /** @type {Change} */ (
    /** @type {unknown} */ (Array.isArray(change) && change.length === 4 ? times(4, (k) => change[k]) : [])
  );

/**
 * Whether a value is a list of changes, each of a weight or bias that a network of these layers has, none twice.
 * @param {unknown} changes @param {readonly number[]} layers
 * @returns {changes is Change[]}
 */
export function areChanges(changes, layers) {
  const places = new Set();
  /** @param {any} change */
  const fits = (change) => {
    if (!Array.isArray(change) || change.length !== 4 || !change.every(Number.isFinite)) return false;
    const [layer, neuron, from, value] = change;
    const [sizeIn = 0, sizeOut = 0] = layer < 0 ? [] : layers.slice(layer, layer + 2);
    const inside = neuron >= 0 && neuron < sizeOut && from >= -1 && from < sizeIn;
    const place = change.slice(0, 3);
    const whole = inside && place.every(Number.isInteger);
    return whole && within(value, ruleOf("value")) === value && places.size < places.add(place.join()).size;
  };
  return Array.isArray(changes) && changes.length <= MOST_CHANGES && changes.every(fits);
}
