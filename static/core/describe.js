// @ts-check
/** What a picture shows, in words: its description for those who cannot see it, its title, its alternative text. */

import { className, isolated } from "./names.js";
import { formatPercent } from "./number-format.js";

/** @import { Labels, Trace } from "../types.d.ts" */

/** The outputs in words; of many classes only the likeliest three. @param {Trace} trace @param {Labels} labels */
export function describeOutputs(trace, labels) {
  const ranked = [...trace.outputs].map((p, k) => ({ p, k })).sort((a, b) => b.p - a.p);
  const listed = ranked.length > 4 ? ranked.slice(0, 3) : ranked.sort((a, b) => a.k - b.k);
  return listed.map(({ p, k }) => `${isolated(className(labels, k))} ${formatPercent(p)}`).join(", ");
}

/**
 * The picture's description.
 * @param {readonly number[]} layers @param {Trace | null} trace @param {Labels} labels
 * @param {boolean} [computed] whether the percentages are known at the moment shown
 */
export function describe(layers, trace, labels, computed = true) {
  const network = `Neural network with layers of ${layers.join(", ")} neurons`;
  if (!trace) return `${network}. Its numbers are not there yet.`;
  const outputs = computed ? describeOutputs(trace, labels) : "not computed yet at this moment of the pass";
  const from = trace.seed === undefined ? "" : `seed ${trace.seed}, `;
  return `${network}, ${from}${trace.drawnInputs ? `sample ${trace.sample}` : "given inputs"}. Outputs: ${outputs}.`;
}
