// @ts-check
/** What is pointed at, with its numbers, in the line under the stage. */

import { at } from "../core/at.js";
import { findEdge } from "../core/edges.js";
import { neuronName } from "../core/names.js";
import { HIDDEN, isHidden, numberName } from "../core/hidden.js";
import { arraysAt, edgesInto, isEdited, namedArray, operationsAt, takenBy } from "../core/words.js";
import { make } from "./elements.js";

/** @import { Edges, Labels, NetworkPart, OnStage, Trace } from "../types.d.ts" */

/** @typedef {Pick<OnStage, "timeline" | "timeMs" | "words" | "edges" | "revealed">} Moment */

/** @typedef {readonly [label: string, value: number | null, format: (value: number) => string, hidden?: string][]} Facts values are Python's; null where nothing has been computed yet; `hidden` names a number that is hidden */

/**
 * What the pointer is on, with its numbers.
 * @param {NetworkPart} target @param {Trace | null} trace @param {readonly number[]} layers @param {Labels} labels
 * @param {Moment} moment whose edges are those that are shown
 * @returns {[name: string, facts: Facts]}
 */
export function targetFacts(target, trace, layers, labels, moment) {
  const { timeline, timeMs, revealed } = moment;
  const now = { ...moment, trace };
  /** @param {number} l @param {number} j */
  const neuron = (l, j) => neuronName(layers, labels, l, j);
  /** @param {string} label @param {import("../core/words.js").NamedArray} array @param {number} index @param {number} [whole] its index among all edges @returns {Facts[number]} */
  const fact = (label, { name, values, format, fromMs }, index, whole = index) => {
    if (timeMs < fromMs) return [label, null, format];
    const hidden = isHidden(revealed, name, whole);
    return hidden ? [label, null, format, numberName(name, whole)] : [label, at(values, index), format];
  };
  if (target.kind === "neuron") {
    const { layer: l, neuron: j } = target;
    const name = (l === 0 ? "input " : "") + neuron(l, j);
    if (!trace) return [name, []];
    // What an operation was given, and its answer; the steps between are on the card.
    const answers = operationsAt(timeline, l).map((operation) => namedArray(now, operation).name);
    const arrays = arraysAt(now, l).filter((array) => array.isParameter || answers.includes(array.name));
    return [name, arrays.map((array) => fact(array.takenAs ?? array.word, array, j))];
  }
  const { layer: l, from, to } = target;
  const name = `edge ${neuron(l, from)} → ${neuron(l + 1, to)}`;
  const operation = edgesInto(timeline, l + 1);
  if (!trace || !operation) return [name, []];
  const shown = /** @type {Edges} */ (moment.edges[l]);
  const k = findEdge(shown, from, to);
  const whole = to * /** @type {number} */ (layers[l]) + from;
  const [times, equals] = isEdited(trace, operation.kind) ? ["", ""] : ["× ", "= "];
  const contributions = { ...namedArray(now, operation, "contributions"), values: shown.amount };
  return [
    name,
    [
      fact("weight", { ...namedArray(now, operation, "weights"), values: shown.parameter }, k, whole),
      fact(`${times}${l === 0 ? "input" : "activation"}`, takenBy(now, operation), from),
      fact(`${equals}contribution`, contributions, k, whole),
    ],
  ];
}

/**
 * Writes a name and the facts that are known as text and `<data>`, whose value is the whole float64.
 * @param {HTMLElement} into @param {string} name @param {Facts} facts
 */
export function writeFacts(into, name, facts) {
  const title = make("b");
  title.textContent = name;
  into.replaceChildren(title);
  for (const [label, value, format, hidden] of facts) {
    if (value === null && !hidden) continue;
    const data = make("data");
    data.className = "value";
    data.value = String(value ?? "");
    data.textContent = value === null ? HIDDEN : format(value);
    if (hidden) data.dataset.hidden = hidden;
    into.append(` · ${label} `, data);
  }
}
