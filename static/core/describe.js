// @ts-check
/** What a picture shows, in words: its description for those who cannot see it, its title, its alternative text. */

import { outputOf } from "./model.js";
import { className, isolated, labelsFor } from "./names.js";
import { formatPercent, formatValue } from "./number-format.js";

/** @import { Labels, Trace } from "../types.d.ts" */

/** The outputs in words; of many only the three largest. @param {Trace} trace @param {Labels} labels */
export function describeOutputs(trace, labels) {
  const { network } = trace;
  const names = labelsFor(labels, network);
  const format = network.output === "linear" ? formatValue : formatPercent;
  const ranked = answersOf(trace).map((value, k) => ({ value, k }));
  if (ranked.length > 4) ranked.sort((a, b) => b.value - a.value).splice(3);
  return ranked.map(({ value, k }) => `${isolated(className(names, k))} ${format(value)}`).join(", ");
}

/** The outputs; of a single sigmoid, the probabilities of both answers. @param {Trace} trace @returns {number[]} */
function answersOf({ network, outputs, get }) {
  const isOne = network.output === "sigmoid" && outputs.length === 1;
  return [...outputs, ...((isOne && get(`${outputOf(network).name}.complements`)) || [])];
}

/**
 * The picture's description.
 * @param {readonly number[]} layers @param {Trace | null} trace @param {Labels} labels
 * @param {boolean} [computed] whether the percentages are known at the moment shown
 * @param {Trace | null} [previous] whose percentages are still shown while these are not known
 */
export function describe(layers, trace, labels, computed = true, previous = null) {
  const title = labels.title ? `${isolated(labels.title)}: ` : "";
  const network = `${title}Neural network with layers of ${layers.join(", ")} neurons`;
  if (!trace) return `${network}. Its numbers are not there yet.`;
  const outputs = computed ? describeOutputs(trace, labels) : "not computed yet at this moment of the pass";
  const before = previous && !computed ? ` Previous sample: ${describeOutputs(previous, labels)}.` : "";
  const from = trace.seed === undefined ? "" : `seed ${trace.seed}, `;
  return `${network}, ${from}${trace.drawnInputs ? `sample ${trace.sample}` : "given inputs"}. Outputs: ${outputs}.${before}`;
}
