// @ts-check
/** The rows of a neuron's sum, and of where an input goes. The numbers are Python's; only the bars are placed here. */

import { at } from "../../core/at.js";
import { nameInLayer } from "../../core/names.js";
import { formatComputed } from "../../core/number-format.js";
import { listOf, times } from "../../core/times.js";
import { comesOut, DIGITS_TRIED, fewestMisses, marked, PAIRS_TRIED, read } from "../../core/closing-digits.js";
import { displayNumber, explained, isKnownNow, numberAt, sizesOf, valueAt, wordsFor, writtenAt } from "./references.js";

/** @import { Place } from "./references.js" */
/** @import { DeliveriesBlock, DeliveriesSection, DisplayNumber, Rows, Scope, SumBlock, SumSection, Term } from "../../card-types.d.ts" */

/** A sum with more terms shows the strongest of them, and the total of the others. */
const MOST_TERMS = 16;
const STRONGEST = 12;
/** How many digits a total may have. */
const TOTALS_TRIED = [4, 3];

/**
 * The sum of a neuron.
 * @param {SumBlock} block @param {Scope} scope
 * @returns {SumSection}
 */
export function sumOf(block, scope) {
  const { neuron } = scope;
  const [sizeIn] = sizesOf(scope);
  const ranked = explained(scope, "order");
  const long = sizeIn > MOST_TERMS;
  const order = long ? strongest(scope, block.terms) : times(sizeIn, (i) => i);
  const listed = long ? order.slice(0, STRONGEST) : order;
  const tail = at(explained(scope, "tailSums"), listed.length);
  const places = listed.map((from) => ({ neuron, from }));
  const { digits, last, closes } = digitsOfSum(block, scope, places, long ? tail : 0);
  /** @param {number} from */
  const edge = (from) => edgeRow(scope, block.terms, block.factors, { neuron, from }, digits);
  const terms = listed.map(edge);
  const rest = displayNumber(tail, (value) => formatComputed(value, digits[0]), isKnownNow(scope, block.terms));
  const more = `and ${grouped(sizeIn - listed.length)} more, together`;
  if (long) terms.push(row("rest", more, rest));
  const plus = wordsFor(scope, block.plus);
  const total = wordsFor(scope, block.total);
  terms.push(row("bias", plus.name, numberAt(scope, block.plus, scope, digits[0])));
  terms.push(row("total", total.symbol, marked(numberAt(scope, block.total, scope, last), closes)));
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
export function deliveriesOf({ factors: [weight, arriving], value }, scope) {
  const { from } = scope;
  const [, count] = sizesOf(scope);
  /** @param {number} neuron */
  const delivered = (neuron) => valueAt(scope, value, { neuron, from });
  const order = byStrength(times(count, (j) => j), delivered); // prettier-ignore
  const long = count > MOST_TERMS;
  const listed = order.slice(0, long ? STRONGEST : count);
  const places = listed.map((neuron) => ({ neuron, from }));
  // The input stands above with the digits that its edges need.
  const digits = fewestMisses(PAIRS_TRIED, (tried) => missesOf(scope, value, [weight, arriving], places, tried));
  /** @param {number} neuron */
  const edge = (neuron) => ({ ...edgeRow(scope, value, [weight, arriving], { neuron, from }, digits), ...otherEnd(scope, neuron), arriving: null }); // prettier-ignore
  const terms = listed.map(edge);
  const all = long && order.length === count ? order.map(edge) : null;
  const complete = terms.length >= Math.min(count, STRONGEST);
  const given = numberAt(scope, arriving, scope, digits[1]);
  return { block: "deliveries", arriving: given, count, all, complete, ...sideBySide(terms) };
}

/**
 * The digits of the terms of a sum and of their factors, those of its total, and whether the total comes out: with three
 * digits where it does not with four.
 * @param {SumBlock} block @param {Scope} scope @param {readonly Place[]} places of the edges shown @param {number | undefined} tail what the others add: without it nothing is claimed
 * @returns {{digits: [number, number], last: number, closes: boolean}}
 */
function digitsOfSum({ terms, factors, plus, total }, scope, places, tail) {
  const tried = TOTALS_TRIED.map((last) => {
    /** @param {number} own */
    const closes = (own) => {
      if (tail === undefined) return true;
      const added = [writtenAt(scope, plus, scope, own), ...places.map((of) => writtenAt(scope, terms, of, own))];
      const texts = [...added.map((number) => number?.text ?? "0"), formatComputed(tail, own)];
      return comesOut(texts.reduce((sum, text) => sum + read(text), 0), writtenAt(scope, total, scope, last)?.text ?? ""); // prettier-ignore
    };
    const closing = new Map(DIGITS_TRIED.map((own) => [own, closes(own)]));
    /** @param {[number, number]} pair */
    const misses = (pair) => missesOf(scope, terms, factors, places, pair) + Number(!closing.get(pair[0]));
    const digits = fewestMisses(PAIRS_TRIED, misses);
    return { digits, last, closes: closing.get(digits[0]) === true, misses: misses(digits) };
  });
  return fewestMisses(tried, ({ misses }) => misses);
}

/**
 * How many products do not come out with so many digits.
 * @param {Scope} scope @param {string} terms @param {readonly [string, string]} factors @param {readonly Place[]} places @param {[number, number]} digits
 */
const missesOf = (scope, terms, factors, places, digits) =>
  places.filter((place) => !productCloses(scope, terms, factors, place, digits)).length;

/**
 * Whether a product comes out from its factors as they are written; one that is not there yet is no miss.
 * @param {Scope} scope @param {string} product @param {readonly [string, string]} factors @param {Place} place @param {[number, number]} digits of the product, and of the factors
 */
export function productCloses(scope, product, factors, place, [own, from]) {
  const [result, one, other] = [product, ...factors].map((of, k) => writtenAt(scope, of, place, k ? from : own));
  return !result || !one || !other || comesOut(read(one.text) * read(other.text), result.text);
}

/**
 * The row of one edge, named by the neuron that it comes from.
 * @param {Scope} scope @param {string} terms @param {readonly [string, string]} factors @param {Place} place @param {[number, number]} digits of the product, and of the factors
 * @returns {Term}
 */
function edgeRow(scope, terms, factors, place, digits) {
  const { operation, stage } = scope;
  const [layer, neuron] = [operation.layer - 1, place.from ?? 0];
  const [own, from] = digits;
  return {
    kind: "edge",
    name: nameInLayer(stage.trace.network.layers, stage.labels, layer, neuron),
    target: { kind: "neuron", layer, neuron },
    weight: numberAt(scope, factors[0], place, from),
    arriving: numberAt(scope, factors[1], place, from),
    adds: marked(numberAt(scope, terms, place, own), productCloses(scope, terms, factors, place, digits)),
    bar: null,
  };
}

/** What a row says of the neuron that an edge leads to. @param {Scope} scope @param {number} neuron @returns {Pick<Term, "name" | "target">} */
const otherEnd = ({ operation: { layer }, stage }, neuron) => ({
  name: nameInLayer(stage.trace.network.layers, stage.labels, layer, neuron),
  target: { kind: "neuron", layer, neuron },
});

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
