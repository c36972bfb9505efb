// @ts-check
/** The head of the card about the loss of a step of learning; its sections are made where the step is. */

import { HIDDEN } from "../../core/hidden.js";
import { phaseAt } from "../../core/phases.js";
import { data, html } from "../../ui/markup.js";

/**
 * @import { Card } from "../../card-types.d.ts"
 * @import { Revealed } from "../../core/hidden.js"
 * @import { Head } from "./card-content.js"
 * @import { PanelContext, StepLoss } from "../../types.d.ts"
 */

/** @param {StepLoss | null} loss @param {number} timeMs of the film @returns {Head} */
export const lossHead = (loss, timeMs) => ({
  kind: "loss",
  title: "Loss",
  place: loss && timeMs >= loss.learnedMs ? "after the step" : "one step of learning",
  result: loss?.number(timeMs) ?? { value: null, text: "…" },
});

/** @param {StepLoss | null} loss @param {number} timeMs @returns {Card} */
export const lossCard = (loss, timeMs) => ({ ...lossHead(loss, timeMs), sections: [], missing: "", changeable: null });

/**
 * What the card says while numbers are hidden: each behind a question mark until it is clicked.
 * @param {StepLoss} loss @param {number} timeMs @param {Revealed} revealed
 */
export function hiddenLoss(loss, timeMs, revealed) {
  const rows = loss.facts(timeMs, revealed).map(([label, value, format, hidden]) => {
    const number = { value, text: value === null ? HIDDEN : format(value), hidden };
    return html("tr", {}, html("th", { scope: "row" }, label), html("td", {}, data(number)));
  });
  const head = html("p", {}, html("b", {}, "Hidden:"), " a click on a question mark shows its number");
  return html(
    "div",
    { class: "section learning" },
    head,
    html("table", { class: "losses" }, html("tbody", {}, ...rows)),
  );
}

/** Whether the film is at the moment that tells of the loss. @param {PanelContext["onStage"]} onStage */
export const tellsOfLoss = ({ timeline, timeMs }) => timeline.phases[phaseAt(timeline, timeMs)]?.name === "loss";
