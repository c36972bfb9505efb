// @ts-check
/** What is spoken while the film of a step of learning is on stage: of a place, of a moment, and of the loss. */

import { layerName } from "../../core/names.js";
import { AFTER_STEP, passOnStage } from "../../core/pass-on-stage.js";
import { phaseAt } from "../../core/phases.js";
import { wayBackName } from "../../core/way-back-name.js";
import { describePlace, SPOKEN_HIDDEN } from "./walk-words.js";

/**
 * @import { PanelContext, StepLoss } from "../../types.d.ts"
 * @import { Revealed } from "../../core/hidden.js"
 * @import { Place } from "./network-walk.js"
 */

/** A place of a walk, in the pass that is playing. @param {Place | null} place @param {PanelContext} context */
export function placeInWords(place, { onStage, loss }) {
  if (loss && place?.layer === onStage.settings.layers.length)
    return lossInWords(loss, onStage.timeMs, onStage.revealed);
  const words = describePlace(place, passOnStage(onStage));
  return onStage.again && place ? `${words}, ${AFTER_STEP}` : words;
}

/** @param {StepLoss} loss @param {number} timeMs of the film @param {Revealed} [revealed] */
export function lossInWords(loss, timeMs, revealed) {
  const facts = loss
    .facts(timeMs, revealed)
    .flatMap(([label, value, format, hidden]) =>
      value === null ? (hidden ? `${label} ${SPOKEN_HIDDEN}` : []) : `${label} ${format(value)}`,
    );
  const when = timeMs >= loss.learnedMs ? `, ${AFTER_STEP}` : "";
  return facts.length ? `loss ${facts.join(", ")}${when}` : "loss, told after the pass";
}

const WAYS = { forwards: "", backwards: "back, ", again: `${AFTER_STEP}, ` };

/**
 * The moment of a film in as few words as will do; null without one.
 * @param {PanelContext} context
 * @example filmInWords(context) // "step 21, back, outputs: δ"
 */
export function filmInWords({ onStage, loss, stepOnStage }) {
  const { timeline, timeMs, words, settings, revealed } = onStage;
  const phase = timeline.phases[phaseAt(timeline, timeMs)];
  if (!loss || !stepOnStage || !phase) return null;
  const step = `step ${stepOnStage.step + 1}`;
  const { name, operation, direction } = phase;
  if (["loss", "learned"].includes(name)) return `${step}, ${revealed ? name : lossInWords(loss, timeMs)}`;
  const back = direction === "backwards" ? wayBackName(phase, timeMs, words) : null;
  const does = back?.does ?? words[operation.kind]?.spoken?.[name] ?? name;
  if (operation.kind === "rest") return `${step}, ${does}`;
  return `${step}, ${WAYS[direction]}${layerName(back?.layer ?? phase.layer, settings.layers.length)}: ${does}`;
}

/**
 * What is said when a film begins; null without one.
 * @param {PanelContext} context
 * @example beginningInWords(context) // "Step 21 as a film: a pass, the way back, the weights move, and the pass again."
 */
export const beginningInWords = ({ stepOnStage }) =>
  stepOnStage && `Step ${stepOnStage.step + 1} as a film: a pass, the way back, the weights move, and the pass again.`;
