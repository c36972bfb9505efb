// @ts-check
/**
 * What a card says of one step of learning: how the loss changes with a number, term by term, and how its weight moves. All
 * numbers are Python's.
 */

import { operationsAt, withEdges } from "../../core/model.js";
import { nameInLayer } from "../../core/names.js";
import { listOf } from "../../core/times.js";
import { html } from "../../ui/markup.js";
import { lossTerm } from "./loss-lines.js";
import { equals, line, seen, shown, signed } from "./plugged.js";

/**
 * @import { NetworkPart, OnStage, Trace } from "../../types.d.ts"
 * @import { StepFilm } from "./training-types.d.ts"
 */

/** A step, and the pass on stage. @typedef {{film: StepFilm, trace: Trace, labels: OnStage["labels"], proof: (name: string, index: number, sizeIn: number) => import("./train-requests.js").Proof | null}} Scene */

/** Of losses that differ by little so many digits are told. */
const LOSS_PRECISION = 13;
/** A sum with more terms shows the strongest of them; the others are a click away. */
const MOST_TERMS = 12;

/** @param {string} title @param {string} words @param {(Element | string | false)[]} lines */
const section = (title, words, ...lines) =>
  html("div", { class: "section learning" }, html("p", {}, html("b", {}, title), ` ${words}`), ...lines);

/**
 * The sections about a target.
 * @param {Scene} scene @param {NetworkPart} target @returns {Element[]}
 */
export function sectionsAbout(scene, target) {
  if (target.kind === "edge") return edgeSections(scene, target.layer + 1, target.to, target.from);
  const { layer, neuron } = target;
  const last = scene.trace.network.layers.length - 1;
  const back = layer === last ? [answerSection(scene, neuron)] : gatherSections(scene, layer, neuron);
  return layer === 0 ? back : [...back, biasSection(scene, layer, neuron)];
}

/** How the loss changes with what an output takes. @param {Scene} scene @param {number} k */
function answerSection({ film, trace }, k) {
  const operation = trace.network.operations.at(-1);
  const output = film.outputs[k];
  const target = film.target[k];
  const slope = film.get(`slope:${operation?.input}`)?.[k];
  const { temperature = 1 } = film.header;
  const divided = operation?.kind === "softmax" && temperature !== 1;
  const result = (seen(output) - seen(target)) / (divided ? temperature : 1);
  const term = lossTerm(film, k);
  const wanted = operation?.kind === "linear" ? signed(target) : [String(target)];
  return section(
    "Back:",
    "how the loss changes with the sum z, δ",
    term !== null && html("div", {}, html("p", {}, "Loss:"), term),
    line("δ = (", shown(output), " − ", ...wanted, ")", divided ? ` ÷ ${temperature}` : "", equals(result, slope), shown(slope, "delta")), // prettier-ignore
  );
}

/** What comes back to a neuron, and what its function makes of it. @param {Scene} scene @param {number} l @param {number} j @returns {Element[]} */
function gatherSections(scene, l, j) {
  const { film, trace, labels } = scene;
  const { network } = trace;
  const next = withEdges(network)[l];
  if (!next) return [];
  const sizeIn = network.layers[l] ?? 0;
  const deltas = film.get(`slope:${next.result}`) ?? [];
  const weights = network.get(`${next.name}.weights`);
  const carried = film.get(`carried:${next.name}`);
  const sum = film.get(`slope:${next.input}`)?.[j];
  const terms = listOf(deltas).map((delta, k) => {
    const [weight, term] = [weights?.[k * sizeIn + j], carried?.[k * sizeIn + j]];
    const words = nameInLayer(network.layers, labels, l + 1, k);
    const row = html("tr", {}, html("th", { scope: "row" }, words), html("td", {}, shown(delta)), html("td", { class: "sign" }, "×"), html("td", {}, ...signed(weight)), html("td", { class: "sign" }, equals(seen(delta) * seen(weight), term)), html("td", {}, shown(term, "term"))); // prettier-ignore
    return { row, term, strength: Math.abs(term ?? 0) };
  });
  const ordered = terms.length > MOST_TERMS ? terms.toSorted((a, b) => b.strength - a.strength) : terms;
  const rows = ordered.map(({ row }) => row);
  const table = (/** @type {Element[]} */ some) => html("table", {}, html("tbody", {}, ...some));
  const added = terms.reduce((total, { term }) => total + seen(term), 0);
  const total = line("together", equals(added, sum), shown(sum, "gathered"));
  const gathered = section(
    "Back:",
    "δ × weight of each neuron that it delivers to",
    table(rows.slice(0, MOST_TERMS)),
    rows.length > MOST_TERMS && html("details", {}, html("summary", {}, `and ${rows.length - MOST_TERMS} weaker`), table(rows.slice(MOST_TERMS))), // prettier-ignore
    total,
  );
  const bend = operationsAt(network, l).find(({ kind }) => kind === "activation");
  if (!bend) return [gathered];
  const factor = film.get(`factor:${bend.name}`)?.[j];
  const delta = film.get(`slope:${bend.input}`)?.[j];
  return [
    gathered,
    section("Times φ′(z),", `the slope of its function at z`, line("δ = ", shown(sum), " × ", ...signed(factor, "factor"), equals(seen(sum) * seen(factor), delta), shown(delta, "delta"))), // prettier-ignore
  ];
}

/** @param {Scene} scene @param {number} l @param {number} j */
function biasSection(scene, l, j) {
  const into = withEdges(scene.trace.network)[l - 1];
  return section("The bias moves:", "∂L/∂b = δ", ...moves(scene, `${into?.name}.biases`, j, 0, "b"));
}

