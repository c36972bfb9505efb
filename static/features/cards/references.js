// @ts-check
/**
 * Where what a card refers to becomes a number: its value, whether it is known at the moment shown, and its digits.
 * A reference is the name of an array or parameter of the operation, "input" for what the operation takes, or an option
 * of the run.
 */

import { at } from "../../core/at.js";
import { numberName } from "../../core/hidden.js";
import { formatComputed, formatDrawn, formatPercent } from "../../core/number-format.js";
import { isKnown } from "../../core/phases.js";
import { listOf } from "../../core/times.js";
import { arrayWords } from "./card-words.js";

/**
 * @import { DisplayNumber, NamedNumber, Scope } from "../../card-types.d.ts"
 * @import { Operation } from "../../types.d.ts"
 */

/** Stands where a number will come; a sentence says when. */
const TO_COME = "…";

/** Which neuron's number is meant, and of an edge, from which neuron it comes. @typedef {{neuron: number, from?: number}} Place */

/**
 * A number with its text; without a value if it is not known.
 * @param {number | undefined} value @param {(value: number) => string} format @param {boolean} [known]
 * @returns {DisplayNumber}
 */
export const displayNumber = (value, format, known = true) =>
  known && value !== undefined ? { value, text: format(value) } : { value: null, text: TO_COME };

/** The operation whose values another one takes; undefined where it takes the inputs. @param {Operation} operation @param {Scope["stage"]} stage */
const before = ({ index }, { trace }) => trace.network.operations[index - 1];

/** A setting of an operation; where it has none of this name, the name itself. @param {Operation} operation @param {string} name */
export const settingOf = (operation, name) => String(operation[name] ?? name);

/** How many neurons an operation takes values from, and how many it gives values to. @param {Scope} scope @returns {[number, number]} */
export function sizesOf({ operation, stage }) {
  const { layers } = stage.trace.network;
  const { layer, edges } = operation;
  return /** @type {[number, number]} */ ([layers[edges ? layer - 1 : layer], layers[layer]]);
}

/**
 * What is found under a reference of an operation.
 * @param {Pick<Scope, "stage" | "operation">} scope @param {string} reference
 * @returns {{name: string, values: ArrayLike<number> | undefined, known: boolean, format: (value: number, digits?: number) => string}}
 */
function found({ operation, stage }, reference) {
  const { timeline, timeMs, trace } = stage;
  if (reference === "temperature")
    return { name: reference, values: [trace.temperature], known: true, format: (value) => String(value) };
  const name = reference === "input" ? operation.input : `${operation.name}.${reference}`;
  const parameter = trace.network.get(name);
  if (parameter) return { name, values: parameter, known: true, format: formatDrawn };
  // An array that no phase is said to make is known together with what the operation gives.
  const made = timeline.phases.some(({ makes }) => makes.includes(name)) ? name : operation.result;
  const format = name === "inputs" ? formatDrawn : formatComputed;
  return { name, values: trace.get(name), known: isKnown(timeline, timeMs, made), format };
}

/** Whether an array is known at the moment shown. @param {Scope} scope @param {string} reference */
export const isKnownNow = (scope, reference) => found(scope, reference).known;

/** Where in an array the number of a place is. @param {Scope} scope @param {string} reference @param {number} length @param {Place} place */
function indexIn(scope, reference, length, { neuron, from = 0 }) {
  if (length === 1) return 0;
  if (!scope.operation.edges) return neuron;
  if (reference === "input") return from;
  const [sizeIn, sizeOut] = sizesOf(scope);
  return length === sizeIn * sizeOut ? neuron * sizeIn + from : neuron;
}

/**
 * The value under a reference; undefined where neither the trace nor the explanation has it.
 * @param {Scope} scope @param {string} reference @param {Place} [place]
 */
export function valueAt(scope, reference, place = scope) {
  const { values } = found(scope, reference);
  if (values) return at(values, indexIn(scope, reference, values.length, place));
  return reference === "contributions" ? (explainedAt(scope, place) ?? strongestAt(scope, place)) : undefined;
}

