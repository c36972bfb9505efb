// @ts-check
/**
 * What the card about the loss says: what each output should be and is, what that costs, the mean of the batch. After the
 * step all of that is told of what has become of it, and how it has changed. All numbers are Python's.
 */

import { className } from "../../core/names.js";
import { listOf } from "../../core/times.js";
import { html } from "../../ui/markup.js";
import { lossLines, lossTerm } from "./loss-lines.js";
import { equalsLoss, line, seenLoss, shown, shownLoss } from "./plugged.js";

/**
 * @import { OnStage, StepLoss } from "../../types.d.ts"
 * @import { StepFilm } from "./training-types.d.ts"
 */

/** What the loss is, by the operation that gives the outputs. @type {Record<string, string>} */
const TELLS = {
  softmax: "−ln of the probability that is given to the target: 0 where that is 1, and more the less it is",
  sigmoid: "−ln of the probability that is given to what each target says: p for a 1, 1 − p for a 0",
  linear: "half the square of how far an output is from its target",
};

/** @param {string} title @param {string} words @param {(Element | false)[]} lines */
const section = (title, words, ...lines) =>
  html("div", { class: "section learning" }, html("p", {}, html("b", {}, title), ` ${words}`), ...lines);

/**
 * @param {StepFilm} film @param {OnStage["labels"]} labels @param {StepLoss} loss @param {number} timeMs of the film
 * @returns {Element[]} before it is told only when that will be
 */
export function lossSections(film, labels, { fromMs, finishedMs, learnedMs }, timeMs) {
  if (timeMs < fromMs) {
    const there = html("button", { type: "button", class: "to", "data-moment": finishedMs }, "Go there");
    return [section("How far off", "the answer is", html("p", { class: "coming" }, "… comes after the pass. ", there))];
  }
  const isOver = timeMs >= learnedMs;
  const now = isOver ? afterStep(film) : film;
  const tells = `the answer is${isOver ? " now" : ""}: ${TELLS[film.output.kind] ?? ""}`;
  const own = section("How far off", tells, outputsTable(now, labels), ...terms(now));
  const change = isOver ? [html("div", { class: "section learning" }, ...lossLines(film, labels, true))] : [];
  return [own, ...meanSection(now), ...change];
}

/** The same example and batch with what they give and cost after the step. @param {StepFilm} film @returns {StepFilm} */
function afterStep(film) {
  const { lossAfter: loss, batchLossAfter: batchLoss, othersLossAfter: othersLoss } = film.header;
  return {
    ...film,
    get: (name) => film.get(name === "terms" ? "termsAfter" : name),
    outputs: film.outputsAfter,
    header: { ...film.header, loss, batchLoss, othersLoss },
  };
}

/** A row for each output: what it should be, and what it is. @param {StepFilm} film @param {OnStage["labels"]} labels */
function outputsTable({ target, outputs, output }, labels) {
  const isNumber = output.kind === "linear";
  const head = ["", "target", isNumber ? "output" : "p"].map((text) => html("th", { scope: "col" }, text));
  const rows = listOf(outputs).map((value, k) => {
    const wanted = isNumber ? shown(target[k], "target") : String(target[k] ?? 0);
    const cells = [html("td", {}, wanted), html("td", {}, shown(value, "p"))];
    const isTarget = !isNumber && target[k] ? { class: "own" } : {};
    return html("tr", isTarget, html("th", { scope: "row" }, className(labels, k)), ...cells);
  });
  return html("table", { class: "losses" }, html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...rows));
}

/** What each output adds, and their sum. @param {StepFilm} film */
function terms(film) {
  const lines = listOf(film.outputs).flatMap((_, k) => lossTerm(film, k) ?? []);
  const { loss } = film.header;
  if (lines.length < 2) return lines;
  const sum = listOf(film.outputs).reduce((total, _, k) => total + seenLoss(film.get("terms")?.[k]), 0);
  return [...lines, line("together", equalsLoss(sum, loss), shownLoss(loss, "sum"))];
}

/** The mean over the batch, of which this example is one. @param {StepFilm} film */
function meanSection({ header }) {
  const { batch, loss, othersLoss, batchLoss } = header;
  if (batch < 2) return [];
  const result = (seenLoss(loss) + seenLoss(othersLoss)) / batch;
  const mean = line("(", shownLoss(loss), " + ", shownLoss(othersLoss, "others"), `) ÷ ${batch}`, equalsLoss(result, batchLoss), shownLoss(batchLoss, "mean")); // prettier-ignore
  const others = batch === 2 ? "the loss of the other one" : `the sum of the other ${batch - 1}`;
  return [
    section(`Mean of ${batch}`, `examples, which the step is to make smaller: this one’s loss, and ${others}`, mean),
  ];
}