/** @param {Scene} scene @param {number} l the layer that the edge leads to @param {number} j @param {number} i @returns {Element[]} */
function edgeSections(scene, l, j, i) {
  const { film, trace } = scene;
  const into = withEdges(trace.network)[l - 1];
  if (!into) return [];
  const sizeIn = trace.network.layers[l - 1] ?? 0;
  const index = j * sizeIn + i;
  const delta = film.get(`slope:${into.result}`)?.[j];
  const value = trace.get(into.input)?.[i];
  const own = film.get(`own:${into.name}.weights`)?.[index];
  const product = line("∂L/∂w = δ × value = ", shown(delta), " × ", ...signed(value), equals(seen(delta) * seen(value), own), shown(own, "gradient")); // prettier-ignore
  return [section("The weight moves:", "how the loss of this sample changes with it", product, ...moves(scene, `${into.name}.weights`, index, sizeIn, "w"))]; // prettier-ignore
}

/** How a parameter moves, and the proof of its gradient. @param {Scene} scene @param {string} name @param {number} index @param {number} sizeIn 0 for a bias @param {string} symbol @returns {Element[]} */
function moves({ film, proof }, name, index, sizeIn, symbol) {
  const part = (/** @type {string} */ which) => film.get(`${which}:${name}`)?.[index];
  const { header } = film;
  const [gradient, before, change, after] = ["gradient", "before", "change", "after"].map(part);
  const mean = header.batch > 1 ? `mean of ${header.batch} examples ` : "";
  const lines = [line(`${mean}g = `, shown(gradient, "mean"))];
  const checked = proof(name, index, sizeIn);
  if (checked !== null) lines.push(...proofLines(checked, symbol));
  lines.push(
    ...changeLines({ header, part, gradient, before, change, decays: sizeIn > 0 && header.weightDecay !== 0 }),
  );
  lines.push(line(`${symbol} ← `, shown(before, "before"), " + Δ", equals(seen(before) + seen(change), after), shown(after, "after"))); // prettier-ignore
  return lines;
}

/**
 * By how much a parameter moves, as its optimizer has it.
 * @param {{header: StepFilm["header"], part: (which: string) => number | undefined, gradient: number | undefined, before: number | undefined, change: number | undefined, decays: boolean}} moved
 */
function changeLines({ header, part, gradient, before, change, decays }) {
  const { learningRate: rate, weightDecay: decay, optimizer } = header;
  const taken = part("decayed");
  const lines = [];
  if (decays) lines.push(line("with weight decay g + λ × w = ", shown(gradient), ` + ${decay} × `, ...signed(before), equals(seen(gradient) + decay * seen(before), taken), shown(taken, "decayed"))); // prettier-ignore
  if (optimizer === "adam") {
    return [...lines, ...adamLines({ header, part, taken, change })];
  }
  const [symbol, along] = optimizer === "momentum" ? ["v", part("velocity")] : ["g", taken];
  const velocity = part("velocityBefore");
  if (optimizer === "momentum") lines.push(line("velocity v ← 0.9 × v + g = 0.9 × ", ...signed(velocity), " + ", ...signed(taken), equals(0.9 * seen(velocity) + seen(taken), along), shown(along))); // prettier-ignore
  lines.push(line(`Δ = −η × ${symbol} = −${rate} × `, ...signed(along), equals(-rate * seen(along), change), shown(change, "change"))); // prettier-ignore
  return lines;
}

/**
 * The same of Adam: running means of the gradients and of their squares, each divided by how much of a mean it is yet.
 * @param {{header: StepFilm["header"], part: (which: string) => number | undefined, taken: number | undefined, change: number | undefined}} moved
 */
function adamLines({ header, part, taken, change }) {
  const { learningRate: rate, adamSteps: k } = header;
  const [m, m0, mean] = ["mean", "meanBefore", "correctedMean"].map(part);
  const [v, v0, square] = ["square", "squareBefore", "correctedSquare"].map(part);
  const g = seen(taken);
  const result = (-rate * seen(mean)) / (Math.sqrt(seen(square)) + 1e-8);
  return [
    line("m ← 0.9 × m + 0.1 × g = 0.9 × ", ...signed(m0), " + 0.1 × ", ...signed(taken), equals(0.9 * seen(m0) + 0.1 * g, m), shown(m)), // prettier-ignore
    line("v ← 0.999 × v + 0.001 × g² = 0.999 × ", shown(v0), " + 0.001 × ", ...signed(taken), "²", equals(0.999 * seen(v0) + 0.001 * g * g, v), shown(v)), // prettier-ignore
    line(`m̂ = m ÷ (1 − 0.9^${k})`, equals(seen(m) / (1 - 0.9 ** k), mean), shown(mean), `, v̂ = v ÷ (1 − 0.999^${k})`, equals(seen(v) / (1 - 0.999 ** k), square), shown(square)), // prettier-ignore
    line(`Adam: Δ = −η × m̂ ÷ (√v̂ + 10⁻⁸) = −${rate} × `, ...signed(mean), " ÷ √", shown(square), equals(result, change), shown(change, "change")), // prettier-ignore
  ];
}

/** A gradient found without any rule, from two losses that differ in their last digits. @param {import("./train-requests.js").Proof} proof @param {string} symbol */
function proofLines({ epsilon, larger, smaller, quotient }, symbol) {
  const [above, below] = [larger, smaller].map((loss) => loss.toPrecision(LOSS_PRECISION));
  return [
    line(`checked: (L(${symbol} + ε) − L(${symbol} − ε)) ÷ 2ε = `, shown(quotient, "proof")),
    line(`L(${symbol} + ε) = ${above}, L(${symbol} − ε) = ${below}, ε = ${epsilon.toExponential()}`),
  ];
}
