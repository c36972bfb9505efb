// @ts-check
/** Attributes in words → settings, or a sentence that says what was expected. The rules are data shared with Python. */

import { SETTINGS } from "./settings-data.js";
import { shortened } from "./shortened.js";

/** @typedef {import("../types.d.ts").Labels} Labels */
/**
 * @typedef {{kind: string, expectation: string, default?: unknown, minimum?: number, maximum?: number, choices?: string[],
 *   minimumLayers?: number, maximumLayers?: number, minimumNeurons?: number, maximumNeurons?: number, maximumEdges?: number,
 *   maximumCharacters?: number, maximumCount?: number}} Rule
 */

/** @type {Record<string, Rule>} */
const RULES = { .../** @type {any} */ (SETTINGS.settings), .../** @type {any} */ (SETTINGS.display) };

/** @param {string} name */
const ruleOf = (name) => /** @type {Rule} */ (RULES[name]);

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Everything an attribute may hold, keyed by its kind: text → value, or undefined when the text will not do. */
const READERS = {
  /** @param {string} text @param {Rule} rule */
  integer: (text, rule) => (/^\d{1,16}$/.test(text.trim()) ? within(Number(text), rule) : undefined),
  /** @param {string} text @param {Rule} rule */
  number: (text, rule) => (DECIMAL.test(text.trim()) ? within(Number(text), rule) : undefined),
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

/** @param {string} text @param {Rule} rule */
function readLayers(text, rule) {
  if (!/^\d{1,4}(-\d{1,4})*$/.test(text.trim())) return undefined;
  const layers = text.trim().split("-").map(Number);
  let edges = 0;
  for (let l = 1; l < layers.length; l++)
    edges += /** @type {number} */ (layers[l - 1]) * /** @type {number} */ (layers[l]);
  const fits =
    layers.length >= (rule.minimumLayers ?? 0) &&
    layers.length <= (rule.maximumLayers ?? 0) &&
    layers.every((size) => size >= (rule.minimumNeurons ?? 0) && size <= (rule.maximumNeurons ?? 0)) &&
    edges <= (rule.maximumEdges ?? 0);
  return fits ? layers : undefined;
}

/** @param {string} text @param {Rule} rule @returns {Labels | undefined} */
function readLabels(text, { maximumCharacters = 24 }) {
  const parts = text.split("|");
  if (parts.length > 2) return undefined;
  const [inputs = [], classes = []] = parts.map((part) =>
    part.trim() ? part.split(",").map((name) => name.trim()) : [],
  );
  return [...inputs, ...classes].every((name) => [...name].length <= maximumCharacters)
    ? { inputs, classes }
    : undefined;
}

/**
 * The sentence for a value that will not do: "temperature must be a number from 0.001 to 1000; got 0".
 * @param {string} name @param {string} got what was written @param {string} [called] what the sentence calls it
 */
export function refusal(name, got, called = name) {
  /** @type {Record<string, string>} */
  const words = { name: called, expectation: RULES[name]?.expectation ?? "", value: shortened(got) };
  return SETTINGS.sentence.replace(/\{(\w+)\}/g, (_, word) => words[word] ?? "");
}

/**
 * Reads one attribute.
 * @param {string} name @param {string | null | undefined} text the attribute's text; null or undefined when absent
 * @param {string} [called] what a sentence calls it
 * @returns {{value: any, problem: string | null}} the value, or the default and the sentence that says what was wrong
 * @example readSetting("temperature", "0").problem // "temperature must be a number from 0.001 to 1000; got 0"
 */
export function readSetting(name, text, called = name) {
  const rule = ruleOf(name);
  const fallback = rule.kind === "labels" ? { inputs: [], classes: [] } : rule.default;
  if (text === null || text === undefined) return { value: fallback, problem: null };
  const read = /** @type {(text: string, rule: Rule) => unknown} */ (
    READERS[/** @type {keyof typeof READERS} */ (rule.kind)]
  );
  const value = read(text, rule);
  return value === undefined ? { value: fallback, problem: refusal(name, text, called) } : { value, problem: null };
}

/** A value as JSON writes it, or as JavaScript does where JSON cannot. @param {unknown} value */
function written(value) {
  if (typeof value === "string") return value;
  try {
    // JSON would call what is no number null.
    return (
      JSON.stringify(value, (_, part) => (Number.isNaN(part) || Math.abs(part) === Infinity ? String(part) : part)) ??
      String(value)
    );
  } catch {
    return String(value);
  }
}

/**
 * Checks inputs assigned from outside: one finite number for each input, inside the limits.
 * @param {unknown} inputs @param {number} count how many inputs the network has
 * @returns {string | null} the sentence that says what was wrong, or null
 */
export function refuseInputs(inputs, count) {
  const { minimum = 0, maximum = 0 } = ruleOf("inputs");
  const list =
    Array.isArray(inputs) || ArrayBuffer.isView(inputs) ? Array.from(/** @type {ArrayLike<unknown>} */ (inputs)) : null;
  const fits =
    list?.length === count && list.every((value) => typeof value === "number" && value >= minimum && value <= maximum);
  return fits ? null : refusal("inputs", written(list ?? inputs));
}

/**
 * Checks changes assigned from outside: each of a weight or bias that a network of these layers has, none twice.
 * @param {unknown} changes @param {readonly number[]} layers
 * @returns {string | null} the sentence that says what was wrong, or null
 */
export function refuseChanges(changes, layers) {
  const places = new Set();
  /** @param {unknown} change */
  const fits = (change) => {
    if (!Array.isArray(change) || change.length !== 4 || !change.every(Number.isFinite)) return false;
    const [layer, neuron, from, value] = change;
    const [sizeIn = 0, sizeOut = 0] = layer < 0 ? [] : layers.slice(layer, layer + 2);
    const inside =
      neuron >= 0 && neuron < sizeOut && from >= -1 && from < sizeIn && within(value, ruleOf("value")) === value;
    const place = change.slice(0, 3);
    return inside && place.every(Number.isInteger) && places.size < places.add(place.join()).size;
  };
  const { maximumCount = 0 } = ruleOf("changes");
  const fit = Array.isArray(changes) && changes.length <= maximumCount && changes.every(fits);
  return fit ? null : refusal("changes", written(changes));
}
