// @ts-check
/** The head of the card about the loss of a step of learning; its sections are made where the step is. */

import { phaseAt } from "../../core/phases.js";

/**
 * @import { Card } from "../../card-types.d.ts"
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

/** Whether the film is at the moment that tells of the loss. @param {PanelContext["onStage"]} onStage */
export const tellsOfLoss = ({ timeline, timeMs }) => timeline.phases[phaseAt(timeline, timeMs)]?.name === "loss";
