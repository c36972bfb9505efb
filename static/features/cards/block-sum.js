// @ts-check
/** The rows of a neuron's sum, and of where an input goes. The numbers are Python's; only the bars are placed here. */

import { at } from "../../core/at.js";
import { nameInLayer } from "../../core/names.js";
import { formatComputed } from "../../core/number-format.js";
import { listOf, times } from "../../core/times.js";
import { displayNumber, explained, isKnownNow, numberAt, sizesOf, valueAt, wordsFor } from "./references.js";

/** @import { DeliveriesBlock, DeliveriesSection, DisplayNumber, Rows, Scope, SumBlock, SumSection, Term } from "../../card-types.d.ts" */

/** A sum with more terms shows the strongest of them, and the total of the others. */
const MOST_TERMS = 16;
const STRONGEST = 12;

/**
 * The sum of a neuron.
 * @param {SumBlock} block @param {Scope} scope
 * @returns {SumSection}
 */
export function sumOf(block, scope) {
  const { neuron } = scope;
  const [sizeIn] = sizesOf(scope);
  const ranked = explained(scope, "order");
  /** @param {number} from */
  const edge = (from) => edgeRow(scope, block.terms, block.factors, { neuron, from });
  const long = sizeIn > MOST_TERMS;
  const order = long ? strongest(scope, block.terms) : times(sizeIn, (i) => i);
  const listed = long ? order.slice(0, STRONGEST) : order;
  const terms = listed.map(edge);
  const rest = displayNumber(
    at(explained(scope, "tailSums"), listed.length),
    formatComputed,
    isKnownNow(scope, block.terms),
  );
  const more = `and ${grouped(sizeIn - listed.length)} more, together`;
  if (long) terms.push(row("rest", more, rest));
  const plus = wordsFor(scope, block.plus);
  const total = wordsFor(scope, block.total);
  terms.push(row("bias", plus.name, numberAt(scope, block.plus)));
  terms.push(row("total", total.symbol, numberAt(scope, block.total)));
  const all = long && ranked ? listOf(ranked).map(edge) : null;
  const next = scope.stage.trace.network.operations[scope.operation.index + 1];
  return {
    block: "sum",
    arriving: wordsFor(scope, block.factors[1]),
    weight: wordsFor(scope, block.factors[0]),
    ...{ plus, total, calledThen: scope.stage.words[next?.kind ?? ""]?.input ?? "" },
    ...{ count: sizeIn, all, complete: !long || all !== null },
    ...waterfall(terms),
  };
}

/**
 * Where an input goes: what each of its edges delivers, the strongest first.
 * @param {DeliveriesBlock} block @param {Scope} scope
 * @returns {DeliveriesSection}
 */
export function deliveriesOf({ factors: [weight], value }, scope) {
  const { from } = scope;
  const [, count] = sizesOf(scope);
  /** @param {number} neuron */
  const delivered = (neuron) => valueAt(scope, value, { neuron, from });
  /** @param {number} neuron */
  const edge = (neuron) => edgeRow(scope, value, [weight], { neuron, from });
  const order = byStrength(times(count, (j) => j), delivered); // prettier-ignore
  const long = count > MOST_TERMS;
  const terms = order.slice(0, long ? STRONGEST : count).map(edge);
  const all = long && order.length === count ? order.map(edge) : null;
  const complete = terms.length >= Math.min(count, STRONGEST);
  return { block: "deliveries", count, all, complete, ...sideBySide(terms) };
}

/**
 * The row of one edge, named by its other end.
 * @param {Scope} scope @param {string} terms @param {readonly string[]} factors with the second one, the edge is one of a neuron's own
 * @param {import("./references.js").Place} place
 * @returns {Term}
 */
function edgeRow(scope, terms, [weight = "", arriving], place) {
  const { operation, stage } = scope;
  const [layer, neuron] = arriving ? [operation.layer - 1, place.from ?? 0] : [operation.layer, place.neuron];
  return {
    kind: "edge",
    name: nameInLayer(stage.trace.network.layers, stage.labels, layer, neuron),
    target: { kind: "neuron", layer, neuron },
    weight: numberAt(scope, weight, place),
    arriving: arriving ? numberAt(scope, arriving, place) : null,
    adds: numberAt(scope, terms, place),
    bar: null,
  };
}

/** The strongest terms of a sum: in Python's order, or else those that the reel has. @param {Scope} scope @param {string} terms */
function strongest(scope, terms) {
  const { neuron } = scope;
  const ranked = explained(scope, "order");
  if (ranked) return listOf(ranked);
  const [sizeIn] = sizesOf(scope);
  return byStrength(times(sizeIn, (i) => i), (from) => valueAt({ ...scope, explanation: null }, terms, { neuron, from })); // prettier-ignore
}

/** Those that have a value, the largest magnitude first. @param {number[]} indices @param {(index: number) => number | undefined} valueOf */
const byStrength = (indices, valueOf) =>
  indices
    .map((index) => ({ index, value: valueOf(index) }))
    .filter(({ value }) => value !== undefined)
    .sort((a, b) => Math.abs(b.value ?? 0) - Math.abs(a.value ?? 0))
    .map(({ index }) => index);

/** A row that is no edge. @param {Term["kind"]} kind @param {string} name @param {DisplayNumber} adds @returns {Term} */
const row = (kind, name, adds) => ({ kind, name, target: null, weight: null, arriving: null, adds, bar: null });

/**
 * A waterfall: each bar begins where the previous one ends, and the last goes from zero to the total.
 * @param {Term[]} terms @returns {Pick<Rows, "terms" | "zero">}
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

/** Bars that all begin at zero. @param {Term[]} terms @returns {Pick<Rows, "terms" | "zero">} */
const sideBySide = (terms) =>
  scaled(
    terms,
    terms.map(({ adds }) => (adds.value === null ? null : { start: 0, end: adds.value })),
  );

/** @param {Term[]} terms @param {(Term["bar"])[]} spans in units of z @returns {Pick<Rows, "terms" | "zero">} */
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
