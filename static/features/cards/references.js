// @ts-check
/**
 * Where what a card refers to becomes a number: its value, whether it is known at the moment shown, and its digits.
 * A reference is the name of an array or parameter of the operation, "input" for what the operation takes, or an option
 * of the run.
 */

import { formatComputed, formatDrawn, formatPercent, UNKNOWN } from "../../core/number-format.js";
import { isKnown } from "../../core/phases.js";
import { listOf } from "../../core/times.js";
import { arrayWords } from "./card-words.js";

/**
 * @import { CardModel, DisplayNumber, NamedNumber, Scope } from "../../card-types.d.ts"
 * @import { Operation } from "../../types.d.ts"
 */

/** Which neuron's number is meant, and of an edge, from which neuron it comes. @typedef {{neuron: number, from?: number}} Place */

/**
 * A number with its text; without a value if it is not known.
 * @param {number | undefined} value @param {(value: number) => string} format @param {boolean} [known]
 * @returns {DisplayNumber}
 */
export const displayNumber = (value, format, known = true) =>
  known && value !== undefined ? { value, text: format(value) } : { value: null, text: UNKNOWN };

/** @param {ArrayLike<number> | null | undefined} values @param {number} index */
export const at = (values, index) => /** @type {number | undefined} */ (values?.[index]);

/** The operation that comes before another; undefined for the first. @param {CardModel} model @param {Operation} operation */
const before = ({ operations }, operation) => operations[operations.indexOf(operation) - 1];

/** Whether an operation leads along edges to a new layer of neurons. @param {CardModel} model @param {Operation} operation */
export const hasEdges = (model, operation) => operation.layer > (before(model, operation)?.layer ?? 0);

/** How many neurons an operation takes values from, and how many it gives values to. @param {Scope} scope @returns {[number, number]} */
export function sizesOf({ model, operation }) {
  const { layers } = model;
  const to = operation.layer;
  return /** @type {[number, number]} */ ([layers[hasEdges(model, operation) ? to - 1 : to], layers[to]]);
}

/**
 * What is found under a reference of an operation.
 * @param {Pick<Scope, "model" | "stage">} pass @param {Operation} operation @param {string} reference
 * @returns {{values: ArrayLike<number> | undefined, known: boolean, format: (value: number) => string}}
 */
function found({ model, stage }, operation, reference) {
  const { timeline, timeMs, trace } = stage;
  if (reference === "input") {
    const source = before(model, operation);
    if (source) return found({ model, stage }, source, source.output);
    return { values: model.array("inputs"), known: isKnown(timeline, timeMs, "inputs"), format: formatDrawn };
  }
  if (reference === "temperature") return { values: [trace.temperature], known: true, format: String };
  const parameter = model.parameter(`${operation.name}.${reference}`);
  if (parameter) return { values: parameter, known: true, format: formatDrawn };
  const name = `${operation.name}.${reference}`;
  return { values: model.array(name), known: isKnown(timeline, timeMs, name), format: formatComputed };
}

/** Whether an array is known at the moment shown. @param {Scope} scope @param {string} reference */
export const isKnownNow = (scope, reference) => found(scope, scope.operation, reference).known;

/** Where in an array the number of a place is. @param {Scope} scope @param {string} reference @param {number} length @param {Place} place */
function indexIn(scope, reference, length, { neuron, from = 0 }) {
  if (length === 1) return 0;
  if (!hasEdges(scope.model, scope.operation)) return neuron;
  if (reference === "input") return from;
  const [sizeIn, sizeOut] = sizesOf(scope);
  return length === sizeIn * sizeOut ? neuron * sizeIn + from : neuron;
}

/**
 * The value under a reference; undefined where neither the trace nor the explanation has it.
 * @param {Scope} scope @param {string} reference @param {Place} [place]
 */
export function valueAt(scope, reference, place = scope) {
  const { values } = found(scope, scope.operation, reference);
  if (values) return at(values, indexIn(scope, reference, values.length, place));
  return reference === "contributions" ? (explainedAt(scope, place) ?? strongestAt(scope, place)) : undefined;
}

/** A contribution as Python has told it of one neuron, or of one input. @param {Scope} scope @param {Place} place */
const explainedAt = ({ explanation, explained }, { neuron, from = 0 }) =>
  at(explanation?.contributions, explained === "input" ? neuron : from);

/** Of a layer with many edges a trace has only the strongest contributions. @param {Scope} scope @param {Place} place */
function strongestAt(scope, { neuron, from = 0 }) {
  const { model, operation } = scope;
  const index = neuron * sizesOf(scope)[0] + from;
  const indices = model.array(`${operation.name}.strongestIndices`);
  return at(model.array(`${operation.name}.strongestValues`), indices ? indices.indexOf(index) : -1);
}

/**
 * The number under a reference, as a card shows it.
 * @param {Scope} scope @param {string} reference @param {Place} [place] @param {boolean} [percent]
 */
export function numberAt(scope, reference, place = scope, percent = false) {
  const { known, format } = found(scope, scope.operation, reference);
  return displayNumber(valueAt(scope, reference, place), percent ? formatPercent : format, known);
}

/** All numbers under a reference. @param {Scope} scope @param {string} reference */
export function numbersOf(scope, reference) {
  const { values = [], known, format } = found(scope, scope.operation, reference);
  return listOf(values).map((value) => displayNumber(value, format, known));
}

/** What is fed into an input. @param {Pick<Scope, "model" | "stage">} pass @param {number} i */
export function inputAt({ model, stage }, i) {
  return displayNumber(at(model.array("inputs"), i), formatDrawn, isKnown(stage.timeline, stage.timeMs, "inputs"));
}

/** The largest of the numbers under a reference. @param {Scope} scope @param {string} reference */
export function largestOf(scope, reference) {
  const { values = [], known, format } = found(scope, scope.operation, reference);
  return displayNumber(Math.max(...listOf(values)), format, known);
}

/** What the array under a reference is called. @param {Scope} scope @param {string} reference */
export function wordsFor({ model, operation, stage }, reference) {
  const { words } = stage;
  if (reference !== "input") return arrayWords(words, operation.kind, reference);
  const source = before(model, operation) ?? { kind: "inputs", output: "inputs" };
  return arrayWords(words, source.kind, source.output);
}

/**
 * A number with its words.
 * @param {Scope} scope @param {string} reference @param {Place} [place]
 * @returns {NamedNumber}
 */
export const namedNumber = (scope, reference, place = scope) => ({
  ...wordsFor(scope, reference),
  number: numberAt(scope, reference, place),
});
