// @ts-check
/**
 * The fragment of our own page's address: exactly what is on screen, in a versioned format.
 * Reading is strict: a fragment with any invalid part is refused with a sentence.
 * @example #v=1&seed=7&sample=3&temperature=0.9&inputs=0.1,0.5,0.25,1,0&changes=0.3.2:0.55,0.3.b:-0.1&moment=1234&target=n1.3
 * @example #v=1&net=q1YqSy0qzszPU7Iy1FGqBQA&sample=1
 * @example #v=1&train=trained%20%7B%22task%22%3A%22xor%22%7D%4020
 */

import { exists } from "./hit-test.js";
import {
  hasFunctions,
  readChanges as checkedChanges,
  readInputs as checkedInputs,
  readSetting,
  refusal,
  WITHOUT_SOFTMAX,
} from "./settings.js";
import { quoteValue } from "./quote.js";
import { isTracking } from "./tracking.js";
import { trainedIn } from "./trained-name.js";

/**
 * @import { Linked } from "../link-types.d.ts"
 * @import { NetworkPart, Target } from "../types.d.ts"
 */

const VERSION = "1";
/** Room for any network's inputs and a thousand changes; longer fragments are neither read nor written. */
export const LONGEST = 65_536;
/** Parts that say which network is drawn; one that is inside the fragment is not drawn. */
export const DRAWN = ["layers", "original", "activation", "output", "initialization", "seed"];
/** Parts of fragments without a version, which are older. */
const OLD = ["seed", "sample", "temperature", "moment"];
const LONGEST_PASS_MS = 8000;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

/** Every part: how it is written, and how it is read; a reader throws a sentence. @type {Record<string, {write: (value: any) => string, read: (text: string, layers: readonly number[]) => unknown}>} */
const PARTS = {
  net: { write: String, read: String },
  train: { write: encodeURIComponent, read: readTrained },
  layers: { write: (layers) => layers.join("-"), read: (text) => setting("layers", text) },
  original: { write: (layers) => layers.join("-"), read: (text) => setting("original", text) },
  labels: { write: encodeURIComponent, read: readLabels },
  activation: { write: String, read: readActivation },
  output: { write: String, read: (text) => setting("output", text) },
  initialization: { write: String, read: (text) => setting("initialization", text) },
  seed: { write: String, read: (text) => setting("seed", text) },
  sample: { write: String, read: (text) => setting("sample", text) },
  temperature: { write: String, read: (text) => setting("temperature", text) },
  inputs: { write: (inputs) => inputs.join(","), read: readInputs },
  changes: { write: writeChanges, read: readChanges },
  moment: { write: (timeMs) => String(Number(timeMs.toFixed(3))), read: readMoment },
  target: { write: writeTarget, read: readTarget },
};

/** @param {Linked} linked @returns {string} without the # */
export function writeFragment(linked) {
  const parts = Object.entries(PARTS).flatMap(([name, { write }]) => {
    const value = linked[/** @type {keyof Linked} */ (name)];
    return value === undefined ? [] : `${name}=${write(value)}`;
  });
  return [`v=${VERSION}`, ...parts].join("&");
}

/**
 * @param {string} fragment without the # @param {readonly number[]} layers those of the network where the fragment names none, or
 *   has it inside: that one is read in `core/network-text.js`
 * @returns {Linked}
 * @throws {Error} a sentence that says what is wrong with it
 */
