// @ts-check
/** What is happening, in a few words: the line under the stage. */

import { FUNCTIONS } from "../core/names.js";

/** @import { Step } from "../types.d.ts" */

/**
 * The line for a step: its name, and what it does.
 * @param {Step | null} step null while there are no numbers @param {{temperature: number, activation: string}} settings
 * @returns {[name: string, sentence: string]}
 */
export function stepCaption(step, { temperature, activation }) {
  if (!step) return ["No numbers yet", "nobody recorded this network; Python computes it once it runs"];
  const name = FUNCTIONS[activation] ?? activation;
  switch (step.name) {
    case "inputs":
      return ["Input", "a new sample enters the network"];
    case "weigh":
      return ["Weigh", "each pulse carries weight × activation along its edge"];
    case "sum":
      return ["Sum", "each neuron adds up what arrives, and its bias"];
    case "activate":
      return [
        "Activate",
        activation === "relu"
          ? "ReLU lets positive sums shine and turns negative ones to 0"
          : `${name} turns each sum into an activation`,
      ];
    case "normalize":
      return ["Softmax", `logits ÷ ${temperature}, exponentiated and normalized, become percentages`];
    default:
      return ["Output", "the network’s prediction for this sample"];
  }
}
