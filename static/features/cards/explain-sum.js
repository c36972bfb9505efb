// @ts-check
/** The rows of a neuron's sum, and of where an input goes. The numbers are Python's; only the bars are placed here. */

import { isKnown, UNKNOWN } from "../../core/known.js";
import { className, inputName, isolated } from "../../core/names.js";
import { formatComputed, formatDrawn } from "../../core/number-format.js";
import { listOf, times } from "../../core/times.js";

/**
 * @import { DisplayNumber, Explanation, Sum, Term } from "../../card-types.d.ts"
 * @import { OnStage, Trace } from "../../types.d.ts"
 */

/** A sum with more terms shows the strongest of them, and the total of the others. */
const MOST_TERMS = 16;
export const STRONGEST = 12;

/**
 * A number with its text; without a value if it is not known.
 * @param {number | undefined} value @param {(value: number) => string} format @param {boolean} [known]
 * @returns {DisplayNumber}
 */
export const displayNumber = (value, format, known = true) =>
  known && value !== undefined ? { value, text: format(value) } : { value: null, text: UNKNOWN };

/** @param {ArrayLike<number> | null | undefined} values @param {number} index */
export const at = (values, index) => /** @type {number | undefined} */ (values?.[index]);

/** What arrives at weight layer l. @param {Trace} trace @param {number} l */
export const arrivingAt = (trace, l) => (l === 0 ? trace.inputs : trace.activations[l - 1]);

/**
 * What arrives from neuron i, if it is known: inputs as they were drawn, activations as they were computed.
 * @param {OnStage & {trace: Trace}} stage @param {number} l weight layer @param {number} i
 */
export function arriving({ trace, phase }, l, i) {
  const known = l === 0 ? isKnown(phase, "inputs") : isKnown(phase, "activations", l - 1);
  return displayNumber(at(arrivingAt(trace, l), i), l === 0 ? formatDrawn : formatComputed, known);
}

/**
 * What the edge i→j delivers, from the reel or the explanation; undefined where neither has it.
 * @param {Trace} trace @param {number} l @param {number} i @param {number} j @param {Explanation | null} explanation of neuron j
 */
export function contributionOf(trace, l, i, j, explanation) {
  const index = j * /** @type {number} */ (trace.network.layers[l]) + i;
  const { indices, values } = /** @type {import("../../types.d.ts").Contributions} */ (trace.contributions[l]);
  if (!indices) return values[index];
  return at(explanation?.contributions, i) ?? at(values, indices.indexOf(index));
}

/**
 * The sum of neuron j behind weight layer l.
 * @param {OnStage & {trace: Trace}} stage @param {number} l @param {number} j @param {Explanation | null} explanation
 * @returns {Sum}
 */
export function sumOf(stage, l, j, explanation) {
  const { trace, phase, labels } = stage;
  const { layers, weights, biases } = trace.network;
  const sizeIn = /** @type {number} */ (layers[l]);
  const known = isKnown(phase, "contributions", l);
  /** @param {number} i @returns {Term} */
  const edge = (i) => ({
    kind: "edge",
    name: l === 0 ? isolated(inputName(labels, i)) : `neuron ${i + 1}`,
    target: { kind: "neuron", layer: l, neuron: i },
    weight: displayNumber(at(weights[l], j * sizeIn + i), formatDrawn),
    arriving: arriving(stage, l, i),
    adds: displayNumber(contributionOf(trace, l, i, j, explanation), formatComputed, known),
    bar: null,
  });
  const long = sizeIn > MOST_TERMS;
  const order = long ? strongest(trace, l, j, explanation) : times(sizeIn, (i) => i);
  const listed = long ? order.slice(0, STRONGEST) : order;
  const terms = listed.map(edge);
  const rest = displayNumber(at(explanation?.rests, listed.length), formatComputed, known);
  const more = `and ${grouped(sizeIn - listed.length)} more, together`;
  if (long) terms.push(row("rest", more, rest));
  terms.push(row("bias", "bias", displayNumber(at(biases[l], j), formatDrawn)));
  const z = displayNumber(at(trace.preActivations[l], j), formatComputed, isKnown(phase, "preActivations", l));
  const all = long && explanation?.order ? listOf(explanation.order).map(edge) : null;
  return { fromInputs: l === 0, count: sizeIn, all, ...waterfall([...terms, row("total", "z", z)]) };
}

