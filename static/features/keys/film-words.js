// @ts-check
/** What is spoken while the film of a step of learning is on stage: of a place, of a moment, and of the loss. */

import { layerName } from "../../core/names.js";
import { AFTER_STEP, passOnStage } from "../../core/pass-on-stage.js";
import { phaseAt } from "../../core/phases.js";
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
  const { name, operation, layer, direction, stopsHalfway, startMs, endMs } = phase;
  if (["loss", "learned"].includes(name)) return `${step}, ${revealed ? name : lossInWords(loss, timeMs)}`;
  if (operation.kind === "rest") return `${step}, weights move`;
  // What goes back along edges arrives at the layer before; a function's slope comes first, then the product.
  const at = name === "gather" ? layer - 1 : layer;
  const isProduct = stopsHalfway && timeMs > (startMs + endMs) / 2;
  const does = isProduct ? "δ" : (words[operation.kind]?.spoken?.[name] ?? name);
  return `${step}, ${WAYS[direction]}${layerName(at, settings.layers.length)}: ${does}`;
}
