// @ts-check
/** What is pointed at, with its numbers, in the line under the stage. */

import { findEdge } from "../core/edges.js";
import { isKnown, UNKNOWN } from "../core/known.js";
import { neuronName } from "../core/names.js";
import { formatComputed, formatDrawn, formatPercent } from "../core/number-format.js";
import { make } from "./elements.js";

/** @import { Edges, Labels, Target, Trace } from "../types.d.ts" */

/** @typedef {readonly [label: string, value: number | null][]} Facts values are Python's; null where nothing has been computed yet */

/**
 * What the pointer is on, with its numbers.
 * @param {Exclude<Target, null>} target @param {Trace | null} trace @param {readonly number[]} layers
 * @param {readonly Edges[]} edges those that are shown @param {Labels} labels
 * @param {number} phase what has been computed
 * @returns {[name: string, facts: Facts]}
 */
export function targetFacts(target, trace, layers, edges, labels, phase) {
  const last = layers.length - 1;
  /** @param {number} l @param {number} j */
  const neuron = (l, j) => neuronName(layers, labels, l, j);
  /** @param {import("../core/known.js").Quantity} quantity @param {number} l @param {number} value */
  const known = (quantity, l, value) => (isKnown(phase, quantity, l) ? value : null);
  if (target.kind === "neuron") {
    const { layer: l, neuron: j } = target;
    const name = (l === 0 ? "input " : "") + neuron(l, j);
    if (!trace) return [name, []];
    if (l === 0) return [name, [["value", known("inputs", 0, at(trace.inputs, j))]]];
    const bias = at(trace.network.biases[l - 1], j);
    const sum = known("preActivations", l - 1, at(trace.preActivations[l - 1], j));
    if (l === last) return [name, [["bias", bias], ["logit", sum], ["probability", known("probabilities", l - 1, at(trace.probabilities, j))]]]; // prettier-ignore
    return [name, [["bias", bias], ["sum z", sum], ["activation", known("activations", l - 1, at(trace.activations[l - 1], j))]]]; // prettier-ignore
  }
  const { layer: l, from, to } = target;
  const name = `edge ${neuron(l, from)} → ${neuron(l + 1, to)}`;
  if (!trace) return [name, []];
  const shown = /** @type {Edges} */ (edges[l]);
  const k = findEdge(shown, from, to);
  const contribution = known("contributions", l, at(shown.amount, k));
  const activation =
    l === 0
      ? known("inputs", 0, at(trace.inputs, from))
      : known("activations", l - 1, at(trace.activations[l - 1], from));
  return [name, [["weight", at(shown.parameter, k)], [l === 0 ? "× input" : "× activation", activation], ["= contribution", contribution]]]; // prettier-ignore
}

/** @param {Float64Array | undefined} values @param {number} index */
const at = (values, index) => /** @type {number} */ (values?.[index]);

/** What was drawn keeps its own decimals. @type {Record<string, (value: number) => string>} */
const FORMATS = {
  value: formatDrawn,
  bias: formatDrawn,
  weight: formatDrawn,
  "× input": formatDrawn,
  probability: formatPercent,
};

/**
 * Writes a name and facts as text and `<data>`, whose value is the whole float64, or nothing where nothing is known yet.
 * @param {HTMLElement} into @param {string} name @param {Facts} facts
 */
export function writeFacts(into, name, facts) {
  const title = make("b");
  title.textContent = name;
  into.replaceChildren(title);
  for (const [label, value] of facts) {
    const data = make("data");
    data.className = "value";
    data.value = String(value ?? "");
    data.textContent = value === null ? UNKNOWN : (FORMATS[label] ?? formatComputed)(value);
    into.append(` · ${label} `, data);
  }
}
