// @ts-check
/** What may be chosen of a training: what learns what, and how. Python says what is wrong with a choice. */

import { plainNumber } from "../../core/typed-number.js";
import { make } from "../../ui/elements.js";

/** @import { TrainingRun } from "./training-types.d.ts" */

/** @typedef {{name: keyof TrainingRun, words: string, choices?: readonly string[], onTheWay: boolean, tasks?: readonly string[]}} Rule `onTheWay`: it may change while it learns; `tasks`: those that have it, where not all do */

/** @type {readonly Rule[]} */
export const RULES = [
  { name: "learning_rate", words: "Learning rate η", onTheWay: true },
  { name: "batch", words: "Batch", onTheWay: true },
  { name: "optimizer", words: "Optimizer", choices: ["sgd", "momentum", "adam"], onTheWay: true },
  { name: "weight_decay", words: "Weight decay", onTheWay: true },
  { name: "activation", words: "Activation", choices: ["relu", "tanh", "sigmoid", "leaky_relu", "elu", "gelu", "silu", "softplus", "identity"], onTheWay: true }, // prettier-ignore
  { name: "noise", words: "Noise", onTheWay: true, tasks: ["xor", "moons", "circles", "spiral", "curve", "shuffled"] },
  { name: "layers", words: "Layers", onTheWay: false },
  { name: "seed", words: "Seed", onTheWay: false },
];

/**
 * The value of a setting as a field shows it. @param {unknown} value
 * @example shown([2, 4, 2]) // "2-4-2"
 */
export const shown = (value) => (Array.isArray(value) ? value.join("-") : String(value ?? ""));

/**
 * The value of what was written in a field: numbers where they are some.
 * @param {string} text @example read("2-4-2") // [2, 4, 2]
 */
export function read(text) {
  const plain = plainNumber(text.trim());
  if (/^\d+(\s*[-,]\s*\d+)+$/.test(plain)) return plain.split(/[-,]/).map(Number);
  return plain !== "" && Number.isFinite(Number(plain)) ? Number(plain) : plain;
}

/** One row: its words and its field. @param {Rule} rule @param {(name: keyof TrainingRun, value: unknown) => void} onChoose @returns {{row: HTMLElement, show: (run: TrainingRun) => void}} */
export function field({ name, words, choices, tasks }, onChoose) {
  const row = make("label", { className: "row" });
  const input = choices ? make("select") : make("input", { type: "text", className: "number", autocomplete: "off" });
  for (const choice of choices ?? [])
    input.append(make("option", { value: choice, textContent: choice.replace("_", " ") }));
  input.addEventListener("change", () => onChoose(name, read(input.value)));
  row.append(make("span", { textContent: words }), input);
  return {
    row,
    show(run) {
      const text = shown(run[name]);
      row.hidden = tasks ? !tasks.includes(run.task) : run[name] === undefined;
      if (input.value !== text && !input.matches(":focus")) input.value = text;
    },
  };
}
