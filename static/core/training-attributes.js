// @ts-check
/** What a page may say of a training in attributes: `mode="train" task="moons" step="340" learning-rate="0.03"`. */

import { isRun } from "./trained-name.js";
import { plainNumber } from "./typed-number.js";

/** @import { TrainingRun } from "../features/train/training-types.d.ts" */

/** The attributes, and what they are in a run. @type {Record<string, keyof TrainingRun>} */
export const NAMES = {
  task: "task",
  layers: "layers",
  activation: "activation",
  seed: "seed",
  optimizer: "optimizer",
  batch: "batch",
  noise: "noise",
  "learning-rate": "learning_rate",
  "weight-decay": "weight_decay",
};

export const ATTRIBUTES = ["mode", "step", "film", "run", ...Object.keys(NAMES)];

/**
 * The training that an element's attributes ask for; null if they ask for none. What is wrong with it Python says.
 * @param {Element} host
 * @returns {{run: Partial<TrainingRun>, step: number, film: boolean} | null} `film`: the next step is shown as a film; a `step` that is no number stays for Python to refuse
 * @example askedOf(element) // of mode="train" task="xor" step="20": { run: { task: "xor" }, step: 20, film: false }
 */
export function askedOf(host) {
  if (host.getAttribute("mode") !== "train") return null;
  const whole = host.getAttribute("run");
  // An author's recording says itself what was trained.
  const run = !whole && host.hasAttribute("reel") ? {} : wholeRun(whole);
  // A whole run says all: the other attributes are those of the network that was drawn before.
  for (const [attribute, name] of whole ? [] : Object.entries(NAMES)) {
    const text = host.getAttribute(attribute);
    if (text) Object.assign(run, { [name]: read(text) });
  }
  const step = /** @type {number} */ (read(host.getAttribute("step") || "0"));
  return { run, step, film: host.hasAttribute("film") };
}

/** A whole run as JSON text, as an address of our page gives it; others begin with the moons. @param {string | null} text @returns {TrainingRun} */
function wholeRun(text) {
  if (!text) return { task: "moons" };
  try {
    const run = JSON.parse(text);
    if (isRun(run)) return run;
  } catch {
    // It is refused as it stands.
  }
  return { task: text }; // Python says that there is none of that name
}

/**
 * The value of what was written in an attribute or a field: numbers where they are some.
 * @param {string} text @example read("2-4-2") // [2, 4, 2]
 */
export function read(text) {
  const plain = plainNumber(text.trim());
  if (/^\d+(\s*[-,]\s*\d+)+$/.test(plain)) return plain.split(/[-,]/).map(Number);
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : plain;
}
