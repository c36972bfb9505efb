// @ts-check
/** The arrays of a pass in words: what their numbers are called, how they are written, and when they are known. */

import { layerName } from "./names.js";
import { fullName, knownFrom } from "./phases.js";
import { formatComputed, formatDrawn, formatPercent } from "./number-format.js";

/** @import { OnStage, Phase, TimedOperation, Timeline, Trace } from "../types.d.ts" */

/** @typedef {Pick<OnStage, "timeline" | "timeMs" | "trace" | "words">} Moment */

/**
 * One array of an operation. `word` names one of its numbers, `takenAs` is what the next operation calls it, if it does.
 * @typedef {{name: string, word: string, takenAs: string | undefined, format: (value: number) => string, isParameter: boolean, fromMs: number, values: ArrayLike<number> | undefined}} NamedArray
 */

/** The operations that give values to a layer of neurons. @param {Timeline} timeline @param {number} layer */
export const operationsAt = ({ operations }, layer) => operations.filter((operation) => operation.layer === layer);

/** Whether the numbers of a kind of operations come from a function that the reader has edited: then no formula holds. @param {Trace} trace @param {string} kind */
export const isEdited = ({ source, network: { cards } }, kind) => source === "edited" && Object.hasOwn(cards, kind);

/** The operation whose edges enter a layer of neurons; none enters the inputs. @param {Timeline} timeline @param {number} layer */
export const edgesInto = ({ phases, layers }, layer) => phases[layers[layer]?.travel ?? -1]?.operation;

/**
 * One array of an operation.
 * @param {Moment} moment @param {TimedOperation} operation @param {string} [array] its output unless given
 * @returns {NamedArray}
 */
export function namedArray({ timeline, trace, words }, operation, array = operation.output) {
  const { kind, layer, output } = operation;
  const name = fullName(operation.name, array);
  const { arrays = {}, percentages = [] } = words[kind] ?? {};
  const next = timeline.operations[timeline.operations.indexOf(operation) + 1];
  const fromMs = knownFrom(timeline, name);
  const isParameter = fromMs === 0;
  const isDrawn = isParameter || kind === "inputs";
  return {
    ...{ name, fromMs, isParameter },
    word: arrays[array] ?? array,
    takenAs: array === output && next?.layer === layer ? words[next.kind]?.input : undefined,
    format: percentages.includes(array) ? formatPercent : isDrawn ? formatDrawn : formatComputed,
    values: (isParameter ? trace?.network : trace)?.get(name),
  };
}

/** What an operation takes: the output of the one before it. @param {Moment} moment @param {TimedOperation} operation */
export const takenBy = (moment, operation) =>
  namedArray(moment, /** @type {TimedOperation} */ (moment.timeline.operations[moment.timeline.operations.indexOf(operation) - 1])); // prettier-ignore

/**
 * The arrays with a number for each neuron of a layer, in the order in which they are computed.
 * @param {Moment} moment @param {number} layer
 */
export const arraysAt = (moment, layer) =>
  operationsAt(moment.timeline, layer).flatMap((operation) =>
    (moment.words[operation.kind]?.columns ?? [operation.output]).map((array) => namedArray(moment, operation, array)),
  );

/** A layer as the subject of a sentence. @param {number} l @param {number} count @example layerSubject(1, 4) // "hidden layer 1" */
function layerSubject(l, count) {
  if (l === 0) return "the sample";
  if (l === count - 1) return "the output layer";
  return layerName(l, count)
    .replace(/^hidden$/, "the hidden layer")
    .replace(/^hidden /, "hidden layer ");
}

/**
 * When something comes that is not known yet.
 * @param {Pick<Moment, "timeline" | "words">} moment @param {readonly Phase[]} phases of one operation, which it waits for
 * @example comesWhen(moment, [weigh, sum]) // "comes when hidden layer 1 weighs and sums"
 */
export function comesWhen({ timeline, words }, phases) {
  const last = /** @type {Phase} */ (phases.at(-1));
  const verbs = phases.map(({ operation, name }) => words[operation.kind]?.comes?.[name]);
  return verbs.every(Boolean)
    ? `comes when ${layerSubject(last.layer, timeline.layers.length)} ${verbs.join(" and ")}`
    : `comes with ${last.operation.kind}`;
}

/** The phase that makes an array; undefined for a parameter, which is always known. @param {Timeline} timeline @param {string} array its full name */
export const makerOf = ({ phases }, array) => phases.find(({ makes }) => makes.includes(array));