export function readFragment(fragment, layers) {
  if (fragment.length > LONGEST) throw new Error(`it has ${fragment.length} characters`);
  const parts = new URLSearchParams(fragment);
  const versions = parts.getAll("v");
  if (versions.length > 0 && versions.join() !== VERSION)
    throw new Error(`v must be ${VERSION}; got ${quoteValue(versions.join())}`);
  const names = versions.length ? ["v", ...Object.keys(PARTS)] : OLD;
  for (const name of [...parts.keys()].filter((key) => !isTracking(key))) {
    if (!names.includes(name)) throw new Error(`${quoteValue(name) || "a part without a name"} means nothing there`);
    if (parts.getAll(name).length > 1) throw new Error(`${name} must stand there once`);
  }
  const drawn = DRAWN.find((name) => parts.has(name));
  const whole = ["net", "train"].filter((name) => parts.has(name));
  const beside = whole[1] ?? drawn;
  if (whole.length && beside) throw new Error(`${beside} cannot stand beside ${whole[0]}`);
  /** @type {Record<string, unknown>} */
  const linked = {};
  for (const [name, { read }] of Object.entries(PARTS)) {
    const text = parts.get(name);
    // The layers come first: the other parts are checked against them.
    if (text !== null) linked[name] = read(text, /** @type {Linked} */ (linked).layers ?? layers);
  }
  const { output = "softmax", temperature } = /** @type {Linked} */ (linked);
  if (output !== "softmax" && temperature !== undefined)
    throw new Error(refusal("temperature", temperature, "temperature", WITHOUT_SOFTMAX));
  return linked;
}

/** @param {string} name @param {string} text */
const setting = (name, text) => orThrow(readSetting(name, text));

/** One function, or one for each hidden layer. @param {string} text @param {readonly number[]} layers */
function readActivation(text, layers) {
  const activation = setting("activation", text);
  if (!hasFunctions(layers, activation)) throw new Error(refusal("activation", text));
  return activation;
}

/** The name of a network that was trained, written out. @param {string} text */
function readTrained(text) {
  const { run, step } = trainedIn(text);
  return `trained ${run}@${step}`;
}

/** Names as the attribute has them. @param {string} text */
function readLabels(text) {
  setting("labels", text);
  return text;
}

/** @param {{value: any, problem: string | null}} read */
function orThrow({ value, problem }) {
  if (problem) throw new Error(problem);
  return value;
}

/** @param {string} text */
const number = (text) => (NUMBER.test(text) ? Number(text) : NaN);

/** @param {string} text @param {readonly number[]} layers */
function readInputs(text, [count = 0]) {
  return orThrow(checkedInputs(text.split(",").map(number), count));
}

/** @param {string} text */
function readMoment(text) {
  const timeMs = number(text);
  if (timeMs >= 0 && timeMs <= LONGEST_PASS_MS) return timeMs;
  throw new Error(`moment must be milliseconds from 0 to ${LONGEST_PASS_MS}; got ${quoteValue(text)}`);
}

/** @param {NonNullable<Linked["changes"]>} changes */
function writeChanges(changes) {
  return changes.map(([l, j, i, value]) => `${l}.${j}.${i < 0 ? "b" : i}:${value}`).join(",");
}

/** @param {string} text @param {readonly number[]} layers */
function readChanges(text, layers) {
  const changes = text.split(",").map((entry) => {
    const [, l, j, i, value = ""] = /^(\d{1,2})\.(\d{1,4})\.(\d{1,4}|b):(.{1,24})$/.exec(entry) ?? [];
    return [Number(l), Number(j), i === "b" ? -1 : Number(i), number(value)];
  });
  return orThrow(checkedChanges(changes, layers));
}

/** @param {NetworkPart} target */
function writeTarget(target) {
  return target.kind === "neuron"
    ? `n${target.layer}.${target.neuron}`
    : `e${target.layer}.${target.from}.${target.to}`;
}

/** @param {string} text @param {readonly number[]} layers @returns {Target} */
function readTarget(text, layers) {
  const neuron = /^n(\d{1,2})\.(\d{1,4})$/.exec(text)?.slice(1).map(Number);
  const edge = /^e(\d{1,2})\.(\d{1,4})\.(\d{1,4})$/.exec(text)?.slice(1).map(Number);
  /** @type {Target} */
  let target = null;
  if (neuron) target = { kind: "neuron", layer: neuron[0] ?? 0, neuron: neuron[1] ?? 0 };
  else if (edge) target = { kind: "edge", layer: edge[0] ?? 0, from: edge[1] ?? 0, to: edge[2] ?? 0 };
  if (target && exists(target, layers)) return target;
  throw new Error(`target must be a neuron (n1.3) or an edge (e0.2.5) of this network; got ${quoteValue(text)}`);
}