/** What Python has said of the operation beyond the trace, by name. @param {Scope} scope @param {string} array */
export const explained = ({ explanation, operation }, array) => explanation?.[`${operation.name}.${array}`];

/** A contribution as Python has said it of one neuron, or of one input. @param {Scope} scope @param {Place} place */
const explainedAt = (scope, { neuron, from = 0 }) =>
  at(explained(scope, "contributions"), scope.explained === "input" ? neuron : from);

/** Of a layer with many edges a trace has only the strongest contributions. @param {Scope} scope @param {Place} place */
function strongestAt(scope, { neuron, from = 0 }) {
  const { operation, stage } = scope;
  const index = neuron * sizesOf(scope)[0] + from;
  const indices = stage.trace.get(`${operation.name}.strongestIndices`);
  return at(stage.trace.get(`${operation.name}.strongestValues`), indices ? indices.indexOf(index) : -1);
}

/**
 * The number under a reference, as a card shows it.
 * @param {Scope} scope @param {string} reference @param {Place} [place] @param {number} [digits] after the point, where the number needs them
 */
export function numberAt(scope, reference, place = scope, digits = undefined) {
  const { known, format } = found(scope, reference);
  const number = displayNumber(valueAt(scope, reference, place), (value) => format(value, digits), known);
  return { ...number, name: nameAt(scope, reference, place) };
}

/** The same as a percentage. @param {Scope} scope @param {string} reference @param {Place} [place] */
export const percentAt = (scope, reference, place = scope) => ({
  ...displayNumber(valueAt(scope, reference, place), formatPercent, isKnownNow(scope, reference)),
  name: nameAt(scope, reference, place),
});

/** What one number is called. @param {Scope} scope @param {string} reference @param {Place} place */
function nameAt(scope, reference, place) {
  const { name, values } = found(scope, reference);
  const [sizeIn, sizeOut] = sizesOf(scope);
  return numberName(name, indexIn(scope, reference, values?.length ?? sizeIn * sizeOut, place));
}

/**
 * A number and what a card will show of it: how many digits are needed shall not change while a pass computes.
 * @param {Scope} scope @param {string} reference @param {Place} [place] @param {number} [digits]
 */
export function writtenAt(scope, reference, place = scope, digits = undefined) {
  const value = valueAt(scope, reference, place);
  return value === undefined ? null : { value, text: found(scope, reference).format(value, digits) };
}

/** All numbers under a reference. @param {Scope} scope @param {string} reference */
export function numbersOf(scope, reference) {
  const { values = [], known, format, name } = found(scope, reference);
  return listOf(values).map((value, k) => ({ ...displayNumber(value, format, known), name: numberName(name, k) }));
}

/** What is fed into an input. @param {Scope["stage"]} stage @param {number} i */
export const inputAt = ({ timeline, timeMs, trace }, i) => ({
  ...displayNumber(at(trace.inputs, i), formatDrawn, isKnown(timeline, timeMs, "inputs")),
  name: numberName("inputs", i),
});

/** The largest of the numbers under a reference, and what a card will show of it. @param {Scope} scope @param {string} reference @param {number} digits */
export function largestWritten(scope, reference, digits) {
  const { values = [], format } = found(scope, reference);
  const value = Math.max(...listOf(values));
  return { value, text: format(value, digits) };
}

/** What the array under a reference is called. @param {Scope} scope @param {string} reference */
export function wordsFor({ operation, stage }, reference) {
  const { words } = stage;
  if (reference !== "input") return arrayWords(words, operation.kind, reference);
  const source = before(operation, stage) ?? { kind: "inputs", output: "inputs" };
  return arrayWords(words, source.kind, source.output);
}

/**
 * A number with its words.
 * @param {Scope} scope @param {string} reference @param {number} [digits]
 * @returns {NamedNumber}
 */
export const namedNumber = (scope, reference, digits) => ({
  ...wordsFor(scope, reference),
  number: numberAt(scope, reference, scope, digits),
});