/** The strongest terms: in Python's order, or else those that the reel has. @param {Trace} trace @param {number} l @param {number} j @param {Explanation | null} explanation */
function strongest(trace, l, j, explanation) {
  if (explanation?.order) return listOf(explanation.order);
  const sizeIn = /** @type {number} */ (trace.network.layers[l]);
  return times(sizeIn, (i) => ({ i, c: contributionOf(trace, l, i, j, null) }))
    .filter(({ c }) => c !== undefined)
    .sort((a, b) => Math.abs(b.c ?? 0) - Math.abs(a.c ?? 0))
    .map(({ i }) => i);
}

/**
 * Where input i goes: what each of its edges delivers, the strongest first.
 * @param {OnStage & {trace: Trace}} stage @param {number} i @param {Explanation | null} explanation
 * @returns {Sum}
 */
export function deliveriesOf(stage, i, explanation) {
  const { trace, phase, labels } = stage;
  const { layers, weights } = trace.network;
  const [sizeIn, sizeOut] = /** @type {[number, number]} */ (layers.slice(0, 2));
  const known = isKnown(phase, "contributions");
  /** @param {number} j */
  const delivered = (j) => at(explanation?.contributions, j) ?? contributionOf(trace, 0, i, j, null);
  /** @param {number} j @returns {Term} */
  const edge = (j) => ({
    kind: "edge",
    name: layers.length === 2 ? isolated(className(labels, j)) : `neuron ${j + 1}`,
    target: { kind: "neuron", layer: 1, neuron: j },
    weight: displayNumber(at(weights[0], j * sizeIn + i), formatDrawn),
    arriving: null,
    adds: displayNumber(delivered(j), formatComputed, known),
    bar: null,
  });
  const order = times(sizeOut, (j) => j)
    .filter((j) => delivered(j) !== undefined)
    .sort((a, b) => Math.abs(delivered(b) ?? 0) - Math.abs(delivered(a) ?? 0));
  const long = sizeOut > MOST_TERMS;
  const terms = order.slice(0, long ? STRONGEST : sizeOut).map(edge);
  const bars = sideBySide(terms);
  return { fromInputs: true, count: sizeOut, all: long && order.length === sizeOut ? order.map(edge) : null, ...bars };
}

/** A row that is no edge. @param {Term["kind"]} kind @param {string} name @param {DisplayNumber} adds @returns {Term} */
const row = (kind, name, adds) => ({ kind, name, target: null, weight: null, arriving: null, adds, bar: null });

/**
 * A waterfall: each bar begins where the previous one ends, and the last goes from zero to the total.
 * @param {Term[]} terms @returns {Pick<Sum, "terms" | "zero">}
 */
function waterfall(terms) {
  let end = 0;
  let whole = true;
  const spans = terms.map(({ kind, adds }) => {
    whole &&= adds.value !== null;
    const start = kind === "total" ? 0 : end;
    end = start + (adds.value ?? 0);
    return whole ? { start, end } : null;
  });
  return scaled(terms, spans);
}

/** Bars that all begin at zero. @param {Term[]} terms @returns {Pick<Sum, "terms" | "zero">} */
const sideBySide = (terms) =>
  scaled(
    terms,
    terms.map(({ adds }) => (adds.value === null ? null : { start: 0, end: adds.value })),
  );

/** @param {Term[]} terms @param {(Term["bar"])[]} spans in units of z @returns {Pick<Sum, "terms" | "zero">} */
function scaled(terms, spans) {
  const reached = spans.flatMap((span) => (span ? [span.start, span.end] : []));
  const low = Math.min(0, ...reached);
  const range = Math.max(0, ...reached) - low || 1;
  /** @param {number} value */
  const place = (value) => (value - low) / range;
  const bars = spans.map((span) => span && { start: place(span.start), end: place(span.end) });
  return { terms: terms.map((term, k) => ({ ...term, bar: bars[k] ?? null })), zero: place(0) };
}

/** A whole number with commas. @param {number} count */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
