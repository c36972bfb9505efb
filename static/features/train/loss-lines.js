// @ts-check
/** The loss of one example in lines: what its outputs should be, what they are, and how far off that is. */

import { className } from "../../core/names.js";
import { listOf } from "../../core/times.js";
import { html } from "../../ui/markup.js";
import { equalsLog, equalsLoss, line, seen, seenLoss, shown, shownLoss, signed } from "./plugged.js";

/**
 * @import { OnStage } from "../../types.d.ts"
 * @import { StepFilm } from "./training-types.d.ts"
 */

/**
 * What one output adds to the loss; null for a class that a softmax need not give.
 * @param {StepFilm} film @param {number} k @returns {Element | null}
 */
export function lossTerm(film, k) {
  const { kind } = film.output;
  const term = film.get("terms")?.[k];
  const output = film.outputs[k] ?? 0;
  const target = film.target[k] ?? 0;
  if (kind === "linear") {
    const result = (seen(output) - seen(target)) ** 2 / 2;
    return line("½ · (", shown(output), " − ", ...signed(target), ")² ", equalsLoss(result, term), shownLoss(term, "loss")); // prettier-ignore
  }
  if (target) return line("−ln ", shown(output, "p"), equalsLog(output, term), shownLoss(term, "loss"));
  if (kind === "softmax") return null;
  const other = 1 - seen(output);
  return line("−ln (1 − ", shown(output, "p"), ")", equalsLog(other, term), shownLoss(term, "loss"));
}

/**
 * What the example should give, what it costs that it does not, and, at the end, what has become of it.
 * @param {StepFilm} film @param {OnStage["labels"]} labels @param {boolean} isOver whether the step is
 * @returns {Element[]}
 */
export function lossLines(film, labels, isOver) {
  const { batch, loss, lossAfter, batchLoss, batchLossAfter } = film.header;
  const { kind } = film.output;
  const targets = listOf(film.target);
  const names = targets.flatMap((target, k) => (target ? [className(labels, k)] : []));
  const wanted = kind === "linear" ? targets.flatMap((target, k) => [k ? ", " : "", shown(target, "target")]) : [names.join(", ") || `not ${className(labels, 0)}`]; // prettier-ignore
  const terms = targets.flatMap((_, k) => lossTerm(film, k) ?? []);
  const sum = targets.reduce((total, _, k) => total + seenLoss(film.get("terms")?.[k]), 0);
  const head = html("p", {}, html("b", {}, "Loss"), " of this example. Target: ", ...wanted);
  if (terms.length > 1) terms.push(line("together", equalsLoss(sum, loss), shownLoss(loss, "sum")));
  if (!isOver)
    return [head, ...terms, ...(batch > 1 ? [line(`mean of ${batch}: `, shownLoss(batchLoss, "mean"))] : [])];
  return [
    html("p", {}, html("b", {}, "Loss"), " before and after the step"),
    change("this example ", loss, lossAfter),
    ...(batch > 1 ? [change(`mean of ${batch}: `, batchLoss, batchLossAfter)] : []),
  ];
}

/** @param {string} words @param {number} before @param {number} after */
function change(words, before, after) {
  const difference = after - before;
  const equals = equalsLoss(seenLoss(after) - seenLoss(before), difference);
  return line(words, shownLoss(before, "before"), " → ", shownLoss(after, "after"), `, Δ${equals}`, difference > 0 ? "+" : "", shownLoss(difference, "change")); // prettier-ignore
}
